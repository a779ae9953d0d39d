using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Simulation.Time;

namespace EnigmaIoT.Simulation.Air;

/// <summary>
/// One half-duplex channel that all stations share: one frame at a time, acknowledged and repeated by the MAC layer
/// as in IEEE 802.11. Everything random comes from one seed. Nothing is allocated per frame.
/// </summary>
public sealed class AirModel
{
    private readonly Scheduler _scheduler;
    private readonly ChannelAccess _access;
    private readonly LinkQuality _quality;
    private readonly List<VirtualRadio> _stations = [];
    private readonly Dictionary<string, VirtualRadio> _networks = [];
    private readonly Deliveries _deliveries;
    private readonly Action _onEnd;
    private VirtualRadio? _sender;
    private int _senderStart;
    private long _begun;

    /// <summary>Creates an air without stations.</summary>
    public AirModel(Scheduler scheduler, AirSettings settings)
    {
        Random seeds = new(settings.Seed);
        Settings = settings;
        _scheduler = scheduler;
        _access = new ChannelAccess(scheduler, new Random(seeds.Next()), Begin);
        _quality = new LinkQuality(settings, seeds);
        _deliveries = new Deliveries(scheduler, _quality, Counters);
        _onEnd = End;
    }

    /// <summary>Gets what the air does to frames.</summary>
    public AirSettings Settings { get; }

    /// <summary>Gets what the air has carried so far.</summary>
    public AirCounters Counters { get; } = new();

    /// <summary>Gets or sets what decides over attempts before chance does; null for chance alone.</summary>
    public AirFilter? Filter { get; set; }

    /// <summary>Occurs after every attempt.</summary>
    public event AirObserver? Observed;

    /// <summary>Gets the scheduler that the air runs on.</summary>
    public Scheduler Scheduler => _scheduler;

    /// <summary>Sets the mean signal strength between two stations, both ways.</summary>
    /// <param name="one">Address of one.</param>
    /// <param name="other">Address of the other.</param>
    /// <param name="dbm">-128 to 0.</param>
    public void SetRssi(long one, long other, int dbm)
    {
        _quality.SetRssi(one, other, dbm);
    }

    /// <summary>Has a station run the access point of a network, so that scans find it while it listens.</summary>
    public void Announce(string networkName, VirtualRadio gateway)
    {
        _networks[networkName] = gateway;
    }

    /// <summary>Finds the station that runs a network's access point.</summary>
    /// <returns>Null where there is none, or where it does not listen.</returns>
    public VirtualRadio? FindNetwork(string networkName)
    {
        VirtualRadio? gateway = _networks.GetValueOrDefault(networkName);
        return gateway?.IsListening == true ? gateway : null;
    }

    /// <summary>
    /// Has a frame arrive under any address, as somebody with a transmitter of their own would send it: at once, and without
    /// taking part in the access to the channel.
    /// </summary>
    /// <param name="source">The address that the frame gives as its sender's.</param>
    /// <param name="destination">Whom it is for.</param>
    /// <param name="payload">1 to 250 bytes.</param>
    /// <returns>Whether a station was there that hears it.</returns>
    public bool Forge(long source, long destination, ReadOnlySpan<byte> payload)
    {
        VirtualRadio? receiver = Find(destination);
        if (receiver is not { IsListening: true, IsScanning: false })
        {
            return false;
        }

        _deliveries.Deliver(source, receiver, _quality.Rssi(source, destination), payload);
        return true;
    }

    internal void Add(VirtualRadio station)
    {
        if (_stations.Exists(other => other.Address == station.Address))
        {
            throw new ArgumentException($"two stations with the address {MacAddress.Format(station.Address)}");
        }

        _stations.Add(station);
    }

    internal void Contend(Contender contender, bool retry)
    {
        _access.Join(contender, RateOf(contender.Radio.Head), retry);
    }

    internal void Withdraw(Contender contender)
    {
        _access.Leave(contender);
    }

    private void Begin(VirtualRadio sender)
    {
        AirFrame frame = sender.BeginAttempt();
        _sender = sender;
        _senderStart = sender.Starts;
        _begun = _scheduler.Now;

        // A sender that hears no acknowledgement gives up after about the time that one would have taken.
        int duration = RateOf(frame).Attempt(frame.Count, frame.Peer != MacAddress.Broadcast);
        Counters.Attempts++;
        Counters.BusyMicroseconds += duration;
        _scheduler.After(duration, _onEnd);
    }

