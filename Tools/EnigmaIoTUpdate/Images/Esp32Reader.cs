using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EnigmaIoT.Update.Images;

/// <summary>
/// Checks an application image of ESP-IDF (esp_image_header_t, 24 bytes, then the segments, then the SHA-256 of all that
/// where the header says so), and reads its description (esp_app_desc_t at the start of the first segment).
/// </summary>
internal static class Esp32Reader
{
    private const int HeaderCount = 24;
    // ESP-IDF's boot loader loads words.
    private const int Word = 4;
    private const int ChipOffset = 12;
    private const int HashAppendedOffset = 23;
    private const int HashCount = 32;
    private const int DescriptionOffset = 32;
    private const uint DescriptionMagic = 0xABCD5432;
    private const int VersionOffset = DescriptionOffset + 16;
    private const int ProgramOffset = VersionOffset + TextCount;
    private const int TextCount = 32;
    private const byte Erased = 0xFF;

    /// <summary>Reads an application.</summary>
    /// <param name="image">It starts with 0xE9.</param>
    public static ImageReport Read(ReadOnlySpan<byte> image)
    {
        int? chip = image.Length >= HeaderCount ? BinaryPrimitives.ReadUInt16LittleEndian(image[ChipOffset..]) : null;
        bool hashed = image.Length >= HeaderCount && image[HashAppendedOffset] != 0;
        string? fault = FindFault(image, chip, hashed, out int size, out ImageTrailer? trailer);
        bool described = fault == null && image.Length >= ProgramOffset + TextCount
            && BinaryPrimitives.ReadUInt32LittleEndian(image[DescriptionOffset..]) == DescriptionMagic;
        return new ImageReport
        {
            Format = ImageFormat.Esp32Application,
            Fault = fault,
            IsProven = fault == null && hashed,
            Size = size,
            Trailer = trailer,
            Program = described ? Text(image[ProgramOffset..]) : null,
            Version = described ? Text(image[VersionOffset..]) : null,
            ChipId = chip,
            IsBootLoader = fault == null && !described && IsInRam(BinaryPrimitives.ReadUInt32LittleEndian(image[HeaderCount..])),
        };
    }

    /// <summary>Finds where an application ends; 0 where it is cut off.</summary>
    public static int FindEnd(ReadOnlySpan<byte> image)
    {
        EspSegments segments = new();
        return segments.Walk(image, HeaderCount, Word) != null ? 0
            : segments.End + (image[HashAppendedOffset] != 0 ? HashCount : 0);
    }

    // An application's first segment is data in mapped flash, at 0x3F4 (ESP32), 0x3F0 (S2), 0x3C0 (C2, C3, S3), 0x400 (P4) or
    // 0x420 (others); a boot loader's is in internal RAM (memory maps of the chips' technical reference manuals).
    private static bool IsInRam(uint address)
    {
        return address is (>= 0x3FC00000 and <= 0x3FFFFFFF) or (>= 0x40800000 and <= 0x408FFFFF)
            or (>= 0x4FF00000 and <= 0x4FFFFFFF);
    }

    private static string? FindFault(ReadOnlySpan<byte> image, int? chip, bool hashed, out int size, out ImageTrailer? trailer)
    {
        size = 0;
        trailer = null;
        EspSegments segments = new();
        string? fault = segments.Walk(image, HeaderCount, Word);
        if (fault != null)
        {
            return fault;
        }

        if (!EspChips.IsKnown(chip!.Value))
        {
            return $"it is for a chip that does not exist ({EspChips.Name(chip)}): its header is damaged";
        }

        if (!segments.IsChecksumRight)
        {
            return "it is damaged: its checksum is wrong";
        }

        int end = segments.End + (hashed ? HashCount : 0);
        if (end > image.Length)
        {
            return Say($"it is cut off before its SHA-256, at byte {image.Length:N0}");
        }

        if (hashed && !SHA256.HashData(image[..segments.End]).AsSpan().SequenceEqual(image[segments.End..end]))
        {
            return "it is damaged: its SHA-256 is wrong";
        }

        if (TrailerReader.StartsBehind(image, end))
        {
            if (!TrailerReader.TryRead(image, end, out trailer))
            {
                return TrailerReader.Damaged;
            }

            end = trailer.End;
        }

        if (image[end..].ContainsAnyExcept(Erased))
        {
            trailer = null;
            return Say($"something follows it, from byte {end:N0} on");
        }

        size = end;
        return null;
    }

    private static string? Text(ReadOnlySpan<byte> field)
    {
        ReadOnlySpan<byte> text = field[..TextCount];
        int end = text.IndexOf((byte)0);
        text = end < 0 ? text : text[..end];
        return text.IsEmpty ? null : ImageText.Printable(Encoding.UTF8.GetString(text));
    }

    private static string Say(FormattableString text)
    {
        return text.ToString(CultureInfo.InvariantCulture);
    }
}
