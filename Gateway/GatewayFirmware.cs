using System;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Announcing;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Commands;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Gateway.HomeAssistant;
using EnigmaIoT.Gateway.Readings;
using EnigmaIoT.Gateway.Reports;
using EnigmaIoT.Gateway.Routing;
using EnigmaIoT.Gateway.SelfUpdate;
using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Gateway.Web;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Gateway;

/// <summary>
/// The gateway: nodes on the one side, MQTT on the other. One thread owns it and calls <see cref="Pump"/>, whenever a port
/// has something and at the latest when the last call said.
/// </summary>
public sealed class GatewayFirmware
{
    /// <summary>Frames, and messages, that one call handles at most, so that neither starves the other.</summary>
    private const int Batch = 16;

    /// <summary>
    /// A message of so many bytes is the last one of its call: a block of chunks takes a board some 10 ms, and what the radio is to
    /// send has to be handed over before the next one.
    /// </summary>
    private const int LargePayload = 512;

    /// <summary>A message that found no room is offered again at least this often.</summary>
    private const int HoldMilliseconds = 5;

    /// <summary>Milliseconds until something that is due is tried again for which there was no memory.</summary>
    private const int ShortMilliseconds = 100;

    private readonly IRadio _radio;
    private readonly IMqttLink _link;
    private readonly IClock _clock;
    private readonly NodeAir _air;
    private readonly FromNodes _fromNodes;
    private readonly FromBroker _fromBroker;
    private readonly OtherGateways _others;
    private readonly HomeAssistantService _homeAssistant;
    private readonly MemoryShortage _shortage;
    private readonly RestartOrder _restart;
    private readonly IPumped[] _parts;
    private readonly ReceivedFrame _frame = new ReceivedFrame();
    private readonly MqttMessage _message = new MqttMessage();
    private bool _messageHeld;

    // How often there was no memory since it was last noted, and for whose frame the last time.
    private int _lacks;
    private long _lackSender = MacAddress.None;

    /// <summary>Creates a gateway.</summary>
    /// <param name="config">How it is set up.</param>
    /// <param name="parts">What the platform gives it.</param>
    /// <exception cref="ArgumentException">
    /// The network key does not have 8 to 32 characters, or there may be more nodes than the radio has keys for.
    /// </exception>
    public GatewayFirmware(GatewayConfig config, GatewayParts parts)
    {
        MdnsAnnouncer announcer = parts.Announcements == null ? null : new MdnsAnnouncer(config, parts);
        IBoard board = announcer == null ? parts.Board : new GoodbyeBoard(parts.Board, announcer);
        _radio = parts.Radio;
        _link = parts.Mqtt;
        _clock = parts.Clock;
        Rejects = new RejectLog(parts.Log, parts.Clock);
        _air = new NodeAir(config, parts, Rejects);
        Publisher = new Publisher(config.TopicBase, parts.Mqtt, parts.Log);
        BrokerSession broker = new BrokerSession(
            config.TopicBase,
            parts.Radio.Address,
            parts.Mqtt,
            Publisher,
            parts.Random,
            parts.Log,
            config.HomeAssistant == HomeAssistantMode.Off ? null : HomeAssistantService.StatusTopic);
        _others = broker.Others;
        _shortage = new MemoryShortage(Rejects, Publisher);
        NodeCommands commands = new NodeCommands(_air, Publisher, Rejects, parts.Clock);
        _air.Queue.Losses = commands.Retries;
        Updates = new UpdateService(config, parts, _air, Publisher, Rejects);
        _restart = new RestartOrder(board, parts.Reset, parts.Store, Publisher)
        {
            Listeners = new IRestartListener[] { commands, Updates },
        };
        SelfUpdate = parts.Slots == null ? null : new SelfUpdateService(config, parts, _restart, Publisher, Rejects);
        UpdateProgress progress = new UpdateProgress(Updates, SelfUpdate);
        _homeAssistant = config.HomeAssistant == HomeAssistantMode.Off
            ? null
            : new HomeAssistantService(config, parts, _air, Publisher, Rejects, progress);
        GatewayReports reports = new GatewayReports(parts, _air, Publisher, Rejects);
        ToGateway toGateway = new ToGateway(SelfUpdate, _homeAssistant, reports, _restart);
        _fromBroker = new FromBroker(config.TopicBase, _air.Nodes, _others, Updates, commands, toGateway, _homeAssistant, Rejects);
        _fromNodes = new FromNodes(
            _air,
            new NodeReadings(_air, Publisher, Rejects, config),
            new NodeNotices(_air, Publisher, Rejects),
            new CommandAnswers(_air.Nodes, commands.Retries, Publisher, Rejects),
            Updates,
            _homeAssistant,
            reports);
        if (config.Capacity != null)
        {
            Publisher.Notice(CommandName.GatewayNode, CommandName.Notice, Json.Text("notice", config.Capacity), false);
        }

        Web = parts.Web == null ? null : new GatewayWeb(config, parts, _air, Publisher, _fromBroker, _restart, progress);

        // Messages to nodes go before the chunks of updates, and what the other parts publish goes out in the same turn. What
        // the board does not have is null.
        _parts = new IPumped[]
        {
            broker,
            _air.Expiry,
            commands.Retries,
            new GatewayTrial(config, parts, _restart, Publisher),
            parts.ConfigTrial == null || !parts.ConfigTrial.IsRunning ? null : new ConfigurationTrial(parts, _restart, Web?.Password),
            Updates,
            _air.Queue,
            Updates.Sending,
            SelfUpdate,
            Web,
            announcer,
            _restart,
            config.HomeAssistant == HomeAssistantMode.Off ? Withdrawal.TryMake(parts, Publisher) : _homeAssistant,
            reports,
            _shortage,
            Publisher,
        };
    }

