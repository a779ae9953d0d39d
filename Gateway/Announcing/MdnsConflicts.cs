namespace EnigmaIoT.Gateway.Announcing;

/// <summary>Finds out whether another device has the gateway's name, or is about to take it (RFC 6762 sections 8.1, 8.2 and 9).</summary>
internal static class MdnsConflicts
{
    private const int AddressCount = 4;
    private const int ServiceHead = 6;

    /// <summary>Reads a message.</summary>
    /// <param name="host">The gateway as announced.</param>
    /// <param name="message">The message, from the first byte on.</param>
    /// <param name="count">Its bytes.</param>
    /// <param name="isProbing">Whether the name is not the gateway's yet.</param>
    /// <returns>The conflict with the gateway's names. The gateway's own messages, which may come back, have none.</returns>
    public static MdnsConflict Read(MdnsHost host, byte[] message, int count, bool isProbing)
    {
        int at = count < MdnsMessage.HeaderCount ? -1 : MdnsMessage.SkipQuestions(message, count);
        if (at < 0)
        {
            return MdnsConflict.None;
        }

        if (MdnsMessage.IsResponse(message))
        {
            int records = MdnsMessage.Answers(message) + MdnsMessage.Authorities(message) + MdnsMessage.Additional(message);
            return IsHeld(host, message, count, at, records, isProbing) ? MdnsConflict.Holder : MdnsConflict.None;
        }

        at = isProbing ? MdnsMessage.SkipRecords(message, count, at, MdnsMessage.Answers(message)) : -1;
        bool goesBefore = at >= 0
            && (Precedes(host, MdnsName.Host, message, count, at)
                || Precedes(host, MdnsName.OwnPage, message, count, at)
                || Precedes(host, MdnsName.OwnArduino, message, count, at));
        return goesBefore ? MdnsConflict.Prober : MdnsConflict.None;
    }

    private static bool IsHeld(MdnsHost host, byte[] message, int count, int at, int records, bool isProbing)
    {
        for (; records > 0; records--)
        {
            int place = MdnsMessage.RecordType(message, count, at);
            if (place < 0)
            {
                return false;
            }

            // A life of 0 says that the name is given up.
            if (MdnsMessage.Seconds(message, place) > 0
                && (IsOther(host, MdnsName.Host, message, count, at, place, isProbing)
                    || IsOther(host, MdnsName.OwnPage, message, count, at, place, isProbing)
                    || IsOther(host, MdnsName.OwnArduino, message, count, at, place, isProbing)))
            {
                return true;
            }

            at = MdnsMessage.BehindRecord(message, place);
        }

        return false;
    }

    // While the name is not the gateway's, whatever somebody has under it is in its way; later on, what stands against its own records.
    private static bool IsOther(MdnsHost host, MdnsName name, byte[] message, int count, int at, int place, bool isProbing)
    {
        if (!host.IsOwn(name) || !host.Names.Is(message, count, at, name))
        {
            return false;
        }

        return MdnsHost.Has(name, MdnsMessage.Number(message, place)) ? Compare(host, name, message, count, place) != 0 : isProbing;
    }

    // Of the types that both have, the lowest one decides whose data differ; the greater data win.
    private static bool Precedes(MdnsHost host, MdnsName name, byte[] message, int count, int at)
    {
        int lowest = int.MaxValue;
        int difference = 0;
        for (int i = host.IsOwn(name) ? MdnsMessage.Authorities(message) : 0; i > 0; i--)
        {
            int place = MdnsMessage.RecordType(message, count, at);
            if (place < 0)
            {
                return false;
            }

            int type = MdnsMessage.Number(message, place);
            if (type < lowest && MdnsHost.Has(name, type) && host.Names.Is(message, count, at, name))
            {
                int found = Compare(host, name, message, count, place);
                lowest = found == 0 ? lowest : type;
                difference = found == 0 ? difference : found;
            }

            at = MdnsMessage.BehindRecord(message, place);
        }

        return difference > 0;
    }

    /// <summary>Compares a record's data with the gateway's own, byte for byte.</summary>
    /// <param name="host">The gateway as announced.</param>
    /// <param name="name">The name under which the record stands, of a type that the gateway has there.</param>
    /// <param name="message">The message.</param>
    /// <param name="count">Its bytes.</param>
    /// <param name="place">What <see cref="MdnsMessage.RecordType"/> has found.</param>
    /// <returns>More than 0 where the record's are greater, less where they are less, 0 where they are the same.</returns>
    public static int Compare(MdnsHost host, MdnsName name, byte[] message, int count, int place)
    {
        int data = MdnsMessage.Data(place);
        int dataCount = MdnsMessage.DataCount(message, place);
        switch (MdnsMessage.Number(message, place))
        {
            case MdnsMessage.Address:
                return CompareAddress(host.Address, message, data, dataCount);
            case MdnsMessage.Text:
                return CompareText(MdnsHost.Text(name), message, data, dataCount);
            default:
                return CompareService(host, host.Port(name), message, count, data, dataCount);
        }
    }

    private static int CompareAddress(uint address, byte[] message, int data, int dataCount)
    {
        for (int i = 0; i < AddressCount && i < dataCount; i++)
        {
            int difference = message[data + i] - (byte)(address >> (24 - (8 * i)));
            if (difference != 0)
            {
                return difference;
            }
        }

        return dataCount - AddressCount;
    }

    private static int CompareText(string text, byte[] message, int data, int dataCount)
    {
        for (int i = 0; i < text.Length && i < dataCount; i++)
        {
            int difference = message[data + i] - text[i];
            if (difference != 0)
            {
                return difference;
            }
        }

        return dataCount - text.Length;
    }

    private static int CompareService(MdnsHost host, int port, byte[] message, int count, int data, int dataCount)
    {
        if (dataCount <= ServiceHead)
        {
            return -1;
        }

        // Priority and weight of the gateway's are 0.
        int rank = MdnsMessage.Number(message, data) | MdnsMessage.Number(message, data + 2);
        int difference = rank != 0 ? rank : MdnsMessage.Number(message, data + 4) - port;
        return difference != 0 ? difference : host.Names.Compare(message, count, data + ServiceHead, MdnsName.Host);
    }
}
