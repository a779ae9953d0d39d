using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>
/// Announces the entities that nodes describe to Home Assistant. A node's messages are kept in flash, so that its document can be written
/// again when it takes another name; in memory there is a bit for each node whose document is due.
/// </summary>
public sealed class HomeAssistantService : IPumped
{
    /// <summary>
    /// Milliseconds without a further message of a node until its document is written: a node of the reference describes an entity each
    /// 500 ms.
    /// </summary>
    public const int QuietMilliseconds = 2000;

    /// <summary>Milliseconds from one document to the next, of 3 KB each, as the gateway makes them.</summary>
    public const int PaceMilliseconds = 250;

    private const string Root = "homeassistant/";
    private const string Config = "/config";

    /// <summary>Documents wait while so many messages wait to be published.</summary>
    private const int MostWaiting = 4;

    private readonly HomeAssistantMode _mode;
    private readonly NodeTable _nodes;
    private readonly Publisher _publisher;
    private readonly RejectLog _rejects;
    private readonly EntityStore _store;
    private readonly long _address;
    private readonly string _networkName;
    private readonly byte[] _due;
    private long _dueAt = long.MaxValue;
    private bool _isGatewayAnnounced;

    /// <summary>Creates the announcements of a gateway.</summary>
    /// <param name="config">The mode, and the network's name.</param>
    /// <param name="parts">The store, and the radio for the gateway's address.</param>
    /// <param name="air">The nodes.</param>
    /// <param name="publisher">Where announcements go.</param>
    /// <param name="rejects">Counts messages that describe nothing.</param>
    public HomeAssistantService(GatewayConfig config, GatewayParts parts, NodeAir air, Publisher publisher, RejectLog rejects)
    {
        _mode = config.HomeAssistant;
        _networkName = config.NetworkName;
        _address = parts.Radio.Address;
        _store = new EntityStore(parts.Store);
        _nodes = air.Nodes;
        _publisher = publisher;
        _rejects = rejects;
        _due = new byte[(_nodes.Capacity + 7) / 8];
    }

    /// <summary>Takes a discovery message.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="frame">The frame, opened.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnMessage(NodeEntry entry, ReceivedFrame frame, long now)
    {
        if (_mode == HomeAssistantMode.Off)
        {
            return;
        }

        byte[] bytes = frame.Payload;
        int count = PayloadFrame.PayloadCount(frame.Count);
        EntityMessage message = PayloadFrame.Encoding(bytes) == PayloadEncoding.MessagePack
            ? EntityMessage.Read(bytes, PayloadFrame.PayloadOffset, count)
            : null;
        if (message == null)
        {
            _rejects.Reject(entry.Address, "discovery message that describes no entity of a known kind");
            return;
        }

        bool isKept = _store.Put(entry.Address, message, bytes, PayloadFrame.PayloadOffset, count);
        if (_mode == HomeAssistantMode.Entities)
        {
            PublishEntity(message, new NodeNames(entry, _publisher));
        }
        else if (isKept)
        {
            SetDue(entry.Id, now);
        }
        else
        {
            _rejects.Reject(entry.Address, "more discovery messages than are kept for a node");
        }
    }

    /// <summary>A node has a name now, or another one: what names it is written again.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="formerTopicName">How it was called in topics until now.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnNamed(NodeEntry entry, string formerTopicName, long now)
    {
        if (_mode == HomeAssistantMode.Off || formerTopicName == entry.TopicName)
        {
            return;
        }

        if (_mode == HomeAssistantMode.Devices)
        {
            // Whether it has described anything is read from flash when its turn comes.
            SetDue(entry.Id, now);
            return;
        }

        byte[] record = new byte[EntityStore.RecordCount];
        bool hadName = formerTopicName != MacAddress.Format(entry.Address);
        NodeNames former = new NodeNames(entry.Address, formerTopicName, hadName, _publisher);
        NodeNames names = new NodeNames(entry, _publisher);
        for (int i = 0; i < EntityStore.Records; i++)
        {
            int size = _store.Read(entry.Address, i, record);
            for (int at = 0; at < size; at += 1 + record[at])
            {
                EntityMessage message = EntityMessage.Read(record, at + 1, record[at]);
                if (message != null)
                {
                    _publisher.Announce(TopicOf(message, former), new byte[0]);
                    PublishEntity(message, names);
                }
            }
        }
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        if (_dueAt == long.MaxValue)
        {
            return int.MaxValue;
        }

        if (now < _dueAt)
        {
            return (int)(_dueAt - now);
        }

        _dueAt = now + PaceMilliseconds;
        if (_publisher.IsConnected && _publisher.Count <= MostWaiting)
        {
            int id = NextDue();
            if (id < 0)
            {
                _dueAt = long.MaxValue;
                return int.MaxValue;
            }

            _due[id / 8] &= (byte)~(1 << (id % 8));
            NodeEntry entry = _nodes.At(id);
            if (entry.TopicName != null && _store.HasAny(entry.Address))
            {
                PublishDocument(entry);
            }
        }

        return PaceMilliseconds;
    }

    private static string TopicOf(EntityMessage message, NodeNames names)
    {
        string suffix = message.Suffix == null ? "" : "_" + message.Suffix;
        return Root + EntityWords.Platform(message.Kind) + "/" + names.Word + suffix + Config;
    }

    private static string TopicOf(string address)
    {
        return Root + "device/" + NodeDocument.IdOf(address) + Config;
    }

    private void PublishDocument(NodeEntry entry)
    {
        string gateway = TopicWord.OfAddress(_address);
        if (!_isGatewayAnnounced)
        {
            // The node's document refers to it.
            _isGatewayAnnounced = true;
            _publisher.Announce(TopicOf(gateway), NodeDocument.OfGateway(gateway, _publisher, _networkName));
        }

        NodeNames names = new NodeNames(entry, _publisher);
        byte[] document = NodeDocument.Of(names, gateway, entry.Sleepy, _publisher, entry.Address, _store);
        if (document == null)
        {
            _rejects.Reject(entry.Address, "more entities than a document of " + NodeDocument.MaximumCount.ToString() + " bytes holds");
            return;
        }

        _publisher.Announce(TopicOf(names.Address), document);
    }

    private void PublishEntity(EntityMessage message, NodeNames names)
    {
        JsonWriter document = new JsonWriter(NodeDocument.MaximumCount);
        string name = message.Suffix == null ? names.Word : names.Word + "_" + message.Suffix;
        document.Begin(null, '{');
        if (message.Kind != EntityKind.Trigger)
        {
            document.Text("name", name);
            document.Text("unique_id", name);
        }

        EntityFields.Write(message, names, document);
        if (message.Kind == EntityKind.Trigger)
        {
            string device = names.Word + "_" + EntityFields.TypeOf(message) + "_" + EntityFields.SubtypeOf(message);
            document.Begin("device", '{');
            document.Text("name", device);
            document.Text("identifiers", device);
            document.End('}');
        }

        document.End('}');
        byte[] bytes = document.ToBytes();
        if (bytes != null)
        {
            _publisher.Announce(TopicOf(message, names), bytes);
        }
    }

    private void SetDue(int id, long now)
    {
        _due[id / 8] |= (byte)(1 << (id % 8));
        _dueAt = now + QuietMilliseconds;
    }

    private int NextDue()
    {
        for (int i = 0; i < _nodes.Capacity; i++)
        {
            if ((_due[i / 8] & (1 << (i % 8))) != 0)
            {
                return i;
            }
        }

        return -1;
    }
}
