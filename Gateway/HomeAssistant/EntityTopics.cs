using EnigmaIoT.Gateway.Broker;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>Publishes single entities as the reference does: a topic for each.</summary>
internal static class EntityTopics
{
    /// <summary>The most bytes of a document: twice what the reference has room for.</summary>
    private const int MaximumCount = 2048;

    /// <summary>Gets the topic of an entity.</summary>
    /// <param name="message">Describes it.</param>
    /// <param name="word">The node's name as topics take it.</param>
    public static string Of(EntityMessage message, string word)
    {
        string suffix = message.Suffix == null ? string.Empty : "_" + message.Suffix;
        return "homeassistant/" + EntityWords.Platform(message.Kind) + "/" + word + suffix + "/config";
    }

    /// <summary>Publishes an entity.</summary>
    /// <param name="message">Describes it.</param>
    /// <param name="node">The node.</param>
    /// <param name="publisher">Where it goes.</param>
    public static void Publish(EntityMessage message, NodeNames node, Publisher publisher)
    {
        JsonWriter document = new JsonWriter(MaximumCount);
        string name = message.Suffix == null ? node.Word : node.Word + "_" + message.Suffix;
        document.Begin(null, '{');
        if (message.Kind != EntityKind.Trigger)
        {
            document.Text("name", name);
            document.Text("unique_id", node.IdOf(message));
        }

        EntityFields.Write(message, node, document);
        if (message.Kind == EntityKind.Trigger)
        {
            string device = node.Word + "_" + EntityFields.TypeOf(message) + "_" + EntityFields.SubtypeOf(message);
            document.Begin("device", '{');
            document.Text("name", device);
            document.Text("identifiers", device);
            document.End('}');
        }

        document.End('}');
        byte[] bytes = document.ToBytes();
        if (bytes != null)
        {
            publisher.Announce(Of(message, node.Word), bytes);
        }
    }
}
