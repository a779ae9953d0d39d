using System;
using EnigmaIoT.Node.Joining;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Node.Links;

/// <summary>Opens the gateway's frames with the session in use or, where that fails, with the one that is not proven yet.</summary>
internal sealed class DownlinkOpener
{
    private readonly Session _session;
    private readonly BroadcastLink _broadcasts;
    private readonly Registration _registration;
    private readonly byte[] _copy = new byte[FrameLayout.MaximumCount];

    /// <summary>Makes an opener.</summary>
    public DownlinkOpener(Session session, BroadcastLink broadcasts, Registration registration)
    {
        _session = session;
        _broadcasts = broadcasts;
        _registration = registration;
    }

    /// <summary>Gets whether the last frame that was opened has put a new session in place.</summary>
    public bool Promoted { get; private set; }

    /// <summary>Checks the length for the frame's type and opens it in place.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="broadcast">Whether it came for all nodes.</param>
    /// <returns>False where no key opens it.</returns>
    public bool Open(ReceivedFrame frame, bool broadcast)
    {
        Promoted = false;
        if (broadcast)
        {
            return Open(_broadcasts.Key, frame);
        }

        Session candidate = _registration.Candidate;
        if (!candidate.IsOpen)
        {
            return Open(_session, frame);
        }

        Array.Copy(frame.Payload, 0, _copy, 0, frame.Count);
        if (Open(_session, frame))
        {
            return true;
        }

        Array.Copy(_copy, 0, frame.Payload, 0, frame.Count);
        Promoted = Open(candidate, frame);
        if (Promoted)
        {
            _registration.Promote();
        }

        return Promoted;
    }

    private static bool Open(FrameKey key, ReceivedFrame frame)
    {
        byte[] bytes = frame.Payload;
        switch (bytes[0] & ~FrameType.BroadcastBit)
        {
            case FrameType.ControlDown:
                return ControlFrame.Open(key, bytes, frame.Count, frame.OpenedBy);
            case FrameType.ClockResponse:
                return ClockResponseFrame.Open(key, bytes, frame.Count, frame.OpenedBy);
            case FrameType.NodeNameResult:
                return NodeNameResultFrame.Open(key, bytes, frame.Count, frame.OpenedBy);
            default:
                return PayloadFrame.Open(key, bytes, frame.Count, frame.OpenedBy);
        }
    }
}
