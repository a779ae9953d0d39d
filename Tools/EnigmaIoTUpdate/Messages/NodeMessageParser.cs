using System.Text.Json;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Update.Images;

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
        if (subject == NodeTopics.GatewayStatusSubject)
        {
            return payload.Span.SequenceEqual("1"u8) ? new GatewayStatus(true)
                : payload.Span.SequenceEqual("0"u8) ? new GatewayStatus(false)
                : null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(payload);
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && Read(subject, document.RootElement) is { } message)
            {
                return message with { NodeAddress = Text(document.RootElement, "address") };
            }
        }
        catch (JsonException)
        {
        }

        // A node has registered, whatever comes with it.
        return subject == "hello" ? new NodeHello() : null;
    }

    /// <summary>Reads whether a member is true.</summary>
    public static bool IsTrue(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    /// <summary>Reads a whole number; null where there is none.</summary>
    public static long? Number(JsonElement json, string name)
    {
        return json.TryGetProperty(name, out JsonElement value)
            && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt64(out long number)
            ? number
            : null;
    }

    /// <summary>Reads a text, without what would steer the terminal that it ends up on; null where there is none.</summary>
    public static string? Text(JsonElement json, string name)
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

    private static NodeMessage? Read(string subject, JsonElement json)
    {
        switch (subject)
        {
            case "result/ota" when Number(json, "status") is { } status and >= 0 and <= int.MaxValue:
                return new OtaAnswer(
                    (OtaStatus)status, Index(json, "last_chunk"), Text(json, "reason"), Text(json, "md5"))
                {
                    Refusal = Number(json, "refusal") is { } refusal and > 0 and <= int.MaxValue ? (OtaRefusal)refusal : null,
                };
            case "result/update" when Number(json, "version") is >= 1 && Number(json, "block") is { } block:
                return new UpdateAnswer(
                    (int)Math.Clamp(block, 1, FirmwareImage.MaximumBlock),
                    Number(json, "size"),
                    Text(json, "md5"),
                    Index(json, "last_chunk"),
                    Index(json, "credit"),
                    Text(json, "reason"))
                {
                    Name = Text(json, "name"),
                    Silent = Number(json, "silent") is { } silent and >= 0 ? silent : null,
                    IsSleepy = IsTrue(json, "sleepy"),
                    Period = Number(json, "period") is { } period and > 0 ? period : null,
                    IsWaiting = IsTrue(json, "waiting"),
                    TakesDeltas = IsTrue(json, "delta"),
                    TakesSigning = IsTrue(json, "signing"),
                };
            case "result/credit" when Index(json, "credit") is { } credit && Text(json, "md5") is { } md5:
                return new CreditAnswer(md5, credit);
            case "result/sleeptime" when Number(json, "sleeptime") is { } seconds:
                return new SleepTimeAnswer(seconds);
            case "result/rssi" when Number(json, "rssi") is not null:
                return new RssiAnswer();
            case "result/name" when Text(json, "name") is { } name && Text(json, "address") is { } address:
                return new NameAnswer(name, address);
            case "program":
                return new ProgramNotice(
                    Text(json, "name"), Text(json, "version"), Text(json, "sha256"), Number(json, "size"), Number(json, "kind"));
            case "hello":
                return new NodeHello();
            case "restart" when Number(json, "reason") is { } reason and >= 0 and <= int.MaxValue:
                return new RestartNotice((int)reason, Text(json, "cause"));
            default:
                return null;
        }
    }

    private static int? Index(JsonElement json, string name) =>
        Number(json, name) is { } number and >= 0 and <= ushort.MaxValue ? (int)number : null;
}
