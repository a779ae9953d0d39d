using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>
/// Announces nodes to Home Assistant: what they describe of themselves, and what the gateway knows and can do of them. It is made where
/// the gateway is set up so.
/// </summary>
public sealed class HomeAssistantService : IPumped
{
    /// <summary>Where Home Assistant tells that it has come, and that it goes.</summary>
    public const string StatusTopic = "homeassistant/status";

    private static readonly byte[] _birth = { (byte)'o', (byte)'n', (byte)'l', (byte)'i', (byte)'n', (byte)'e' };

    private readonly HomeAssistantParts _parts;
    private readonly Announcer _announcer;
    private readonly NodePresence _presence;
    private bool _isConnected;

    /// <summary>Creates the announcements of a gateway.</summary>
    /// <param name="config">The mode, and the network's name.</param>
    /// <param name="parts">The store, and the radio for the gateway's address.</param>
    /// <param name="air">The nodes.</param>
    /// <param name="publisher">Where announcements go.</param>
    /// <param name="rejects">Counts messages that describe nothing.</param>
    public HomeAssistantService(GatewayConfig config, GatewayParts parts, NodeAir air, Publisher publisher, RejectLog rejects)
    {
        _parts = new HomeAssistantParts(config, parts, air, publisher, rejects);
        _announcer = new Announcer(_parts);
        _presence = IsByDevice ? new NodePresence(air, _parts.States, publisher) : null;
    }

    private bool IsByDevice
    {
        get { return _parts.Config.HomeAssistant != HomeAssistantMode.Entities; }
    }

    /// <summary>Takes a discovery message.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="frame">The frame, opened.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnMessage(NodeEntry entry, ReceivedFrame frame, long now)
    {
        byte[] bytes = frame.Payload;
        int count = PayloadFrame.PayloadCount(frame.Count);
        EntityMessage message = PayloadFrame.Encoding(bytes) == PayloadEncoding.MessagePack
            ? EntityMessage.Read(bytes, PayloadFrame.PayloadOffset, count)
            : null;
        if (message == null)
        {
            _parts.Rejects.Reject(entry.Address, "discovery message that describes no entity of a known kind");
            return;
        }

        bool isKept = _parts.Store.Put(entry.Address, message, bytes, PayloadFrame.PayloadOffset, count);
        if (!isKept)
        {
            _parts.Rejects.Reject(entry.Address, "more discovery messages than are kept for a node");
        }

        if (!_announcer.TryPublish(entry, message) && isKept)
        {
            _announcer.SetDue(entry.Id, now);
        }
    }

    /// <summary>A node has registered.</summary>
    public void OnRegistered(NodeEntry entry, long now)
    {
        _parts.States.Own(entry);
        if (IsByDevice && !_parts.States.Has(entry.Id, NodeFlags.Announced))
        {
            _announcer.SetDue(entry.Id, now);
        }
    }

    /// <summary>A node has a name now, or another one: what names it is written again.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="formerTopicName">How it was called in topics until now.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnNamed(NodeEntry entry, string formerTopicName, long now)
    {
        if (formerTopicName == entry.TopicName)
        {
            return;
        }

        _announcer.SetDue(entry.Id, now);
        if (_parts.States.Has(entry.Id, NodeFlags.Announced))
        {
            _parts.Publisher.Notice(formerTopicName, CommandName.Availability, string.Empty, true);
            _presence?.Reset(entry.Id);
        }
    }

    /// <summary>A node was told that its session is over. Where somebody put it out, nothing of it stays at the broker.</summary>
    /// <param name="address">The address.</param>
    /// <param name="reason">An <see cref="InvalidateReason"/>.</param>
    public void OnDismissed(long address, byte reason)
    {
        if (reason != InvalidateReason.Kicked)
        {
            return;
        }

        NodeEntry entry = _parts.Air.Nodes.Find(address);
        if (entry != null)
        {
            _parts.Publisher.Notice(entry.TopicName, CommandName.Availability, string.Empty, true);
            _presence?.Reset(entry.Id);
            _parts.States.Clear(entry.Id);
        }

        _announcer.Remove(address);
    }

    /// <summary>A node has told for how long it sleeps.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="buffer">Holds the answer's control bytes at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">1 or more.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnSleepTime(NodeEntry entry, byte[] buffer, int offset, int count, long now)
    {
        // 0 = awake for now: its turns come again.
        if (SleepTime.TryRead(buffer, offset, count, out uint seconds) && seconds > 0 && IsByDevice)
        {
            bool couldSleep = _parts.States.Has(entry.Id, NodeFlags.CanSleep);
            _parts.States.Set(entry.Id, NodeFlags.CanSleep, true);
            if (_parts.States.SetSleep(entry.Id, seconds) || !couldSleep)
            {
                _announcer.SetDue(entry.Id, now);
            }
        }
    }

    /// <summary>Takes a message of Home Assistant itself.</summary>
    /// <returns>False where it is another message.</returns>
    public bool OnMessage(MqttMessage message, long now)
    {
        if (message.Topic != StatusTopic)
        {
            return false;
        }

        int i = 0;
        while (i < _birth.Length && message.Payload.Length == _birth.Length && message.Payload[i] == _birth[i])
        {
            i++;
        }

        if (i == _birth.Length)
        {
            Repeat(now);
        }

        return true;
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        bool isConnected = _parts.Publisher.IsConnected;
        if (isConnected && !_isConnected)
        {
            Repeat(now);
        }

        _isConnected = isConnected;
        int wait = _announcer.Pump(now);
        return _presence == null ? wait : Wait.Shorter(wait, _presence.Pump(now));
    }

    private void Repeat(long now)
    {
        _announcer.Repeat(now);
        for (int id = 0; id < _parts.States.Capacity; id++)
        {
            _presence?.Reset(id);
        }
    }
}
