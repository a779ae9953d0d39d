using System;
using EnigmaIoT.Shared.Buffers;

namespace EnigmaIoT.Shared.Updates;

/// <summary>
/// What a node misses of an image that comes by broadcasts (docs/ota-extension.md): 0xFF, status 0x11, the first 4 bytes of the MD5, how
/// many chunks it misses in all u16, form, chunk u16; then, in form 1, all chunks that it misses from that one on, u16 each; in form 0 a
/// bitmap, in which bit b of byte k stands for the chunk 8 k + b behind that one, and is 1 where it misses it.
/// </summary>
public static class MissingAnswer
{
    /// <summary>The most control bytes.</summary>
    public const int MaximumCount = DataOffset + MaximumData;

    private const int MaximumData = 200;
    private const int MarkOffset = 2;
    private const int TotalOffset = MarkOffset + OtaAnswer.ImageMarkCount;
    private const int FormOffset = TotalOffset + 2;
    private const int FromOffset = FormOffset + 1;
    private const int DataOffset = FromOffset + 2;
    private const byte Bitmap = 0;
    private const byte List = 1;

    /// <summary>Writes an answer.</summary>
    /// <param name="buffer">Receives the control bytes from its start.</param>
    /// <param name="held">The chunks that the node holds.</param>
    /// <param name="from">The chunk from which on it was asked.</param>
    /// <param name="md5">The image's MD5, 16 bytes.</param>
    /// <returns>Number of control bytes.</returns>
    public static int Write(byte[] buffer, ChunkSet held, int from, byte[] md5)
    {
        OtaAnswer.Write(buffer, 0, OtaStatus.Missing);
        Array.Copy(md5, 0, buffer, MarkOffset, OtaAnswer.ImageMarkCount);
        LittleEndian.WriteUInt16(buffer, TotalOffset, held.Chunks - held.Count());
        int first = held.NextOutside(from);
        LittleEndian.WriteUInt16(buffer, FromOffset, first);
        buffer[FormOffset] = List;
        int count = WriteList(buffer, held, first);
        if (count < 0)
        {
            buffer[FormOffset] = Bitmap;
            count = WriteBitmap(buffer, held, first);
        }

        return DataOffset + count;
    }

    /// <summary>Determines whether a message is such an answer, about an image.</summary>
    public static bool IsValid(byte[] buffer, int offset, int count, byte[] md5)
    {
        return count >= DataOffset && buffer[offset + 1] == (byte)OtaStatus.Missing
            && OtaAnswer.HasMark(buffer, offset + MarkOffset, md5)
            && LittleEndian.ReadUInt16(buffer, offset + FromOffset) > 0;
    }

    /// <summary>Reads how many chunks the node misses in all.</summary>
    public static int Total(byte[] buffer, int offset)
    {
        return LittleEndian.ReadUInt16(buffer, offset + TotalOffset);
    }

    /// <summary>Adds what the node misses to a set. Chunks that the image does not have are passed over.</summary>
    /// <param name="buffer">Holds a valid answer at <paramref name="offset"/>.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="count">Its control bytes.</param>
    /// <param name="missing">The set.</param>
    /// <returns>The chunk from which the node has to be polled next; 0 where the answer is complete.</returns>
    public static int AddTo(byte[] buffer, int offset, int count, ChunkSet missing)
    {
        int first = LittleEndian.ReadUInt16(buffer, offset + FromOffset);
        int end = offset + count;
        if (buffer[offset + FormOffset] == List)
        {
            for (int at = offset + DataOffset; at + 1 < end; at += 2)
            {
                Add(missing, LittleEndian.ReadUInt16(buffer, at));
            }

            return 0;
        }

        int index = first;
        for (int at = offset + DataOffset; at < end; at++)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                if ((buffer[at] & (1 << bit)) != 0)
                {
                    Add(missing, index);
                }

                index++;
            }
        }

        return index > first && index <= missing.Chunks ? index : 0;
    }

    private static void Add(ChunkSet missing, int index)
    {
        if (index > 0 && index <= missing.Chunks)
        {
            missing.Add(index);
        }
    }

    private static int WriteList(byte[] buffer, ChunkSet held, int first)
    {
        int count = 0;
        for (int index = first; index <= held.Chunks; index = held.NextOutside(index + 1))
        {
            if (count == MaximumData)
            {
                return -1;
            }

            LittleEndian.WriteUInt16(buffer, DataOffset + count, index);
            count += 2;
        }

        return count;
    }

    private static int WriteBitmap(byte[] buffer, ChunkSet held, int first)
    {
        int left = (held.Chunks - first + 8) / 8;
        int count = left < MaximumData ? left : MaximumData;
        Array.Clear(buffer, DataOffset, count);
        for (int bit = 0; bit < count * 8 && first + bit <= held.Chunks; bit++)
        {
            if (!held.Contains(first + bit))
            {
                buffer[DataOffset + (bit >> 3)] |= (byte)(1 << (bit & 7));
            }
        }

        return count;
    }
}
