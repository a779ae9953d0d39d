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
    /// <summary>The topic of Home Assistant's birth and will.</summary>
    public const string StatusTopic = "homeassistant/status";

    private const string Birth = "online";

    private readonly HomeAssistantParts _parts;
    private readonly Announcer _announcer;
    private readonly NodePresence _presence;
    private readonly UpdateEntities _updates;
    private bool _isConnected;
    private int _dropped;

    /// <summary>Creates the announcements of a gateway.</summary>
    /// <param name="config">The mode, and the network's name.</param>
    /// <param name="parts">The store, and the radio for the gateway's address.</param>
    /// <param name="air">The nodes.</param>
    /// <param name="publisher">Where announcements go.</param>
    /// <param name="rejects">Counts messages that describe nothing.</param>
    /// <param name="progress">The progress of updates.</param>
    public HomeAssistantService(
        GatewayConfig config,
        GatewayParts parts,
        NodeAir air,
        Publisher publisher,
        RejectLog rejects,
        IUpdateProgress progress)
    {
        _parts = new HomeAssistantParts(config, parts, air, publisher, rejects);
        _updates = IsByDevice ? new UpdateEntities(_parts, progress) : null;
        _announcer = new Announcer(_parts, _updates);
        _presence = IsByDevice ? new NodePresence(_parts) : null;
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
        if (_parts.States.Own(entry))
        {
            _updates?.Forget(entry.Id);
            _presence?.Reset(entry.Id);
        }

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
            Leave(entry.Id, formerTopicName);
        }
    }

    /// <summary>Called when a node was sent InvalidateKey. Where it was unregistered on request, its retained messages are removed.</summary>
    /// <param name="address">The address.</param>
    /// <param name="reason">The reason.</param>
    public void OnDismissed(long address, InvalidateReason reason)
    {
        if (reason != InvalidateReason.Kicked)
        {
            return;
        }

        NodeEntry entry = _parts.Air.Nodes.Find(address);
        if (entry != null)
        {
            Leave(entry.Id, entry.TopicName);
            _updates?.Forget(entry.Id);
            _parts.States.Clear(entry.Id);
        }

        _announcer.Remove(address);
    }

    /// <summary>Called when a node has reported its sleep time.</summary>
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

    /// <summary>Called when a node has reported its program.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="buffer">Holds the notice's control bytes at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">1 or more.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnProgram(NodeEntry entry, byte[] buffer, int offset, int count, long now)
    {
        if (_updates != null && _updates.OnProgram(entry.Id, buffer, offset, count))
        {
            _announcer.SetDue(entry.Id, now);
        }
    }

    /// <summary>Takes what somebody offers for a program.</summary>
    /// <param name="program">The program's name.</param>
    /// <param name="payload">The offer; empty where there is none any more.</param>
    /// <returns>Why it is refused; null where it is not.</returns>
    public string OnOffer(string program, byte[] payload)
    {
        return _updates?.OnOffer(program, payload);
    }

    /// <summary>Takes an order to install what is offered, or a word about one.</summary>
    /// <param name="entry">The node; null for the gateway itself.</param>
    /// <param name="payload">The message.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Why it is refused; null where it is not.</returns>
    public string OnInstall(NodeEntry entry, byte[] payload, long now)
    {
        return _updates == null ? "nothing is installed with homeAssistant set to entities" : _updates.OnInstall(entry, payload, now);
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
        while (i < Birth.Length && message.Payload.Length == Birth.Length && message.Payload[i] == Birth[i])
        {
            i++;
        }

        if (i == Birth.Length)
        {
            Repeat(false, now);
        }

        return true;
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        bool isConnected = _parts.Publisher.IsConnected;
        if ((isConnected && !_isConnected) || _parts.Publisher.DroppedRetained != _dropped)
        {
            _dropped = _parts.Publisher.DroppedRetained;
            Repeat(true, now);
        }

        _isConnected = isConnected;
        int wait = _announcer.Pump(now);
        return IsByDevice ? Wait.Shorter(wait, Wait.Shorter(_presence.Pump(now), _updates.Pump(now))) : wait;
    }

    // What is kept at the broker under a level that a node leaves is taken away.
    private void Leave(int id, string topicName)
    {
        if (IsByDevice)
        {
            _parts.Publisher.Notice(topicName, CommandName.Availability, string.Empty, true);
            _presence.Reset(id);
        }

        if (IsByDevice && _updates.Has(id))
        {
            _parts.Publisher.Notice(topicName, CommandName.Update, string.Empty, true);
            _updates.Reset(id);
        }
    }

    private void Repeat(bool isLost, long now)
    {
        _announcer.Repeat(isLost, now);
        _updates?.ResetAll();
        for (int id = 0; id < _parts.States.Capacity; id++)
        {
            _presence?.Reset(id);
        }
    }
}
