using System.Text.Json;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Mqtt;

namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>A final status that passed the broker.</summary>
/// <param name="Time">When, in microseconds.</param>
/// <param name="Status">The status.</param>
/// <param name="Md5">The image that it names; null where it names none.</param>
/// <param name="Reason">Why; null where the gateway does not say it.</param>
internal sealed record FinalStatus(long Time, OtaStatus Status, string? Md5, string? Reason)
{
    private static readonly string[] _refusals =
    [
        "a chunk came before message 0", "another update of this node is running", "too many updates are running",
        "no such node is registered", "the node does not say that it takes deltas",
    ];

    /// <summary>Gets whether it ends no update: a message 0 was refused, or a chunk came of an update that is over.</summary>
    public bool IsRefusal => Status == OtaStatus.StartError
        && Array.Exists(_refusals, refusal => Reason?.StartsWith(refusal, StringComparison.Ordinal) == true);

    /// <summary>Reads a message of <c>result/ota</c>.</summary>
    /// <returns>Null where it is no final status.</returns>
    public static FinalStatus? Read(MemoryMessage message)
    {
        using JsonDocument json = JsonDocument.Parse(message.Text);
        OtaStatus status = (OtaStatus)json.RootElement.GetProperty("status").GetInt32();
        return OtaAnswer.IsFinal(status)
            ? new FinalStatus(message.Time, status, Text(json, "md5"), Text(json, "reason"))
            : null;
    }

    private static string? Text(JsonDocument json, string name)
    {
        return json.RootElement.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
    }
}
