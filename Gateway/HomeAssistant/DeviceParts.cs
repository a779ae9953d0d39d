using EnigmaIoT.Gateway.Broker;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>What the documents of nodes and that of the gateway have in common.</summary>
internal static class DeviceParts
{
    private const string Manufacturer = "EnigmaIoT";
    private const string Prefix = "enigmaiot_";

    /// <summary>Gets the identifier of a device, which stands in its document's topic, too.</summary>
    /// <param name="address">The device's address as 12 hex digits.</param>
    public static string IdOf(string address)
    {
        return Prefix + address;
    }

    /// <summary>Gets the topic of one of a device's documents.</summary>
    /// <param name="address">The device's address as 12 hex digits.</param>
    /// <param name="place">0 for the first one, 1 for the second.</param>
    public static string TopicOf(string address, int place)
    {
        return "homeassistant/device/" + IdOf(address) + (place == 0 ? string.Empty : "_" + (place + 1).ToString()) + "/config";
    }

    /// <summary>Begins a document with its device, whose object stays open for what the caller has to add.</summary>
    public static void BeginDevice(JsonWriter document, string address, string name)
    {
        document.IsShort = false;
        document.Begin(null, '{');
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

    /// <summary>Writes who made the document.</summary>
    public static void WriteOrigin(JsonWriter document)
    {
        document.Begin("origin", '{');
        document.Text("name", "EnigmaIoT Gateway for .NET nanoFramework");
        document.End('}');
    }

    /// <summary>Writes an entry of a list of availability topics.</summary>
    public static void WriteAvailability(JsonWriter document, string topic, string available, string notAvailable)
    {
        document.Begin(null, '{');
        document.Text("topic", topic);
        document.Text("payload_available", available);
        document.Text("payload_not_available", notAvailable);
        document.End('}');
    }

    /// <summary>Begins the components; the parts that follow are one of them each.</summary>
    public static void BeginComponents(JsonWriter document)
    {
        document.Begin("components", '{');
        document.IsShort = true;
    }

    /// <summary>Ends the components and the document.</summary>
    public static void End(JsonWriter document)
    {
        document.End('}');
        document.End('}');
    }

    /// <summary>Begins a component of the gateway's making.</summary>
    /// <param name="document">Receives it.</param>
    /// <param name="address">The device's address as 12 hex digits.</param>
    /// <param name="platform">Its platform.</param>
    /// <param name="key">Its key, unique in the document.</param>
    /// <param name="name">Its name for people.</param>
    public static void BeginComponent(JsonWriter document, string address, string platform, string key, string name)
    {
        document.Begin(key, '{');
        document.Text("platform", platform);
        document.Text("unique_id", IdOf(address) + "_" + key);
        document.Text("name", name);
    }

    /// <summary>Writes a button.</summary>
    /// <param name="document">Receives it.</param>
    /// <param name="address">The device's address as 12 hex digits.</param>
    /// <param name="key">Its key, unique in the document, and its device class.</param>
    /// <param name="name">Its name for people.</param>
    /// <param name="topic">What it publishes to.</param>
    /// <param name="entity">The entity's identifier at first; null where Home Assistant chooses it.</param>
    public static void WriteButton(JsonWriter document, string address, string key, string name, string topic, string entity)
    {
        BeginComponent(document, address, "button", key, name);
        document.Text("default_entity_id", entity);
        document.Text("command_topic", topic);
        document.Text("device_class", key);
        document.Text("entity_category", "config");
        document.End('}');
    }

    /// <summary>Writes what is installed and offered.</summary>
    /// <param name="document">Receives it.</param>
    /// <param name="address">The device's address as 12 hex digits.</param>
    /// <param name="node">How it is called in topics.</param>
    /// <param name="publisher">Knows the network's topics.</param>
    /// <param name="entity">The entity's identifier at first; null where Home Assistant chooses it.</param>
    public static void WriteUpdate(JsonWriter document, string address, string node, Publisher publisher, string entity)
    {
        BeginComponent(document, address, "update", "firmware", "Firmware");
        document.Text("default_entity_id", entity);
        document.Text("device_class", "firmware");
        document.Text("entity_category", "config");
        document.Text("state_topic", publisher.Topic(node, CommandName.Update));
        document.Text("command_topic", publisher.Topic(node, CommandName.SetInstall));
        document.Text("payload_install", InstallOrders.Order);
        document.End('}');
    }

    /// <summary>Begins a reading of the gateway's making.</summary>
    /// <param name="document">Receives it.</param>
    /// <param name="address">The device's address as 12 hex digits.</param>
    /// <param name="key">Its key, unique in the document.</param>
    /// <param name="name">Its name for people.</param>
    /// <param name="topic">Where it comes from.</param>
    /// <param name="template">Takes it out of there.</param>
    public static void BeginSensor(JsonWriter document, string address, string key, string name, string topic, string template)
    {
        BeginComponent(document, address, "sensor", key, name);
        document.Text("state_topic", topic);
        document.Text("value_template", template);
        document.Text("entity_category", "diagnostic");
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
}
