namespace EnigmaIoT.Gateway.Announcing;

/// <summary>Finds out which of the gateway's records a query asks for (RFC 6762 sections 6 and 7.1).</summary>
internal static class MdnsQuery
{
    // A querier that still knows a record for half of its life need not hear it.
    private const int HalfLifeSeconds = MdnsResponse.PointerSeconds / 2;
    private const int HalfHostLifeSeconds = MdnsResponse.HostSeconds / 2;

    /// <summary>Reads a message.</summary>
    /// <param name="host">The gateway as announced.</param>
    /// <param name="message">The message, from the first byte on.</param>
    /// <param name="count">Its bytes.</param>
    /// <returns>What it asks for and does not say that it knows; nothing where it is no query, or cannot be read.</returns>
    public static MdnsRecords Read(MdnsHost host, byte[] message, int count)
    {
        if (count < MdnsMessage.HeaderCount || MdnsMessage.IsResponse(message))
        {
            return MdnsRecords.None;
        }

        MdnsRecords asked = MdnsRecords.None;
        int at = MdnsMessage.HeaderCount;
        for (int i = MdnsMessage.Questions(message); i > 0; i--)
        {
            int type = MdnsMessage.QuestionType(message, count, at);
            if (type < 0)
            {
                return asked;
            }

            if (MdnsMessage.IsOfInternet(message, type))
            {
                asked |= Asked(host.Names, message, count, at, MdnsMessage.Number(message, type));
            }

            at = MdnsMessage.BehindQuestion(type);
        }

        for (int i = MdnsMessage.Answers(message); i > 0 && asked != MdnsRecords.None; i--)
        {
            int type = MdnsMessage.RecordType(message, count, at);
            if (type < 0)
            {
                return asked;
            }

            asked &= ~Known(host, message, count, at, type);
            at = MdnsMessage.BehindRecord(message, type);
        }

        return asked;
    }

    /// <summary>
    /// Determines whether whoever asks is about to take the name, and has to hear at once that it is not free (RFC 6762 section 6).
    /// </summary>
    /// <param name="message">A message for which <see cref="Read"/> has found something.</param>
    public static bool IsProbe(byte[] message)
    {
        return MdnsMessage.Authorities(message) > 0;
    }

    private static MdnsRecords Asked(MdnsNames names, byte[] message, int count, int at, int type)
    {
        MdnsRecords asked = MdnsRecords.None;
        if (type == MdnsMessage.Pointer || type == MdnsMessage.Any)
        {
            asked |= names.Is(message, count, at, MdnsName.Services) ? MdnsRecords.PageType | MdnsRecords.ArduinoType : 0;
            asked |= names.Is(message, count, at, MdnsName.Page) ? MdnsRecords.PagePointer : 0;
            asked |= names.Is(message, count, at, MdnsName.Arduino) ? MdnsRecords.ArduinoPointer : 0;
        }

        bool isOwnPage = names.Is(message, count, at, MdnsName.OwnPage);
        bool isOwnArduino = names.Is(message, count, at, MdnsName.OwnArduino);
        if (type == MdnsMessage.Service || type == MdnsMessage.Any)
        {
            asked |= isOwnPage ? MdnsRecords.PageService : isOwnArduino ? MdnsRecords.ArduinoService : 0;
        }

        if (type == MdnsMessage.Text || type == MdnsMessage.Any)
        {
            asked |= isOwnPage ? MdnsRecords.PageText : isOwnArduino ? MdnsRecords.ArduinoText : 0;
        }

        if (names.Is(message, count, at, MdnsName.Host))
        {
            // Who waits for another address would wait for long (section 6.1).
            asked |= type == MdnsMessage.Address || type == MdnsMessage.Any ? MdnsRecords.HostAddress : MdnsRecords.HostTypes;
        }

        return asked;
    }

    private static MdnsRecords Known(MdnsHost host, byte[] message, int count, int at, int place)
    {
        int type = MdnsMessage.Number(message, place);
        int seconds = MdnsMessage.Seconds(message, place);
        if (type == MdnsMessage.Pointer)
        {
            return seconds < HalfLifeSeconds ? MdnsRecords.None : KnownPointer(host.Names, message, count, MdnsMessage.Data(place));
        }

        int least = type == MdnsMessage.Text ? HalfLifeSeconds : HalfHostLifeSeconds;
        for (MdnsName name = MdnsName.Host; name <= MdnsName.OwnArduino && seconds >= least; name++)
        {
            bool isKnown = host.IsOwn(name) && MdnsHost.Has(name, type) && host.Names.Is(message, count, at, name)
                && MdnsConflicts.Compare(host, name, message, count, place) == 0;
            if (isKnown)
            {
                return RecordOf(name, type);
            }
        }

        return MdnsRecords.None;
    }

    private static MdnsRecords RecordOf(MdnsName name, int type)
    {
        return name == MdnsName.Host ? MdnsRecords.HostAddress
            : name == MdnsName.OwnPage ? (type == MdnsMessage.Text ? MdnsRecords.PageText : MdnsRecords.PageService)
            : type == MdnsMessage.Text ? MdnsRecords.ArduinoText : MdnsRecords.ArduinoService;
    }

    private static MdnsRecords KnownPointer(MdnsNames names, byte[] message, int count, int data)
    {
        return names.Is(message, count, data, MdnsName.OwnPage) ? MdnsRecords.PagePointer
            : names.Is(message, count, data, MdnsName.OwnArduino) ? MdnsRecords.ArduinoPointer
            : names.Is(message, count, data, MdnsName.Page) ? MdnsRecords.PageType
            : names.Is(message, count, data, MdnsName.Arduino) ? MdnsRecords.ArduinoType
            : MdnsRecords.None;
    }
}
