namespace EnigmaIoT.Shared.Addressing;

/// <summary>
/// MAC addresses as numbers of 48 bits, first octet highest, so that they compare and copy without an allocation.
/// </summary>
public static class MacAddress
{
    /// <summary>Bytes of an address on the wire.</summary>
    public const int Count = 6;

    /// <summary>Characters of <c>AA:BB:CC:DD:EE:FF</c>.</summary>
    public const int TextLength = 17;

    /// <summary>No address.</summary>
    public const long None = 0;

    /// <summary><c>FF:FF:FF:FF:FF:FF</c>.</summary>
    public const long Broadcast = 0xFFFFFFFFFFFF;

    private const string Digits = "0123456789ABCDEF";

    /// <summary>Reads six bytes.</summary>
    public static long Read(byte[] buffer, int offset)
    {
        long address = 0;
        for (int i = 0; i < Count; i++)
        {
            address = (address << 8) | buffer[offset + i];
        }

        return address;
    }

    /// <summary>Writes six bytes.</summary>
    public static void Write(long address, byte[] buffer, int offset)
    {
        for (int i = Count - 1; i >= 0; i--)
        {
            buffer[offset + i] = (byte)address;
            address >>= 8;
        }
    }

    /// <summary>Writes an address as <c>AA:BB:CC:DD:EE:FF</c>: topics, JSON and log have upper case, as version 0.9.8 does.</summary>
    public static string Format(long address)
    {
        char[] text = new char[TextLength];
        for (int i = TextLength - 1; i >= 0; i--)
        {
            if (i % 3 == 2)
            {
                text[i] = ':';
                continue;
            }

            text[i] = Digits[(int)(address & 0xF)];
            address >>= 4;
        }

        return new string(text);
    }

    /// <summary>Reads <c>AA:BB:CC:DD:EE:FF</c> in either case, as a part of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the address starts.</param>
    /// <param name="length">How long it is; any length but 17 is no address.</param>
    /// <param name="address">Receives the address; <see cref="None"/> where it is none.</param>
    public static bool TryParse(string text, int start, int length, out long address)
    {
        address = None;
        if (length != TextLength)
        {
            return false;
        }

        long result = 0;
        for (int i = 0; i < TextLength; i++)
        {
            char c = text[start + i];
            if (i % 3 == 2)
            {
                if (c != ':')
                {
                    return false;
                }

                continue;
            }

            int digit = HexDigit(c);
            if (digit < 0)
            {
                return false;
            }

            result = (result << 4) | (long)digit;
        }

        address = result;
        return true;
    }

    /// <summary>Determines whether an address can be a device's own: not zero, and not a group address.</summary>
    public static bool IsDevice(long address)
    {
        return address > 0 && address <= Broadcast && ((address >> 40) & 1) == 0;
    }

    private static int HexDigit(char c)
    {
        if (c >= '0' && c <= '9')
        {
            return c - '0';
        }

        if (c >= 'a' && c <= 'f')
        {
            return c - 'a' + 10;
        }

        return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    }
}
