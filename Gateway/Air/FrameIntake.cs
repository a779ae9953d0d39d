using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Gateway.Air;

/// <summary>
/// Takes the frames of nodes: finds the session, opens, checks id and counter. It answers hellos, names and clock requests itself, and
/// tells who has no session that it has none.
/// </summary>
public sealed class FrameIntake
{
    private const string Replay = "replayed frame";
    private const string FellBack = "data whose counter fell back; the node is asked to register again";

    private readonly NodeAir _air;
    private readonly Registrar _registrar;
    private readonly CandidateSessions _candidates;
    private readonly Invalidator _invalidator;
    private readonly CounterWatch _watch;
    private readonly NameHandler _names;
    private readonly ClockHandler _clock;
    private readonly RejectLog _rejects;

    // How many messages in the clear of each node were taken since its last sealed one: null where none is allowed.
    private readonly byte[] _takenInClear;

    /// <summary>Creates the intake.</summary>
    /// <param name="air">The nodes, and the queue of answers.</param>
    /// <param name="registrar">Answers hellos.</param>
    /// <param name="candidates">The sessions that are not proven yet.</param>
    /// <param name="clock">The time for nodes.</param>
    /// <param name="rejects">Counts refused frames.</param>
    /// <param name="allowUnencrypted">Whether data in the clear is taken.</param>
    internal FrameIntake(
        NodeAir air,
        Registrar registrar,
        CandidateSessions candidates,
        IClock clock,
        RejectLog rejects,
        bool allowUnencrypted)
    {
        _air = air;
        _registrar = registrar;
        _candidates = candidates;
        _invalidator = new Invalidator(air.Queue);
        _watch = new CounterWatch(air.Queue);
        _names = new NameHandler(air, rejects);
        _clock = new ClockHandler(air.Queue, clock);
        _rejects = rejects;
        _takenInClear = allowUnencrypted ? new byte[air.Nodes.Capacity] : null;
    }

    /// <summary>Gets how many data messages of its node were lost before the one that was taken last.</summary>
    public int Lost { get; private set; }

    /// <summary>Gets how many frames the radio has handed over since the start, refused ones included.</summary>
    public int Taken { get; private set; }

    /// <summary>Takes a frame: checks whose it is, opens it in place, and does what concerns nobody but the air itself.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>
    /// The node, where the frame holds data or a control message that somebody has to handle (then <see cref="OnTaken"/> follows); null
    /// where it is done, or refused.
    /// </returns>
    public NodeEntry Take(ReceivedFrame frame, long now)
    {
        Lost = 0;
        Taken++;
        if (frame.Count < 2 || !MacAddress.IsDevice(frame.Source))
        {
            return Refuse(frame, "empty frame or impossible sender");
        }

        byte type = frame.Payload[0];
        if (type == FrameType.ClientHello)
        {
            _registrar.OnClientHello(frame, now);
            return null;
        }

        if (!IsUplink(type))
        {
            return Refuse(frame, "frame of a type that nodes do not send");
        }

        NodeEntry entry = _air.Nodes.Find(frame.Source);
        if (entry == null || !entry.IsRegistered)
        {
            OnUnregistered(frame.Source, type, now);
            return null;
        }

        if (type == FrameType.UnencryptedData)
        {
            return TakeUnencrypted(entry, frame);
        }

        if (!_candidates.Open(entry, frame, _air.Queue.Buffer, out bool promoted))
        {
            Refuse(frame, "frame of wrong length or under another key");
            _invalidator.Send(frame.Source, InvalidateReason.WrongData, now);
            return null;
        }

        if (promoted || !entry.Session.IsProven)
        {
            OnProven(entry, promoted, frame.Rssi, now);
        }

        return IsOfNode(frame.Payload, entry.Id) ? TakeOpened(entry, frame, now) : Refuse(frame, "frame for another node id");
    }

    /// <summary>A frame of <see cref="Take"/> was handled: what waits for a sleepy node goes out.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnTaken(NodeEntry entry, ReceivedFrame frame, long now)
    {
        byte type = frame.Payload[0];
        bool isInClear = type == FrameType.UnencryptedData;
        if (isInClear || type == FrameType.SensorData || type == FrameType.HomeAssistantDiscovery)
        {
            _air.Queue.OnListening(entry);
        }

        // Data in the clear proves nothing.
        if (!isInClear)
        {
            _watch.OnTaken(entry);
        }

        entry.Rssi = frame.Rssi;
        entry.LastHeard = now;
    }

    private static bool IsUplink(byte type)
    {
        return type == FrameType.SensorData || type == FrameType.UnencryptedData || type == FrameType.ControlUp
            || type == FrameType.HomeAssistantDiscovery || type == FrameType.ClockRequest || type == FrameType.NodeNameSet;
    }

