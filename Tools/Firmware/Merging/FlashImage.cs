using System.Globalization;
using EnigmaIoT.Firmware.Files;

namespace EnigmaIoT.Firmware.Merging;

/// <summary>Merges parts into what a flash holds from its first byte on.</summary>
public static class FlashImage
{
    private const byte Erased = 0xFF;

    /// <summary>Returns the merged bytes, up to the end of the last part; what no part covers is erased flash (0xFF).</summary>
    /// <param name="parts">The parts, in any order.</param>
    /// <param name="flashSize">The flash's bytes.</param>
    /// <exception cref="FirmwareException">A part is larger than its room, two overlap, or one ends behind the flash.</exception>
    public static byte[] Merge(IReadOnlyCollection<ImagePart> parts, uint flashSize)
    {
        ImagePart[] ordered = [.. parts.OrderBy(part => part.Offset)];
        ulong end = 0;
        string before = string.Empty;
        foreach (ImagePart part in ordered)
        {
            RequireRoom(part);
            if (part.Offset < end)
            {
                throw new FirmwareException(string.Create(
                    CultureInfo.InvariantCulture, $"The {part.Name} at 0x{part.Offset:X} overlaps the {before}, which ends at 0x{end:X}."));
            }

            end = part.End;
            before = part.Name;
        }

        if (end > flashSize)
        {
            throw new FirmwareException(string.Create(
                CultureInfo.InvariantCulture, $"The {before} ends at 0x{end:X}, behind the flash of 0x{flashSize:X} bytes."));
        }

        byte[] image = new byte[end];
        Array.Fill(image, Erased);
        foreach (ImagePart part in ordered)
        {
            part.Bytes.Span.CopyTo(image.AsSpan((int)part.Offset));
        }

        return image;
    }

    /// <summary>Checks that a part is not larger than its room.</summary>
    /// <exception cref="FirmwareException">It is.</exception>
    public static void RequireRoom(ImagePart part)
    {
        if ((uint)part.Bytes.Length > part.Room)
        {
            throw new FirmwareException(string.Create(
                CultureInfo.InvariantCulture,
                $"The {part.Name} does not fit: {part.Bytes.Length:N0} bytes, and there is room for {part.Room:N0}."));
        }
    }
}