    /// <summary>Gets the nodes.</summary>
    public NodeTable Nodes
    {
        get { return _air.Nodes; }
    }

    /// <summary>Gets the updates.</summary>
    public UpdateService Updates { get; }

    /// <summary>Gets the gateway's own update; null where the board has no slots.</summary>
    public SelfUpdateService SelfUpdate { get; }

    /// <summary>Gets the page and the REST interface; null where the gateway has none.</summary>
    public GatewayWeb Web { get; }

    /// <summary>Gets what is published.</summary>
    public Publisher Publisher { get; }

    /// <summary>Gets where commands go that come by other ways than the broker.</summary>
    public IMessageIntake Intake
    {
        get { return _fromBroker; }
    }

    /// <summary>Gets the count of refused input.</summary>
    public RejectLog Rejects { get; }

    /// <summary>
    /// Does what there is to do, and never blocks. Where the heap is short, what came is refused and counted
    /// (<see cref="MemoryShortage"/>), and the rest is done.
    /// </summary>
    /// <returns>In how many milliseconds it has to be called again at the latest, 0 or more.</returns>
    public int Pump()
    {
        try
        {
            return Turn(_clock.Milliseconds);
        }
        catch (OutOfMemoryException)
        {
            // nanoCLR takes memory for each call too, so nothing is called where there is none.
            _lacks++;
            return ShortMilliseconds;
        }
    }

    /// <summary>
    /// Has the gateway restart in a moment, once what waits for nodes and for the broker was told. It is called again without harm.
    /// </summary>
    public void Restart()
    {
        _restart.Restart();
    }

    private int Turn(long now)
    {
        bool more = Receive(now);
        NoteLacks();
        int wait = _messageHeld ? HoldMilliseconds : int.MaxValue;
        for (int i = 0; i < _parts.Length; i++)
        {
            try
            {
                wait = _parts[i] == null ? wait : Wait.Shorter(wait, _parts[i].Pump(now));
            }
            catch (OutOfMemoryException)
            {
                _lacks++;
            }
        }

        return more ? 0 : _lacks == 0 ? wait : Wait.Shorter(wait, ShortMilliseconds);
    }

    private void NoteLacks()
    {
        try
        {
            if (_lacks > 0)
            {
                _shortage.Note(_lackSender, _lacks);
                _lacks = 0;
                _lackSender = MacAddress.None;
            }
        }
        catch (OutOfMemoryException)
        {
            // There is no memory for it either; a later turn notes it.
        }
    }

    // Each step goes on where the one before had no memory: what it has taken is not taken again.
    private bool Receive(long now)
    {
        bool more = false;
        try
        {
            _air.Sender.Collect(now);
        }
        catch (OutOfMemoryException)
        {
            _lacks++;
        }

        try
        {
            more = TakeFrames(now);
        }
        catch (OutOfMemoryException)
        {
            _lacks++;
        }

        try
        {
            more |= TakeMessages(now);
        }
        catch (OutOfMemoryException)
        {
            _lacks++;
        }

        return more;
    }

    private bool TakeFrames(long now)
    {
        for (int i = 0; i < Batch; i++)
        {
            if (!_radio.Receive(_frame))
            {
                return false;
            }

            long sender = MacAddress.None;
            try
            {
                sender = _frame.Source;
                _fromNodes.OnFrame(_frame, now);
            }
            catch (OutOfMemoryException)
            {
                _lacks++;
                _lackSender = sender;
            }
        }

        return true;
    }

    private bool TakeMessages(long now)
    {
        for (int i = 0; i < Batch; i++)
        {
            try
            {
                if (!_messageHeld && !_link.TryReceive(_message))
                {
                    return false;
                }

                _messageHeld = !_others.OnMessage(_message, now)
                    && (_homeAssistant == null || !_homeAssistant.OnMessage(_message, now))
                    && !_fromBroker.OnMessage(_message, now);
            }
            catch (OutOfMemoryException)
            {
                _messageHeld = false;
                _lacks++;
            }

            if (_messageHeld)
            {
                return false;
            }

            // The next message may be long in coming; a topic alone can have 65,535 bytes.
            bool isLarge = _message.Payload != null && _message.Payload.Length >= LargePayload;
            _message.Topic = null;
            _message.Payload = null;
            if (isLarge)
            {
                return true;
            }
        }

        return true;
    }
}
