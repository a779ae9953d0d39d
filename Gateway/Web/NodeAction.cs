using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>Returns what is known of one node.</summary>
internal sealed class NodeAction : IWebAction
{
    private readonly NodeChoice _choice;
    private readonly NodeWriter _writer;

    /// <summary>Creates the action.</summary>
    public NodeAction(NodeChoice choice, NodeWriter writer)
    {
        _choice = choice;
        _writer = writer;
    }

    /// <inheritdoc/>
    public void Serve(WebExchange exchange, long now)
    {
        NodeEntry entry = _choice.Find(exchange.Request);
        if (entry == null)
        {
            JsonAnswer.NotFound(exchange.Answer);
            return;
        }

        JsonAnswer.Begin(exchange.Answer);
        _writer.WriteNode(exchange.Answer, entry, now);
        exchange.Answer.End();
    }

    /// <inheritdoc/>
    public void OnDropped(WebExchange exchange)
    {
        // Nothing is kept for it.
    }
}
