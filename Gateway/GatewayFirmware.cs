using System;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Commands;
using EnigmaIoT.Gateway.Readings;
using EnigmaIoT.Gateway.Routing;
using EnigmaIoT.Gateway.SelfUpdate;
using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Shared.Starting;

namespace EnigmaIoT.Gateway;

/// <summary>
/// The gateway: nodes on the one side, MQTT on the other. One thread owns it and calls <see cref="Pump"/>, whenever a port
/// has something and at the latest when the last call said.
/// </summary>
public sealed class GatewayFirmware
{
    /// <summary>So many frames and so many messages are handled by one call, so that neither starves the other.</summary>
    private const int Batch = 16;

    /// <summary>A message that found no room is offered again at least this often.</summary>
    private const int HoldMilliseconds = 5;

    /// <summary>Where there was no memory for something that is due, it is tried again after this.</summary>
    private const int ShortMilliseconds = 100;

    private const int Parts = 10;

    private readonly GatewayParts _parts;
    private readonly RadioSender _sender;
    private readonly DownlinkQueue _queue;
    private readonly BrokerSession _broker;
    private readonly OtherGateways _others;
    private readonly CommandRetries _retries;
    private readonly FromBroker _router;
    private readonly FromNodes _uplink;
    private readonly NodeExpiry _expiry;
    private readonly ImageTrial _trial;
    private readonly MemoryShortage _shortage;
    private readonly ReceivedFrame _frame = new ReceivedFrame();
    private readonly MqttMessage _message = new MqttMessage();
    private bool _messageHeld;

    /// <summary>Makes a gateway.</summary>
    /// <param name="config">How it is set up.</param>
    /// <param name="parts">What the platform gives it.</param>
    /// <exception cref="System.ArgumentException">
    /// The network key does not have 8 to 32 characters, or there may be more nodes than the radio has keys for.
    /// </exception>
    public GatewayFirmware(GatewayConfig config, GatewayParts parts)
    {
        // One for each node and each registration that is not proven yet, network key and broadcast key.
        if (config.MaximumNodes > parts.Cipher.Keys.Capacity - CandidateSessions.Capacity - 2)
        {
            throw new System.ArgumentException("there may be more nodes than the radio has keys for");
        }

        _parts = parts;
        Rejects = new RejectLog(parts.Log, parts.Clock);
        Nodes = new NodeTable(config.MaximumNodes, parts.Cipher.Keys);
        FrameKey networkKey = new FrameKey(parts.Cipher.Keys);
        NetworkKey.Derive(parts.Cipher, config.NetworkKey, networkKey);
        CandidateSessions candidates = new CandidateSessions(parts.Cipher.Keys);
        BroadcastChannel broadcast = new BroadcastChannel(parts.Cipher.Keys, parts.Random);
        _sender = new RadioSender(parts.Radio);
        _queue = new DownlinkQueue(_sender, candidates, broadcast, parts.Log);
        Publisher = new Publisher(config.NetworkName, parts.Mqtt, parts.Log);
        _shortage = new MemoryShortage(Rejects, Publisher);
        _others = new OtherGateways(
            BrokerSession.StatusTopic(config.NetworkName),
            parts.Radio.Address,
            Publisher,
            parts.Log);
        _broker = new BrokerSession(config.NetworkName, parts.Mqtt, Publisher, _others, parts.Log);
        CommandRefusals refusals = new CommandRefusals(Publisher, Rejects);
        _retries = new CommandRetries(_queue, refusals, parts.Clock);
        _queue.Losses = _retries;
        Updates = new UpdateService(config, parts, Nodes, _queue, _sender, Publisher, Rejects);
        _router = new FromBroker(
            config.NetworkName,
            Nodes,
            _queue,
            _retries,
            refusals,
            Updates,
            _others,
            Publisher,
            parts.Radio,
            Rejects);
        _expiry = new NodeExpiry(Nodes, candidates, broadcast, _queue, Updates, Publisher, parts.Log);
        Invalidator invalidator = new Invalidator(_queue);
        _uplink = new FromNodes(
            Nodes,
            new Registrar(Nodes, _expiry, candidates, _queue, networkKey, parts, Rejects),
            invalidator,
            new SessionOpener(candidates),
            new DataHandler(Nodes.Statistics, Publisher, _queue, Rejects, config.CayenneUnsigned),
            new ControlHandler(Nodes, Publisher, _retries, Updates, Rejects),
            new NameHandler(Nodes, _queue, Updates, Publisher, Rejects),
            new ClockHandler(_queue, parts.Clock),
            Publisher,
            _router,
            Rejects,
            config.AllowUnencryptedData);
        if (config.Capacity != null)
        {
            Publisher.Notice(CommandName.GatewayNode, CommandName.Notice, Json.Text("notice", config.Capacity), false);
        }

        SelfUpdate = parts.Slots == null ? null : new SelfUpdateService(config, parts, Publisher, Rejects);
        _trial = parts.Slots == null
            ? null
            : new ImageTrial(
                parts.Slots,
                parts.Board,
                parts.Log,
                config.ConfirmSeconds,
                config.TrialSeconds,
                parts.Clock.Milliseconds);
    }

