using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>Puts a node out.</summary>
internal sealed class UnregisterAction : IWebAction
{
    private readonly NodeChoice _choice;
    private readonly NodeAir _air;

    /// <summary>Creates the action.</summary>
    public UnregisterAction(NodeChoice choice, NodeAir air)
    {
        _choice = choice;
        _air = air;
    }

    /// <inheritdoc/>
    public void Serve(WebExchange exchange, long now)
    {
        NodeEntry entry = _choice.Find(exchange.Request);
        if (entry == null)
        {
            JsonAnswer.NotFound(exchange.Answer);
        }
        else if (!_air.TryUnregister(entry))
        {
            JsonAnswer.Refuse(exchange.Answer, WebStatus.Conflict, "an update of this node is running");
        }
        else
        {
            exchange.Answer.Reply(WebStatus.Ok, JsonAnswer.Type, "{\"result\":\"ok\"}");
        }
    }

    /// <inheritdoc/>
    public void OnDropped(WebExchange exchange)
    {
        // What was asked is done.
    }
}
