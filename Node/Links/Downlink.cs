using EnigmaIoT.Node.Applications;
using EnigmaIoT.Node.Commands;
using EnigmaIoT.Node.Joining;
using EnigmaIoT.Node.Naming;
using EnigmaIoT.Node.Time;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Node.Links;

/// <summary>Checks received frames, opens them and hands their content on. What fails a check changes nothing.</summary>
internal sealed class Downlink
{
    private const string Undecryptable = "frame that does not decrypt or has a wrong length";
    private const string Replay = "frame with an old counter";

    private readonly Session _session;
    private readonly BroadcastLink _broadcasts;
    private readonly GatewaySearch _search;
    private readonly Registration _registration;
    private readonly CommandHandler _commands;
    private readonly NodeNaming _naming;
    private readonly ClockSync _clockSync;
    private readonly INodeApplication _application;
    private readonly RejectLog _rejects;

    /// <summary>Makes a downlink that hands on to the given parts.</summary>
    public Downlink(
        Session session,
        BroadcastLink broadcasts,
        GatewaySearch search,
        Registration registration,
        CommandHandler commands,
        NodeNaming naming,
        ClockSync clockSync,
        INodeApplication application,
        RejectLog rejects)
    {
        _session = session;
        _broadcasts = broadcasts;
        _search = search;
        _registration = registration;
        _commands = commands;
        _naming = naming;
        _clockSync = clockSync;
        _application = application;
        _rejects = rejects;
    }

    /// <summary>Takes a frame.</summary>
    /// <returns>Whether it opened a new session.</returns>
    public bool Take(ReceivedFrame frame, long now)
    {
        byte type = frame.Count > 0 ? frame.Payload[0] : (byte)0;
        string refusal;
        if (frame.Count == 0)
        {
            refusal = "empty frame";
        }
        else if (!_search.Accepts(frame.Source, type == FrameType.ServerHello))
        {
            refusal = "not the gateway";
        }
        else if (type == FrameType.InvalidateKey)
        {
            refusal = TakeInvalidateKey(frame, now);
        }
        else
        {
            refusal = type == FrameType.ServerHello ? _registration.TakeServerHello(frame, now) : TakeSealed(frame, type, now);
            if (refusal == null)
            {
                _search.Heard(frame.Source, now);
            }
        }

        if (refusal != null)
        {
            _rejects.Reject(frame.Source, refusal);
        }

        return refusal == null && type == FrameType.ServerHello;
    }

    private string TakeInvalidateKey(ReceivedFrame frame, long now)
    {
        return InvalidateKeyFrame.TryRead(frame.Payload, frame.Count, out byte reason)
            ? _registration.TakeInvalidateKey(reason, now)
            : "InvalidateKey of a wrong length";
    }

    private string TakeSealed(ReceivedFrame frame, byte type, long now)
    {
        bool broadcast = (type & FrameType.BroadcastBit) != 0;
        switch (type)
        {
            case FrameType.DataSet:
            case FrameType.DataSet | FrameType.BroadcastBit:
                return TakeData(frame, false, broadcast);
            case FrameType.DataGet:
            case FrameType.DataGet | FrameType.BroadcastBit:
                return TakeData(frame, true, broadcast);
            case FrameType.ControlDown:
            case FrameType.ControlDown | FrameType.BroadcastBit:
                return TakeControl(frame, broadcast, now);
            case FrameType.ClockResponse:
                return TakeClockResponse(frame, now);
            case FrameType.NodeNameResult:
                // Its counter is outside what the tag covers, so it is not taken from there.
                return NodeNameResultFrame.Open(_session.Key, frame.Payload, frame.Count, frame.OpenedBy)
                    ? _naming.TakeResult(NodeNameResultFrame.Result(frame.Payload))
                    : Undecryptable;
            default:
                return "frame of an unknown type";
        }
    }

    private string TakeData(ReceivedFrame frame, bool get, bool broadcast)
    {
        byte[] bytes = frame.Payload;
        if (!PayloadFrame.Open(broadcast ? _broadcasts.Key : _session.Key, bytes, frame.Count, frame.OpenedBy))
        {
            return Undecryptable;
        }

        string refusal = Check(PayloadFrame.NodeId(bytes), PayloadFrame.Counter(bytes), broadcast);
        if (refusal == null)
        {
            int count = PayloadFrame.PayloadCount(frame.Count);
            _application.OnData(get, PayloadFrame.Encoding(bytes), bytes, PayloadFrame.PayloadOffset, count);
        }

        return refusal;
    }

    private string TakeControl(ReceivedFrame frame, bool broadcast, long now)
    {
        byte[] bytes = frame.Payload;
        if (!ControlFrame.Open(broadcast ? _broadcasts.Key : _session.Key, bytes, frame.Count, frame.OpenedBy))
        {
            return Undecryptable;
        }

        string refusal = Check(ControlFrame.NodeId(bytes), ControlFrame.Counter(bytes), broadcast);
        if (refusal == null)
        {
            int count = ControlFrame.ControlCount(frame.Count);
            _commands.Take(frame.Source, bytes, ControlFrame.ControlOffset, count, broadcast, now);
        }

        return refusal;
    }

    private string TakeClockResponse(ReceivedFrame frame, long now)
    {
        if (!ClockResponseFrame.Open(_session.Key, frame.Payload, frame.Count, frame.OpenedBy))
        {
            return Undecryptable;
        }

        return _session.TakeDownlink(ClockResponseFrame.Counter(frame.Payload))
            ? _clockSync.TakeResponse(frame.Payload, now)
            : Replay;
    }

    private string Check(int nodeId, int counter, bool broadcast)
    {
        if (nodeId != (broadcast ? FrameLayout.BroadcastNodeId : _session.NodeId))
        {
            return "frame for another node id";
        }

        return (broadcast ? _broadcasts.Take(counter) : _session.TakeDownlink(counter)) ? null : Replay;
    }
}
