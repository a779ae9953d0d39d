using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>Restarts the gateway, or clears its configuration first. Both ask for <c>confirm=1</c>.</summary>
internal sealed class BoardAction : IWebAction
{
    private readonly RestartOrder _order;
    private readonly bool _clears;

    /// <summary>Creates the action.</summary>
    /// <param name="order">Where the restart is ordered.</param>
    /// <param name="clears">Whether the configuration is cleared.</param>
    public BoardAction(RestartOrder order, bool clears)
    {
        _order = order;
        _clears = clears;
    }

    /// <inheritdoc/>
    public void Serve(WebExchange exchange, long now)
    {
        byte[] value = new byte[2];
        bool isConfirmed = exchange.Request.ReadQuery("confirm", value) == 1 && value[0] == '1';
        string key = _clears ? "{\"gw_reset\":" : "{\"gw_restart\":";
        if (isConfirmed)
        {
            _order.Give(_clears, now);
        }

        exchange.Answer.Reply(
            isConfirmed ? WebStatus.Ok : WebStatus.NotFound,
            JsonAnswer.Type,
            key + (isConfirmed ? "\"processed\"}" : "\"fail\"}"));
    }

    /// <inheritdoc/>
    public void OnDropped(WebExchange exchange)
    {
        // What was asked is done.
    }
}
