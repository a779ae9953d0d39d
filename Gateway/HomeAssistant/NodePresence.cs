using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>
/// Publishes whether the nodes that do not sleep are online. A node may send nothing for hours: a silent one is asked for its version,
/// and is offline when it has not answered three such requests. A node that was online before the gateway's start, and did not come
/// back, is offline after the same time.
/// </summary>
internal sealed class NodePresence : IPumped
{
    /// <summary>The payload for a node that is there.</summary>
    public const string Online = "online";

    /// <summary>The payload for a node that is not.</summary>
    public const string Offline = "offline";

    /// <summary>A node that was not heard for so long is asked: as often as the reference's smart switch tells its state, and a bit.</summary>
    public const int SilentMilliseconds = 330000;

    /// <summary>From one request to the next.</summary>
    public const int AnswerMilliseconds = 20000;

    private const int RoundMilliseconds = 5000;

    /// <summary>States wait while so many messages wait to be published.</summary>
    private const int MaximumWaiting = 4;
    private const int FullMilliseconds = 100;
    private const int Requests = PresenceState.Away - PresenceState.Asked;

    private readonly HomeAssistantParts _parts;
    private readonly byte[] _reported;
    private readonly byte[] _question = { ControlCode.VersionGet };
    private readonly long _startedAt;
    private long _due;
    private int _earlier;

    /// <summary>Creates the watch over no nodes.</summary>
    public NodePresence(HomeAssistantParts parts)
    {
        _parts = parts;
        _reported = new byte[parts.States.Capacity];
        _startedAt = parts.Platform.Clock.Milliseconds;
    }

    /// <summary>Publishes a node's state again: its topic has changed, or the broker does not have it.</summary>
    public void Reset(int id)
    {
        _reported[id] = (byte)PresenceState.Untold;
        _due = 0;
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        if (now < _due)
        {
            return Wait.Until(_due, now);
        }

        _due = now + RoundMilliseconds;
        for (int id = 0; id < _reported.Length; id++)
        {
            NodeEntry entry = _parts.Air.Nodes.At(id);
            PresenceState state = StateOf(entry, now);
            if (state == (PresenceState)_reported[id] || entry.IsBeingUpdated)
            {
                continue;
            }

            if (_parts.Publisher.Count > MaximumWaiting)
            {
                // All nodes at once would be more than the publisher's queue holds.
                _due = now + FullMilliseconds;
                return FullMilliseconds;
            }

            Enter(entry, state);
        }

        if (now - _startedAt >= SilentMilliseconds + (Requests * AnswerMilliseconds) && _parts.Publisher.IsConnected)
        {
            CheckEarlier();
        }

        return RoundMilliseconds;
    }

    /// <summary>One a turn is looked at of those that earlier starts of the gateway have announced.</summary>
    private void CheckEarlier()
    {
        long address = _parts.Store.Nodes.Next(ref _earlier);
        NodeEntry entry = _parts.Air.Nodes.Find(address);
        if (address == MacAddress.None || (entry != null && entry.IsRegistered))
        {
            return;
        }

        // Its level may be another node's by now, which has come.
        NodeRecord record = _parts.Store.ReadState(address);
        if (record.IsWatched && _parts.Air.Nodes.FindByName(record.Level) == null)
        {
            _parts.Publisher.Notice(record.Level, CommandName.Availability, Offline, true);
        }
    }

    private PresenceState StateOf(NodeEntry entry, long now)
    {
        if (!entry.IsRegistered || !_parts.States.Has(entry.Id, NodeFlags.Announced) || _parts.States.Has(entry.Id, NodeFlags.CanSleep))
        {
            return PresenceState.Untold;
        }

        long silent = now - entry.LastHeard - SilentMilliseconds;
        if (silent < 0)
        {
            return PresenceState.There;
        }

        long asked = (silent / AnswerMilliseconds) + (long)PresenceState.Asked;
        return asked < (long)PresenceState.Away ? (PresenceState)asked : PresenceState.Away;
    }

    private void Enter(NodeEntry entry, PresenceState state)
    {
        PresenceState before = (PresenceState)_reported[entry.Id];
        _reported[entry.Id] = (byte)state;
        if (state == PresenceState.Untold)
        {
            // It fell asleep, or is about to come again under another name: whoever changed that took care of its topic.
            return;
        }

        if (state == PresenceState.Away || before == PresenceState.Untold || before == PresenceState.Away)
        {
            string payload = state == PresenceState.Away ? Offline : Online;
            _parts.Publisher.Notice(entry.TopicName, CommandName.Availability, payload, true);
        }

        if (state > PresenceState.There && state < PresenceState.Away)
        {
            _parts.Air.Queue.SendControl(entry, _question, 0, _question.Length);
        }
    }
}
