using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Gateway.Air;

/// <summary>
/// Ends sessions whose time is over: keys of 48 hours, nodes silent for 24 hours, counters near their end, registrations that no
/// frame has proven within five minutes. A running update may finish first. One node is looked at a call, so that a turn of the
/// pump stays short. Also renews the broadcast key before its counter ends, and tells it to one node a call, which the send
/// queue can take.
/// </summary>
internal sealed class NodeExpiry : IPumped
{
    private const long KeyMilliseconds = 48L * 3600 * 1000;
    private const long SilenceMilliseconds = 24L * 3600 * 1000;
    private const long ProofMilliseconds = 5L * 60 * 1000;
    private const int RoundMilliseconds = 100;

    private readonly NodeAir _air;
    private readonly CandidateSessions _candidates;
    private readonly ILog _log;
    private long _due;
    private int _next;

    /// <summary>Creates an expiry.</summary>
    /// <param name="air">The nodes and the broadcast key.</param>
    /// <param name="candidates">Their sessions that are not proven yet.</param>
    /// <param name="log">Where it is logged.</param>
    public NodeExpiry(NodeAir air, CandidateSessions candidates, ILog log)
    {
        _air = air;
        _candidates = candidates;
        _log = log;
    }

    /// <summary>Looks at the next node.</summary>
    /// <returns>In how many milliseconds the one after it is due.</returns>
    public int Pump(long now)
    {
        if (now < _due)
        {
            return (int)(_due - now);
        }

        _due = now + RoundMilliseconds;
        NodeEntry entry = _air.Nodes.At(_next);
        _next = (_next + 1) % _air.Nodes.Capacity;
        entry.ForgetOldRequests(now);
        if (entry.IsRegistered && !entry.IsBeingUpdated)
        {
            long age = now - entry.Session.OpenedAt;
            bool isOld = age >= KeyMilliseconds || entry.Session.NeedsRenewal;
            if (!entry.Session.IsProven && now - entry.LastHeard >= ProofMilliseconds)
            {
                GiveBack(entry);
            }
            else if (isOld || now - entry.LastHeard >= SilenceMilliseconds)
            {
                Expire(entry, isOld);
            }
        }

        if (!entry.IsRegistered && entry.Address != MacAddress.None)
        {
            // There was no memory to register it, or to give it back to the end.
            GiveBack(entry);
        }

        if (_air.Broadcast.NeedsRenewal)
        {
            _air.Broadcast.Renew();
            OweBroadcastKey();
        }

        // A sleeping node gets it behind its next message.
        if ((entry.Traits & NodeTraits.OwedBroadcastKey) != 0 && entry.IsRegistered && !entry.Sleepy)
        {
            _air.Queue.SendBroadcastKey(entry);
        }

        return RoundMilliseconds;
    }

    /// <summary>
    /// Gives back the entry whose registration has waited longest for a frame that proves it: whoever said that hello may be
    /// anybody. Nodes that have proven theirs stay.
    /// </summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>False where there is none, or where each must still have time to send that frame.</returns>
    public bool MakeRoom(long now)
    {
        NodeEntry oldest = null;
        for (int i = 0; i < _air.Nodes.Capacity; i++)
        {
            NodeEntry entry = _air.Nodes.At(i);
            bool canGo = entry.IsRegistered && !entry.Session.IsProven && !entry.IsBeingUpdated;
            if (canGo && (oldest == null || entry.Session.OpenedAt < oldest.Session.OpenedAt))
            {
                oldest = entry;
            }
        }

        if (oldest == null || now - oldest.Session.OpenedAt < CandidateSessions.ProofMilliseconds)
        {
            return false;
        }

        GiveBack(oldest);
        return true;
    }

    /// <summary>Unregisters a node, which then registers again.</summary>
    /// <returns>False where an update of it runs.</returns>
    public bool TryUnregister(NodeEntry entry)
    {
        if (entry.IsBeingUpdated)
        {
            return false;
        }

        _log.Write(LogLevel.Information, entry.TopicName + ": unregistered on request");
        Dismiss(entry, InvalidateReason.Kicked);
        GiveBack(entry);
        return true;
    }

    private void GiveBack(NodeEntry entry)
    {
        _air.Queue.Forget(entry);
        _candidates.Drop(entry);
        _air.Nodes.Release(entry);
    }

    private void Expire(NodeEntry entry, bool tell)
    {
        _log.Write(LogLevel.Information, entry.TopicName + (tell ? ": key expired" : ": silent for 24 hours"));
        if (tell)
        {
            // As in the reference: a node that fell silent is not told, and neither is anybody else.
            Dismiss(entry, InvalidateReason.KeyExpired);
        }

        GiveBack(entry);
    }

    private void Dismiss(NodeEntry entry, InvalidateReason reason)
    {
        _air.Listener.OnDismissed(entry.Address, reason);
        _air.Queue.SendInvalidateKey(entry.Address, reason);
    }

    private void OweBroadcastKey()
    {
        for (int i = 0; i < _air.Nodes.Capacity; i++)
        {
            NodeEntry entry = _air.Nodes.At(i);
            if ((entry.Traits & NodeTraits.WantsBroadcastKey) != 0)
            {
                entry.Traits |= NodeTraits.OwedBroadcastKey;
            }
        }
    }
}
