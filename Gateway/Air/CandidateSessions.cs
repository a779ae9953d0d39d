using System;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Gateway.Air;

/// <summary>
/// A few candidates for all nodes. A node may have several: which of its hellos were its own is known once one of them has
/// opened a frame. When all are in use the oldest is given up, but none within the time that a node takes to prove it; if it was
/// a real one, that node's next frame does not decrypt, and it registers again.
/// </summary>
public sealed class CandidateSessions
{
    /// <summary>Candidates at a time.</summary>
    public const int Capacity = 4;

    /// <summary>Milliseconds that a node has to prove a session before another hello can take its place.</summary>
    public const int ProofMilliseconds = 400;

    // Made when they are chosen, and given up with what they held.
    private readonly CandidateSession[] _candidates = new CandidateSession[Capacity];
    private readonly IFrameKeys _keys;

    /// <summary>Creates no candidate.</summary>
    /// <param name="keys">The platform's keys.</param>
    public CandidateSessions(IFrameKeys keys)
    {
        _keys = keys;
    }

    /// <summary>
    /// Checks the length of a frame for its type and opens it in place: with the node's session or, where that fails, with its candidates.
    /// The one that opens it is proven by that and takes over.
    /// </summary>
    /// <param name="entry">The node.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="buffer">Holds a copy of it meanwhile: <see cref="FrameLayout.MaximumCount"/> bytes or more.</param>
    /// <param name="promoted">Receives whether a new session has taken the place of the old one.</param>
    /// <returns>False where no session of the node opens it.</returns>
    public bool Open(NodeEntry entry, ReceivedFrame frame, byte[] buffer, out bool promoted)
    {
        promoted = false;
        CandidateSession candidate = Next(entry, null);
        if (candidate == null)
        {
            return Open(entry.Session, frame);
        }

        Array.Copy(frame.Payload, 0, buffer, 0, frame.Count);
        if (Open(entry.Session, frame))
        {
            return true;
        }

        while (candidate != null && !promoted)
        {
            Array.Copy(buffer, 0, frame.Payload, 0, frame.Count);
            promoted = Open(candidate.Session, frame);
            if (promoted)
            {
                Promote(candidate);
            }
            else
            {
                candidate = Next(entry, candidate.Session);
            }
        }

        return promoted;
    }

    /// <summary>Finds the candidates of a node, one after the other.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="after">The session of the one before; null for the first one.</param>
    /// <returns>Null where it has no more.</returns>
    public CandidateSession Next(NodeEntry entry, Session after)
    {
        bool isBehind = after == null;
        for (int i = 0; i < Capacity; i++)
        {
            CandidateSession candidate = _candidates[i];
            if (isBehind && candidate != null && candidate.Owner == entry)
            {
                return candidate;
            }

            isBehind |= candidate != null && candidate.Session == after;
        }

        return null;
    }

    /// <summary>Chooses the place of a new candidate: an unused one, or the oldest. It stays as it is.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Null where every node with a candidate must still have time to prove it.</returns>
    public CandidateSession Choose(long now)
    {
        CandidateSession chosen = null;
        for (int i = 0; i < Capacity; i++)
        {
            _candidates[i] ??= new CandidateSession(_keys);
            if (_candidates[i].Owner == null)
            {
                return _candidates[i];
            }

            if (chosen == null || _candidates[i].Session.OpenedAt < chosen.Session.OpenedAt)
            {
                chosen = _candidates[i];
            }
        }

        return now - chosen.Session.OpenedAt >= ProofMilliseconds ? chosen : null;
    }

    /// <summary>Drops the candidates of a node, if it has any, and those of no node.</summary>
    public void Drop(NodeEntry entry)
    {
        for (int i = 0; i < Capacity; i++)
        {
            NodeEntry owner = _candidates[i]?.Owner;
            if (_candidates[i] != null && (owner == entry || owner == null))
            {
                _candidates[i].Session.Close();
                _candidates[i] = null;
            }
        }
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

    /// <summary>The candidate has decrypted a frame: its session becomes the node's, the old one and all others are closed.</summary>
    private void Promote(CandidateSession candidate)
    {
        NodeEntry entry = candidate.Owner;
        candidate.Promote();
        Drop(entry);
    }
}
