namespace EnigmaIoT.Shared.Control;

/// <summary>
/// The mark of our OTA extension (docs/ota-extension.md): bytes behind what 0.9.8 reads, which it ignores. A gateway offers
/// it in message 0; a node that speaks it says so in its answer to message 0 and in its version answer.
/// </summary>
public static class OtaExtension
{
    /// <summary>First byte of the extension.</summary>
    public const byte Mark = 0x45;

    /// <summary>The extension's version, in its second byte.</summary>
    public const byte Version = 1;

    /// <summary>The same in message 0 of a gateway that has room for frames with several chunks. Other versions take it as 1.</summary>
    public const byte LargeVersion = 2;

    /// <summary>The number of chunks behind the first missing one that a node of ours can hold.</summary>
    public const int NodeWindow = 64;
}
