using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>Ends the update of a node, or of the gateway itself.</summary>
internal sealed class AbortAction : IWebAction
{
    private readonly NodeChoice _choice;
    private readonly ImageUploads _uploads;
    private readonly bool _isOwn;

    /// <summary>Creates the action.</summary>
    public AbortAction(NodeChoice choice, ImageUploads uploads, bool isOwn)
    {
        _choice = choice;
        _uploads = uploads;
        _isOwn = isOwn;
    }

    /// <inheritdoc/>
    public void Serve(WebExchange exchange, long now)
    {
        NodeEntry entry = _isOwn ? null : _choice.Find(exchange.Request);
        if (!_isOwn && entry == null)
        {
            JsonAnswer.NotFound(exchange.Answer);
            return;
        }

        _uploads.Abort(_isOwn ? MacAddress.None : entry.Address, now);
        exchange.Answer.Reply(WebStatus.Ok, JsonAnswer.Type, "{\"result\":\"ok\"}");
    }

    /// <inheritdoc/>
    public void OnDropped(WebExchange exchange)
    {
        // What was asked is done.
    }
}
