using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Addressing;

/// <summary>Names of nodes: a level of MQTT topics, and a string in JSON answers.</summary>
public static class NodeName
{
    /// <summary>The longest name in bytes (the reference: 32 and a terminator).</summary>
    public const int MaximumCount = 32;

    /// <summary>What topics have in a node's place where they are about all nodes.</summary>
    public const string Broadcast = "broadcast";

    /// <summary>What topics have in a node's place where they are about the gateway.</summary>
    public const string Gateway = "gateway";

    /// <summary>
    /// Determines whether a name can be used: 1 to 32 bytes of UTF-8, nothing that brokers refuse (<see cref="MqttText"/>), none of
    /// <c>/ + # " \</c>, neither <see cref="Broadcast"/> nor <see cref="Gateway"/>, and not the form of a MAC address, which would
    /// address another node.
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
            if (c == '/' || c == '+' || c == '#' || c == '"' || c == '\\')
            {
                return false;
            }
        }

        return MqttText.IsValid(buffer, offset, count)
            && !AsciiText.Matches(buffer, offset, count, Broadcast)
            && !AsciiText.Matches(buffer, offset, count, Gateway)
            && !IsAddress(buffer, offset, count);
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