    private void End()
    {
        VirtualRadio sender = _sender!;
        _sender = null;
        if (sender.Starts != _senderStart)
        {
            // The sender was switched off in the middle of it; nobody can read such a frame.
            Counters.LostAttempts++;
            _access.Release();
            return;
        }

        AirFrame frame = sender.Head;
        AirAttempt attempt = new()
        {
            Time = _begun,
            Source = sender.Address,
            Destination = frame.Peer,
            Payload = frame.Payload,
            Channel = sender.Channel,
            Rate = RateOf(frame),
            Number = frame.Attempts,
        };
        AirOutcome wanted = Filter?.Invoke(attempt) ?? AirOutcome.Arrived;
        bool broadcast = frame.Peer == MacAddress.Broadcast;
        AirOutcome outcome = broadcast ? EndBroadcast(sender, frame, wanted) : EndUnicast(sender, frame, wanted);
        Observed?.Invoke(attempt, outcome);
        Count(outcome);

        bool delivered = broadcast || outcome is AirOutcome.Arrived or AirOutcome.DroppedAfterAck;
        bool over = delivered || frame.Attempts >= Settings.Attempts;
        if (over)
        {
            Counters.Frames++;
            Counters.NotDelivered += delivered ? 0 : 1;
        }

        _access.Release();
        sender.EndAttempt(over, delivered);
    }

    private AirOutcome EndBroadcast(VirtualRadio sender, AirFrame frame, AirOutcome wanted)
    {
        if (wanted != AirOutcome.Arrived)
        {
            return AirOutcome.Lost;
        }

        foreach (VirtualRadio station in _stations)
        {
            if (station != sender && station.Hears(sender) && !LosesAttempt(sender, station, frame))
            {
                Deliver(sender, station, frame);
            }
        }

        return AirOutcome.Arrived;
    }

    private AirOutcome EndUnicast(VirtualRadio sender, AirFrame frame, AirOutcome wanted)
    {
        VirtualRadio? receiver = Find(frame.Peer);
        if (receiver == null || !receiver.Hears(sender))
        {
            return AirOutcome.NobodyListens;
        }

        if (wanted is AirOutcome.Lost or AirOutcome.NobodyListens || LosesAttempt(sender, receiver, frame))
        {
            return AirOutcome.Lost;
        }

        bool dropped = false;
        if (frame.ArrivedInStart != receiver.Starts)
        {
            frame.ArrivedInStart = receiver.Starts;
            dropped = wanted == AirOutcome.DroppedAfterAck || _quality.DropsAfterAck();
            if (!dropped)
            {
                Deliver(sender, receiver, frame);
            }
        }
        else if (_quality.PassesDuplicate())
        {
            Counters.Duplicates++;
            Deliver(sender, receiver, frame);
        }

        bool ackLost = wanted == AirOutcome.AckLost || _quality.LosesAck(_scheduler.Now);
        return ackLost ? AirOutcome.AckLost : dropped ? AirOutcome.DroppedAfterAck : AirOutcome.Arrived;
    }

    private PhyRate RateOf(AirFrame frame)
    {
        return Settings.FixedRate
            ?? (frame.Peer == MacAddress.Broadcast ? PhyRate.Default : PhyRate.Of(frame.Rate));
    }

    private bool LosesAttempt(VirtualRadio sender, VirtualRadio receiver, AirFrame frame)
    {
        return _quality.LosesAttempt(_scheduler.Now, sender.Address, receiver.Address, RateOf(frame), frame.Count);
    }

    private void Deliver(VirtualRadio sender, VirtualRadio receiver, AirFrame frame)
    {
        _deliveries.Deliver(sender.Address, receiver, _quality.Rssi(sender.Address, receiver.Address), frame.Payload);
    }

    private VirtualRadio? Find(long address)
    {
        foreach (VirtualRadio station in _stations)
        {
            if (station.Address == address)
            {
                return station;
            }
        }

        return null;
    }

    private void Count(AirOutcome outcome)
    {
        switch (outcome)
        {
            case AirOutcome.Lost:
            case AirOutcome.NobodyListens:
                Counters.LostAttempts++;
                break;
            case AirOutcome.AckLost:
                Counters.LostAcks++;
                break;
            case AirOutcome.DroppedAfterAck:
                Counters.DroppedAfterAck++;
                break;
            default:
                break;
        }
    }
}
