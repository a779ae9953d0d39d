namespace EnigmaIoT.Gateway.Announcing;

/// <summary>
/// Reads names in messages of DNS (RFC 1035 section 4.1.4) and compares them with the gateway's, in any case. Whatever a message holds, it
/// reads no byte outside, and a chain of pointers has an end.
/// </summary>
internal sealed class MdnsNames
{
    private const int PointerMark = 0xC0;
    private const int MaximumPointers = 8;

    /// <summary>Creates the names of a gateway.</summary>
    /// <param name="host">Its own, 1 to 63 letters, digits and hyphens.</param>
    public MdnsNames(string host)
    {
        Host = host;
    }

    /// <summary>Gets or sets the gateway's own name, 1 to 63 letters, digits and hyphens.</summary>
    public string Host { get; set; }

    /// <summary>Gets a name's first label.</summary>
    public string Label(MdnsName name)
    {
        switch (name)
        {
            case MdnsName.Local:
                return "local";
            case MdnsName.Tcp:
                return "_tcp";
            case MdnsName.Udp:
                return "_udp";
            case MdnsName.Discovery:
                return "_dns-sd";
            case MdnsName.Services:
                return "_services";
            case MdnsName.Page:
                return "_http";
            case MdnsName.Arduino:
                return "_arduino";
            default:
                return Host;
        }
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
                if (at + 1 >= count || pointers > MaximumPointers)
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

            if (at + 1 + length > count || !IsLabel(message, at + 1, length, Label(name)))
            {
                return false;
            }

            at += 1 + length;
            name = Parent(name);
        }

        return false;
    }

    /// <summary>Compares a name with one of the gateway's, as far as their first labels go: byte for byte, the length first.</summary>
    /// <param name="message">The message, from the first byte on.</param>
    /// <param name="count">Its bytes.</param>
    /// <param name="at">Where the name starts.</param>
    /// <param name="name">The gateway's name.</param>
    /// <returns>0 where they are the same; more than 0 where the message's is greater, less where it is less or cannot be read.</returns>
    public int Compare(byte[] message, int count, int at, MdnsName name)
    {
        if (Is(message, count, at, name))
        {
            return 0;
        }

        for (int i = 0; i < MaximumPointers && at + 1 < count && message[at] >= PointerMark; i++)
        {
            at = ((message[at] & ~PointerMark) << 8) | message[at + 1];
        }

        string label = Label(name);
        if (at >= count || message[at] != label.Length || at + label.Length >= count)
        {
            return at < count && message[at] > label.Length ? 1 : -1;
        }

        for (int i = 0; i < label.Length; i++)
        {
            if (message[at + 1 + i] != label[i])
            {
                return message[at + 1 + i] - label[i];
            }
        }

        return -1;
    }

    private static bool IsLabel(byte[] message, int at, int length, string label)
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
}
