using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Addressing;

/// <summary>Names of nodes: a level of MQTT topics, and a string in JSON answers.</summary>
public static class NodeName
{
    /// <summary>The longest name in bytes (the reference: 32 and a terminator).</summary>
    public const int MaximumCount = 32;

    /// <summary>
    /// Tells whether a name can be used: 1 to 32 bytes of UTF-8, no control character, none of <c>/ + # " \</c>, and not the form of
    /// a MAC address, which would address another node.
    /// </summary>
    public static bool IsValid(byte[] buffer, int offset, int count)
    {
        if (count < 1 || count > MaximumCount)
        {
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            byte c = buffer[offset + i];
            if (c < 0x20 || c == 0x7F || c == '/' || c == '+' || c == '#' || c == '"' || c == '\\')
            {
                return false;
            }
        }

        return Utf8.IsValid(buffer, offset, count) && !IsAddress(buffer, offset, count);
    }

    private static bool IsAddress(byte[] buffer, int offset, int count)
    {
        if (count != MacAddress.TextLength)
        {
            return false;
        }

        char[] text = new char[count];
        for (int i = 0; i < count; i++)
        {
            text[i] = (char)buffer[offset + i];
        }

        return MacAddress.TryParse(new string(text), 0, count, out _);
    }
}
