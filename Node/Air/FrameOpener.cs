using System;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Node.Air;

/// <summary>Opens the gateway's frames with the session in use or, where that fails, with the one that is not proven yet.</summary>
internal sealed class FrameOpener
{
    private readonly Session _session;
    private readonly BroadcastLink _broadcasts;
    private readonly Registration _registration;
    private readonly byte[] _copy;

    /// <summary>Creates an opener.</summary>
    /// <param name="session">The session in use.</param>
    /// <param name="broadcasts">The broadcast key.</param>
    /// <param name="registration">The session that is not proven yet.</param>
    /// <param name="scratch">Room for a frame, free while a frame is opened.</param>
    public FrameOpener(Session session, BroadcastLink broadcasts, Registration registration, byte[] scratch)
    {
        _copy = scratch;
        _session = session;
        _broadcasts = broadcasts;
        _registration = registration;
    }

    /// <summary>Gets whether the last frame that was opened has put a new session in place.</summary>
    public bool HasPromoted { get; private set; }

    /// <summary>Checks the length for the frame's type and opens it in place.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="broadcast">Whether it came for all nodes.</param>
    /// <returns>False where no key opens it.</returns>
    public bool Open(ReceivedFrame frame, bool broadcast)
    {
        HasPromoted = false;
        if (broadcast)
        {
            return Open(_broadcasts.Key, frame);
        }

        Session candidate = _registration.Candidate;
        if (!candidate.IsOpen)
        {
            return Open(_session, frame);
        }

        // Of a frame with several chunks there is no copy: where the radio has not opened it, it is lost, and sent again.
        bool isCopied = frame.Count <= _copy.Length;
        if (isCopied)
        {
            Array.Copy(frame.Payload, 0, _copy, 0, frame.Count);
        }

        if (Open(_session, frame))
        {
            return true;
        }

        if (!isCopied && frame.OpenedBy == 0)
        {
            return false;
        }

        if (isCopied)
        {
            Array.Copy(_copy, 0, frame.Payload, 0, frame.Count);
        }

        HasPromoted = Open(candidate, frame);
        if (HasPromoted)
        {
            _registration.Promote();
        }

        return HasPromoted;
    }

    /// <summary>Takes the node id and the counter of a frame that was opened.</summary>
    /// <returns>Null where it is for this node and new, else why it is refused.</returns>
    public string TakeCounter(int nodeId, int counter, bool broadcast)
    {
        if (nodeId != (broadcast ? FrameLayout.BroadcastNodeId : _session.NodeId))
        {
            return "frame for another node id";
        }

        if (!(broadcast ? _broadcasts.Take(counter) : _session.TakeDownlink(counter)))
        {
            return "frame with an old counter";
        }

        if (!broadcast)
        {
            _registration.OnHeard();
        }

        return null;
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
