using System.Text.Json;
using System.Text.RegularExpressions;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Update.Messages;
using EnigmaIoT.Update.Mqtt;

namespace EnigmaIoT.Update.Listing;

/// <summary>What a broker keeps of the nodes of a network: put together from the gateway's list and what the nodes run.</summary>
/// <param name="network">The network's name, the base of its topics.</param>
internal sealed partial class NodeListing(string network)
{
    private const string ProgramSubject = "program";
    private const string ListLevel = "nodes/";

    // As in docs/mqtt.md, and far from every real time that would overflow.
    private const long LatestTime = 253_402_300_799;

    private readonly Dictionary<string, ListedNode> _nodes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the topic filters that bring it.</summary>
    public IReadOnlyList<string> Filters => [$"{network}/gateway/status", $"{network}/gateway/nodes/+", $"{network}/+/program"];

    /// <summary>Gets the network's name.</summary>
    public string Network => network;

    /// <summary>Gets whether the gateway is connected; null where the broker keeps nothing of one.</summary>
    public bool? IsGatewayOn { get; private set; }

    /// <summary>Gets the nodes, by their names.</summary>
    public IReadOnlyList<ListedNode> Nodes => [.. _nodes.Values.OrderBy(node => node.Label, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Takes a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="node">Receives the node that it is about, as it is known now; null where it is about none, or takes one away.</param>
    /// <returns>Whether it tells something that was not known.</returns>
    public bool Take(ReceivedMessage message, out ListedNode? node)
    {
        node = null;
        if (!message.Topic.StartsWith(network + "/", StringComparison.Ordinal))
        {
            return false;
        }

        string rest = message.Topic[(network.Length + 1)..];
        if (rest == NodeTopics.GatewayStatusSubject)
        {
            return TakeStatus(message.Payload);
        }

        string level = rest.Split('/')[0];
        return rest.StartsWith("gateway/" + ListLevel, StringComparison.Ordinal)
            ? TakeListed(rest[("gateway/".Length + ListLevel.Length)..], message.Payload, out node)
            : level != NodeName.Gateway && rest == $"{level}/{ProgramSubject}" && TakeProgram(level, message.Payload, out node);
    }

    private static bool Is(string? text) => text is not null && MacAddressPattern().IsMatch(text);

    private bool TakeStatus(byte[] payload)
    {
        bool isOn = payload.AsSpan().SequenceEqual("1"u8);
        bool isNew = IsGatewayOn != isOn;
        IsGatewayOn = isOn;
        return isNew;
    }

    private bool TakeListed(string address, byte[] payload, out ListedNode? node)
    {
        node = null;
        if (!Is(address))
        {
            return false;
        }

        if (payload.Length == 0)
        {
            return _nodes.Remove(address);
        }

        ListedNode? told = Read(payload, json => Known(address) with
        {
            Name = NodeMessageParser.Text(json, "name"),
            IsSleepy = NodeMessageParser.IsTrue(json, "sleepy"),
            Rssi = NodeMessageParser.Number(json, "rssi"),
            Seen = NodeMessageParser.Number(json, "seen") is { } seen and > 0 and <= LatestTime ? DateTimeOffset.FromUnixTimeSeconds(seen) : null,
        });
        return Keep(told, out node);
    }

    private bool TakeProgram(string level, byte[] payload, out ListedNode? node)
    {
        node = null;
        ListedNode? told = payload.Length == 0 ? null : Read(payload, json =>
        {
            string? address = NodeMessageParser.Text(json, "address");
            return !Is(address) ? null : Known(address!) with
            {
                Name = Is(level) ? Known(address!).Name : level,
                Program = NodeMessageParser.Text(json, "name"),
                Version = NodeMessageParser.Text(json, "version"),
                Sha256 = NodeMessageParser.Text(json, "sha256"),
                Size = NodeMessageParser.Number(json, "size"),
                TakesDeltas = NodeMessageParser.IsTrue(json, "delta"),
                TakesDeltasOfMany = NodeMessageParser.IsTrue(json, "many"),
            };
        });
        return Keep(told, out node);
    }

    private ListedNode Known(string address) => _nodes.GetValueOrDefault(address) ?? new ListedNode(address.ToUpperInvariant());

    private bool Keep(ListedNode? told, out ListedNode? node)
    {
        node = told;
        bool isNew = told is not null && told != _nodes.GetValueOrDefault(told.Address);
        if (isNew)
        {
            _nodes[told!.Address] = told;
        }

        return isNew;
    }

    // What is not JSON, or another one than is expected, is passed over.
    private static ListedNode? Read(byte[] payload, Func<JsonElement, ListedNode?> read)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(payload);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex("^[0-9a-f]{2}(:[0-9a-f]{2}){5}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MacAddressPattern();
}
