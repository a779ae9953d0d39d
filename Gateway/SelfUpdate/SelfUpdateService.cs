using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Gateway.SelfUpdate;

/// <summary>
/// The gateway's own update: the ways in, of which one is used at a time, and the way into the slots. They are made with the first message
/// that concerns it: most gateways run for months without one. What takes the Arduino tools' listens from the start.
/// </summary>
public sealed class SelfUpdateService : IPumped
{
    private readonly GatewayConfig _config;
    private readonly GatewayParts _parts;
    private readonly IBoard _board;
    private readonly Publisher _publisher;
    private readonly RejectLog _rejects;
    private readonly ArduinoOta _arduino;
    private BrokerUpdate _broker;

    /// <summary>Creates the ways in that the platform has.</summary>
    /// <param name="config">How the gateway is set up.</param>
    /// <param name="parts">What the platform gives it; with slots.</param>
    /// <param name="board">Restarts.</param>
    /// <param name="publisher">Publishes the reports of an update.</param>
    /// <param name="rejects">Counts refused input.</param>
    public SelfUpdateService(GatewayConfig config, GatewayParts parts, IBoard board, Publisher publisher, RejectLog rejects)
    {
        _config = config;
        _parts = parts;
        _board = board;
        _publisher = publisher;
        _rejects = rejects;
        if (parts.ArduinoOta != null && config.ArduinoOtaPort != 0)
        {
            Image = new OwnImage(parts.Slots, board, parts.Log);
            _arduino = new ArduinoOta(config, parts, Image, new UpdateNotice(publisher, parts.Log), rejects);
        }
    }

    /// <summary>Gets the image that comes, and how far it has come; null where none can have come yet.</summary>
    public OwnImage Image { get; private set; }

    /// <summary>Gets what takes an image over MQTT, and what a page puts in under the same topics.</summary>
    public BrokerUpdate Broker
    {
        get
        {
            Image ??= new OwnImage(_parts.Slots, _board, _parts.Log);
            return _broker ??= new BrokerUpdate(_config, _parts, Image, _publisher, _rejects);
        }
    }

    /// <summary>Gets where an update by the Arduino tools stands.</summary>
    public ArduinoOtaState ArduinoState
    {
        get { return _arduino == null ? ArduinoOtaState.Closed : _arduino.State; }
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        int wait = Image == null ? int.MaxValue : Image.Pump(now);
        wait = _broker == null ? wait : Wait.Shorter(wait, _broker.Pump(now));
        return _arduino == null ? wait : Wait.Shorter(wait, _arduino.Pump(now));
    }
}
