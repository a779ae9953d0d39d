using System.Text.Json;

namespace EnigmaIoT.Update.Messages;

/// <summary>Reads the JSON of result topics. Anything else than expected gives null, whatever it is.</summary>
internal static class NodeMessageParser
{
    private const int MaximumTextLength = 200;

    /// <summary>Reads a message.</summary>
    /// <param name="subject">The topic behind the node, as in <c>result/ota</c>.</param>
    /// <param name="payload">The payload.</param>
    public static NodeMessage? Parse(string subject, ReadOnlyMemory<byte> payload)
    {
        if (subject == "hello")
        {
            return new NodeHello();
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(payload);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(subject, document.RootElement)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static NodeMessage? Read(string subject, JsonElement json)
    {
        switch (subject)
        {
            case "result/ota" when Number(json, "status") is { } status and >= 0 and <= int.MaxValue:
                int? lastChunk = Number(json, "last_chunk") is { } chunk and >= 0 and <= ushort.MaxValue
                    ? (int)chunk
                    : null;
                return new OtaAnswer((int)status, lastChunk, Text(json, "reason"), Text(json, "md5"));
            case "result/sleeptime" when Number(json, "sleeptime") is { } seconds:
                return new SleepTimeAnswer(seconds);
            case "result/name" when Text(json, "name") is { } name && Text(json, "address") is { } address:
                return new NameAnswer(name, address);
            case "restart" when Number(json, "reason") is { } reason and >= 0 and <= int.MaxValue:
                return new RestartNotice((int)reason);
            default:
                return null;
        }
    }

    private static long? Number(JsonElement json, string name)
    {
        return json.TryGetProperty(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt64(out long number)
            ? number
            : null;
    }

    // Text from the network ends up on a terminal: it must not steer it.
    private static string? Text(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out JsonElement value) || value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            string text = value.GetString()!;
            return new string([.. text.Take(MaximumTextLength).Where(character => !char.IsControl(character))]);
        }
        catch (InvalidOperationException)
        {
            return null; // An escaped half of a surrogate pair.
        }
    }
}
