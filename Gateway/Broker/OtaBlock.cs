using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Broker;

/// <summary>
/// A block: several chunks in one payload of <c>set/ota</c>, from publishers that speak the extension (docs/ota-extension.md).
/// Layout: <see cref="Mark"/>, index of the first chunk u16, the chunks' bytes one behind the other.
/// </summary>
public static class OtaBlock
{
    /// <summary>First byte of a block; lines of 0.9.8 start with a digit.</summary>
    public const byte Mark = 0x01;

    /// <summary>Where the chunks start.</summary>
    public const int DataOffset = 3;

    /// <summary>The most chunks of a block: 1,699 bytes with its head, of which a board's MQTT queue holds four.</summary>
    public const int MaximumChunks = GatewayConfig.MaximumBlockChunks;

    /// <summary>The most bytes of chunks in a block.</summary>
    public const int MaximumData = MaximumChunks * OtaLimits.ChunkCount;
}
