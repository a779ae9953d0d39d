namespace EnigmaIoT.Shared.Payload;

/// <summary>Finds the values of a MessagePack map that came from outside: nothing in it is believed before it was looked at.</summary>
public static class MessagePackFields
{
    /// <summary>The position of a value that is not there.</summary>
    public const int NotFound = -1;

    /// <summary>Determines whether the bytes are one map with strings as keys, complete and with nothing behind it.</summary>
    /// <param name="input">Holds the map at <paramref name="offset"/>.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="count">Its bytes.</param>
    public static bool IsMap(byte[] input, int offset, int count)
    {
        int end = offset + count;
        int at = offset;
        if (!TryEnter(input, ref at, end, out ulong pairs))
        {
            return false;
        }

        for (ulong i = 0; i < pairs && at >= 0; i++)
        {
            at = MessagePackReader.TryReadStringHeader(input, ref at, end, out int length) ? Skip(input, at + length, end) : NotFound;
        }

        return at == end;
    }

    /// <summary>Finds the value under a key.</summary>
    /// <param name="input">Holds a map at <paramref name="offset"/>, as <see cref="IsMap"/> determines.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="count">Its bytes.</param>
    /// <param name="key">The key, of ASCII characters.</param>
    /// <returns>Where the value starts; <see cref="NotFound"/> where there is none. Of several the first is taken.</returns>
    public static int Find(byte[] input, int offset, int count, string key)
    {
        int end = offset + count;
        int at = offset;
        if (!TryEnter(input, ref at, end, out ulong pairs))
        {
            return NotFound;
        }

        for (ulong i = 0; i < pairs && at >= 0 && at < end; i++)
        {
            if (!MessagePackReader.TryReadStringHeader(input, ref at, end, out int length))
            {
                return NotFound;
            }

            bool isKey = IsText(input, at, length, key);
            at += length;
            if (isKey)
            {
                return at < end ? at : NotFound;
            }

            at = Skip(input, at, end);
        }

        return NotFound;
    }

    /// <summary>Reads a whole number of at most 32 bits.</summary>
    /// <param name="input">Holds the value.</param>
    /// <param name="at">Where it starts.</param>
    /// <param name="end">The input's end.</param>
    /// <param name="value">Receives the number.</param>
    /// <returns>False where there is none, or it is larger than an <see cref="int"/>.</returns>
    public static bool TryReadNumber(byte[] input, int at, int end, out int value)
    {
        value = 0;
        if (at < 0 || at >= end)
        {
            return false;
        }

        int code = input[at++];
        if (code < MessagePackCode.FixMap || code >= MessagePackCode.NegativeFixInt)
        {
            value = (sbyte)code;
            return true;
        }

        if (code < MessagePackCode.UInt8 || code > MessagePackCode.Int64)
        {
            return false;
        }

        int count = 1 << (code & 3);
        if (!MessagePackReader.TryRead(input, ref at, end, count, out ulong bits))
        {
            return false;
        }

        int unusedBits = code < MessagePackCode.Int8 ? 0 : 64 - (8 * count);
        long number = (long)(bits << unusedBits) >> unusedBits;
        value = (int)number;
        return value == number && (code >= MessagePackCode.Int8 || bits <= int.MaxValue);
    }

    /// <summary>Finds the text of a string.</summary>
    /// <param name="input">Holds the value.</param>
    /// <param name="at">Where it starts; its text starts there afterwards.</param>
    /// <param name="end">The input's end.</param>
    /// <param name="count">Receives how many bytes the text has.</param>
    /// <returns>False where the value is no string.</returns>
    public static bool TryReadText(byte[] input, ref int at, int end, out int count)
    {
        count = 0;
        return at >= 0 && MessagePackReader.TryReadStringHeader(input, ref at, end, out count);
    }

    /// <summary>Returns where the value at a position ends; <see cref="NotFound"/> where it is cut off or no MessagePack.</summary>
    /// <param name="input">Holds the value.</param>
    /// <param name="at">Where it starts.</param>
    /// <param name="end">The input's end.</param>
    public static int Skip(byte[] input, int at, int end)
    {
        for (ulong values = 1; values > 0; values--)
        {
            // Each value has a byte or more: an announced length beyond what is there ends here.
            if (at < 0 || values > (ulong)(end - at))
            {
                return NotFound;
            }

            int code = input[at];
            ulong length;
            if (MessagePackReader.IsString(code))
            {
                at = MessagePackReader.TryReadStringHeader(input, ref at, end, out int text) ? at + text : NotFound;
                continue;
            }

            at++;
            if (MessagePackReader.IsArray(code))
            {
                if (!MessagePackReader.TryReadLength(
                    input, ref at, end, code, MessagePackCode.FixArray, MessagePackCode.Array32, out length))
                {
                    return NotFound;
                }

                values += length;
            }
            else if (MessagePackReader.IsMap(code))
            {
                if (!MessagePackReader.TryReadLength(input, ref at, end, code, MessagePackCode.FixMap, MessagePackCode.Map32, out length))
                {
                    return NotFound;
                }

                values += 2 * length;
            }
            else if (!TrySkipScalar(input, ref at, end, code))
            {
                return NotFound;
            }
        }

        return at;
    }

    private static bool TrySkipScalar(byte[] input, ref int at, int end, int code)
    {
        if (code < MessagePackCode.FixMap || code >= MessagePackCode.NegativeFixInt)
        {
            return true;
        }

        switch (code)
        {
            case MessagePackCode.NeverUsed:
                return false;
            case MessagePackCode.Nil:
            case MessagePackCode.False:
            case MessagePackCode.True:
                return true;
            case MessagePackCode.Float32:
            case MessagePackCode.Float64:
                return MessagePackReader.TrySkip(ref at, end, 4ul << (code - MessagePackCode.Float32));
            default:
                // Binary and extension types have no place in what is read here.
                return code >= MessagePackCode.UInt8 && code <= MessagePackCode.Int64
                    && MessagePackReader.TrySkip(ref at, end, 1ul << (code & 3));
        }
    }

    private static bool TryEnter(byte[] input, ref int at, int end, out ulong pairs)
    {
        pairs = 0;
        if (at >= end || !MessagePackReader.IsMap(input[at]))
        {
            return false;
        }

        int code = input[at++];
        return MessagePackReader.TryReadLength(input, ref at, end, code, MessagePackCode.FixMap, MessagePackCode.Map32, out pairs);
    }

    private static bool IsText(byte[] input, int at, int count, string text)
    {
        if (count != text.Length)
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            if (input[at + i] != text[i])
            {
                return false;
            }
        }

        return true;
    }
}
