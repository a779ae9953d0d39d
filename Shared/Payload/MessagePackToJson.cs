using System;

namespace EnigmaIoT.Shared.Payload;

/// <summary>
/// Converts a node's MessagePack into the JSON that the gateway publishes, as ArduinoJson 6 does in the reference
/// gateway (deserializeMsgPack, then serializeJson): minified, keys in their order and where doubled doubled, numbers as
/// <see cref="JsonNumber"/> writes them, bin and ext as null. Bytes after the first value are ignored.
/// Where ArduinoJson writes what is not JSON this differs: invalid UTF-8 becomes U+FFFD, control characters are escaped.
/// </summary>
public static class MessagePackToJson
{
    /// <summary>How deep arrays and maps may stand within each other: ArduinoJson's default.</summary>
    public const int NestingLimit = 10;

    /// <summary>Converts one value.</summary>
    /// <param name="input">Holds the MessagePack at <paramref name="offset"/>.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="count">How many bytes there are.</param>
    /// <param name="output">Receives the JSON, in UTF-8, at <paramref name="outputOffset"/>; not the input's array.</param>
    /// <param name="outputOffset">Where it goes.</param>
    /// <param name="capacity">The most bytes that may be written.</param>
    /// <returns>
    /// Number of bytes written; -1 where the input is cut off or not MessagePack, a key is not a string, it nests deeper
    /// than <see cref="NestingLimit"/>, or the JSON does not fit. The room may then hold a part of it.
    /// </returns>
    public static int Convert(byte[] input, int offset, int count, byte[] output, int outputOffset, int capacity)
    {
        int at = offset;
        int position = WriteValue(
            input, ref at, offset + count, output, outputOffset, outputOffset + capacity, NestingLimit);
        return position < 0 ? ByteWriter.Failed : position - outputOffset;
    }

    private static int WriteValue(byte[] input, ref int at, int end, byte[] output, int position, int limit, int depth)
    {
        if (position < 0 || at >= end)
        {
            return ByteWriter.Failed;
        }

        int code = input[at];
        if (MessagePackReader.IsString(code))
        {
            return WriteString(input, ref at, end, output, position, limit);
        }

        at++;
        if (MessagePackReader.IsMap(code))
        {
            return WriteMap(input, ref at, end, output, position, limit, depth, code);
        }

        if (MessagePackReader.IsArray(code))
        {
            return WriteArray(input, ref at, end, output, position, limit, depth, code);
        }

        return WriteScalar(input, ref at, end, output, position, limit, code);
    }

    private static int WriteScalar(byte[] input, ref int at, int end, byte[] output, int position, int limit, int code)
    {
        if (code < MessagePackCode.FixMap || code >= MessagePackCode.NegativeFixInt)
        {
            return ByteWriter.WriteDecimal(output, position, limit, (sbyte)code);
        }

        if (code >= MessagePackCode.Float32 && code <= MessagePackCode.Int64)
        {
            return WriteNumber(input, ref at, end, output, position, limit, code);
        }

        switch (code)
        {
            case MessagePackCode.NeverUsed:
                return ByteWriter.Failed;
            case MessagePackCode.False:
                return ByteWriter.WriteAscii(output, position, limit, "false");
            case MessagePackCode.True:
                return ByteWriter.WriteAscii(output, position, limit, "true");
            default:
                return TrySkipOpaque(input, ref at, end, code)
                    ? ByteWriter.WriteAscii(output, position, limit, "null")
                    : ByteWriter.Failed;
        }
    }

    private static int WriteNumber(byte[] input, ref int at, int end, byte[] output, int position, int limit, int code)
    {
        bool isFloat = code <= MessagePackCode.Float64;
        int count = isFloat ? 4 << (code - MessagePackCode.Float32) : 1 << (code & 3);
        if (!MessagePackReader.TryRead(input, ref at, end, count, out ulong bits))
        {
            return ByteWriter.Failed;
        }

        if (code == MessagePackCode.Float32)
        {
            return JsonNumber.Write(output, position, limit, Ieee754.FromSingleBits((uint)bits));
        }

        if (isFloat)
        {
            return JsonNumber.Write(output, position, limit, BitConverter.Int64BitsToDouble((long)bits));
        }

        if (code < MessagePackCode.Int8)
        {
            return ByteWriter.WriteUnsignedDecimal(output, position, limit, bits);
        }

        int unusedBits = 64 - (8 * count);
        return ByteWriter.WriteDecimal(output, position, limit, (long)(bits << unusedBits) >> unusedBits);
    }

    // Nil, bin and ext: what JSON shows as null.
    private static bool TrySkipOpaque(byte[] input, ref int at, int end, int code)
    {
        if (code == MessagePackCode.Nil)
        {
            return true;
        }

        if (code >= MessagePackCode.FixExtension1)
        {
            return MessagePackReader.TrySkip(ref at, end, 1ul + (1ul << (code - MessagePackCode.FixExtension1)));
        }

        bool isExtension = code >= MessagePackCode.Extension8;
        int narrowest = isExtension ? MessagePackCode.Extension8 : MessagePackCode.Binary8;
        return MessagePackReader.TryRead(input, ref at, end, 1 << (code - narrowest), out ulong length)
            && MessagePackReader.TrySkip(ref at, end, isExtension ? length + 1 : length);
    }

    private static int WriteString(byte[] input, ref int at, int end, byte[] output, int position, int limit)
    {
        if (!MessagePackReader.TryReadStringHeader(input, ref at, end, out int count))
        {
            return ByteWriter.Failed;
        }

        position = JsonString.Write(output, position, limit, input, at, count);
        at += count;
        return position;
    }

    private static int WriteArray(
        byte[] input, ref int at, int end, byte[] output, int position, int limit, int depth, int code)
    {
        if (depth == 0 || !MessagePackReader.TryReadLength(
            input, ref at, end, code, MessagePackCode.FixArray, MessagePackCode.Array32, out ulong length))
        {
            return ByteWriter.Failed;
        }

        // The loop ends at the first failure: an announced length costs nothing where the values are not there.
        position = ByteWriter.WriteByte(output, position, limit, '[');
        for (ulong i = 0; i < length && position >= 0; i++)
        {
            position = i == 0 ? position : ByteWriter.WriteByte(output, position, limit, ',');
            position = WriteValue(input, ref at, end, output, position, limit, depth - 1);
        }

        return ByteWriter.WriteByte(output, position, limit, ']');
    }

    private static int WriteMap(
        byte[] input, ref int at, int end, byte[] output, int position, int limit, int depth, int code)
    {
        if (depth == 0 || !MessagePackReader.TryReadLength(
            input, ref at, end, code, MessagePackCode.FixMap, MessagePackCode.Map32, out ulong length))
        {
            return ByteWriter.Failed;
        }

        position = ByteWriter.WriteByte(output, position, limit, '{');
        for (ulong i = 0; i < length && position >= 0; i++)
        {
            position = i == 0 ? position : ByteWriter.WriteByte(output, position, limit, ',');
            position = WriteString(input, ref at, end, output, position, limit);
            position = ByteWriter.WriteByte(output, position, limit, ':');
            position = WriteValue(input, ref at, end, output, position, limit, depth - 1);
        }

        return ByteWriter.WriteByte(output, position, limit, '}');
    }
}
