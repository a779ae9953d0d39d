using System.Text;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Tests.Unit.Web;

/// <summary>Reads the whole body where it may, and answers with it or with a text of some pieces.</summary>
public sealed class EchoAction : IWebAction
{
    private readonly byte[] _buffer = new byte[64];

    /// <summary>Gets or sets whether the action takes the body; while it does not, the client has to wait.</summary>
    public bool Reads { get; set; } = true;

    /// <summary>Gets or sets how many pieces the answer to a request without a body has; 0 for a fixed length.</summary>
    public int Pieces { get; set; }

    /// <summary>Gets or sets whether exchanges stay open.</summary>
    public bool Streams { get; set; }

    /// <summary>Gets how many clients went away early.</summary>
    public int Dropped { get; private set; }

    /// <inheritdoc/>
    public void Serve(WebExchange exchange, long now)
    {
        exchange.Kept ??= "";
        if (Streams)
        {
            Stream(exchange);
            return;
        }

        while (Reads && exchange.BodyLeft > 0)
        {
            int count = exchange.ReadBody(_buffer, 0, _buffer.Length);
            if (count == 0)
            {
                return;
            }

            exchange.Kept = (string)exchange.Kept + Encoding.UTF8.GetString(_buffer, 0, count);
        }

        if (exchange.BodyLeft > 0)
        {
            return;
        }

        if (Pieces == 0)
        {
            exchange.Answer.Reply(WebStatus.Ok, "text/plain", (string)exchange.Kept + ".");
            return;
        }

        if (exchange.Step == 0)
        {
            exchange.Answer.Begin(WebStatus.Ok, "text/plain");
            exchange.Answer.EndHeader();
        }

        exchange.Answer.AddText("piece ");
        exchange.Answer.AddNumber(exchange.Step++);
        if (exchange.Step == Pieces)
        {
            exchange.Answer.End();
        }
    }

    /// <inheritdoc/>
    public void OnDropped(WebExchange exchange)
    {
        Dropped++;
    }

    private static void Stream(WebExchange exchange)
    {
        if (exchange.Step++ == 0)
        {
            exchange.IsStream = true;
            exchange.Answer.Begin(WebStatus.Ok, "text/event-stream");
            exchange.Answer.EndHeader();
        }
    }
}
