using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Shared.Setup;

/// <summary>
/// Serves the page to whoever asks for the device; leads everybody else there: a phone that looks whether it reaches the internet
/// (/generate_204, /hotspot-detect.html, /connecttest.txt, /ncsi.txt) learns by it that there is a page to be shown.
/// </summary>
internal sealed class HomeAction : IWebAction
{
    private readonly PageAction _page;
    private readonly IWebGuard _guard;
    private readonly string _address;

    /// <summary>Creates it.</summary>
    /// <param name="page">The page; null to lead everybody there.</param>
    /// <param name="guard">Knows whether the device is meant.</param>
    /// <param name="address">The page's address.</param>
    public HomeAction(PageAction page, IWebGuard guard, string address)
    {
        _page = page;
        _guard = guard;
        _address = address;
    }

    /// <inheritdoc/>
    public void Serve(WebExchange exchange, long now)
    {
        if (_page != null && _guard.Check(exchange.Request, WebRight.Reading, now) == 0)
        {
            _page.Serve(exchange, now);
            return;
        }

        exchange.Answer.Begin(WebStatus.Found, null, 0);
        exchange.Answer.AddHeader("Location", _address);
        exchange.Answer.EndHeader();
        exchange.Answer.End();
    }

    /// <inheritdoc/>
    public void OnDropped(WebExchange exchange)
    {
    }
}
