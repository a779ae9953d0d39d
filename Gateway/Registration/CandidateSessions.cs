using EnigmaIoT.Gateway.Nodes;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Gateway.Registration;

/// <summary>
/// A few candidates for all nodes. When all are in use the oldest is given up: if it was a real one, that node's next frame
/// does not decrypt, and it registers again.
/// </summary>
public sealed class CandidateSessions
{
    /// <summary>Candidates at a time.</summary>
    public const int Capacity = 4;

    private readonly CandidateSession[] _candidates = new CandidateSession[Capacity];

    /// <summary>Makes unused candidates.</summary>
    public CandidateSessions(ICipher cipher, IRandom random)
    {
        for (int i = 0; i < Capacity; i++)
        {
            _candidates[i] = new CandidateSession(cipher, random);
        }
    }

    /// <summary>Finds the candidate of a node.</summary>
    /// <returns>Null where it has none.</returns>
    public CandidateSession Of(NodeEntry entry)
    {
        for (int i = 0; i < Capacity; i++)
        {
            if (_candidates[i].Owner == entry)
            {
                return _candidates[i];
            }
        }

        return null;
    }

    /// <summary>Finds the candidate session of a node.</summary>
    /// <returns>Null where it has none.</returns>
    public Session SessionOf(NodeEntry entry)
    {
        CandidateSession candidate = Of(entry);
        return candidate == null ? null : candidate.Session;
    }

    /// <summary>Gives a candidate to a node: the one it has, an unused one, or the oldest.</summary>
    public CandidateSession Take(NodeEntry entry)
    {
        CandidateSession chosen = Of(entry) ?? Of(null);
        if (chosen == null)
        {
            chosen = _candidates[0];
            for (int i = 1; i < Capacity; i++)
            {
                if (_candidates[i].Session.OpenedAt < chosen.Session.OpenedAt)
                {
                    chosen = _candidates[i];
                }
            }
        }

        chosen.Session.Close();
        chosen.Owner = entry;
        return chosen;
    }

    /// <summary>The candidate has decrypted a frame: its session becomes the node's, the old one is closed.</summary>
    public void Promote(CandidateSession candidate)
    {
        NodeEntry entry = candidate.Owner;
        Session old = entry.Session;
        entry.Session = candidate.Session;
        entry.Sleepy = candidate.Sleepy;
        candidate.Session = old;
        Drop(entry);
    }

    /// <summary>Gives up the candidate of a node, if it has one.</summary>
    public void Drop(NodeEntry entry)
    {
        CandidateSession candidate = Of(entry);
        if (candidate != null)
        {
            candidate.Session.Close();
            candidate.Owner = null;
        }
    }
}
