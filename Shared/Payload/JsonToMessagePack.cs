namespace EnigmaIoT.Shared.Payload;

/// <summary>
/// Converts the JSON of N/node/set/data and N/node/get/data into the MessagePack that a node gets, as ArduinoJson 6 does
/// in the reference gateway (deserializeJson with a nesting limit of 3, then serializeMsgPack). What is JSON decides
/// whether a node gets MessagePack or the raw text, so ArduinoJson's reading is followed where it is wider than RFC 8259:
/// single quotes, keys without quotes, numbers such as +5, .5 and 05, a NUL as the end; no comments, no NaN.
/// <para>
/// Text after the value is ignored, as there (`{"led":1} x` is an object, `true x` is true), but not after a number: no
/// character may follow it, not even a space, so `10 abc` and `10 ` are not JSON.
/// </para>
/// <para>
/// It differs in three points: the nearest double where ArduinoJson is off by a unit of the last place, U+FFFD for half
/// of a surrogate pair, and a doubled key takes the place of its last value, not that of its first.
/// </para>
/// </summary>
public static class JsonToMessagePack
{
    /// <summary>How deep arrays and objects may stand within each other: the reference gateway's limit.</summary>
    public const int NestingLimit = 3;

    /// <summary>Converts one value.</summary>
    /// <param name="input">Holds the text, in UTF-8, at <paramref name="offset"/>.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="count">How many bytes there are.</param>
    /// <param name="output">Receives the MessagePack at <paramref name="outputOffset"/>; not the input's array.</param>
    /// <param name="outputOffset">Where it goes.</param>
    /// <param name="capacity">The most bytes that may be written.</param>
    /// <returns>
    /// Number of bytes written; -1 where the text is not JSON, nests deeper than <see cref="NestingLimit"/>, or does not
    /// fit. The room may then hold a part of it.
    /// </returns>
    public static int Convert(byte[] input, int offset, int count, byte[] output, int outputOffset, int capacity)
    {
        int at = offset;
        int end = offset + count;
        int limit = outputOffset + capacity;
        int first = JsonSyntax.SkipSpaces(input, ref at, end);
        int position = WriteValue(input, ref at, end, output, outputOffset, limit, NestingLimit);
        bool isNumber = JsonSyntax.IsInNumber(first);
        if (position < 0 || (isNumber && JsonSyntax.Peek(input, at, end) != 0))
        {
            return ByteWriter.Failed;
        }

        return position - outputOffset;
    }

    private static int WriteValue(byte[] input, ref int at, int end, byte[] output, int position, int limit, int depth)
    {
        if (position < 0)
        {
            return ByteWriter.Failed;
        }

        switch (JsonSyntax.SkipSpaces(input, ref at, end))
        {
            case '{':
                return WriteObject(input, ref at, end, output, position, limit, depth);
            case '[':
                return WriteArray(input, ref at, end, output, position, limit, depth);
            case '"':
            case '\'':
                return JsonStringToMessagePack.WriteQuoted(input, ref at, end, output, position, limit);
            case 't':
                return WriteWord(input, ref at, end, output, position, limit, "true", MessagePackCode.True);
            case 'f':
                return WriteWord(input, ref at, end, output, position, limit, "false", MessagePackCode.False);
            case 'n':
                return WriteWord(input, ref at, end, output, position, limit, "null", MessagePackCode.Nil);
            default:
                return JsonNumberToMessagePack.Write(input, ref at, end, output, position, limit);
        }
    }

    private static int WriteWord(
        byte[] input, ref int at, int end, byte[] output, int position, int limit, string word, int code)
    {
        return JsonSyntax.TryTake(input, ref at, end, word)
            ? ByteWriter.WriteByte(output, position, limit, code)
            : ByteWriter.Failed;
    }

    private static int WriteArray(byte[] input, ref int at, int end, byte[] output, int position, int limit, int depth)
    {
        if (depth == 0)
        {
            return ByteWriter.Failed;
        }

        int start = position;
        int length = 0;
        position = ByteWriter.WriteByte(output, position, limit, MessagePackCode.FixArray);
        at++;
        if (JsonSyntax.SkipSpaces(input, ref at, end) == ']')
        {
            at++;
            return position;
        }

        int separator = ',';
        while (separator == ',' && position >= 0)
        {
            position = WriteValue(input, ref at, end, output, position, limit, depth - 1);
            length++;
            separator = JsonSyntax.SkipSpaces(input, ref at, end);
            at++;
        }

        return separator == ']'
            ? MessagePackWriter.CloseArray(output, start, position, limit, length)
            : ByteWriter.Failed;
    }

    private static int WriteObject(byte[] input, ref int at, int end, byte[] output, int position, int limit, int depth)
    {
        if (depth == 0)
        {
            return ByteWriter.Failed;
        }

        int start = position;
        int length = 0;
        position = ByteWriter.WriteByte(output, position, limit, MessagePackCode.FixMap);
        at++;
        if (JsonSyntax.SkipSpaces(input, ref at, end) == '}')
        {
            at++;
            return position;
        }

        int separator = ',';
        while (separator == ',' && position >= 0)
        {
            int keyStart = position;
            position = WriteKey(input, ref at, end, output, position, limit);
            if (position < 0)
            {
                return ByteWriter.Failed;
            }

            int keyEnd = MessagePackMap.RemoveEqualKey(output, start + 1, keyStart, position);
            length += keyEnd == position ? 1 : 0;
            position = WriteValue(input, ref at, end, output, keyEnd, limit, depth - 1);
            separator = JsonSyntax.SkipSpaces(input, ref at, end);
            at++;
        }

        return separator == '}'
            ? MessagePackWriter.CloseMap(output, start, position, limit, length)
            : ByteWriter.Failed;
    }

    // A key and the colon behind it.
    private static int WriteKey(byte[] input, ref int at, int end, byte[] output, int position, int limit)
    {
        int first = JsonSyntax.SkipSpaces(input, ref at, end);
        position = first == '"' || first == '\''
            ? JsonStringToMessagePack.WriteQuoted(input, ref at, end, output, position, limit)
            : JsonStringToMessagePack.WriteBareKey(input, ref at, end, output, position, limit);
        if (JsonSyntax.SkipSpaces(input, ref at, end) != ':')
        {
            return ByteWriter.Failed;
        }

        at++;
        return position;
    }
}
