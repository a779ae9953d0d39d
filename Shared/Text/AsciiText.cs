namespace EnigmaIoT.Shared.Text;

/// <summary>Reads ASCII text where it stands, in a payload, without an allocation.</summary>
public static class AsciiText
{
    /// <summary>Reads a decimal number: digits and nothing else, neither sign nor space.</summary>
    /// <param name="text">Holds the digits at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">How many there are; leading zeros are allowed.</param>
    /// <param name="maximum">The highest number that is taken, 0 or more.</param>
    /// <returns>The number; -1 where the text is empty, not a number, or above <paramref name="maximum"/>.</returns>
    public static long ParseNumber(byte[] text, int offset, int count, long maximum)
    {
        if (count <= 0)
        {
            return -1;
        }

        long number = 0;
        for (int i = 0; i < count; i++)
        {
            int digit = text[offset + i] - '0';
            if (digit < 0 || digit > 9 || digit > maximum || number > (maximum - digit) / 10)
            {
                return -1;
            }

            number = (number * 10) + digit;
        }

        return number;
    }

    /// <summary>Finds the first byte of a value, such as a comma.</summary>
    /// <returns>Its place in <paramref name="text"/>, counted from its start; -1 where there is none.</returns>
    public static int IndexOf(byte[] text, int offset, int count, byte value)
    {
        for (int i = offset; i < offset + count; i++)
        {
            if (text[i] == value)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Determines whether a range of bytes is exactly an expected text of ASCII characters.</summary>
    public static bool Matches(byte[] text, int offset, int count, string expected)
    {
        if (count != expected.Length)
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            if (text[offset + i] != expected[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Determines whether two texts are the same but for the case of ASCII letters.</summary>
    public static bool EqualsInAnyCase(string one, string other)
    {
        if (one.Length != other.Length)
        {
            return false;
        }

        for (int i = 0; i < one.Length; i++)
        {
            if (Lower(one[i]) != Lower(other[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static char Lower(char c)
    {
        return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
}
