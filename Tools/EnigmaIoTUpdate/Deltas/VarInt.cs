namespace EnigmaIoT.Update.Deltas;

/// <summary>Numbers as VCDIFF has them: seven bits a byte, the highest first, bit 7 set on all but the last.</summary>
internal static class VarInt
{
    /// <summary>Returns the bytes that a number takes, 1 to 5.</summary>
    public static int Count(int value) =>
        value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : value < 1 << 28 ? 4 : 5;

    /// <summary>Writes a number of 0 or more.</summary>
    public static void Write(MemoryStream stream, int value)
    {
        for (int shift = 7 * (Count(value) - 1); shift >= 0; shift -= 7)
        {
            stream.WriteByte((byte)(((value >> shift) & 0x7F) | (shift > 0 ? 0x80 : 0)));
        }
    }
}
