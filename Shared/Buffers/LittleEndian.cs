namespace EnigmaIoT.Shared.Buffers;

/// <summary>Integers as the wire has them: least significant byte first.</summary>
public static class LittleEndian
{
    /// <summary>Reads two bytes, 0 to 65,535.</summary>
    public static int ReadUInt16(byte[] buffer, int offset)
    {
        return buffer[offset] | (buffer[offset + 1] << 8);
    }

    /// <summary>Writes the low two bytes of <paramref name="value"/>.</summary>
    public static void WriteUInt16(byte[] buffer, int offset, int value)
    {
        buffer[offset] = (byte)value;
        buffer[offset + 1] = (byte)(value >> 8);
    }

    /// <summary>Reads four bytes.</summary>
    public static uint ReadUInt32(byte[] buffer, int offset)
    {
        return (uint)(buffer[offset] | (buffer[offset + 1] << 8) | (buffer[offset + 2] << 16) | (buffer[offset + 3] << 24));
    }

    /// <summary>Writes four bytes.</summary>
    public static void WriteUInt32(byte[] buffer, int offset, uint value)
    {
        for (int i = 0; i < 4; i++)
        {
            buffer[offset + i] = (byte)(value >> (8 * i));
        }
    }

    /// <summary>Reads eight bytes.</summary>
    public static long ReadInt64(byte[] buffer, int offset)
    {
        return (long)ReadUInt32(buffer, offset) | ((long)ReadUInt32(buffer, offset + 4) << 32);
    }

    /// <summary>Writes eight bytes.</summary>
    public static void WriteInt64(byte[] buffer, int offset, long value)
    {
        WriteUInt32(buffer, offset, (uint)value);
        WriteUInt32(buffer, offset + 4, (uint)(value >> 32));
    }
}
