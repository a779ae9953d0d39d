using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.HomeAssistant;
using EnigmaIoT.Gateway.Reports;
using EnigmaIoT.Gateway.SelfUpdate;

namespace EnigmaIoT.Gateway.Routing;

/// <summary>Routes commands for the gateway itself.</summary>
public sealed class ToGateway
{
    /// <summary>Why a command is refused that only one gateway must obey.</summary>
    internal const string OtherGateway = "another gateway of this network is on this broker, and would obey, too";

    private const string NoSlots = "this gateway has no slots for an image";

    private readonly SelfUpdateService _selfUpdate;
    private readonly HomeAssistantService _homeAssistant;
    private readonly GatewayReports _reports;
    private readonly RestartOrder _restart;

    /// <summary>Creates the routing of commands for the gateway itself.</summary>
    /// <param name="selfUpdate">Takes the gateway's own image; null where the board has no slots.</param>
    /// <param name="homeAssistant">Takes orders to install what is offered; null where nobody gives them.</param>
    /// <param name="reports">Takes queries about the gateway.</param>
    /// <param name="restart">Restarts the gateway.</param>
    public ToGateway(
        SelfUpdateService selfUpdate,
        HomeAssistantService homeAssistant,
        GatewayReports reports,
        RestartOrder restart)
    {
        _selfUpdate = selfUpdate;
        _homeAssistant = homeAssistant;
        _reports = reports;
        _restart = restart;
    }

    /// <summary>Takes a command.</summary>
    /// <param name="topic">Its topic.</param>
    /// <param name="payload">Its payload.</param>
    /// <param name="isShared">Whether another gateway would obey, too.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Why it is refused; null where it is not.</returns>
    public string OnMessage(CommandTopic topic, byte[] payload, bool isShared, long now)
    {
        bool isOfUpdate = topic.Command == CommandName.SetOta || topic.Command == CommandName.GetUpdate;
        bool changes = isOfUpdate || topic.Command == CommandName.SetRestart || topic.Command == CommandName.SetInstall;
        string refusal = isOfUpdate && _selfUpdate == null ? NoSlots : changes && isShared ? OtherGateway : null;
        return refusal ?? Execute(topic, payload, now);
    }

    /// <returns>Why it is refused; null where it is not.</returns>
    private string Execute(CommandTopic topic, byte[] payload, long now)
    {
        switch (topic.Command)
        {
            case CommandName.SetOta:
                _selfUpdate.Broker.OnMessage(topic.Topic, payload, now);
                return null;
            case CommandName.GetUpdate:
                _selfUpdate.Broker.OnQuery();
                return null;
            case CommandName.SetRestart:
                _restart.Give(false, now);
                return null;
            case CommandName.SetInstall when _homeAssistant != null:
                return _homeAssistant.OnInstall(null, payload, now);
            default:
                return _reports.OnCommand(topic, payload) ? null : CommandName.NoSuchNode;
        }
    }
}
