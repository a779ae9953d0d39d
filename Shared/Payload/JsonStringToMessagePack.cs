namespace EnigmaIoT.Shared.Payload;

/// <summary>Converts JSON strings and keys into MessagePack strings.</summary>
internal static class JsonStringToMessagePack
{
    /// <summary>Converts a string between quotes, double or single; <paramref name="at"/> stands at the first.</summary>
    public static int WriteQuoted(byte[] input, ref int at, int end, byte[] output, int position, int limit)
    {
        int start = position;
        int quote = input[at++];
        position = ByteWriter.WriteByte(output, position, limit, MessagePackCode.FixString);
        while (position >= 0)
        {
            int character = JsonSyntax.Peek(input, at, end);
            if (character == 0)
            {
                return ByteWriter.Failed;
            }

            at++;
            if (character == quote)
            {
                break;
            }

            position = character == '\\'
                ? WriteEscaped(input, ref at, end, output, position, limit)
                : ByteWriter.WriteByte(output, position, limit, character);
        }

        return MessagePackWriter.CloseString(output, start, position, limit);
    }

    /// <summary>Converts a key without quotes.</summary>
    public static int WriteBareKey(byte[] input, ref int at, int end, byte[] output, int position, int limit)
    {
        int start = at;
        while (JsonSyntax.IsInBareKey(JsonSyntax.Peek(input, at, end)))
        {
            at++;
        }

        if (at == start)
        {
            return ByteWriter.Failed;
        }

        int header = position;
        position = ByteWriter.WriteByte(output, position, limit, MessagePackCode.FixString);
        position = ByteWriter.WriteBytes(output, position, limit, input, start, at - start);
        return MessagePackWriter.CloseString(output, header, position, limit);
    }

    private static int WriteEscaped(byte[] input, ref int at, int end, byte[] output, int position, int limit)
    {
        int letter = JsonSyntax.Peek(input, at, end);
        if (letter != 'u')
        {
            at++;
            int character = JsonSyntax.Unescape(letter);
            return character == 0 ? ByteWriter.Failed : ByteWriter.WriteByte(output, position, limit, character);
        }

        at++;
        int unit = JsonSyntax.TakeHex4(input, ref at, end);
        if (unit < 0)
        {
            return ByteWriter.Failed;
        }

        if (unit >= 0xD800 && unit <= 0xDFFF)
        {
            unit = TakeSupplementary(input, ref at, end, unit);
        }

        return ByteWriter.WriteCharacter(output, position, limit, unit);
    }

    // A character above U+FFFF is two escapes, a high surrogate and a low one; half of a pair is no character.
    private static int TakeSupplementary(byte[] input, ref int at, int end, int high)
    {
        int next = at;
        if (high >= 0xDC00 || !JsonSyntax.TryTake(input, ref next, end, "\\u"))
        {
            return ByteWriter.ReplacementCharacter;
        }

        int low = JsonSyntax.TakeHex4(input, ref next, end);
        if (low < 0xDC00 || low > 0xDFFF)
        {
            return ByteWriter.ReplacementCharacter;
        }

        at = next;
        return 0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF);
    }
}
