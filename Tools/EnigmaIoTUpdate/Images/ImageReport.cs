namespace EnigmaIoT.Update.Images;

/// <summary>What <see cref="ImageReader"/> found: what an image is, and what is wrong with it.</summary>
public sealed record ImageReport
{
    /// <summary>Gets the format, by the first bytes where the image is damaged.</summary>
    public required ImageFormat Format { get; init; }

    /// <summary>
    /// Gets what is wrong, one sentence without its full stop; null where the image proves itself by its own checksums.
    /// </summary>
    public string? Fault { get; init; }

    /// <summary>Gets whether the image looks like a boot loader: it runs in RAM alone and describes no application.</summary>
    public bool IsBootLoader { get; init; }

    /// <summary>Gets why the image is no firmware to send: what is wrong with it, or that it is no application; else null.</summary>
    public string? Obstacle => Fault
        ?? (IsBootLoader ? "it is a boot loader, not an application: it runs in RAM alone and describes no application" : null);

    /// <summary>Gets whether the image is whole: of a known format, complete, and right by its own checksums.</summary>
    public bool IsWhole => Fault == null;

    /// <summary>
    /// Gets whether a digest or a CRC-32 covers every byte of the image. An application of ESP-IDF without an appended
    /// SHA-256 and an image for an ESP8266 without a CRC have eight bits of checksum over a part of it.
    /// </summary>
    public bool IsProven { get; init; }

    /// <summary>
    /// Gets the bytes of the image, with its trailer and without erased flash (0xFF) behind it; 0 where it is not whole.
    /// </summary>
    public int Size { get; init; }

    /// <summary>
    /// Gets the name of the program: of a deployment's assembly with the entry point, or the project of an application of
    /// ESP-IDF. Null where the image does not tell one.
    /// </summary>
    public string? Program { get; init; }

    /// <summary>Gets its version; null where the image does not tell one.</summary>
    public string? Version { get; init; }

    /// <summary>Gets the chip that an application of ESP-IDF is built for (esp_chip_id_t); null for all others.</summary>
    public int? ChipId { get; init; }

    /// <summary>Gets the trailer that signs the image; null where it is unsigned.</summary>
    public ImageTrailer? Trailer { get; init; }

    /// <summary>Gets the native assemblies that a deployment needs.</summary>
    public IReadOnlyList<NativeNeed> Natives { get; init; } = [];

    /// <summary>Gets the version of our native interop's managed side in a deployment; null where it has none.</summary>
    public Version? Interop { get; init; }

    /// <summary>Gets the format in words, with the chip.</summary>
    public string FormatName => Format switch
    {
        ImageFormat.Deployment => "nanoFramework deployment",
        ImageFormat.Esp32Application => $"{EspChips.Name(ChipId)} application",
        ImageFormat.Esp8266Application => "ESP8266 application",
        ImageFormat.CompressedEsp8266Application => "compressed ESP8266 application",
        _ => "unknown file",
    };
}
