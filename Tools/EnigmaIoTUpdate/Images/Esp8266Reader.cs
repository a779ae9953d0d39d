using System.Buffers.Binary;
using System.Globalization;

namespace EnigmaIoT.Update.Images;

/// <summary>
/// Checks an image for an ESP8266: a header of 8 bytes and segments. Arduino puts two of these into a file, its boot loader,
/// filled up to 4,096 bytes, and the sketch, and writes size and CRC of the file into the first bytes of the sketch, which
/// makes the sketch's own checksum wrong.
/// </summary>
internal static class Esp8266Reader
{
    private const int HeaderCount = 8;
    private const byte Mark = 0xE9;
    private const int SketchOffset = 4096;
    private const int SizeOffset = SketchOffset + 16;
    private const int CrcOffset = SizeOffset + 4;
    private const byte Erased = 0xFF;

    /// <summary>Reads an image.</summary>
    /// <param name="image">It starts with 0xE9.</param>
    public static ImageReport Read(ReadOnlySpan<byte> image)
    {
        string? fault = FindFault(image, out int size, out bool isProven);
        return new ImageReport
        {
            Format = ImageFormat.Esp8266Application,
            Fault = fault,
            IsProven = isProven,
            Size = size,
        };
    }

    private static string? FindFault(ReadOnlySpan<byte> image, out int size, out bool isProven)
    {
        size = 0;
        isProven = false;
        EspSegments first = new();
        string? fault = first.Walk(image, HeaderCount, 1);
        if (fault != null)
        {
            return fault;
        }

        if (!first.IsChecksumRight)
        {
            return "it is damaged: its checksum is wrong";
        }

        if (!image[first.End..].ContainsAnyExcept(Erased))
        {
            size = first.End;
            return null;
        }

        if (first.End > SketchOffset || image.Length <= SketchOffset || image[SketchOffset] != Mark)
        {
            return image.Length <= SketchOffset
                ? Say($"it is cut off behind the boot loader, at byte {image.Length:N0}")
                : Say($"something follows it, from byte {first.End:N0} on");
        }

        EspSegments sketch = new();
        fault = sketch.Walk(image[SketchOffset..], HeaderCount, 1);
        if (fault != null)
        {
            return $"the sketch: {fault}";
        }

        isProven = IsCrcRight(image);
        int end = SketchOffset + sketch.End;
        if (!isProven && !sketch.IsChecksumRight)
        {
            return "it is damaged: CRC and checksum are wrong";
        }

        if (!isProven && image[end..].ContainsAnyExcept(Erased))
        {
            return Say($"something follows it, from byte {end:N0} on");
        }

        // A signature may follow an image with a CRC.
        size = isProven ? image.Length : end;
        return null;
    }

    private static bool IsCrcRight(ReadOnlySpan<byte> image)
    {
        if (image.Length < CrcOffset + 4)
        {
            return false;
        }

        uint size = BinaryPrimitives.ReadUInt32LittleEndian(image[SizeOffset..]);
        if (size > image.Length || size < CrcOffset + 4)
        {
            return false;
        }

        uint crc = AssemblyCrc.Compute(image[..SizeOffset], uint.MaxValue);
        crc = AssemblyCrc.Compute(stackalloc byte[8], crc);
        crc = AssemblyCrc.Compute(image[(CrcOffset + 4)..(int)size], crc);
        return crc == BinaryPrimitives.ReadUInt32LittleEndian(image[CrcOffset..]);
    }

    private static string Say(FormattableString text)
    {
        return text.ToString(CultureInfo.InvariantCulture);
    }
}
