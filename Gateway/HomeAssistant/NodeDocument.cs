using EnigmaIoT.Gateway.Broker;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>
/// The document of one node (Home Assistant's device-based discovery): its own entities, and what the gateway knows and can do of it.
/// Identifiers come from the MAC address; the name is a label.
/// </summary>
internal static class NodeDocument
{
    /// <summary>The most bytes of a document: what the connection to the broker takes.</summary>
    public const int MaximumCount = LinkLimits.LongestOutbound;

    private const string Manufacturer = "EnigmaIoT";
    private const string Prefix = "enigmaiot_";

    /// <summary>Gets the last part of a document's topic but one, which is the device's identifier, too.</summary>
    /// <param name="address">The device's address as 12 hex digits.</param>
    public static string IdOf(string address)
    {
        return Prefix + address;
    }

    /// <summary>Writes the document of a node.</summary>
    /// <param name="node">The node's names.</param>
    /// <param name="gateway">The gateway's address as 12 hex digits.</param>
    /// <param name="sleeps">Whether the node sleeps between its messages.</param>
    /// <param name="publisher">Knows the network's topics.</param>
    /// <param name="address">The node's address.</param>
    /// <param name="store">Has the node's messages.</param>
    /// <returns>The document; null where it would be longer than <see cref="MaximumCount"/>.</returns>
    public static byte[] Of(NodeNames node, string gateway, bool sleeps, Publisher publisher, long address, EntityStore store)
    {
        JsonWriter document = new JsonWriter(MaximumCount);
        document.Begin(null, '{');
        WriteDevice(document, node.Address, node.Label);
        document.Text("via_device", IdOf(gateway));
        document.End('}');
        WriteOriginAndAvailability(document, publisher);
        document.Begin("components", '{');
        document.IsShort = true;
        byte[] record = new byte[EntityStore.RecordCount];
        for (int i = 0; i < EntityStore.Records; i++)
        {
            int size = store.Read(address, i, record);
            for (int at = 0; at < size; at += 1 + record[at])
            {
                EntityMessage message = EntityMessage.Read(record, at + 1, record[at]);
                if (message != null)
                {
                    WriteOwn(document, message, node);
                }
            }
        }

        string status = publisher.Topic(node.Label, CommandName.Status);
        WriteSensor(document, node, "rssi", "Signal strength", status, "{{value_json.rssi}}");
        document.Text("device_class", "signal_strength");
        document.Text("unit_of_measurement", "dBm");
        EndHidden(document);
        WriteSensor(document, node, "per", "Packet error rate", status, "{{value_json.per|float|round(2)}}");
        document.Text("unit_of_measurement", "%");
        EndHidden(document);
        WriteSensor(document, node, "last_seen", "Last seen", status, "{{now().isoformat()}}");
        document.Text("device_class", "timestamp");
        document.Text("entity_category", "diagnostic");
        document.End('}');
        WriteButton(document, node, "identify", "Identify", publisher.Topic(node.Label, CommandName.SetIdentify));
        WriteButton(document, node, "restart", "Restart", publisher.Topic(node.Label, CommandName.SetRestart));
        if (sleeps)
        {
            WriteSleepTime(document, node, publisher);
        }

        document.End('}');
        document.End('}');
        return document.ToBytes();
    }

    /// <summary>Writes the document of the gateway.</summary>
    /// <param name="address">The gateway's address as 12 hex digits.</param>
    /// <param name="publisher">Knows the network's topics.</param>
    /// <param name="networkName">The network's name.</param>
    public static byte[] OfGateway(string address, Publisher publisher, string networkName)
    {
        JsonWriter document = new JsonWriter(MaximumCount);
        document.Begin(null, '{');
        WriteDevice(document, address, "EnigmaIoT gateway " + networkName);
        document.End('}');
        WriteOrigin(document);
        document.Begin("components", '{');
        document.IsShort = true;
        document.Begin("connectivity", '{');
        document.Text("platform", "binary_sensor");
        document.Text("unique_id", IdOf(address) + "_connectivity");
        document.Text("name", "Connectivity");
        document.Text("device_class", "connectivity");
        document.Text("state_topic", publisher.Topic(CommandName.GatewayNode, CommandName.Status));
        document.Text("payload_on", "1");
        document.Text("payload_off", "0");
        document.Text("entity_category", "diagnostic");
        document.End('}');
        document.End('}');
        document.End('}');
        return document.ToBytes();
    }

