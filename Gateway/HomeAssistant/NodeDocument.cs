using EnigmaIoT.Gateway.Broker;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>
/// The documents of one node (Home Assistant's device-based discovery), one at a time: the first has what the gateway knows and can do of it
/// and its own entities of the first record in flash, each further one those of another record. Home Assistant makes one device of them,
/// for they name the same one. Identifiers come from the MAC address; the name is a label.
/// </summary>
internal sealed class NodeDocument : IDocument
{
    private readonly NodeNames _node;
    private readonly string _gateway;
    private readonly Publisher _publisher;
    private readonly StoredMessages _messages;
    private int _place;
    private int _own;
    private int _maximumOwn;
    private NodePart _next;
    private bool _hasComponent;

    /// <summary>Creates the documents of a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="gateway">The gateway's address as 12 hex digits.</param>
    /// <param name="publisher">Knows the network's topics.</param>
    /// <param name="messages">The node's own descriptions of its entities.</param>
    public NodeDocument(NodeNames node, string gateway, Publisher publisher, StoredMessages messages)
    {
        _node = node;
        _gateway = gateway;
        _publisher = publisher;
        _messages = messages;
    }

    /// <summary>Chooses one of the documents.</summary>
    /// <param name="place">0, or the record whose entities it has.</param>
    public void Choose(int place)
    {
        _place = place;
        _maximumOwn = int.MaxValue;
    }

    /// <inheritdoc/>
    public void Rewind()
    {
        _next = NodePart.Head;
        _own = 0;
        _hasComponent = false;
        _messages.Rewind(_place);
    }

    /// <inheritdoc/>
    public bool Shorten()
    {
        _maximumOwn = _own - 1;
        return _maximumOwn >= 0;
    }

    /// <inheritdoc/>
    public bool WriteNext(JsonWriter part)
    {
        EntityMessage own = _next == NodePart.Own && _own < _maximumOwn ? _messages.Next() : null;
        if (own != null)
        {
            _own++;
            BeginPart(part);
            WriteOwn(part, own);
            _hasComponent |= part.Count > 0;
            return true;
        }

        if (_next == NodePart.Own)
        {
            _next = _place == 0 ? NodePart.Own + 1 : NodePart.End;
        }

        NodePart current = _next;
        _next = current == NodePart.None ? current : Behind(current);
        if (current > NodePart.Own && current < NodePart.End)
        {
            BeginPart(part);
            _hasComponent = true;
        }

        Write(part, current);
        return current != NodePart.None;
    }

    private NodePart Behind(NodePart part)
    {
        NodePart next = part + 1;
        next = next == NodePart.SleepTime && !_node.Sleeps ? next + 1 : next;
        return next == NodePart.Update && !_node.ReportsProgram ? next + 1 : next;
    }

    private void BeginPart(JsonWriter part)
    {
        part.IsShort = true;
        if (_hasComponent)
        {
            part.Separate();
        }
    }

    private void Write(JsonWriter part, NodePart which)
    {
        switch (which)
        {
            case NodePart.Head:
                WriteHead(part);
                break;
            case NodePart.SignalStrength:
                BeginStatus(part, "rssi", "Signal strength", "{{value_json.rssi}}");
                part.Text("device_class", "signal_strength");
                part.Text("unit_of_measurement", "dBm");
                EndHidden(part);
                break;
            case NodePart.ErrorRate:
                BeginStatus(part, "per", "Packet error rate", "{{(value_json.per|float*100)|round(1)}}");
                part.Text("unit_of_measurement", "%");
                EndHidden(part);
                break;
            case NodePart.LastSeen:
                BeginStatus(part, "last_seen", "Last seen", "{{now().isoformat()}}");
                part.Text("device_class", "timestamp");
                part.Text("entity_category", "diagnostic");
                part.End('}');
                break;
            case NodePart.Identify:
                WriteButton(part, "identify", "Identify", CommandName.SetIdentify);
                break;
            case NodePart.Restart:
                WriteButton(part, "restart", "Restart", CommandName.SetRestart);
                break;
            case NodePart.SleepTime:
                WriteSleepTime(part);
                break;
            case NodePart.Update:
                DeviceParts.WriteUpdate(part, _node.Address, _node.Label, _publisher, EntityId("update", "firmware"));
                break;
            case NodePart.End:
                DeviceParts.End(part);
                break;
            default:
                break;
        }
    }

    private void WriteHead(JsonWriter part)
    {
        DeviceParts.BeginDevice(part, _node.Address, _node.Label);
        part.Text("via_device", DeviceParts.IdOf(_gateway));
        part.End('}');
        DeviceParts.WriteOrigin(part);
        part.Begin("availability", '[');
        DeviceParts.WriteAvailability(part, _publisher.Topic(CommandName.GatewayNode, CommandName.Status), "1", "0");

        // A node that sleeps is silent most of the time: what it measured expires instead.
        if (!_node.Sleeps)
        {
            part.Separate();
            string topic = _publisher.Topic(_node.Label, CommandName.Availability);
            DeviceParts.WriteAvailability(part, topic, NodePresence.Online, NodePresence.Offline);
        }

        part.End(']');
        part.Text("availability_mode", "all");
        DeviceParts.BeginComponents(part);
    }

    private void WriteOwn(JsonWriter part, EntityMessage message)
    {
        string platform = EntityWords.Platform(message.Kind);
        part.Begin(message.Suffix == null ? platform : platform + "_" + message.Suffix, '{');
        part.Text("platform", platform);
        if (message.Kind != EntityKind.Trigger)
        {
            part.Text("unique_id", _node.IdOf(message));
            part.Text("name", message.Suffix == null ? _node.Label : message.Suffix);
            part.Text("default_entity_id", EntityId(platform, message.Suffix));
        }

        EntityFields.Write(message, _node, part);
        part.End('}');
    }

    private void BeginStatus(JsonWriter part, string key, string name, string template)
    {
        DeviceParts.BeginComponent(part, _node.Address, "sensor", key, name);
        part.Text("default_entity_id", EntityId("sensor", key));
        part.Text("state_topic", _publisher.Topic(_node.Label, CommandName.Status));
        part.Text("value_template", template);
    }

    private static void EndHidden(JsonWriter part)
    {
        part.Text("state_class", "measurement");
        part.Text("entity_category", "diagnostic");
        part.Literal("enabled_by_default", "false");
        part.End('}');
    }

    private void WriteButton(JsonWriter part, string key, string name, string command)
    {
        DeviceParts.WriteButton(part, _node.Address, key, name, _publisher.Topic(_node.Label, command), EntityId("button", key));
    }

    private void WriteSleepTime(JsonWriter part)
    {
        DeviceParts.BeginComponent(part, _node.Address, "number", "sleep_time", "Sleep time");
        part.Text("default_entity_id", EntityId("number", "sleep_time"));
        part.Text("command_topic", _publisher.Topic(_node.Label, CommandName.SetSleepTime));
        part.Text("state_topic", _publisher.Topic(_node.Label, CommandName.SleepTimeResult));
        part.Text("value_template", "{{value_json.sleeptime}}");
        part.Literal("min", "0");
        part.Literal("max", "13600");
        part.Literal("step", "1");
        part.Text("mode", "box");
        part.Text("unit_of_measurement", "s");
        part.Text("entity_category", "config");
        part.End('}');
    }

    private string EntityId(string platform, string suffix)
    {
        string word = TopicWord.Identifier(_node.Plain);
        string end = suffix == null ? string.Empty : TopicWord.Identifier(suffix);
        return platform + "." + (word.Length == 0 ? _node.Address : word) + (end.Length == 0 ? end : "_" + end);
    }
}
