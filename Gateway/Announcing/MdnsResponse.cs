namespace EnigmaIoT.Gateway.Announcing;

/// <summary>Writes the gateway's records into a message of multicast DNS (RFC 6762, RFC 6763). A name that stands there already is pointed to.</summary>
internal sealed class MdnsResponse
{
    /// <summary>The lifetime of records of services, in seconds.</summary>
    public const int PointerSeconds = 4500;

    /// <summary>More than all records take with the longest name.</summary>
    public const int MaximumCount = 512;

    /// <summary>The lifetime of what depends on the gateway's name or address, in seconds.</summary>
    public const int HostSeconds = 120;

    // For queriers that know multicast DNS by halves (RFC 6762 section 6.7).
    private const int AloneSeconds = 10;

    // The longest question for one of the gateway's names has 103 bytes behind the head; with pointers it may be somewhat longer.
    private const int MaximumQuestion = 160;

    // Of an NSEC record: block 0, one byte of it, the bit of type A.
    private const int FirstBlock = 0x0001;
    private const int AddressBit = 0x40;

    private const int AnswerMark = 0x84;
    private const int Internet = 1;

    // What the gateway alone has takes the place of what others remember of it.
    private const int OwnInternet = 0x8001;

    private readonly MdnsHost _host;
    private readonly int[] _places = new int[(int)MdnsName.OwnArduino + 1];
    private byte[] _message;
    private int _at;
    private bool _isProbe;
    private bool _isGoodbye;
    private bool _isAlone;

    /// <summary>Creates a writer.</summary>
    /// <param name="host">The gateway as announced.</param>
    public MdnsResponse(MdnsHost host)
    {
        _host = host;
    }

    private MdnsRecords Have
    {
        get { return MdnsRecords.HostTypes | (_host.HasArduino ? MdnsRecords.All : MdnsRecords.All & ~MdnsRecords.AllArduino); }
    }

    /// <summary>Writes a message.</summary>
    /// <param name="records">What is asked for; what belongs to it comes along.</param>
    /// <param name="message">Receives the message from its start on; <see cref="MaximumCount"/> bytes.</param>
    /// <returns>Its bytes; 0 where there is nothing to say.</returns>
    public int Write(MdnsRecords records, byte[] message)
    {
        records &= Have;
        if (records == MdnsRecords.None)
        {
            return 0;
        }

        Begin(message);
        return WriteAnswers(records);
    }

    /// <summary>
    /// Writes the answer to one querier who does not take part in multicast DNS: with the number and the question of its query, and lives
    /// that it need not follow (RFC 6762 section 6.7).
    /// </summary>
    /// <param name="records">What is asked for; what belongs to it comes along.</param>
    /// <param name="message">Holds the query; receives the answer. <see cref="MaximumCount"/> bytes.</param>
    /// <param name="count">The query's bytes.</param>
    /// <returns>The answer's bytes; 0 where there is nothing to say, or the query has more than one question.</returns>
    public int WriteAlone(MdnsRecords records, byte[] message, int count)
    {
        records &= Have;
        int end = MdnsMessage.SkipQuestions(message, count);
        if (records == MdnsRecords.None || MdnsMessage.Questions(message) != 1 || end > MaximumQuestion)
        {
            return 0;
        }

        int number = MdnsMessage.Number(message, 0);
        Begin(message);
        WriteNumberAt(0, number);
        message[5] = 1;
        _at = end;
        _isAlone = true;
        int answer = WriteAnswers(records);
        _isAlone = false;
        return answer;
    }

    /// <summary>
    /// Writes that what the gateway has is gone (RFC 6762 section 10.1). That there are services of such a kind others say with the same
    /// record: it is not taken from them.
    /// </summary>
    /// <param name="message">Receives the message from its start on; <see cref="MaximumCount"/> bytes.</param>
    /// <returns>Its bytes.</returns>
    public int WriteGoodbye(byte[] message)
    {
        _isGoodbye = true;
        int count = Write(MdnsRecords.All & ~MdnsRecords.Shared, message);
        _isGoodbye = false;
        return count;
    }

    /// <summary>Writes a probe for the gateway's names, with the records that it wants under them (RFC 6762 section 8.1).</summary>
    /// <param name="message">Receives the message from its start on; <see cref="MaximumCount"/> bytes.</param>
    /// <returns>Its bytes.</returns>
    public int WriteProbe(byte[] message)
    {
        Begin(message);
        for (MdnsName name = MdnsName.Host; name <= MdnsName.OwnArduino; name++)
        {
            if (_host.IsOwn(name))
            {
                WriteName(name);
                WriteNumber(MdnsMessage.Any);
                WriteNumber(Internet);
                message[5]++;
            }
        }

        _isProbe = true;
        message[9] = (byte)WriteAll(MdnsRecords.Own & Have);
        _isProbe = false;
        return End();
    }

