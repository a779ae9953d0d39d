using System.Text;

namespace EnigmaIoT.Shared.Text;

/// <summary>
/// Characters that brokers refuse in topics: control characters, the code points that Unicode keeps free of characters, and
/// surrogates (MQTT 3.1.1 section 1.5.3, MQTT 5 section 1.5.4). Some brokers, mosquitto among them, cut the connection of who
/// sends one.
/// </summary>
public static class MqttText
{
    /// <summary>Determines whether brokers refuse a code point, 0 to U+10FFFF.</summary>
    public static bool IsRefused(int codePoint)
    {
        return codePoint < 0x20
            || (codePoint >= 0x7F && codePoint < 0xA0)
            || (codePoint >= 0xD800 && codePoint < 0xE000)
            || (codePoint >= 0xFDD0 && codePoint < 0xFDF0)
            || (codePoint & 0xFFFE) == 0xFFFE;
    }

    /// <summary>Determines whether a text has nothing that brokers refuse.</summary>
    public static bool IsValid(string text)
    {
        // By its bytes: for the second half of a pair of surrogates nanoCLR gives the first one, and it counts from a text's
        // beginning to find a character.
        byte[] bytes = Encoding.UTF8.GetBytes(text);

        // Half a pair, which only strings of .NET can hold, has no UTF-8 and comes back as another character.
        return IsValid(bytes, 0, bytes.Length) && Encoding.UTF8.GetString(bytes, 0, bytes.Length) == text;
    }

    /// <summary>Determines whether bytes are well-formed UTF-8 and have nothing that brokers refuse.</summary>
    public static bool IsValid(byte[] text, int offset, int count)
    {
        int end = offset + count;
        while (offset < end)
        {
            int length = Utf8.SequenceLength(text, offset, end);
            if (length == 0 || IsRefused(CodePoint(text, offset, length)))
            {
                return false;
            }

            offset += length;
        }

        return true;
    }

    private static int CodePoint(byte[] text, int offset, int length)
    {
        // The lead byte of n bytes has 7 - n bits of the character behind its mark; a single byte is the character.
        int character = length == 1 ? text[offset] : text[offset] & (0x7F >> length);
        for (int i = 1; i < length; i++)
        {
            character = (character << 6) | (text[offset + i] & 0x3F);
        }

        return character;
    }
}
