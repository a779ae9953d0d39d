using System.Text.Json;
using System.Text.Json.Serialization;

namespace EnigmaIoT.Firmware.Publishing;

/// <summary>What ESP Web Tools 10 reads to flash a board from a browser.</summary>
public sealed record WebToolsManifest
{
    private static readonly JsonSerializerOptions _options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>Gets what is shown to the person.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the version that is shown.</summary>
    public required string Version { get; init; }

    /// <summary>
    /// Gets whether the person is asked to erase the whole flash first: without it a board's configuration stays, which a person may
    /// want who flashes a newer version.
    /// </summary>
    public bool NewInstallPromptErase { get; init; } = true;

    /// <summary>Gets the seconds to wait for Improv Wi-Fi, which our firmware does not speak.</summary>
    public int NewInstallImprovWaitTime { get; init; }

    /// <summary>Gets the images, one for each chip family.</summary>
    public required IReadOnlyList<Build> Builds { get; init; }

    /// <summary>Creates the manifest of one image, which begins at the flash's first byte.</summary>
    /// <param name="name">What is shown to the person.</param>
    /// <param name="version">The version that is shown.</param>
    /// <param name="chipFamily">The chip, as ESP Web Tools names it.</param>
    /// <param name="path">Where the image stands, seen from the manifest.</param>
    public static WebToolsManifest Of(string name, string version, string chipFamily, string path)
    {
        return new WebToolsManifest
        {
            Name = name,
            Version = version,
            Builds = [new Build(chipFamily, [new Part(path, 0)])],
        };
    }

    /// <summary>Returns the manifest's JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, _options) + "\n";

    /// <summary>The image of a chip family.</summary>
    /// <param name="ChipFamily">The chip, such as ESP32-S3.</param>
    /// <param name="Parts">What is written.</param>
    public sealed record Build(
        [property: JsonPropertyName("chipFamily")] string ChipFamily, IReadOnlyList<Part> Parts);

    /// <summary>A file that is written.</summary>
    /// <param name="Path">Where it stands, seen from the manifest.</param>
    /// <param name="Offset">Where it is written in the flash.</param>
    public sealed record Part(string Path, uint Offset);
}
