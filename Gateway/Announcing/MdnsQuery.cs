namespace EnigmaIoT.Gateway.Announcing;

/// <summary>Finds out which of the gateway's records a query asks for (RFC 6762 sections 6 and 7.1).</summary>
internal static class MdnsQuery
{
    private const int HeaderCount = 12;
    private const int QuestionTail = 4;
    private const int RecordTail = 10;
    private const int Pointer = 12;
    private const int Text = 16;
    private const int Address = 1;
    private const int Service = 33;
    private const int Any = 255;
    private const int ResponseMark = 0x80;

    // A querier that still knows a record for half of its life need not hear it.
    private const int HalfLifeSeconds = MdnsResponse.PointerSeconds / 2;

    /// <summary>Reads a message.</summary>
    /// <param name="names">The gateway's names.</param>
    /// <param name="message">The message, from the first byte on.</param>
    /// <param name="count">Its bytes.</param>
    /// <returns>What it asks for and does not say that it knows; nothing where it is no query, or cannot be read.</returns>
    public static MdnsRecords Read(MdnsNames names, byte[] message, int count)
    {
        if (count < HeaderCount || (message[2] & ResponseMark) != 0)
        {
            return MdnsRecords.None;
        }

        MdnsRecords asked = MdnsRecords.None;
        int at = HeaderCount;
        for (int i = Number(message, 4); i > 0; i--)
        {
            int end = MdnsNames.Skip(message, count, at);
            if (end < 0 || end + QuestionTail > count)
            {
                return asked;
            }

            asked |= Asked(names, message, count, at, Number(message, end));
            at = end + QuestionTail;
        }

        for (int i = Number(message, 6); i > 0 && asked != MdnsRecords.None; i--)
        {
            int end = MdnsNames.Skip(message, count, at);
            if (end < 0 || end + RecordTail > count)
            {
                return asked;
            }

            int data = end + RecordTail;
            bool isLong = Number(message, end + 4) > 0 || Number(message, end + 6) >= HalfLifeSeconds;
            if (Number(message, end) == Pointer && isLong)
            {
                asked &= ~Known(names, message, count, data);
            }

            at = data + Number(message, end + 8);
        }

        return asked;
    }

    private static int Number(byte[] message, int at)
    {
        return (message[at] << 8) | message[at + 1];
    }

    private static MdnsRecords Asked(MdnsNames names, byte[] message, int count, int at, int type)
    {
        MdnsRecords asked = MdnsRecords.None;
        if (type == Pointer || type == Any)
        {
            asked |= names.Is(message, count, at, MdnsName.Services) ? MdnsRecords.PageType | MdnsRecords.ArduinoType : 0;
            asked |= names.Is(message, count, at, MdnsName.Page) ? MdnsRecords.PagePointer : 0;
            asked |= names.Is(message, count, at, MdnsName.Arduino) ? MdnsRecords.ArduinoPointer : 0;
        }

        bool isOwnPage = names.Is(message, count, at, MdnsName.OwnPage);
        bool isOwnArduino = names.Is(message, count, at, MdnsName.OwnArduino);
        if (type == Service || type == Any)
        {
            asked |= isOwnPage ? MdnsRecords.PageService : isOwnArduino ? MdnsRecords.ArduinoService : 0;
        }

        if (type == Text || type == Any)
        {
            asked |= isOwnPage ? MdnsRecords.PageText : isOwnArduino ? MdnsRecords.ArduinoText : 0;
        }

        bool isHost = (type == Address || type == Any) && names.Is(message, count, at, MdnsName.Host);
        return asked | (isHost ? MdnsRecords.HostAddress : 0);
    }

    private static MdnsRecords Known(MdnsNames names, byte[] message, int count, int data)
    {
        return names.Is(message, count, data, MdnsName.OwnPage) ? MdnsRecords.PagePointer
            : names.Is(message, count, data, MdnsName.OwnArduino) ? MdnsRecords.ArduinoPointer
            : names.Is(message, count, data, MdnsName.Page) ? MdnsRecords.PageType
            : names.Is(message, count, data, MdnsName.Arduino) ? MdnsRecords.ArduinoType
            : MdnsRecords.None;
    }
}
