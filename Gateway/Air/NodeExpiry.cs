using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Air;

/// <summary>
/// Ends sessions whose time is over: keys of 48 hours, nodes silent for 24 hours, counters near their end, registrations that no
/// frame has proven within five minutes. A running update may finish first. One node is looked at a call, so that a turn of the
/// pump stays short. Also renews the broadcast key before its counter ends, and tells it to one node a call, which the send
/// queue can take.
/// </summary>
public sealed class NodeExpiry
{
    private const long KeyMilliseconds = 48L * 3600 * 1000;
    private const long SilenceMilliseconds = 24L * 3600 * 1000;
    private const long ProofMilliseconds = 5L * 60 * 1000;
    private const int RoundMilliseconds = 100;

    private readonly NodeTable _nodes;
    private readonly CandidateSessions _candidates;
    private readonly BroadcastChannel _broadcast;
    private readonly DownlinkQueue _queue;
    private readonly UpdateService _updates;
    private readonly Publisher _publisher;
    private readonly ILog _log;
    private readonly byte[] _frame = new byte[InvalidateKeyFrame.Count];
    private long _due;
    private int _next;

    /// <summary>Makes an expiry.</summary>
    public NodeExpiry(
        NodeTable nodes,
        CandidateSessions candidates,
        BroadcastChannel broadcast,
        DownlinkQueue queue,
        UpdateService updates,
        Publisher publisher,
        ILog log)
    {
        _nodes = nodes;
        _candidates = candidates;
        _broadcast = broadcast;
        _queue = queue;
        _updates = updates;
        _publisher = publisher;
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
        NodeEntry entry = _nodes.At(_next);
        _next = (_next + 1) % _nodes.Capacity;
        entry.ForgetOldRequests(now);
        if (entry.IsRegistered && !_updates.IsRunning(entry))
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

        if (_broadcast.NeedsRenewal)
        {
            _broadcast.Renew();
            OweBroadcastKey();
        }

        // A sleeping node gets it behind its next message.
        if ((entry.Traits & NodeTraits.OwedBroadcastKey) != 0 && entry.IsRegistered && !entry.Sleepy)
        {
            _queue.SendBroadcastKey(entry);
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
        for (int i = 0; i < _nodes.Capacity; i++)
        {
            NodeEntry entry = _nodes.At(i);
            bool canGo = entry.IsRegistered && !entry.Session.IsProven && !_updates.IsRunning(entry);
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

    /// <summary>Puts a node out, which registers anew.</summary>
    /// <returns>False where an update of it runs.</returns>
    public bool TryUnregister(NodeEntry entry)
    {
        if (_updates.IsRunning(entry))
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
        _queue.Forget(entry);
        _candidates.Drop(entry);
        entry.Release();
    }

    private void Expire(NodeEntry entry, bool tell)
    {
        _log.Write(LogLevel.Information, entry.TopicName + (tell ? ": key expired" : ": silent for 24 hours"));
        if (tell)
        {
            Dismiss(entry, InvalidateReason.KeyExpired);
        }

        GiveBack(entry);
    }

    private void Dismiss(NodeEntry entry, byte reason)
    {
        // As in the reference: under the address also where the node has a name, and none for a node that fell silent.
        _publisher.Notice(MacAddress.Format(entry.Address), CommandName.Bye, Json.Number("reason", reason), false);
        _queue.SendFrame(entry.Address, _frame, InvalidateKeyFrame.Write(_frame, reason));
    }

    private void OweBroadcastKey()
    {
        for (int i = 0; i < _nodes.Capacity; i++)
        {
            NodeEntry entry = _nodes.At(i);
            if ((entry.Traits & NodeTraits.WantsBroadcastKey) != 0)
            {
                entry.Traits |= NodeTraits.OwedBroadcastKey;
            }
        }
    }
}
