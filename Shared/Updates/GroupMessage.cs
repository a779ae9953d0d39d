using System;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Control;

namespace EnigmaIoT.Shared.Updates;

/// <summary>
/// Messages of an update of many nodes (docs/ota-extension.md): 0x12, index u16, then as a broadcast the bytes of a chunk or, behind
/// index 0, the first 4 bytes of the MD5 of the image whose chunks follow; and to one node those 4 bytes, behind the chunk from which on
/// it is asked what it misses.
/// </summary>
public static class GroupMessage
{
    /// <summary>Where a chunk's bytes stand.</summary>
    public const int DataOffset = 3;

    /// <summary>Control bytes of a message that names an image.</summary>
    public const int NamingCount = DataOffset + OtaAnswer.ImageMarkCount;

    /// <summary>Writes code and index of a chunk; its bytes stand at <see cref="DataOffset"/>.</summary>
    /// <returns>Number of control bytes.</returns>
    public static int WriteChunk(byte[] buffer, int offset, int index, int dataCount)
    {
        buffer[offset] = ControlCode.GroupUpdate;
        LittleEndian.WriteUInt16(buffer, offset + 1, index);
        return DataOffset + dataCount;
    }

    /// <summary>Writes a message that names an image: an announcement of its chunks (index 0), or a poll.</summary>
    /// <param name="buffer">Receives the control bytes.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="index">0, or the chunk from which on a node is asked what it misses.</param>
    /// <param name="md5">The image's MD5, 16 bytes.</param>
    /// <returns>Number of control bytes.</returns>
    public static int WriteNaming(byte[] buffer, int offset, int index, byte[] md5)
    {
        Array.Copy(md5, 0, buffer, offset + DataOffset, OtaAnswer.ImageMarkCount);
        return WriteChunk(buffer, offset, index, OtaAnswer.ImageMarkCount);
    }

    /// <summary>Reads the index.</summary>
    /// <returns>-1 where the message is too short for one.</returns>
    public static int Index(byte[] buffer, int offset, int count)
    {
        return count <= DataOffset ? -1 : LittleEndian.ReadUInt16(buffer, offset + 1);
    }

    /// <summary>Determines whether a message names an image.</summary>
    public static bool Names(byte[] buffer, int offset, int count, byte[] md5)
    {
        return count == NamingCount && OtaAnswer.HasMark(buffer, offset + DataOffset, md5);
    }
}
