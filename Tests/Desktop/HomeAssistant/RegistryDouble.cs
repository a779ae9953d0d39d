using System.Text.Json;
using EnigmaIoT.Tests.Unit.Support;

namespace EnigmaIoT.Tests.Desktop.HomeAssistant;

/// <summary>
/// What Home Assistant makes of discovery messages: which entities it has, by their unique identifiers. An entity that is taken away is
/// forgotten with all that its user gave it; one that is released is kept for whoever describes it next; one that a document has no more
/// stays with that document all the same, until Home Assistant restarts.
/// </summary>
internal sealed class RegistryDouble
{
    private readonly Dictionary<string, HashSet<string>> _live = [];
    private readonly Dictionary<string, int> _births = [];

    /// <summary>Gets how often each entity was made: more than once where it was forgotten in between.</summary>
    public IReadOnlyDictionary<string, int> Births => _births;

    /// <summary>Gets the topics that describe entities.</summary>
    public IEnumerable<string> Topics => _live.Where(topic => topic.Value.Count > 0).Select(topic => topic.Key);

    /// <summary>Gets the entities that are described just now.</summary>
    public IEnumerable<string> Entities => _live.Values.SelectMany(identifiers => identifiers).Order();

    /// <summary>Gets how often an entity was described that another topic describes already, which Home Assistant refuses.</summary>
    public int Doubled { get; private set; }

    /// <summary>Takes a message.</summary>
    public void Take(PublishedMessage message)
    {
        if (!message.Topic.StartsWith("homeassistant/", StringComparison.Ordinal))
        {
            return;
        }

        HashSet<string> known = _live.GetValueOrDefault(message.Topic, []);
        if (message.Payload.Length == 0)
        {
            foreach (string identifier in known)
            {
                _births[identifier] = -_births[identifier];
            }

            _live.Remove(message.Topic);
            return;
        }

        using JsonDocument document = JsonDocument.Parse(message.Payload);
        if (document.RootElement.TryGetProperty("migrate_discovery", out _))
        {
            _live.Remove(message.Topic);
            return;
        }

        HashSet<string> described = [];
        foreach (string identifier in Identifiers(message.Topic, document.RootElement))
        {
            if (_live.Any(other => other.Key != message.Topic && other.Value.Contains(identifier)))
            {
                Doubled++;
                continue;
            }

            int births = _births.GetValueOrDefault(identifier);
            _births[identifier] = births <= 0 ? 1 - births : births;
            described.Add(identifier);
        }

        described.UnionWith(known);
        _live[message.Topic] = described;
    }

    private static IEnumerable<string> Identifiers(string topic, JsonElement root)
    {
        if (!root.TryGetProperty("components", out JsonElement components))
        {
            return root.TryGetProperty("unique_id", out JsonElement own) ? [topic.Split('/')[1] + " " + own.GetString()] : [];
        }

        return components.EnumerateObject()
            .Select(component => DiscoveryRules.Expand(component.Value))
            .Where(component => component.TryGetProperty("unique_id", out _))
            .Select(component => component.GetProperty("platform").GetString() + " " + component.GetProperty("unique_id").GetString());
    }
}
