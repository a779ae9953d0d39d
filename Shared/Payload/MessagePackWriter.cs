using System;

namespace EnigmaIoT.Shared.Payload;

/// <summary>
/// Writes MessagePack in its shortest forms, as ArduinoJson 6.21 chooses them; see <see cref="ByteWriter"/> for positions.
/// </summary>
public static class MessagePackWriter
{
    private const double TwoTo63 = 9223372036854775808.0;

    /// <summary>Writes a whole number.</summary>
    public static int WriteInteger(byte[] buffer, int position, int end, long value)
    {
        if (value >= 0)
        {
            return WriteUnsigned(buffer, position, end, (ulong)value);
        }

        if (value >= -32)
        {
            return ByteWriter.WriteByte(buffer, position, end, (int)value);
        }

        return value >= sbyte.MinValue ? WriteCoded(buffer, position, end, MessagePackCode.Int8, (ulong)value, 1)
            : value >= short.MinValue ? WriteCoded(buffer, position, end, MessagePackCode.Int16, (ulong)value, 2)
            : value >= int.MinValue ? WriteCoded(buffer, position, end, MessagePackCode.Int32, (ulong)value, 4)
            : WriteCoded(buffer, position, end, MessagePackCode.Int64, (ulong)value, 8);
    }

    /// <summary>Writes a whole number that is not negative.</summary>
    public static int WriteUnsigned(byte[] buffer, int position, int end, ulong value)
    {
        return value < 0x80 ? ByteWriter.WriteByte(buffer, position, end, (int)value)
            : value <= byte.MaxValue ? WriteCoded(buffer, position, end, MessagePackCode.UInt8, value, 1)
            : value <= ushort.MaxValue ? WriteCoded(buffer, position, end, MessagePackCode.UInt16, value, 2)
            : value <= uint.MaxValue ? WriteCoded(buffer, position, end, MessagePackCode.UInt32, value, 4)
            : WriteCoded(buffer, position, end, MessagePackCode.UInt64, value, 8);
    }

    /// <summary>
    /// Writes a double: as float32 where that holds the same value, and then as a whole number where it is one.
    /// </summary>
    public static int WriteDouble(byte[] buffer, int position, int end, double value)
    {
        if (!Ieee754.TryToSingleBits(value, out uint bits))
        {
            ulong wideBits = (ulong)BitConverter.DoubleToInt64Bits(value);
            return WriteCoded(buffer, position, end, MessagePackCode.Float64, wideBits, 8);
        }

        if (value >= -TwoTo63 && value < TwoTo63 && (long)value == value)
        {
            return WriteInteger(buffer, position, end, (long)value);
        }

        return WriteCoded(buffer, position, end, MessagePackCode.Float32, bits, 4);
    }

    /// <summary>Writes a text of ASCII characters.</summary>
    /// <param name="buffer">Receives it.</param>
    /// <param name="position">Where it goes.</param>
    /// <param name="end">The end of the room.</param>
    /// <param name="text">The text, 0 to 255 characters.</param>
    public static int WriteText(byte[] buffer, int position, int end, string text)
    {
        position = text.Length < 0x20
            ? ByteWriter.WriteByte(buffer, position, end, MessagePackCode.FixString | text.Length)
            : WriteCoded(buffer, position, end, MessagePackCode.String8, (ulong)text.Length, 1);
        return ByteWriter.WriteAscii(buffer, position, end, text);
    }

    /// <summary>
    /// Writes the header of a string whose bytes stand behind the one byte left for it at <paramref name="start"/>, and
    /// moves them on where the header takes more.
    /// </summary>
    /// <returns>The position after the string; failed where it does not fit or has more than 65,535 bytes.</returns>
    public static int CloseString(byte[] buffer, int start, int position, int end)
    {
        int count = position - start - 1;
        if (position < 0 || count < 0x20)
        {
            return Close(buffer, start, position, end, MessagePackCode.FixString | count, 0, 0);
        }

        return count <= byte.MaxValue
            ? Close(buffer, start, position, end, MessagePackCode.String8, count, 1)
            : Close(buffer, start, position, end, MessagePackCode.String16, count, 2);
    }

    /// <summary>Writes the header of an array in the same way.</summary>
    public static int CloseArray(byte[] buffer, int start, int position, int end, int length)
    {
        return length < 0x10
            ? Close(buffer, start, position, end, MessagePackCode.FixArray | length, 0, 0)
            : Close(buffer, start, position, end, MessagePackCode.Array16, length, 2);
    }

    /// <summary>Writes the header of a map in the same way.</summary>
    public static int CloseMap(byte[] buffer, int start, int position, int end, int length)
    {
        return length < 0x10
            ? Close(buffer, start, position, end, MessagePackCode.FixMap | length, 0, 0)
            : Close(buffer, start, position, end, MessagePackCode.Map16, length, 2);
    }

    private static int Close(byte[] buffer, int start, int position, int end, int code, int length, int lengthBytes)
    {
        if (position < 0 || length > ushort.MaxValue)
        {
            return ByteWriter.Failed;
        }

        position = ByteWriter.InsertGap(buffer, start + 1, position, end, lengthBytes);
        if (position >= 0)
        {
            buffer[start] = (byte)code;
            ByteWriter.WriteBigEndian(buffer, start + 1, end, (ulong)length, lengthBytes);
        }

        return position;
    }

    private static int WriteCoded(byte[] buffer, int position, int end, int code, ulong value, int count)
    {
        position = ByteWriter.WriteByte(buffer, position, end, code);
        return ByteWriter.WriteBigEndian(buffer, position, end, value, count);
    }
}
