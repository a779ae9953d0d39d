namespace EnigmaIoT.Shared.Buffers;

/// <summary>CRC-32 as in IEEE 802.3 (reflected, polynomial 0x04C11DB7), bit by bit: for the few bytes of a record.</summary>
public static class Crc32
{
    private const uint Polynomial = 0xEDB88320;

    /// <summary>Computes the checksum of a part of a buffer.</summary>
    public static uint Compute(byte[] buffer, int offset, int count)
    {
        uint crc = 0xFFFFFFFF;
        for (int i = offset; i < offset + count; i++)
        {
            crc ^= buffer[i];
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ Polynomial : crc >> 1;
            }
        }

        return ~crc;
    }
}
