using EnigmaIoT.Gateway.Commands;
using EnigmaIoT.Gateway.Downlink;
using EnigmaIoT.Gateway.Mqtt;
using EnigmaIoT.Gateway.Ota;
using EnigmaIoT.Gateway.Registration;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Nodes;

/// <summary>
/// Ends sessions whose time is over: keys of 48 hours, nodes silent for 24 hours, counters near their end. A running update
/// may finish first. One node is looked at a call, so that a turn of the pump stays short. Also renews the broadcast key
/// before its counter ends, and tells one node a call, which the send queue can take.
/// </summary>
public sealed class NodeExpiry
{
    private const long KeyMilliseconds = 48L * 3600 * 1000;
    private const long SilenceMilliseconds = 24L * 3600 * 1000;
    private const int RoundMilliseconds = 100;

    private readonly NodeTable _nodes;
    private readonly CandidateSessions _candidates;
    private readonly BroadcastChannel _broadcast;
    private readonly DownlinkQueue _queue;
    private readonly OtaService _updates;
    private readonly Publisher _publisher;
    private readonly ILog _log;
    private readonly byte[] _body = new byte[BroadcastKeyMessage.Count];
    private long _due;
    private int _next;
    private int _keysLeft;

    /// <summary>Makes an expiry.</summary>
    public NodeExpiry(
        NodeTable nodes,
        CandidateSessions candidates,
        BroadcastChannel broadcast,
        DownlinkQueue queue,
        OtaService updates,
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
        if (entry.IsRegistered && !_updates.IsRunning(entry))
        {
            bool isOld = now - entry.Session.OpenedAt >= KeyMilliseconds || entry.Session.NeedsRenewal;
            if (isOld || now - entry.LastHeard >= SilenceMilliseconds)
            {
                Expire(entry, isOld);
            }
        }

        if (_broadcast.NeedsRenewal)
        {
            _broadcast.Renew();
            _keysLeft = _nodes.Capacity;
        }

        if (_keysLeft > 0)
        {
            _keysLeft--;
            SendBroadcastKey(entry);
        }

        return RoundMilliseconds;
    }

    private void Expire(NodeEntry entry, bool tell)
    {
        _log.Write(LogLevel.Information, entry.TopicName + (tell ? ": key expired" : ": silent for 24 hours"));
        _publisher.Notice(entry.TopicName, CommandName.Bye, Json.Number("reason", InvalidateReason.KeyExpired), false);
        if (tell)
        {
            _queue.SendFrame(entry.Address, _body, InvalidateKeyFrame.Write(_body, InvalidateReason.KeyExpired));
        }

        _candidates.Drop(entry);
        entry.Release();
    }

    private void SendBroadcastKey(NodeEntry entry)
    {
        if (entry.IsRegistered)
        {
            _queue.SendControl(entry, _body, 0, BroadcastKeyMessage.Write(_body, 0, _broadcast.KeyBytes));
        }
    }
}