    private static bool IsOfNode(byte[] frame, int id)
    {
        switch (frame[0])
        {
            case FrameType.ControlUp:
                return ControlFrame.NodeId(frame) == id;
            case FrameType.NodeNameSet:
                return NodeNameFrame.NodeId(frame) == id;
            case FrameType.ClockRequest:
                return true;
            default:
                return PayloadFrame.NodeId(frame) == id;
        }
    }

    private NodeEntry Refuse(ReceivedFrame frame, string reason)
    {
        _rejects.Reject(frame.Source, reason);
        return null;
    }

    private void OnUnregistered(long source, byte type, long now)
    {
        _rejects.Reject(source, "frame of a node that is not registered");

        // The reference does not answer a name: the node that sends it has only just registered.
        if (type != FrameType.NodeNameSet)
        {
            Dismiss(source, InvalidateReason.UnregisteredNode, now);
        }
    }

    // It is not told at the hello, which anybody can repeat under any address.
    private void OnProven(NodeEntry entry, bool promoted, int rssi, long now)
    {
        if (promoted)
        {
            _air.Nodes.Statistics.OnRegistered(entry.Id, entry.Session.OpenedAt);
        }

        if (_takenInClear != null)
        {
            _takenInClear[entry.Id] = 0;
        }

        entry.Rssi = rssi;
        _air.Listener.OnRegistered(entry, now);
    }

    /// <summary>
    /// Takes data in the clear. Its counter must be above that of the last sealed data, and does not raise it: whoever forges such
    /// a frame must not have the node's own data refused, or its key renewed.
    /// </summary>
    private NodeEntry TakeUnencrypted(NodeEntry entry, ReceivedFrame frame)
    {
        if (_takenInClear == null)
        {
            return Refuse(frame, "data in the clear, which is not allowed");
        }

        if (!UnencryptedDataFrame.IsComplete(frame.Count) || UnencryptedDataFrame.NodeId(frame.Payload) != entry.Id)
        {
            return Refuse(frame, "data in the clear of wrong length or for another node id");
        }

        if (UnencryptedDataFrame.Counter(frame.Payload) <= entry.Session.DataCounter)
        {
            return Refuse(frame, Replay);
        }

        if (_takenInClear[entry.Id] < byte.MaxValue)
        {
            _takenInClear[entry.Id]++;
        }

        return entry;
    }

    private NodeEntry TakeOpened(NodeEntry entry, ReceivedFrame frame, long now)
    {
        bool isDone = false;
        bool isFresh;
        switch (frame.Payload[0])
        {
            case FrameType.ControlUp:
                // An answer for which nobody but the watch has asked is not told.
                isFresh = entry.Session.TakeControl(ControlFrame.Counter(frame.Payload));
                isDone = frame.Payload[ControlFrame.ControlOffset] == ControlCode.VersionAnswer && _watch.Suspects(entry);
                break;
            case FrameType.NodeNameSet:
                isFresh = _names.OnFrame(entry, frame, now);
                isDone = true;
                break;
            case FrameType.ClockRequest:
                isFresh = _clock.OnFrame(entry, frame);
                isDone = true;
                break;
            default:
                return TakeData(entry, frame, now);
        }

        if (!isFresh)
        {
            return Refuse(frame, Replay);
        }

        if (isDone)
        {
            OnTaken(entry, frame, now);
            return null;
        }

        return entry;
    }

    private NodeEntry TakeData(NodeEntry entry, ReceivedFrame frame, long now)
    {
        int counter = PayloadFrame.Counter(frame.Payload);
        int lost = entry.Session.TakeData(counter, frame.Payload[FrameLayout.IvOffset]);
        if (lost >= 0)
        {
            Lost = _takenInClear == null ? lost : WithoutTakenInClear(entry.Id, lost);
            return entry;
        }

        bool fellBack = lost == Session.SealedAnew || (lost == Session.TooOld && _watch.OnOld(entry, counter, now));
        Refuse(frame, fellBack ? FellBack : Replay);

        // Its session stays until the new one is proven.
        if (fellBack)
        {
            Dismiss(entry.Address, InvalidateReason.WrongData, now);
        }

        return null;
    }

    // Messages in the clear leave a gap before the next sealed one, and were published.
    private int WithoutTakenInClear(int id, int gap)
    {
        int lost = gap > _takenInClear[id] ? gap - _takenInClear[id] : 0;
        _takenInClear[id] = 0;
        return lost;
    }

    private void Dismiss(long address, InvalidateReason reason, long now)
    {
        if (_invalidator.Send(address, reason, now))
        {
            _air.Listener.OnDismissed(address, reason);
        }
    }
}
