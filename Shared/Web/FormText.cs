using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Web;

/// <summary>
/// Reads fields of a query or of a form where they stand (application/x-www-form-urlencoded): <c>a=1&amp;b=two+words%21</c>.
/// </summary>
public static class FormText
{
    /// <summary>There is no such field.</summary>
    public const int Missing = -1;

    /// <summary>The field cannot be decoded, or is longer than its room.</summary>
    public const int Malformed = -2;

    /// <summary>Decodes the first field of a name.</summary>
    /// <param name="text">Holds the fields at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">How many bytes they have.</param>
    /// <param name="name">The field's name: letters, digits and hyphens, which nobody escapes.</param>
    /// <param name="value">Receives the value's bytes from the first on.</param>
    /// <returns>Number of bytes; <see cref="Missing"/> or <see cref="Malformed"/>.</returns>
    public static int Read(byte[] text, int offset, int count, string name, byte[] value)
    {
        int end = offset + count;
        while (offset < end)
        {
            int next = AsciiText.IndexOf(text, offset, end - offset, (byte)'&');
            next = next < 0 ? end : next;
            int equals = AsciiText.IndexOf(text, offset, next - offset, (byte)'=');
            int nameEnd = equals < 0 ? next : equals;
            if (AsciiText.Matches(text, offset, nameEnd - offset, name))
            {
                return equals < 0 ? 0 : Decode(text, equals + 1, next, value);
            }

            offset = next + 1;
        }

        return Missing;
    }

    /// <summary>Gets the value of a hexadecimal digit; -1 where it is none.</summary>
    private static int Digit(int character)
    {
        return character >= '0' && character <= '9' ? character - '0'
            : character >= 'a' && character <= 'f' ? character - 'a' + 10
            : character >= 'A' && character <= 'F' ? character - 'A' + 10
            : -1;
    }

    private static int Decode(byte[] text, int offset, int end, byte[] value)
    {
        int count = 0;
        while (offset < end)
        {
            if (count == value.Length)
            {
                return Malformed;
            }

            int character = text[offset++];
            if (character == '+')
            {
                character = ' ';
            }
            else if (character == '%')
            {
                int high = offset + 1 < end ? Digit(text[offset]) : -1;
                int low = high < 0 ? -1 : Digit(text[offset + 1]);
                if (low < 0)
                {
                    return Malformed;
                }

                character = (high << 4) | low;
                offset += 2;
            }

            value[count++] = (byte)character;
        }

        return count;
    }
}
