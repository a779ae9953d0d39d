using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>Returns the last log lines.</summary>
internal sealed class LogAction : IWebAction
{
    private const int Piece = 512;

    private readonly LogRing _log;
    private readonly byte[] _piece = new byte[Piece];

    /// <summary>Creates the action.</summary>
    public LogAction(LogRing log)
    {
        _log = log;
    }

    /// <inheritdoc/>
    public void Serve(WebExchange exchange, long now)
    {
        WebAnswer answer = exchange.Answer;
        if (!answer.HasBegun)
        {
            answer.Begin(WebStatus.Ok, "text/plain; charset=utf-8");
            answer.EndHeader();
            exchange.Step = _log.Start;
        }

        int room = answer.Room < Piece ? answer.Room : Piece;
        int count = _log.Read(exchange.Step, _piece, room, out int next);
        answer.AddBytes(_piece, 0, count);
        exchange.Step = next;
        if (next >= _log.End)
        {
            answer.End();
        }
    }

    /// <inheritdoc/>
    public void OnDropped(WebExchange exchange)
    {
        // Nothing is kept for it.
    }
}
