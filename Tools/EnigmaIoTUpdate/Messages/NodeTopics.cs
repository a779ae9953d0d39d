using System.Text;
using System.Text.RegularExpressions;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Update.Messages;

/// <summary>
/// The topics of one node. The topic level under which an answer comes tells which node it is about, for the gateway alone
/// decides that; what nodes claim in a payload does not. A gateway answers under the node's name where it has one, also when
/// the node was addressed by its MAC address: once the gateway has told the name, both forms are taken.
/// </summary>
internal sealed partial class NodeTopics
{
    /// <summary>The subject of the gateway's own status.</summary>
    public const string GatewayStatusSubject = "gateway/status";

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
        NodeAddress = IsMacAddress ? Address : null;
    }

    /// <summary>Gets the network's name.</summary>
    public string Network => _baseTopic;

    /// <summary>Gets the form of address under which we publish.</summary>
    public string Address { get; }

    /// <summary>Gets whether it is the gateway itself that is addressed.</summary>
    public bool IsGateway => Address == NodeName.Gateway;

    /// <summary>Gets whether the node is addressed by its MAC address.</summary>
    public bool IsMacAddress { get; }

    /// <summary>Gets whether the name looks like a MAC address that is written otherwise, or not wholly.</summary>
    public bool IsLikeMacAddress => !IsMacAddress && LikeMacAddressPattern().IsMatch(Address);

    /// <summary>Gets the node's MAC address; null until the gateway has told it.</summary>
    public string? NodeAddress { get; private set; }

    /// <summary>Gets the node's name, where it was addressed by its MAC address and the gateway has told the name.</summary>
    public string? Name { get; private set; }

    /// <summary>Gets whether the gateway itself has told which node it is: what nodes say of names is not needed then.</summary>
    public bool IsTold { get; private set; }

    /// <summary>Gets the topic of the gateway's status.</summary>
    public string GatewayFilter => $"{_baseTopic}/{GatewayStatusSubject}";

    /// <summary>Gets the topic filters to subscribe to before anything is published.</summary>
    public IEnumerable<string> Filters
    {
        get
        {
            foreach (string node in Levels)
            {
                yield return $"{_baseTopic}/{node}/result/#";
                yield return $"{_baseTopic}/{node}/hello";
                yield return $"{_baseTopic}/{node}/restart";
                yield return $"{_baseTopic}/{node}/program";
            }

            if (IsMacAddress && Name is null)
            {
                yield return $"{_baseTopic}/+/{NameSubject}";
            }
        }
    }

    // Brokers tell cases apart, and gateways have written MAC addresses in either.
    private IEnumerable<string> Levels => IsMacAddress
        ? Name is null ? [Address, Address.ToLowerInvariant()] : [Address, Address.ToLowerInvariant(), Name]
        : [Address];

    /// <summary>Determines whether a text can be the first part of topics.</summary>
    /// <param name="text">The text; it may have several levels.</param>
    public static bool IsBaseTopic(string text) => IsLevels(text) && text[0] != '$';

    /// <summary>Determines whether a text can address one node.</summary>
    /// <param name="text">
    /// A name or a MAC address, or <c>gateway</c> for the gateway itself. <c>broadcast</c> stands in topics that are about all nodes.
    /// </param>
    public static bool IsNode(string text) =>
        IsLevels(text)
        && !text.Contains('/', StringComparison.Ordinal)
        && text != NodeName.Broadcast
        && Encoding.UTF8.GetByteCount(text) <= NodeName.MaximumCount;

    /// <summary>Determines whether a text is a MAC address.</summary>
    /// <param name="text">The text.</param>
    public static bool IsAddress(string text) => MacAddressPattern().IsMatch(text);

    // The runtime puts U+FFFD in the place of bytes on the command line that are not UTF-8.
    private static bool IsLevels(string text) =>
        text.Length > 0 && text.IndexOfAny(['+', '#', '\uFFFD']) < 0 && MqttText.IsValid(text);

    /// <summary>Returns the topic of a command to the node.</summary>
    /// <param name="command">As in <c>set/ota</c>.</param>
    public string Command(string command) => $"{_baseTopic}/{Address}/{command}";

    /// <summary>Splits a topic.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="level">The level that names the node.</param>
    /// <param name="subject">
    /// What is behind it, as in <c>result/ota</c>; of the gateway's own topics with the level, as in <c>gateway/status</c>.
    /// </param>
    /// <returns>False for topics of other networks.</returns>
    public bool TrySplit(string topic, out string level, out string subject)
    {
        level = "";
        subject = "";
        if (!topic.StartsWith(_baseTopic + "/", StringComparison.Ordinal))
        {
            return false;
        }

        string rest = topic[(_baseTopic.Length + 1)..];
        int slash = rest.IndexOf('/');
        if (slash < 0)
        {
            return false;
        }

        level = rest[..slash];
        subject = level == NodeName.Gateway && (!IsGateway || rest == GatewayStatusSubject) ? rest : rest[(slash + 1)..];
        return true;
    }

    /// <summary>Determines whether a topic level is that of our node.</summary>
    /// <param name="level">The level.</param>
    public bool IsOurs(string level) => IsMacAddress
        ? level == Name || string.Equals(level, Address, StringComparison.OrdinalIgnoreCase)
        : level == Address;

    /// <summary>Determines whether a message that came under a level of ours is about another node all the same.</summary>
    /// <param name="message">The message.</param>
    public bool IsOfAnotherNode(NodeMessage message) =>
        NodeAddress is not null
        && message.NodeAddress is { Length: > 0 } other
        && !string.Equals(other, NodeAddress, StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes from the gateway's own answer which node it is.</summary>
    /// <param name="answer">An answer under a level of ours.</param>
    /// <returns>Whether there are new topic filters.</returns>
    public bool Learn(UpdateAnswer answer)
    {
        if (answer.NodeAddress is not { } address || !MacAddressPattern().IsMatch(address))
        {
            return false;
        }

        IsTold = true;
        NodeAddress ??= address.ToUpperInvariant();
        return answer.Name is { } name && LearnName(name);
    }

    /// <summary>
    /// Takes from a node's answer under which level a gateway of version 0.9.8 keeps it: the level is the gateway's word, and
    /// the address tells that it is our node which answered. What name the node gives itself does not matter.
    /// </summary>
    /// <param name="answer">An answer under any level.</param>
    /// <param name="level">The level.</param>
    /// <returns>Whether there are new topic filters.</returns>
    public bool Learn(NameAnswer answer, string level)
    {
        bool isOurNode = IsMacAddress && string.Equals(answer.Address, Address, StringComparison.OrdinalIgnoreCase);
        return isOurNode && !IsTold && LearnName(level);
    }

    private bool LearnName(string name)
    {
        // The level of another node's MAC address is never the name of this one.
        if (!IsMacAddress || name == Name || name == NodeName.Gateway || MacAddressPattern().IsMatch(name) || !IsNode(name))
        {
            return false;
        }

        Name = name;
        return true;
    }

    [GeneratedRegex("^[0-9a-f]{2}(:[0-9a-f]{2}){5}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MacAddressPattern();

    [GeneratedRegex("^([0-9a-f]{12}|[0-9a-f]{1,2}([-:. ][0-9a-f]{1,2}){3,6}|[0-9a-f]{4}([.][0-9a-f]{4}){2})$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LikeMacAddressPattern();
}
