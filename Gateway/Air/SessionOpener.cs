using System;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Gateway.Air;

/// <summary>
/// Opens a node's frame with its session or, where that fails, with the sessions of its last hellos; the one that opens it is
/// proven by that and takes over.
/// </summary>
internal sealed class SessionOpener
{
    private readonly CandidateSessions _candidates;
    private readonly byte[] _copy;

    /// <summary>Creates an opener.</summary>
    /// <param name="candidates">The sessions that are not proven yet.</param>
    /// <param name="buffer">Holds a copy of a frame while it is opened: <see cref="FrameLayout.MaximumCount"/> bytes or more.</param>
    public SessionOpener(CandidateSessions candidates, byte[] buffer)
    {
        _candidates = candidates;
        _copy = buffer;
    }

    /// <summary>Gets whether the last frame that was opened has put a new session in place.</summary>
    public bool Promoted { get; private set; }

    /// <summary>Checks the length for the frame's type and opens it in place.</summary>
    /// <returns>False where no session of the node opens it.</returns>
    public bool Open(NodeEntry entry, ReceivedFrame frame)
    {
        Promoted = false;
        CandidateSession candidate = _candidates.Next(entry, null);
        if (candidate == null)
        {
            return Open(entry.Session, frame);
        }

        Array.Copy(frame.Payload, 0, _copy, 0, frame.Count);
        if (Open(entry.Session, frame))
        {
            return true;
        }

        while (candidate != null && !Promoted)
        {
            Array.Copy(_copy, 0, frame.Payload, 0, frame.Count);
            Promoted = Open(candidate.Session, frame);
            if (Promoted)
            {
                _candidates.Promote(candidate);
            }
            else
            {
                candidate = _candidates.Next(entry, candidate.Session);
            }
        }

        return Promoted;
    }

    private static bool Open(FrameKey key, ReceivedFrame frame)
    {
        byte[] bytes = frame.Payload;
        switch (bytes[0])
        {
            case FrameType.SensorData:
            case FrameType.HomeAssistantDiscovery:
                return PayloadFrame.Open(key, bytes, frame.Count, frame.OpenedBy);
            case FrameType.ControlUp:
                return ControlFrame.Open(key, bytes, frame.Count, frame.OpenedBy);
            case FrameType.NodeNameSet:
                return NodeNameFrame.Open(key, bytes, frame.Count, frame.OpenedBy);
            case FrameType.ClockRequest:
                return ClockRequestFrame.Open(key, bytes, frame.Count, frame.OpenedBy);
            default:
                return false;
        }
    }
}
