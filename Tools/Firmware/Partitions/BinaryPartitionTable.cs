using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EnigmaIoT.Firmware.Files;

namespace EnigmaIoT.Firmware.Partitions;

/// <summary>
/// The form of a partition table in the flash (esp_partition_info_t of ESP-IDF): entries of 32 bytes, one with the MD5 of those before
/// it, and 0xFF up to the end.
/// </summary>
public static class BinaryPartitionTable
{
    /// <summary>The bytes of the file that ESP-IDF's build writes.</summary>
    public const int FileSize = 0xC00;

    private const int EntrySize = 32;
    private const int NameOffset = 12;
    private const int NameSize = 16;
    private const int FlagsOffset = 28;
    private const int Md5Offset = 16;
    private const int Md5Size = 16;
    private const ushort EntryMark = 0x50AA;
    private const ushort Md5Mark = 0xEBEB;
    private const byte Erased = 0xFF;

    /// <summary>Reads a table.</summary>
    /// <exception cref="FirmwareException">It is damaged, or the partitions do not fit together.</exception>
    public static PartitionTable Read(ReadOnlySpan<byte> bytes)
    {
        List<Partition> partitions = [];
        for (int offset = 0; offset + EntrySize <= bytes.Length; offset += EntrySize)
        {
            ReadOnlySpan<byte> entry = bytes.Slice(offset, EntrySize);
            switch (BinaryPrimitives.ReadUInt16LittleEndian(entry))
            {
                case EntryMark:
                    partitions.Add(ReadEntry(entry));
                    break;
                case Md5Mark:
                    RequireMd5(entry, bytes[..offset]);
                    RequireErased(bytes[(offset + EntrySize)..]);
                    return new PartitionTable(partitions);
                default:
                    throw new FirmwareException(string.Create(
                        CultureInfo.InvariantCulture, $"The partition table is damaged: byte {offset} begins neither a partition nor the MD5."));
            }
        }

        throw new FirmwareException("The partition table is cut: it has no MD5.");
    }

    /// <summary>Returns the table as ESP-IDF's build writes it.</summary>
    public static byte[] Write(PartitionTable table)
    {
        byte[] bytes = new byte[FileSize];
        Array.Fill(bytes, Erased);
        int offset = 0;
        foreach (Partition partition in table.Partitions)
        {
            Span<byte> entry = bytes.AsSpan(offset, EntrySize);
            entry.Clear();
            BinaryPrimitives.WriteUInt16LittleEndian(entry, EntryMark);
            entry[2] = partition.Type;
            entry[3] = partition.Subtype;
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], partition.Offset);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], partition.Size);
            Encoding.UTF8.GetBytes(partition.Name, entry.Slice(NameOffset, NameSize));
            offset += EntrySize;
        }

        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(offset), Md5Mark);
        MD5.HashData(bytes.AsSpan(0, offset), bytes.AsSpan(offset + Md5Offset, Md5Size));
        return bytes;
    }

    private static Partition ReadEntry(ReadOnlySpan<byte> entry)
    {
        string name = Encoding.UTF8.GetString(entry.Slice(NameOffset, NameSize)).TrimEnd('\0');
        return BinaryPrimitives.ReadUInt32LittleEndian(entry[FlagsOffset..]) == 0
            ? new Partition(
                name,
                entry[2],
                entry[3],
                BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]),
                BinaryPrimitives.ReadUInt32LittleEndian(entry[8..]))
            : throw new FirmwareException($"The partition '{name}' has flags, which are not supported.");
    }

    private static void RequireMd5(ReadOnlySpan<byte> entry, ReadOnlySpan<byte> partitions)
    {
        if (!MD5.HashData(partitions).AsSpan().SequenceEqual(entry.Slice(Md5Offset, Md5Size)))
        {
            throw new FirmwareException("The partition table is damaged: its MD5 is wrong.");
        }
    }

    private static void RequireErased(ReadOnlySpan<byte> rest)
    {
        if (rest.ContainsAnyExcept(Erased))
        {
            throw new FirmwareException("The partition table is damaged: something stands behind its MD5.");
        }
    }
}
