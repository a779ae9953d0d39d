using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>
/// Tells whether the nodes that do not sleep are there. A node may have nothing to say for hours: one that is silent is asked for its
/// version, and is away where it answers three questions with nothing.
/// </summary>
internal sealed class NodePresence : IPumped
{
    /// <summary>The payload for a node that is there.</summary>
    public const string Online = "online";

    /// <summary>The payload for a node that is not.</summary>
    public const string Offline = "offline";

    /// <summary>A node that was not heard for so long is asked: as often as the reference's smart switch tells its state, and a bit.</summary>
    public const int SilentMilliseconds = 330000;

    /// <summary>From one question to the next.</summary>
    public const int AnswerMilliseconds = 20000;

    private const int RoundMilliseconds = 5000;

    private readonly NodeAir _air;
    private readonly NodeStates _states;
    private readonly Publisher _publisher;
    private readonly byte[] _told;
    private readonly byte[] _question = { ControlCode.VersionGet };
    private long _due;

    /// <summary>Makes the watch over no nodes.</summary>
    public NodePresence(NodeAir air, NodeStates states, Publisher publisher)
    {
        _air = air;
        _states = states;
        _publisher = publisher;
        _told = new byte[states.Capacity];
    }

    /// <summary>Tells of a node anew: what was told of it stands under a topic no more, or nowhere.</summary>
    public void Reset(int id)
    {
        _told[id] = (byte)PresenceState.Untold;
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
        for (int id = 0; id < _told.Length; id++)
        {
            NodeEntry entry = _air.Nodes.At(id);
            PresenceState state = StateOf(entry, now);
            if (state != (PresenceState)_told[id] && !entry.IsBeingUpdated)
            {
                Enter(entry, state);
            }
        }

        return RoundMilliseconds;
    }

    private PresenceState StateOf(NodeEntry entry, long now)
    {
        if (!entry.IsRegistered || !_states.Has(entry.Id, NodeFlags.Announced) || _states.Has(entry.Id, NodeFlags.CanSleep))
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
        PresenceState before = (PresenceState)_told[entry.Id];
        _told[entry.Id] = (byte)state;
        if (state == PresenceState.Untold)
        {
            // It fell asleep, or is about to come again under another name: whoever changed that took care of its topic.
            return;
        }

        if (state == PresenceState.Away || before == PresenceState.Untold || before == PresenceState.Away)
        {
            string payload = state == PresenceState.Away ? Offline : Online;
            _publisher.Notice(entry.TopicName, CommandName.Availability, payload, true);
        }

        if (state > PresenceState.There && state < PresenceState.Away)
        {
            _air.Queue.SendControl(entry, _question, 0, _question.Length);
        }
    }
}
