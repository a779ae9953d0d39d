using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Payload;

/// <summary>Writes strings as JSON has them (RFC 8259 section 7).</summary>
public static class JsonString
{
    private const string HexDigits = "0123456789abcdef";

    /// <summary>
    /// Writes UTF-8 text with its quotes. Quote, backslash and control characters are escaped; a byte that belongs to no
    /// valid character becomes U+FFFD. See <see cref="ByteWriter"/> for the position.
    /// </summary>
    public static int Write(byte[] buffer, int position, int end, byte[] text, int offset, int count)
    {
        position = ByteWriter.WriteByte(buffer, position, end, '"');
        int textEnd = offset + count;
        while (offset < textEnd && position >= 0)
        {
            int sequence = Utf8.SequenceLength(text, offset, textEnd);
            if (sequence > 1)
            {
                position = ByteWriter.WriteBytes(buffer, position, end, text, offset, sequence);
                offset += sequence;
                continue;
            }

            position = sequence == 1
                ? WriteAsciiCharacter(buffer, position, end, text[offset])
                : ByteWriter.WriteCharacter(buffer, position, end, ByteWriter.ReplacementCharacter);
            offset++;
        }

        return ByteWriter.WriteByte(buffer, position, end, '"');
    }

    private static int WriteAsciiCharacter(byte[] buffer, int position, int end, int character)
    {
        int letter = EscapeLetter(character);
        if (letter != 0)
        {
            position = ByteWriter.WriteByte(buffer, position, end, '\\');
            return ByteWriter.WriteByte(buffer, position, end, letter);
        }

        if (character >= ' ')
        {
            return ByteWriter.WriteByte(buffer, position, end, character);
        }

        position = ByteWriter.WriteAscii(buffer, position, end, "\\u00");
        position = ByteWriter.WriteByte(buffer, position, end, HexDigits[character >> 4]);
        return ByteWriter.WriteByte(buffer, position, end, HexDigits[character & 0xF]);
    }

    private static int EscapeLetter(int character)
    {
        switch (character)
        {
            case '"':
            case '\\':
                return character;
            case '\b':
                return 'b';
            case '\f':
                return 'f';
            case '\n':
                return 'n';
            case '\r':
                return 'r';
            case '\t':
                return 't';
            default:
                return 0;
        }
    }
}