    private static MdnsRecords Along(MdnsRecords records)
    {
        MdnsRecords along = MdnsRecords.None;
        along |= (records & MdnsRecords.PagePointer) != 0 ? MdnsRecords.PageService | MdnsRecords.PageText : 0;
        along |= (records & MdnsRecords.ArduinoPointer) != 0 ? MdnsRecords.ArduinoService | MdnsRecords.ArduinoText : 0;
        MdnsRecords needy = MdnsRecords.PageService | MdnsRecords.ArduinoService | MdnsRecords.HostTypes;
        bool needsAddress = ((records | along) & needy) != 0;
        return along | (needsAddress ? MdnsRecords.HostAddress : 0);
    }

    private int WriteAnswers(MdnsRecords records)
    {
        _message[2] = AnswerMark;
        _message[7] = (byte)WriteAll(records);
        _message[11] = (byte)WriteAll(Along(records) & Have & ~records);
        return End();
    }

    private int WriteAll(MdnsRecords records)
    {
        int count = 0;
        for (int bit = 1; bit <= (int)MdnsRecords.HostTypes; bit <<= 1)
        {
            if (((int)records & bit) != 0)
            {
                WriteOne((MdnsRecords)bit);
                count++;
            }
        }

        return count;
    }

    private void WriteOne(MdnsRecords record)
    {
        switch (record)
        {
            case MdnsRecords.PageType:
                WritePointer(MdnsName.Services, MdnsName.Page);
                break;
            case MdnsRecords.ArduinoType:
                WritePointer(MdnsName.Services, MdnsName.Arduino);
                break;
            case MdnsRecords.PagePointer:
                WritePointer(MdnsName.Page, MdnsName.OwnPage);
                break;
            case MdnsRecords.ArduinoPointer:
                WritePointer(MdnsName.Arduino, MdnsName.OwnArduino);
                break;
            case MdnsRecords.PageService:
                WriteService(MdnsName.OwnPage);
                break;
            case MdnsRecords.ArduinoService:
                WriteService(MdnsName.OwnArduino);
                break;
            case MdnsRecords.PageText:
                WriteText(MdnsName.OwnPage);
                break;
            case MdnsRecords.ArduinoText:
                WriteText(MdnsName.OwnArduino);
                break;
            case MdnsRecords.HostTypes:
                int types = BeginRecord(MdnsName.Host, MdnsMessage.Types, OwnInternet, HostSeconds);
                WriteName(MdnsName.Host);
                WriteNumber(FirstBlock);
                _message[_at++] = AddressBit;
                EndRecord(types);
                break;
            default:
                int host = BeginRecord(MdnsName.Host, MdnsMessage.Address, OwnInternet, HostSeconds);
                WriteNumber((int)(_host.Address >> 16));
                WriteNumber((int)(_host.Address & 0xFFFF));
                EndRecord(host);
                break;
        }
    }

    private void Begin(byte[] message)
    {
        System.Array.Clear(_places, 0, _places.Length);
        System.Array.Clear(message, 0, MdnsMessage.HeaderCount);
        _message = message;
        _at = MdnsMessage.HeaderCount;
    }

    private int End()
    {
        _message = null;
        return _at;
    }

    private void WritePointer(MdnsName name, MdnsName target)
    {
        int place = BeginRecord(name, MdnsMessage.Pointer, Internet, PointerSeconds);
        WriteName(target);
        EndRecord(place);
    }

    private void WriteService(MdnsName name)
    {
        int place = BeginRecord(name, MdnsMessage.Service, OwnInternet, HostSeconds);
        WriteNumber(0);
        WriteNumber(0);
        WriteNumber(_host.Port(name));
        WriteName(MdnsName.Host);
        EndRecord(place);
    }

    private int BeginRecord(MdnsName name, int type, int area, int seconds)
    {
        WriteName(name);
        WriteNumber(type);
        WriteNumber(_isProbe || _isAlone ? Internet : area);
        WriteNumber(0);
        WriteNumber(_isGoodbye ? 0 : _isAlone ? AloneSeconds : seconds);
        WriteNumber(0);
        return _at;
    }

    private void EndRecord(int start)
    {
        WriteNumberAt(start - 2, _at - start);
    }

    private void WriteName(MdnsName name)
    {
        while (name != MdnsName.Root && _places[(int)name] == 0)
        {
            string label = _host.Names.Label(name);
            _places[(int)name] = _at;
            _message[_at++] = (byte)label.Length;
            WriteCharacters(label);
            name = MdnsNames.Parent(name);
        }

        if (name == MdnsName.Root)
        {
            _message[_at++] = 0;
        }
        else
        {
            WriteNumber(0xC000 | _places[(int)name]);
        }
    }

    private void WriteText(MdnsName name)
    {
        int place = BeginRecord(name, MdnsMessage.Text, OwnInternet, PointerSeconds);
        WriteCharacters(MdnsHost.Text(name));
        EndRecord(place);
    }

    private void WriteCharacters(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            _message[_at++] = (byte)text[i];
        }
    }

    private void WriteNumber(int number)
    {
        WriteNumberAt(_at, number);
        _at += 2;
    }

    private void WriteNumberAt(int at, int number)
    {
        _message[at] = (byte)(number >> 8);
        _message[at + 1] = (byte)number;
    }
}
