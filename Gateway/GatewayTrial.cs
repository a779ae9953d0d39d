using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Starting;

namespace EnigmaIoT.Gateway;

/// <summary>Confirms the gateway's own new image once it has reached the broker and run for a while. Publishes a rollback.</summary>
internal sealed class GatewayTrial : IPumped
{
    private readonly ImageTrial _trial;
    private readonly IMqttLink _link;
    private readonly Publisher _publisher;

    /// <summary>Starts the time in which a new image has to reach the broker.</summary>
    public GatewayTrial(GatewayConfig config, GatewayParts parts, IBoard board, Publisher publisher)
    {
        _link = parts.Mqtt;
        _publisher = publisher;
        _trial = parts.Slots == null
            ? null
            : new ImageTrial(
                parts.Slots,
                board,
                parts.Log,
                config.ConfirmSeconds,
                config.TrialSeconds,
                parts.Clock.Milliseconds);
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        if (_trial == null)
        {
            return int.MaxValue;
        }

        bool isConnected = _link.State == MqttLinkState.Connected;
        if (_trial.RollbackCause != RollbackCause.None && isConnected)
        {
            string notice = Json.RolledBack(RestartReason.OtaError, RollbackText.Of(_trial.RollbackCause));
            _publisher.Notice(CommandName.GatewayNode, CommandName.Restart, notice, false);
            _trial.OnReported();
        }

        return _trial.Tick(isConnected, ProgramHealth.Well, now);
    }
}
