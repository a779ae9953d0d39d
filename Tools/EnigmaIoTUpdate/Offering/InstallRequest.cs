using System.Text.Json;

namespace EnigmaIoT.Update.Offering;

/// <summary>What a gateway asks for when somebody installs what is offered.</summary>
/// <param name="Level">The topic level of the board: a node's MAC address, or <c>gateway</c>.</param>
/// <param name="Sha256">The image.</param>
internal sealed record InstallRequest(string Level, string Sha256)
{
    private const string Gateway = "gateway";

    /// <summary>Reads a request.</summary>
    /// <param name="level">The topic level that it came under.</param>
    /// <param name="payload">Its payload.</param>
    /// <returns>Null where it is none.</returns>
    public static InstallRequest? Read(string level, byte[] payload)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(payload);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("address", out JsonElement address) && address.ValueKind == JsonValueKind.String
                && json.RootElement.TryGetProperty("sha256", out JsonElement sha256) && sha256.ValueKind == JsonValueKind.String
                ? new InstallRequest(level == Gateway ? Gateway : address.GetString()!, sha256.GetString()!)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
