using System;

namespace EnigmaIoT.Shared.Payload;

/// <summary>
/// Writes bytes and text into a caller-owned buffer that may be too small, without an allocation. Every method takes the
/// position to write at and the end of the room (the first index that must stay untouched), and returns the position
/// after what it wrote, or <see cref="Failed"/> where it does not fit. A failed position is handed on, so that a chain of
/// calls needs one check, at its end. Nothing is written at or beyond the end; the room before it may hold a part.
/// </summary>
public static class ByteWriter
{
    /// <summary>The position after a failure: something did not fit, or could not be converted.</summary>
    public const int Failed = -1;

    /// <summary>U+FFFD, which stands for what is no character.</summary>
    public const int ReplacementCharacter = 0xFFFD;

    /// <summary>Writes the low eight bits of <paramref name="value"/>.</summary>
    public static int WriteByte(byte[] buffer, int position, int end, int value)
    {
        if (position < 0 || position >= end)
        {
            return Failed;
        }

        buffer[position] = (byte)value;
        return position + 1;
    }

    /// <summary>Copies bytes.</summary>
    public static int WriteBytes(byte[] buffer, int position, int end, byte[] source, int offset, int count)
    {
        if (position < 0 || count > end - position)
        {
            return Failed;
        }

        Array.Copy(source, offset, buffer, position, count);
        return position + count;
    }

    /// <summary>Writes text of ASCII characters as it is.</summary>
    public static int WriteAscii(byte[] buffer, int position, int end, string text)
    {
        if (position < 0 || text.Length > end - position)
        {
            return Failed;
        }

        for (int i = 0; i < text.Length; i++)
        {
            buffer[position + i] = (byte)text[i];
        }

        return position + text.Length;
    }

    /// <summary>Writes one character in UTF-8.</summary>
    /// <param name="buffer">Receives it.</param>
    /// <param name="position">Where it goes.</param>
    /// <param name="end">The end of the room.</param>
    /// <param name="character">Its code point, U+0000 to U+10FFFF and no surrogate.</param>
    public static int WriteCharacter(byte[] buffer, int position, int end, int character)
    {
        if (character < 0x80)
        {
            return WriteByte(buffer, position, end, character);
        }

        int following = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
        int lead = (0xF00 >> (following + 1)) & 0xF0;
        position = WriteByte(buffer, position, end, lead | (character >> (6 * following)));
        for (int i = following - 1; i >= 0; i--)
        {
            position = WriteByte(buffer, position, end, 0x80 | ((character >> (6 * i)) & 0x3F));
        }

        return position;
    }

    /// <summary>Writes a whole number in decimal.</summary>
    public static int WriteDecimal(byte[] buffer, int position, int end, long value)
    {
        if (value >= 0)
        {
            return WriteUnsignedDecimal(buffer, position, end, (ulong)value);
        }

        // Negated as an unsigned number: the least long has no positive counterpart.
        position = WriteByte(buffer, position, end, '-');
        return WriteUnsignedDecimal(buffer, position, end, (ulong)~value + 1);
    }

    /// <summary>Writes a whole number of 0 to 18,446,744,073,709,551,615 in decimal.</summary>
    public static int WriteUnsignedDecimal(byte[] buffer, int position, int end, ulong value)
    {
        int digits = 1;
        for (ulong rest = value / 10; rest > 0; rest /= 10)
        {
            digits++;
        }

        return WriteDigits(buffer, position, end, value, digits);
    }

    /// <summary>Writes the last <paramref name="digits"/> decimal digits of a number, with zeros in front.</summary>
    public static int WriteDigits(byte[] buffer, int position, int end, ulong value, int digits)
    {
        if (position < 0 || digits > end - position)
        {
            return Failed;
        }

        for (int i = digits - 1; i >= 0; i--)
        {
            buffer[position + i] = (byte)('0' + (int)(value % 10));
            value /= 10;
        }

        return position + digits;
    }

    /// <summary>Writes the low 1 to 8 bytes of <paramref name="value"/>, most significant byte first.</summary>
    public static int WriteBigEndian(byte[] buffer, int position, int end, ulong value, int count)
    {
        if (position < 0 || count > end - position)
        {
            return Failed;
        }

        for (int i = count - 1; i >= 0; i--)
        {
            buffer[position + i] = (byte)value;
            value >>= 8;
        }

        return position + count;
    }

    /// <summary>Moves what stands from <paramref name="from"/> to <paramref name="position"/> on by some bytes.</summary>
    /// <returns>The position after it, further on by <paramref name="count"/>.</returns>
    public static int InsertGap(byte[] buffer, int from, int position, int end, int count)
    {
        if (position < 0 || count > end - position)
        {
            return Failed;
        }

        Array.Copy(buffer, from, buffer, from + count, position - from);
        return position + count;
    }
}
