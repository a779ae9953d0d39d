using System.IO.Compression;

namespace EnigmaIoT.Update.Images;

/// <summary>Checks a gzip file: that it unpacks, which checks its CRC-32 and size, and that an image for an ESP8266 is in it.</summary>
internal static class CompressedReader
{
    // The trailer holds a CRC-32 and the size that was packed.
    private const int TrailerCount = 8;
    private const int HeaderCount = 10;

    // The largest flash that an ESP8266 addresses.
    private const int MaximumSize = 16 * 1024 * 1024;

    /// <summary>Reads a gzip file.</summary>
    /// <param name="file">It starts with 0x1F 0x8B.</param>
    public static ImageReport Read(ReadOnlySpan<byte> file)
    {
        byte[]? unpacked = Unpack(file.ToArray());
        ImageReport? inner = unpacked == null ? null : ImageReader.Read(unpacked);
        string? fault = inner switch
        {
            null => "it does not unpack: it is cut off or damaged",
            { Format: ImageFormat.Esp8266Application } => inner.Fault,
            { Format: ImageFormat.Unknown } => "no firmware is packed in it",
            _ => $"a {inner.FormatName} is packed in it: only an ESP8266 unpacks its firmware, send the unpacked file",
        };
        return new ImageReport
        {
            Format = ImageFormat.CompressedEsp8266Application,
            Fault = fault,
            IsProven = fault == null,
            Size = fault == null ? file.Length : 0,
        };
    }

    private static byte[]? Unpack(byte[] file)
    {
        try
        {
            using GZipStream stream = new(new MemoryStream(file), CompressionMode.Decompress);
            byte[] unpacked = new byte[64 * 1024];
            int count = 0;
            int read;
            while ((read = stream.Read(unpacked, count, unpacked.Length - count)) > 0)
            {
                count += read;
                if (count > MaximumSize)
                {
                    return null;
                }

                if (count == unpacked.Length)
                {
                    Array.Resize(ref unpacked, 2 * count);
                }
            }

            return IsWhole(file, count) ? unpacked[..count] : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // .NET takes a file that ends too early for a whole one: the trailer would be missing.
    private static bool IsWhole(byte[] file, int count)
    {
        return count > 0 && file.Length > HeaderCount + TrailerCount
            && BitConverter.ToInt32(file, file.Length - 4) == count;
    }
}
