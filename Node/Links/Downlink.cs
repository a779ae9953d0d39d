using EnigmaIoT.Node.Applications;
using EnigmaIoT.Node.Commands;
using EnigmaIoT.Node.Joining;
using EnigmaIoT.Node.Naming;
using EnigmaIoT.Node.Time;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Node.Links;

/// <summary>Checks received frames, opens them and hands their content on. What fails a check changes nothing.</summary>
internal sealed class Downlink
{
    private const string Undecryptable = "frame that does not decrypt or has a wrong length";

    /// <summary>For so long after the registration a frame under another key is counted, and nothing to warn of.</summary>
    private const int FreshMilliseconds = 2000;
    private const string Replay = "frame with an old counter";

    private readonly Session _session;
    private readonly BroadcastLink _broadcasts;
    private readonly DownlinkOpener _opener;
    private readonly GatewaySearch _search;
    private readonly Registration _registration;
    private readonly CommandHandler _commands;
    private readonly NodeNaming _naming;
    private readonly ClockSync _clockSync;
    private readonly ApplicationHost _application;
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
        ApplicationHost application,
        RejectLog rejects)
    {
        _session = session;
        _broadcasts = broadcasts;
        _opener = new DownlinkOpener(session, broadcasts, registration);
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
        bool begun = false;
        if (frame.Count == 0)
        {
            refusal = "empty frame";
        }
        else if (!_search.Accepts(frame.Source, type == FrameType.ServerHello) && !IsOfCandidate(frame.Source))
        {
            refusal = "not the gateway";
        }
        else if (type == FrameType.InvalidateKey)
        {
            refusal = TakeInvalidateKey(frame, now);
        }
        else
        {
            bool wasOpen = _session.IsOpen;
            bool isHello = type == FrameType.ServerHello;
            refusal = isHello ? _registration.TakeServerHello(frame, now) : TakeSealed(frame, type, now);
            begun = isHello ? !wasOpen && _session.IsOpen : _opener.Promoted;
            if (begun || (refusal == null && !isHello))
            {
                _search.Heard(frame.Source, now);
            }
        }

        if (refusal != null)
        {
            // A gateway that cannot know yet which of two keys the node holds sends what it has to say then under both.
            bool isUnderOldKey = refusal == Undecryptable && _session.IsOpen && now - _session.OpenedAt < FreshMilliseconds;
            _rejects.Reject(frame.Source, refusal, !isUnderOldKey);
        }

        return begun;
    }

    private bool IsOfCandidate(long source)
    {
        return source != MacAddress.None && source == _registration.CandidateSource;
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
        if (!IsDownlink(type, broadcast))
        {
            return "frame of an unknown type";
        }

        if (!_opener.Open(frame, broadcast))
        {
            return Undecryptable;
        }

        byte[] bytes = frame.Payload;
        switch (type & ~FrameType.BroadcastBit)
        {
            case FrameType.ControlDown:
                return Check(ControlFrame.NodeId(bytes), ControlFrame.Counter(bytes), broadcast)
                    ?? TakeControl(frame, broadcast, now);
            case FrameType.ClockResponse:
                return TakeClockResponse(bytes, now);
            case FrameType.NodeNameResult:
                // Its counter is outside what the tag covers, so it is not taken from there.
                return _naming.TakeResult(NodeNameResultFrame.Result(bytes));
            default:
                return Check(PayloadFrame.NodeId(bytes), PayloadFrame.Counter(bytes), broadcast)
                    ?? TakeData(frame, (type & ~FrameType.BroadcastBit) == FrameType.DataGet, now);
        }
    }

    private static bool IsDownlink(byte type, bool broadcast)
    {
        int plain = type & ~FrameType.BroadcastBit;
        bool isForAll = plain == FrameType.DataSet || plain == FrameType.DataGet || plain == FrameType.ControlDown;
        return isForAll || (!broadcast && (plain == FrameType.ClockResponse || plain == FrameType.NodeNameResult));
    }

    private string TakeData(ReceivedFrame frame, bool get, long now)
    {
        byte[] bytes = frame.Payload;
        int count = PayloadFrame.PayloadCount(frame.Count);
        return _application.OnData(get, PayloadFrame.Encoding(bytes), bytes, PayloadFrame.PayloadOffset, count, now);
    }

    private string TakeClockResponse(byte[] frame, long now)
    {
        string refusal = _clockSync.TakeResponse(frame, now);
        if (refusal == null)
        {
            _registration.OnHeard();
        }

        return refusal;
    }

    private string TakeControl(ReceivedFrame frame, bool broadcast, long now)
    {
        int count = ControlFrame.ControlCount(frame.Count);
        _commands.Take(frame.Source, frame.Payload, ControlFrame.ControlOffset, count, broadcast, now);
        return null;
    }

    private string Check(int nodeId, int counter, bool broadcast)
    {
        if (nodeId != (broadcast ? FrameLayout.BroadcastNodeId : _session.NodeId))
        {
            return "frame for another node id";
        }

        if (!(broadcast ? _broadcasts.Take(counter) : _session.TakeDownlink(counter)))
        {
            return Replay;
        }

        if (!broadcast)
        {
            _registration.OnHeard();
        }

        return null;
    }
}
