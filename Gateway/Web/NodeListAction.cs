using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>Lists the nodes one by one, so that the list is never held as a whole: as the reference does, or with all facts.</summary>
internal sealed class NodeListAction : IWebAction
{
    /// <summary>More than a node takes: a name of 32 bytes may have six characters for each.</summary>
    private const int NodeRoom = 600;

    private readonly NodeTable _nodes;
    private readonly NodeWriter _writer;
    private readonly bool _withFacts;

    /// <summary>Creates the action.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="writer">Writes one.</param>
    /// <param name="withFacts">Whether all is told that the page shows.</param>
    public NodeListAction(NodeTable nodes, NodeWriter writer, bool withFacts)
    {
        _nodes = nodes;
        _writer = writer;
        _withFacts = withFacts;
    }

    /// <inheritdoc/>
    public void Serve(WebExchange exchange, long now)
    {
        WebAnswer answer = exchange.Answer;
        if (!answer.HasBegun)
        {
            JsonAnswer.Begin(answer);
            answer.AddText("{\"nodes\":[");
            exchange.Kept = this;
        }

        while (exchange.Step < _nodes.Capacity && answer.Room > NodeRoom)
        {
            NodeEntry entry = _nodes.At(exchange.Step++);
            if (entry.IsRegistered)
            {
                // Kept until the first one: only the others have a comma before them.
                answer.AddText(exchange.Kept == null ? "," : "");
                exchange.Kept = null;
                Write(answer, entry, now);
            }
        }

        if (exchange.Step == _nodes.Capacity && answer.Room > 2)
        {
            answer.AddText("]}");
            answer.End();
        }
    }

    /// <inheritdoc/>
    public void OnDropped(WebExchange exchange)
    {
        // Nothing is kept for it.
    }

    private void Write(WebAnswer answer, NodeEntry entry, long now)
    {
        if (_withFacts)
        {
            _writer.WriteFacts(answer, entry, now);
        }
        else
        {
            NodeWriter.WriteListed(answer, entry);
        }
    }
}
