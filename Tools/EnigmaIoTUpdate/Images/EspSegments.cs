using System.Buffers.Binary;
using System.Globalization;

namespace EnigmaIoT.Update.Images;

/// <summary>
/// What all images of Espressif have: a count of segments behind the mark, then for each its address and size (u32 each) and
/// its bytes, then zeros up to one byte before a multiple of 16, and there the exclusive or of all segments' bytes and 0xEF.
/// </summary>
internal ref struct EspSegments
{
    private const int SegmentHead = 8;
    private const int MaximumSegments = 16;
    private const byte Seed = 0xEF;

    /// <summary>Gets the bytes up to the checksum and with it; valid where there is no fault.</summary>
    public int End { get; private set; }

    /// <summary>Gets whether the checksum is right.</summary>
    public bool IsChecksumRight { get; private set; }

    /// <summary>Walks through the segments.</summary>
    /// <param name="image">The image.</param>
    /// <param name="header">Bytes before the first segment.</param>
    /// <param name="unit">What the length of a segment has to be a multiple of.</param>
    /// <returns>What is wrong, or null.</returns>
    public string? Walk(ReadOnlySpan<byte> image, int header, int unit)
    {
        if (image.Length < header)
        {
            return Say($"it is cut off inside its header, at byte {image.Length:N0}");
        }

        int count = image[1];
        if (count is 0 or > MaximumSegments)
        {
            return Say($"its header is damaged: {count} segments");
        }

        long at = header;
        byte checksum = Seed;
        for (int segment = 1; segment <= count; segment++)
        {
            long start = at + SegmentHead;
            if (start > image.Length)
            {
                return Say($"it is cut off before segment {segment} of {count}, at byte {image.Length:N0}");
            }

            uint size = BinaryPrimitives.ReadUInt32LittleEndian(image[((int)at + 4)..]);
            at = start + size;
            if (at > image.Length)
            {
                return Say($"it is cut off: segment {segment} of {count} ends at byte {at:N0}, the file at {image.Length:N0}");
            }

            if (size % unit != 0)
            {
                return Say($"its header is damaged: segment {segment} of {count} has {size:N0} bytes");
            }

            foreach (byte value in image[(int)start..(int)at])
            {
                checksum ^= value;
            }
        }

        at = (at + 16) & ~15L;
        if (at > image.Length)
        {
            return Say($"it is cut off before its checksum, at byte {image.Length:N0}");
        }

        End = (int)at;
        IsChecksumRight = image[End - 1] == checksum;
        return null;
    }

    private static string Say(FormattableString text)
    {
        return text.ToString(CultureInfo.InvariantCulture);
    }
}
