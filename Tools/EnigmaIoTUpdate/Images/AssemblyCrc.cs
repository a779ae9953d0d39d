namespace EnigmaIoT.Update.Images;

/// <summary>
/// The CRC-32 of nanoCLR's assemblies (SUPPORT_ComputeCRC) and of Arduino's images for an ESP8266: polynomial 0x04C11DB7,
/// most significant bit first, no final inversion.
/// </summary>
public static class AssemblyCrc
{
    private static readonly uint[] _table = MakeTable();

    /// <summary>Continues with a checksum.</summary>
    /// <param name="bytes">The bytes that follow.</param>
    /// <param name="crc">The checksum of those before them; 0 at the start of an assembly, 0xFFFFFFFF at Arduino's.</param>
    /// <returns>The checksum of all.</returns>
    public static uint Compute(ReadOnlySpan<byte> bytes, uint crc = 0)
    {
        foreach (byte value in bytes)
        {
            crc = _table[(crc >> 24) ^ value] ^ (crc << 8);
        }

        return crc;
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint crc = i << 24;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc << 1) ^ ((crc >> 31) * 0x04C11DB7);
            }

            table[i] = crc;
        }

        return table;
    }
}
