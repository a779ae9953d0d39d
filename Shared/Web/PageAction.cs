using System.Text;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Web;

/// <summary>Serves a page, piece by piece.</summary>
public sealed class PageAction : IWebAction
{
    private readonly IWebPage _page;
    private readonly IBase64 _base64;

    /// <summary>Creates it.</summary>
    public PageAction(IWebPage page, IBase64 base64)
    {
        _page = page;
        _base64 = base64;
    }

    /// <inheritdoc/>
    public void Serve(WebExchange exchange, long now)
    {
        WebAnswer answer = exchange.Answer;
        if (exchange.Step == 0)
        {
            answer.Begin(WebStatus.Ok, "text/html; charset=utf-8", _page.Length);
            answer.AddHeader("Content-Encoding", "gzip");
            answer.AddHeader("X-Frame-Options", "DENY");
            answer.AddHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:");
            answer.EndHeader();
        }
        else
        {
            byte[] text = Encoding.UTF8.GetBytes(_page.Piece(exchange.Step - 1));
            answer.AddDecoded(_base64, text, text.Length);
        }

        if (exchange.Step == _page.PieceCount)
        {
            answer.End();
        }

        exchange.Step++;
    }

    /// <inheritdoc/>
    public void OnDropped(WebExchange exchange)
    {
    }
}
