using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.Broker;

/// <summary>A topic of a command, taken apart: <c>network/node/set|get/command</c>.</summary>
public sealed class CommandTopic
{
    /// <summary>
    /// The longest topic that is looked at and named in the log, in characters: more than network, name and command ever have.
    /// MQTT allows 65,535 bytes, and the last few topics are kept.
    /// </summary>
    public const int MaximumCount = 100;

    private CommandTopic(string topic, string node, string command)
    {
        Topic = topic;
        Node = node;
        Command = command;
    }

    /// <summary>Gets the whole topic.</summary>
    public string Topic { get; }

    /// <summary>Gets the level that names the node.</summary>
    public string Node { get; }

    /// <summary>Gets the verb and the command, such as <c>set/ota</c>.</summary>
    public string Command { get; }

    /// <summary>Takes a topic apart.</summary>
    /// <param name="prefix">The network's name and a slash.</param>
    /// <param name="topic">The topic.</param>
    /// <returns>
    /// Null where it has not exactly four levels, one of them is empty, or no answer could be published under them.
    /// </returns>
    public static CommandTopic Parse(string prefix, string topic)
    {
        if (topic == null || !topic.StartsWith(prefix))
        {
            return null;
        }

        int nodeEnd = topic.IndexOf('/', prefix.Length);
        if (nodeEnd <= prefix.Length)
        {
            return null;
        }

        int verbEnd = topic.IndexOf('/', nodeEnd + 1);
        if (verbEnd < 0 || verbEnd + 1 >= topic.Length || topic.IndexOf('/', verbEnd + 1) >= 0)
        {
            return null;
        }

        string node = topic.Substring(prefix.Length, nodeEnd - prefix.Length);
        return IsPublishable(topic) ? new CommandTopic(topic, node, topic.Substring(nodeEnd + 1)) : null;
    }

    private static bool IsPublishable(string level)
    {
        // A broker cuts the connection of who publishes under a wildcard.
        return level.IndexOf('+') < 0 && level.IndexOf('#') < 0 && MqttText.IsValid(level);
    }
}
