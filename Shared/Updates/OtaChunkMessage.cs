using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Control;

namespace EnigmaIoT.Shared.Updates;

/// <summary>
/// Messages 1 to n: 0xEF, index, 1 to 212 bytes of the image; to a node that takes them, the bytes of several chunks in a row, of which
/// that is the first. An index of 0 without a body asks a node that speaks the extension which chunks it holds.
/// </summary>
public static class OtaChunkMessage
{
    /// <summary>Where the chunk's bytes stand.</summary>
    public const int DataOffset = 3;

    /// <summary>The most control bytes of a message with one chunk.</summary>
    public const int SingleCount = DataOffset + OtaLimits.ChunkCount;

    /// <summary>Control bytes of a poll: which chunks does a node hold?</summary>
    public const int PollCount = DataOffset;

    /// <summary>Control bytes of the message that ends an update of a node that speaks the extension.</summary>
    public const int StopCount = DataOffset + 1;

    /// <summary>Writes code and index; the bytes of the chunk, or the chunks, stand at <see cref="DataOffset"/>.</summary>
    /// <returns>Number of control bytes.</returns>
    public static int Write(byte[] buffer, int offset, int index, int dataCount)
    {
        buffer[offset] = ControlCode.Ota;
        LittleEndian.WriteUInt16(buffer, offset + 1, index);
        return DataOffset + dataCount;
    }

    /// <summary>
    /// Writes a chunk that cannot be the next one: a 0.9.8 node says status 4 to it, with where it stands. Its index, 65535, is
    /// that of no image that fits into a slot (13.9 MB).
    /// </summary>
    /// <returns>Number of control bytes.</returns>
    public static int WriteProbe(byte[] buffer, int offset)
    {
        buffer[offset + DataOffset] = 0;
        return Write(buffer, offset, OtaLimits.MaximumChunks, 1);
    }

    /// <summary>
    /// Writes that the update is over for the gateway, and no chunk will come any more: index 0 and the extension's mark. Only for
    /// nodes that speak the extension; others restart at it.
    /// </summary>
    /// <returns>Number of control bytes.</returns>
    public static int WriteStop(byte[] buffer, int offset)
    {
        buffer[offset + DataOffset] = OtaExtension.Mark;
        return Write(buffer, offset, 0, 1);
    }

    /// <summary>Determines whether a message with index 0 ends the update.</summary>
    public static bool IsStop(byte[] buffer, int offset, int count)
    {
        return count == StopCount && buffer[offset + DataOffset] == OtaExtension.Mark;
    }

    /// <summary>Reads the index of any OTA message.</summary>
    /// <returns>-1 where the message is too short for one.</returns>
    public static int Index(byte[] buffer, int offset, int count)
    {
        return count < DataOffset ? -1 : LittleEndian.ReadUInt16(buffer, offset + 1);
    }
}
