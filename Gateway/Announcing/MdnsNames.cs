namespace EnigmaIoT.Gateway.Announcing;

/// <summary>
/// Reads names in messages of DNS (RFC 1035 section 4.1.4) and compares them with the gateway's, in any case. Whatever a message holds, it
/// reads no byte outside, and a chain of pointers has an end.
/// </summary>
internal sealed class MdnsNames
{
    private const int Count = (int)MdnsName.OwnArduino + 1;
    private const int PointerMark = 0xC0;
    private const int MostPointers = 8;

    private readonly byte[][] _labels = new byte[Count][];

    /// <summary>Makes the names of a gateway.</summary>
    /// <param name="hostName">Its own, 1 to 63 letters, digits and hyphens.</param>
    public MdnsNames(string hostName)
    {
        byte[] host = System.Text.Encoding.UTF8.GetBytes(hostName);
        Set(MdnsName.Local, "local");
        Set(MdnsName.Tcp, "_tcp");
        Set(MdnsName.Udp, "_udp");
        Set(MdnsName.Discovery, "_dns-sd");
        Set(MdnsName.Services, "_services");
        Set(MdnsName.Page, "_http");
        Set(MdnsName.Arduino, "_arduino");
        _labels[(int)MdnsName.Host] = host;
        _labels[(int)MdnsName.OwnPage] = host;
        _labels[(int)MdnsName.OwnArduino] = host;
    }

    /// <summary>Gets a name's first label.</summary>
    public byte[] Label(MdnsName name)
    {
        return _labels[(int)name];
    }

    /// <summary>Gets the name under which a name stands.</summary>
    public static MdnsName Parent(MdnsName name)
    {
        switch (name)
        {
            case MdnsName.Tcp:
            case MdnsName.Udp:
            case MdnsName.Host:
                return MdnsName.Local;
            case MdnsName.Discovery:
                return MdnsName.Udp;
            case MdnsName.Services:
                return MdnsName.Discovery;
            case MdnsName.Page:
            case MdnsName.Arduino:
                return MdnsName.Tcp;
            case MdnsName.OwnPage:
                return MdnsName.Page;
            case MdnsName.OwnArduino:
                return MdnsName.Arduino;
            default:
                return MdnsName.Root;
        }
    }

    /// <summary>Finds the end of a name.</summary>
    /// <param name="message">The message, from the first byte on.</param>
    /// <param name="count">Its bytes.</param>
    /// <param name="at">Where the name starts.</param>
    /// <returns>Where the next thing starts; -1 where the message ends before.</returns>
    public static int Skip(byte[] message, int count, int at)
    {
        while (at < count)
        {
            int length = message[at];
            if (length == 0)
            {
                return at + 1;
            }

            if (length >= PointerMark)
            {
                return at + 2 <= count ? at + 2 : -1;
            }

            at += 1 + length;
        }

        return -1;
    }

    /// <summary>Determines whether a name is one of the gateway's.</summary>
    /// <param name="message">The message, from the first byte on.</param>
    /// <param name="count">Its bytes.</param>
    /// <param name="at">Where the name starts.</param>
    /// <param name="name">The gateway's name.</param>
    public bool Is(byte[] message, int count, int at, MdnsName name)
    {
        int pointers = 0;
        while (at < count)
        {
            int length = message[at];
            if (length >= PointerMark)
            {
                pointers++;
                if (at + 1 >= count || pointers > MostPointers)
                {
                    return false;
                }

                at = ((length & ~PointerMark) << 8) | message[at + 1];
                continue;
            }

            if (length == 0 || name == MdnsName.Root)
            {
                return length == 0 && name == MdnsName.Root;
            }

            if (at + 1 + length > count || !IsLabel(message, at + 1, length, _labels[(int)name]))
            {
                return false;
            }

            at += 1 + length;
            name = Parent(name);
        }

        return false;
    }

    private static bool IsLabel(byte[] message, int at, int length, byte[] label)
    {
        if (length != label.Length)
        {
            return false;
        }

        for (int i = 0; i < length; i++)
        {
            if (Lower(message[at + i]) != Lower(label[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static int Lower(int character)
    {
        return character >= 'A' && character <= 'Z' ? character + 'a' - 'A' : character;
    }

    private void Set(MdnsName name, string label)
    {
        _labels[(int)name] = System.Text.Encoding.UTF8.GetBytes(label);
    }
}
