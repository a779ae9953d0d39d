using System.Globalization;
using System.Text.Json;

namespace EnigmaIoT.Update.Messages;

/// <summary>
/// What a gateway says of an update of many nodes, on <c>result/group</c> and <c>result/wanted</c> (docs/ota-extension.md). What was not
/// told is null.
/// </summary>
internal sealed record GroupAnswer
{
    private const int Span = 64;

    /// <summary>Gets the MD5 of the image.</summary>
    public string? Md5 { get; init; }

    /// <summary>Gets how many chunks a block may have, where the gateway was asked.</summary>
    public long? Block { get; init; }

    /// <summary>Gets whether the gateway broadcasts deltas, too, where it was asked.</summary>
    public bool TakesDeltas { get; init; }

    /// <summary>Gets whether something is refused.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>Gets how the update or a node stands, one word.</summary>
    public string? State { get; init; }

    /// <summary>Gets how the node was called when it was named.</summary>
    public string? Node { get; init; }

    /// <summary>Gets the node's MAC address.</summary>
    public string? Address { get; init; }

    /// <summary>Gets why.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets how many chunks the node misses.</summary>
    public long? Missing { get; init; }

    /// <summary>Gets the round of broadcasts for which chunks are wanted; null where none are.</summary>
    public long? Round { get; init; }

    /// <summary>Gets the indices of the chunks that are wanted, ascending.</summary>
    public IReadOnlyList<int> Wanted { get; init; } = [];

    /// <summary>Reads a message.</summary>
    /// <param name="payload">Its payload, anything.</param>
    /// <returns>Null where it is none of these.</returns>
    public static GroupAnswer? Read(byte[] payload)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(payload);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static GroupAnswer Read(JsonElement json)
    {
        long? round = NodeMessageParser.Number(json, "round");
        return new GroupAnswer
        {
            Md5 = NodeMessageParser.Text(json, "md5"),
            Block = NodeMessageParser.Number(json, "block"),
            TakesDeltas = NodeMessageParser.IsTrue(json, "delta"),
            IsRefusal = NodeMessageParser.Text(json, "result") is not null,
            State = NodeMessageParser.Text(json, "state"),
            Node = NodeMessageParser.Text(json, "node"),
            Address = NodeMessageParser.Text(json, "address"),
            Reason = NodeMessageParser.Text(json, "reason"),
            Missing = NodeMessageParser.Number(json, "chunks"),
            Round = round,
            Wanted = round is null ? [] : ReadWanted(NodeMessageParser.Number(json, "from"), NodeMessageParser.Text(json, "chunks")),
        };
    }

    private static List<int> ReadWanted(long? from, string? hex)
    {
        List<int> wanted = [];
        if (from is not (>= 1 and <= ushort.MaxValue)
            || !ulong.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong bits))
        {
            return wanted;
        }

        for (int bit = 0; bit < Span; bit++)
        {
            if (((bits >> bit) & 1) != 0)
            {
                wanted.Add((int)from.Value + bit);
            }
        }

        return wanted;
    }
}
