using System.Text.RegularExpressions;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Update.Messages;

/// <summary>
/// The topics of one node. A gateway answers under the node's name where it has one, also when the node was addressed
/// by its MAC address: once the name is known, both forms are taken.
/// </summary>
internal sealed partial class NodeTopics
{
    private const string NameSubject = "result/name";

    private readonly string _baseTopic;

    /// <summary>Takes an address.</summary>
    /// <param name="baseTopic">The network's name.</param>
    /// <param name="address">The node's name or MAC address; a MAC address is spelled as gateways do.</param>
    /// <exception cref="ArgumentException">One of them cannot stand in a topic, or stands for all nodes.</exception>
    public NodeTopics(string baseTopic, string address)
    {
        if (!IsBaseTopic(baseTopic))
        {
            throw new ArgumentException($"'{baseTopic}' is not a base topic.", nameof(baseTopic));
        }

        if (!IsNode(address))
        {
            throw new ArgumentException($"'{address}' is not the address or the name of a node.", nameof(address));
        }

        _baseTopic = baseTopic;
        IsMacAddress = MacAddressPattern().IsMatch(address);
        Address = IsMacAddress ? address.ToUpperInvariant() : address;
    }

    /// <summary>The form of address under which we publish.</summary>
    public string Address { get; }

    /// <summary>Whether the node is addressed by its MAC address.</summary>
    public bool IsMacAddress { get; }

    /// <summary>The node's name, where it was addressed by its MAC address and has told its name.</summary>
    public string? Name { get; private set; }

    /// <summary>The topic filters to subscribe to before anything is published.</summary>
    public IEnumerable<string> Filters
    {
        get
        {
            foreach (string node in Name is null ? new[] { Address } : [Address, Name])
            {
                yield return $"{_baseTopic}/{node}/result/#";
                yield return $"{_baseTopic}/{node}/hello";
                yield return $"{_baseTopic}/{node}/restart";
            }

            if (IsMacAddress && Name is null)
            {
                yield return $"{_baseTopic}/+/{NameSubject}";
            }
        }
    }

    /// <summary>Tells whether a text can be the first part of topics.</summary>
    /// <param name="text">The text; it may have several levels.</param>
    public static bool IsBaseTopic(string text) => IsLevels(text) && text[0] != '$';

    /// <summary>Tells whether a text can address one node.</summary>
    /// <param name="text">
    /// A name or a MAC address. <c>broadcast</c> and <c>gateway</c> stand in topics where they are about no single node.
    /// </param>
    public static bool IsNode(string text) =>
        IsLevels(text) && !text.Contains('/', StringComparison.Ordinal) && text is not (NodeName.Broadcast or NodeName.Gateway);

    // The runtime puts U+FFFD in the place of bytes on the command line that are not UTF-8.
    private static bool IsLevels(string text) =>
        text.Length > 0 && text.IndexOfAny(['+', '#', '\uFFFD']) < 0 && MqttText.IsValid(text);

    /// <summary>The topic of a command to the node.</summary>
    /// <param name="command">As in <c>set/ota</c>.</param>
    public string Command(string command) => $"{_baseTopic}/{Address}/{command}";

    /// <summary>Tells whether an answer is about our node.</summary>
    /// <param name="answer">An answer under any node's name.</param>
    public bool IsAboutNode(NameAnswer answer) =>
        IsMacAddress && string.Equals(answer.Address, Address, StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes the node's name from an answer about it.</summary>
    /// <param name="answer">The answer; a node without a name is called by its address, or by nothing.</param>
    /// <returns>Whether there are new topic filters.</returns>
    public bool Learn(NameAnswer answer)
    {
        if (answer.Name == Name
            || string.Equals(answer.Name, Address, StringComparison.OrdinalIgnoreCase)
            || !IsNode(answer.Name))
        {
            return false;
        }

        Name = answer.Name;
        return true;
    }

    /// <summary>What a topic is about, if it is about our node or about names.</summary>
    /// <param name="topic">A topic.</param>
    /// <returns>The part behind the node, as in <c>result/ota</c>; null for topics of others.</returns>
    public string? SubjectOf(string topic)
    {
        if (!topic.StartsWith(_baseTopic + "/", StringComparison.Ordinal))
        {
            return null;
        }

        string rest = topic[(_baseTopic.Length + 1)..];
        int slash = rest.IndexOf('/');
        if (slash < 0)
        {
            return null;
        }

        string node = rest[..slash];
        string subject = rest[(slash + 1)..];
        return node == Address || node == Name || subject == NameSubject ? subject : null;
    }

    [GeneratedRegex("^[0-9a-f]{2}(:[0-9a-f]{2}){5}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MacAddressPattern();
}
