using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Gateway.SelfUpdate;

/// <summary>The gateway's own update: the ways in, of which one is used at a time, and the way into the slots.</summary>
public sealed class SelfUpdateService : IPumped
{
    private readonly ArduinoOta _arduino;

    /// <summary>Creates the ways in that the platform has.</summary>
    /// <param name="config">How the gateway is set up.</param>
    /// <param name="parts">What the platform gives it; with slots.</param>
    /// <param name="board">Restarts.</param>
    /// <param name="publisher">Publishes the reports of an update.</param>
    /// <param name="rejects">Counts refused input.</param>
    public SelfUpdateService(GatewayConfig config, GatewayParts parts, IBoard board, Publisher publisher, RejectLog rejects)
    {
        Image = new OwnImage(parts.Slots, board, parts.Log);
        Broker = new BrokerUpdate(config, parts, Image, publisher, rejects);
        _arduino = parts.ArduinoOta == null || config.ArduinoOtaPort == 0
            ? null
            : new ArduinoOta(config, parts, Image, new UpdateNotice(publisher, parts.Log), rejects);
    }

    /// <summary>Gets the image that comes, and how far it has come.</summary>
    public OwnImage Image { get; }

    /// <summary>Gets what takes an image over MQTT, and what a page puts in under the same topics.</summary>
    public BrokerUpdate Broker { get; }

    /// <summary>Gets where an update by the Arduino tools stands.</summary>
    public ArduinoOtaState ArduinoState
    {
        get { return _arduino == null ? ArduinoOtaState.Closed : _arduino.State; }
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        int wait = Wait.Shorter(Image.Pump(now), Broker.Pump(now));
        return _arduino == null ? wait : Wait.Shorter(wait, _arduino.Pump(now));
    }
}
