using System.Text;

namespace EnigmaIoT.Shared.Text;

/// <summary>
/// UTF-8 in parts of buffers. What comes from the air is checked first: an MQTT client refuses a topic
/// that is not UTF-8, and the device's own decoder does not say what it makes of one.
/// </summary>
public static class Utf8
{
    /// <summary>Creates a string.</summary>
    /// <returns>Null where the bytes are not UTF-8.</returns>
    public static string Decode(byte[] text, int offset, int count)
    {
        if (!IsValid(text, offset, count))
        {
            return null;
        }

        return count == 0 ? string.Empty : Encoding.UTF8.GetString(text, offset, count);
    }

    /// <summary>Determines whether bytes are well-formed UTF-8 (RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF).</summary>
    public static bool IsValid(byte[] text, int offset, int count)
    {
        int end = offset + count;
        while (offset < end)
        {
            int length = SequenceLength(text, offset, end);
            if (length == 0)
            {
                return false;
            }

            offset += length;
        }

        return true;
    }

    /// <summary>Measures the character that starts at <paramref name="offset"/>, which is before the end.</summary>
    /// <returns>1 to 4 bytes; 0 where no well-formed character starts there.</returns>
    public static int SequenceLength(byte[] text, int offset, int end)
    {
        int lead = text[offset];
        if (lead < 0x80)
        {
            return 1;
        }

        int length = lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
        if (length == 0 || offset + length > end)
        {
            return 0;
        }

        // RFC 3629 section 4: only the second byte's range depends on the first.
        int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (text[offset + 1] < lowest || text[offset + 1] > highest)
        {
            return 0;
        }

        for (int i = 2; i < length; i++)
        {
            if ((text[offset + i] & 0xC0) != 0x80)
            {
                return 0;
            }
        }

        return length;
    }
}
