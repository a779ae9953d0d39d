namespace EnigmaIoT.Node.Applications;

/// <summary>The little of MessagePack (github.com/msgpack/msgpack, spec.md) that small data messages need, without an allocation.</summary>
public static class MessagePack
{
    private const byte FixMap = 0x80;
    private const byte FixText = 0xA0;
    private const byte False = 0xC2;
    private const byte True = 0xC3;
    private const byte UInt32 = 0xCE;
    private const int FixNumberMaximum = 0x7F;

    /// <summary>Writes the head of a map.</summary>
    /// <param name="buffer">Receives one byte.</param>
    /// <param name="offset">Where it goes.</param>
    /// <param name="entries">Number of entries, 0 to 15.</param>
    /// <returns>Where to write on.</returns>
    public static int WriteMap(byte[] buffer, int offset, int entries)
    {
        buffer[offset] = (byte)(FixMap | entries);
        return offset + 1;
    }

    /// <summary>Writes a text of 0 to 31 ASCII characters.</summary>
    /// <returns>Where to write on.</returns>
    public static int WriteText(byte[] buffer, int offset, string text)
    {
        buffer[offset] = (byte)(FixText | text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            buffer[offset + 1 + i] = (byte)text[i];
        }

        return offset + 1 + text.Length;
    }

    /// <summary>Writes a number in one byte, or in five from 128 on.</summary>
    /// <returns>Where to write on.</returns>
    public static int WriteNumber(byte[] buffer, int offset, uint number)
    {
        if (number <= FixNumberMaximum)
        {
            buffer[offset] = (byte)number;
            return offset + 1;
        }

        buffer[offset] = UInt32;
        for (int i = 0; i < 4; i++)
        {
            buffer[offset + 1 + i] = (byte)(number >> (24 - (8 * i)));
        }

        return offset + 5;
    }

    /// <summary>Reads a map whose one entry is a key with 0, 1, false or true.</summary>
    /// <returns>0 or 1; -1 where it is anything else.</returns>
    public static int ReadSwitch(string key, byte[] buffer, int offset, int count)
    {
        if (count != key.Length + 3 || buffer[offset] != (FixMap | 1) || buffer[offset + 1] != (FixText | key.Length))
        {
            return -1;
        }

        for (int i = 0; i < key.Length; i++)
        {
            if (buffer[offset + 2 + i] != key[i])
            {
                return -1;
            }
        }

        int value = buffer[offset + count - 1];
        return value == 0 || value == False ? 0 : value == 1 || value == True ? 1 : -1;
    }
}
