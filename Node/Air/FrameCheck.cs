using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Node.Air;

/// <summary>
/// Checks received frames and opens them; those that concern the session, the clock or the name are taken here. What fails a check
/// changes nothing.
/// </summary>
internal sealed class FrameCheck
{
    private const string Undecryptable = "frame that does not decrypt or has a wrong length";

    // For so long after the registration a frame under another key is counted, and nothing to warn of.
    private const int FreshMilliseconds = 2000;

    private readonly Session _session;
    private readonly FrameOpener _opener;
    private readonly GatewaySearch _search;
    private readonly Registration _registration;
    private readonly NodeNaming _naming;
    private readonly ClockSync _clock;
    private readonly RejectLog _rejects;

    /// <summary>Creates a check for the frames of a link.</summary>
    public FrameCheck(GatewayLink link, RejectLog rejects)
    {
        _session = link.Session;
        _opener = new FrameOpener(link.Session, link.Broadcasts, link.Registration, link.Scratch);
        _search = link.Search;
        _registration = link.Registration;
        _naming = link.Naming;
        _clock = link.Clock;
        _rejects = rejects;
    }

    /// <summary>Gets whether the frame that was taken last has opened a new session.</summary>
    public bool HasBegunSession { get; private set; }

    /// <summary>Takes a frame, and counts and logs why one is refused.</summary>
    /// <param name="frame">The frame; opened in place.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>What it holds for the parts above.</returns>
    public FrameContent Take(ReceivedFrame frame, long now)
    {
        HasBegunSession = false;
        FrameContent content = FrameContent.Nothing;
        string refusal = Take(frame, now, ref content);
        if (refusal == null)
        {
            return content;
        }

        // A gateway that cannot know yet which of two keys the node holds sends what it has to say then under both.
        bool isUnderOldKey = refusal == Undecryptable && _session.IsOpen && now - _session.OpenedAt < FreshMilliseconds;
        _rejects.Reject(frame.Source, refusal, !isUnderOldKey);
        return FrameContent.Nothing;
    }

    private string Take(ReceivedFrame frame, long now, ref FrameContent content)
    {
        if (frame.Count == 0)
        {
            return "empty frame";
        }

        byte type = frame.Payload[0];
        if (!_search.Accepts(frame.Source, type == FrameType.ServerHello) && !IsOfCandidate(frame.Source))
        {
            return "not the gateway";
        }

        if (type == FrameType.InvalidateKey)
        {
            return TakeInvalidateKey(frame, now);
        }

        bool wasOpen = _session.IsOpen;
        bool isHello = type == FrameType.ServerHello;
        string refusal = isHello ? _registration.TakeServerHello(frame, now) : TakeSealed(frame, type, now, ref content);
        HasBegunSession = isHello ? !wasOpen && _session.IsOpen : _opener.HasPromoted;
        if (HasBegunSession || (refusal == null && !isHello))
        {
            _search.Heard(frame.Source, now);
        }

        return refusal;
    }

    private bool IsOfCandidate(long source)
    {
        return source != MacAddress.None && source == _registration.CandidateSource;
    }

    private string TakeInvalidateKey(ReceivedFrame frame, long now)
    {
        return InvalidateKeyFrame.TryRead(frame.Payload, frame.Count, out InvalidateReason reason)
            ? _registration.TakeInvalidateKey(reason, now)
            : "InvalidateKey of a wrong length";
    }

    private string TakeSealed(ReceivedFrame frame, byte type, long now, ref FrameContent content)
    {
        bool broadcast = (type & FrameType.BroadcastBit) != 0;
        int plain = type & ~FrameType.BroadcastBit;
        if (!IsDownlink(plain, broadcast))
        {
            return "frame of an unknown type";
        }

        if (!_opener.Open(frame, broadcast))
        {
            return Undecryptable;
        }

        byte[] bytes = frame.Payload;
        switch (plain)
        {
            case FrameType.ControlDown:
                content = FrameContent.Command;
                return _opener.TakeCounter(ControlFrame.NodeId(bytes), ControlFrame.Counter(bytes), broadcast);
            case FrameType.ClockResponse:
                return TakeClockResponse(bytes, now);
            case FrameType.NodeNameResult:
                // Its counter is outside what the tag covers, so it is not taken from there.
                return _naming.TakeResult(NodeNameResultFrame.Result(bytes), now);
            default:
                content = plain == FrameType.DataGet ? FrameContent.DataGet : FrameContent.DataSet;
                return _opener.TakeCounter(PayloadFrame.NodeId(bytes), PayloadFrame.Counter(bytes), broadcast);
        }
    }

    private static bool IsDownlink(int type, bool broadcast)
    {
        bool isForAll = type == FrameType.DataSet || type == FrameType.DataGet || type == FrameType.ControlDown;
        return isForAll || (!broadcast && (type == FrameType.ClockResponse || type == FrameType.NodeNameResult));
    }

    private string TakeClockResponse(byte[] frame, long now)
    {
        string refusal = _clock.TakeResponse(frame, now);
        if (refusal == null)
        {
            _registration.OnHeard();
        }

        return refusal;
    }
}
