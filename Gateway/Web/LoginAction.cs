using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>Confirms the password, which the server has checked before.</summary>
internal sealed class LoginAction : IWebAction
{
    /// <inheritdoc/>
    public void Serve(WebExchange exchange, long now)
    {
        exchange.Answer.Begin(WebStatus.NoContent, null, 0);
        exchange.Answer.EndHeader();
        exchange.Answer.End();
    }

    /// <inheritdoc/>
    public void OnDropped(WebExchange exchange)
    {
        // Nothing is kept for it.
    }
}
