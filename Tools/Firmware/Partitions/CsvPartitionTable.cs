using System.Globalization;
using System.Text;
using EnigmaIoT.Firmware.Files;

namespace EnigmaIoT.Firmware.Partitions;

/// <summary>The text of a partition table, as ESP-IDF's build reads it; ours name every offset.</summary>
public static class CsvPartitionTable
{
    private const int NameSize = 16;

    /// <summary>Reads a table.</summary>
    /// <exception cref="FirmwareException">A line is not right, or the partitions do not fit together.</exception>
    public static PartitionTable Read(string text)
    {
        List<Partition> partitions = [];
        int number = 0;
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            string content = line.Split('#')[0].Trim();
            if (content.Length > 0)
            {
                partitions.Add(ReadLine(content, number));
            }
        }

        return new PartitionTable(partitions);
    }

    private static Partition ReadLine(string line, int number)
    {
        string[] fields = [.. line.Split(',').Select(field => field.Trim())];
        if (fields.Length is < 5 or > 6)
        {
            throw Wrong(number, "name, type, subtype, offset and size are expected");
        }

        // Flags (encrypted, readonly) would be lost; none of ours has one.
        if (fields.Length == 6 && fields[5].Length > 0)
        {
            throw Wrong(number, $"flags are not supported ('{fields[5]}')");
        }

        if (fields[0].Length == 0 || Encoding.UTF8.GetByteCount(fields[0]) > NameSize)
        {
            throw Wrong(number, "a name has 1 to 16 bytes");
        }

        if (!PartitionKinds.TryType(fields[1], out byte type))
        {
            throw Wrong(number, $"'{fields[1]}' is no type");
        }

        if (!PartitionKinds.TrySubtype(type, fields[2], out byte subtype))
        {
            throw Wrong(number, $"'{fields[2]}' is no subtype of '{fields[1]}'");
        }

        if (!PartitionNumber.TryParse(fields[3], out uint offset))
        {
            throw Wrong(number, $"'{fields[3]}' is no offset");
        }

        return PartitionNumber.TryParse(fields[4], out uint size)
            ? new Partition(fields[0], type, subtype, offset, size)
            : throw Wrong(number, $"'{fields[4]}' is no size");
    }

    private static FirmwareException Wrong(int number, string why)
    {
        return new FirmwareException(string.Create(CultureInfo.InvariantCulture, $"Partition table, line {number}: {why}."));
    }
}
