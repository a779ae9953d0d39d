namespace EnigmaIoT.Shared.AccessPoint;

/// <summary>Integers as the Internet's protocols have them: most significant byte first.</summary>
internal static class BigEndian
{
    /// <summary>Reads two bytes, 0 to 65,535.</summary>
    public static int ReadUInt16(byte[] buffer, int offset)
    {
        return (buffer[offset] << 8) | buffer[offset + 1];
    }

    /// <summary>Writes the low two bytes of <paramref name="value"/>.</summary>
    public static void WriteUInt16(byte[] buffer, int offset, int value)
    {
        buffer[offset] = (byte)(value >> 8);
        buffer[offset + 1] = (byte)value;
    }

    /// <summary>Reads four bytes.</summary>
    public static uint ReadUInt32(byte[] buffer, int offset)
    {
        return ((uint)ReadUInt16(buffer, offset) << 16) | (uint)ReadUInt16(buffer, offset + 2);
    }

    /// <summary>Writes four bytes.</summary>
    public static void WriteUInt32(byte[] buffer, int offset, uint value)
    {
        WriteUInt16(buffer, offset, (int)(value >> 16));
        WriteUInt16(buffer, offset + 2, (int)(value & 0xFFFF));
    }
}
