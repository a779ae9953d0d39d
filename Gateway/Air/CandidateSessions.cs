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

    private readonly CandidateSession[] _candidates = new CandidateSession[Capacity];

    /// <summary>Creates unused candidates.</summary>
    public CandidateSessions(IFrameKeys keys)
    {
        for (int i = 0; i < Capacity; i++)
        {
            _candidates[i] = new CandidateSession(keys);
        }
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
            if (isBehind && _candidates[i].Owner == entry)
            {
                return _candidates[i];
            }

            isBehind |= _candidates[i].Session == after;
        }

        return null;
    }

    /// <summary>Chooses the place of a new candidate: an unused one, or the oldest. It stays as it is.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Null where every node with a candidate must still have time to prove it.</returns>
    public CandidateSession Choose(long now)
    {
        CandidateSession chosen = _candidates[0];
        for (int i = 0; i < Capacity; i++)
        {
            if (_candidates[i].Owner == null)
            {
                return _candidates[i];
            }

            if (_candidates[i].Session.OpenedAt < chosen.Session.OpenedAt)
            {
                chosen = _candidates[i];
            }
        }

        return now - chosen.Session.OpenedAt >= ProofMilliseconds ? chosen : null;
    }

    /// <summary>The candidate has decrypted a frame: its session becomes the node's, the old one and all others are closed.</summary>
    public void Promote(CandidateSession candidate)
    {
        NodeEntry entry = candidate.Owner;
        Session old = entry.Session;
        entry.Session = candidate.Session;
        entry.Traits = candidate.Traits | (entry.Traits & NodeTraits.Kept);
        candidate.Session = old;
        Drop(entry);
    }

    /// <summary>Gives up the candidates of a node, if it has any.</summary>
    public void Drop(NodeEntry entry)
    {
        for (int i = 0; i < Capacity; i++)
        {
            if (_candidates[i].Owner == entry)
            {
                _candidates[i].Session.Close();
                _candidates[i].Owner = null;
            }
        }
    }
}