    /// <summary>Gets the nodes.</summary>
    public NodeTable Nodes { get; }

    /// <summary>Gets the updates.</summary>
    public UpdateService Updates { get; }

    /// <summary>Gets the gateway's own update; null where the board has no slots.</summary>
    public SelfUpdateService SelfUpdate { get; }

    /// <summary>Gets what is published.</summary>
    public Publisher Publisher { get; }

    /// <summary>Gets where commands go that come by other ways than the broker.</summary>
    public IMessageIntake Intake
    {
        get { return _router; }
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
        long now = _parts.Clock.Milliseconds;
        _sender.Collect();
        bool more = TakeFrames(now);
        more |= TakeMessages(now);
        int wait = int.MaxValue;
        for (int part = 0; part < Parts; part++)
        {
            try
            {
                wait = Sooner(wait, PumpPart(part, now));
            }
            catch (OutOfMemoryException)
            {
                _shortage.Note(MacAddress.None);
                wait = Sooner(wait, ShortMilliseconds);
            }
        }

        wait = _messageHeld ? Sooner(wait, HoldMilliseconds) : wait;
        return more ? 0 : wait;
    }

    private static int Sooner(int one, int other)
    {
        return one < other ? one : other;
    }

    private int PumpPart(int part, long now)
    {
        switch (part)
        {
            case 0:
                return _broker.Pump(now);
            case 1:
                return _expiry.Pump(now);
            case 2:
                return _retries.Pump(now);
            case 3:
                return PumpTrial(now);
            case 4:
                return Updates.Pump(now);
            case 5:
                _queue.Pump();
                return int.MaxValue;
            case 6:
                Updates.Send(now);
                return int.MaxValue;
            case 7:
                return SelfUpdate == null ? int.MaxValue : SelfUpdate.Pump(now);
            case 8:
                _shortage.Pump(now);
                return int.MaxValue;
            default:
                Publisher.Pump();
                return int.MaxValue;
        }
    }

    private int PumpTrial(long now)
    {
        if (_trial == null)
        {
            return int.MaxValue;
        }

        bool isConnected = _parts.Mqtt.State == MqttLinkState.Connected;
        if (_trial.WentBack != WentBackCause.No && isConnected)
        {
            string notice = Json.WentBack(RestartReason.OtaError, WentBackText.Of(_trial.WentBack));
            Publisher.Notice(CommandName.GatewayNode, CommandName.Restart, notice, false);
            _trial.NoteTold();
        }

        return _trial.Tick(isConnected, ProgramHealth.Well, now);
    }

    private bool TakeFrames(long now)
    {
        for (int i = 0; i < Batch; i++)
        {
            if (!_parts.Radio.Receive(_frame))
            {
                return false;
            }

            try
            {
                _uplink.OnFrame(_frame, now);
            }
            catch (OutOfMemoryException)
            {
                _shortage.Note(_frame.Source);
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
                if (!_messageHeld && !_parts.Mqtt.TryReceive(_message))
                {
                    return false;
                }

                _messageHeld = !_others.OnMessage(_message, now) && !_router.OnMessage(_message, now);
            }
            catch (OutOfMemoryException)
            {
                _messageHeld = false;
                _shortage.Note(MacAddress.None);
            }

            if (_messageHeld)
            {
                return false;
            }

            // The next message may be long in coming; a topic alone can have 65,535 bytes.
            _message.Topic = null;
            _message.Payload = null;
        }

        return true;
    }
}