    // Its object stays open, for what the caller has to add.
    private static void WriteDevice(JsonWriter document, string address, string name)
    {
        document.Begin("device", '{');
        document.Begin("identifiers", '[');
        document.Text(null, IdOf(address));
        document.End(']');
        document.Begin("connections", '[');
        document.Begin(null, '[');
        document.Text(null, "mac");
        document.Text(null, WithColons(address));
        document.End(']');
        document.End(']');
        document.Text("name", name);
        document.Text("manufacturer", Manufacturer);
    }

    private static string WithColons(string address)
    {
        string text = address.Substring(0, 2);
        for (int i = 2; i < address.Length; i += 2)
        {
            text += ":" + address.Substring(i, 2);
        }

        return text;
    }

    private static void WriteOrigin(JsonWriter document)
    {
        document.Begin("origin", '{');
        document.Text("name", "EnigmaIoT Gateway for .NET nanoFramework");
        document.End('}');
    }

    private static void WriteOriginAndAvailability(JsonWriter document, Publisher publisher)
    {
        WriteOrigin(document);
        document.Begin("availability", '[');
        document.Begin(null, '{');
        document.Text("topic", publisher.Topic(CommandName.GatewayNode, CommandName.Status));
        document.Text("payload_available", "1");
        document.Text("payload_not_available", "0");
        document.End('}');
        document.End(']');
        document.Text("availability_mode", "all");
    }

    private static void WriteOwn(JsonWriter document, EntityMessage message, NodeNames node)
    {
        string platform = EntityWords.Platform(message.Kind);
        string key = message.Suffix == null ? platform : platform + "_" + message.Suffix;
        document.Begin(key, '{');
        document.Text("platform", platform);
        if (message.Kind != EntityKind.Trigger)
        {
            WriteNames(document, node, platform, key, message.Suffix == null ? node.Label : message.Suffix, message.Suffix);
        }

        EntityFields.Write(message, node, document);
        document.End('}');
    }

    private static void WriteNames(JsonWriter document, NodeNames node, string platform, string key, string name, string suffix)
    {
        string word = TopicWord.Identifier(node.Word);
        document.Text("unique_id", IdOf(node.Address) + "_" + key);
        document.Text("name", name);
        document.Text(
            "default_entity_id",
            platform + "." + (suffix == null ? word : word + "_" + TopicWord.Identifier(suffix)));
    }

    private static void WriteSensor(JsonWriter document, NodeNames node, string key, string name, string topic, string template)
    {
        document.Begin(key, '{');
        document.Text("platform", "sensor");
        WriteNames(document, node, "sensor", key, name, key);
        document.Text("state_topic", topic);
        document.Text("value_template", template);
    }

    private static void EndHidden(JsonWriter document)
    {
        document.Text("state_class", "measurement");
        document.Text("entity_category", "diagnostic");
        document.Literal("enabled_by_default", "false");
        document.End('}');
    }

    private static void WriteButton(JsonWriter document, NodeNames node, string key, string name, string topic)
    {
        document.Begin(key, '{');
        document.Text("platform", "button");
        WriteNames(document, node, "button", key, name, key);
        document.Text("command_topic", topic);
        document.Text("device_class", key);
        document.Text("entity_category", "config");
        document.End('}');
    }

    private static void WriteSleepTime(JsonWriter document, NodeNames node, Publisher publisher)
    {
        document.Begin("sleep_time", '{');
        document.Text("platform", "number");
        WriteNames(document, node, "number", "sleep_time", "Sleep time", "sleep_time");
        document.Text("command_topic", publisher.Topic(node.Label, CommandName.SetSleepTime));
        document.Text("state_topic", publisher.Topic(node.Label, CommandName.SleepTimeResult));
        document.Text("value_template", "{{value_json.sleeptime}}");
        document.Literal("min", "0");
        document.Literal("max", "13600");
        document.Literal("step", "1");
        document.Text("mode", "box");
        document.Text("unit_of_measurement", "s");
        document.Text("entity_category", "config");
        document.End('}');
    }
}
