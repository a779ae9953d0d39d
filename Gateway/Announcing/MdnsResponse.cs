namespace EnigmaIoT.Gateway.Announcing;

/// <summary>Writes the gateway's records into a message of multicast DNS (RFC 6762, RFC 6763). A name that stands there already is pointed to.</summary>
internal sealed class MdnsResponse
{
    /// <summary>The life of what tells that there is a service, in seconds.</summary>
    public const int PointerSeconds = 4500;

    /// <summary>More than all records take with the longest name.</summary>
    public const int MaximumCount = 512;

    // Of what depends on the gateway's name or address.
    private const int HostSeconds = 120;
    private const int HeaderCount = 12;
    private const int AnswerMark = 0x84;
    private const int Pointer = 12;
    private const int Text = 16;
    private const int Address = 1;
    private const int Service = 33;
    private const int Internet = 1;

    // What the gateway alone has takes the place of what others remember of it.
    private const int OwnInternet = 0x8001;

    private readonly MdnsNames _names;
    private readonly int _pagePort;
    private readonly int _arduinoPort;
    private readonly int[] _places = new int[(int)MdnsName.OwnArduino + 1];
    private byte[] _message;
    private int _at;

    /// <summary>Makes a writer.</summary>
    /// <param name="names">The gateway's names.</param>
    /// <param name="pagePort">The page's TCP port.</param>
    /// <param name="arduinoPort">The UDP port for the Arduino tools; 0 for none.</param>
    public MdnsResponse(MdnsNames names, int pagePort, int arduinoPort)
    {
        _names = names;
        _pagePort = pagePort;
        _arduinoPort = arduinoPort;
    }

    /// <summary>Writes a message.</summary>
    /// <param name="records">What is asked for; what belongs to it comes along.</param>
    /// <param name="address">The gateway's IPv4 address, its first number in the highest byte.</param>
    /// <param name="message">Receives the message from its start on; <see cref="MaximumCount"/> bytes.</param>
    /// <returns>Its bytes; 0 where there is nothing to say.</returns>
    public int Write(MdnsRecords records, uint address, byte[] message)
    {
        MdnsRecords have = _arduinoPort == 0 ? MdnsRecords.All & ~MdnsRecords.AllArduino : MdnsRecords.All;
        records &= have;
        if (records == MdnsRecords.None)
        {
            return 0;
        }

        System.Array.Clear(_places, 0, _places.Length);
        System.Array.Clear(message, 0, HeaderCount);
        _message = message;
        _at = HeaderCount;
        message[2] = AnswerMark;
        message[7] = (byte)WriteAll(records, address);
        message[11] = (byte)WriteAll(Along(records) & have & ~records, address);
        _message = null;
        return _at;
    }

    private static MdnsRecords Along(MdnsRecords records)
    {
        MdnsRecords along = MdnsRecords.None;
        along |= (records & MdnsRecords.PagePointer) != 0 ? MdnsRecords.PageService | MdnsRecords.PageText : 0;
        along |= (records & MdnsRecords.ArduinoPointer) != 0 ? MdnsRecords.ArduinoService | MdnsRecords.ArduinoText : 0;
        bool needsAddress = ((records | along) & (MdnsRecords.PageService | MdnsRecords.ArduinoService)) != 0;
        return along | (needsAddress ? MdnsRecords.HostAddress : 0);
    }

    private int WriteAll(MdnsRecords records, uint address)
    {
        int count = 0;
        for (int bit = 1; bit <= (int)MdnsRecords.HostAddress; bit <<= 1)
        {
            if (((int)records & bit) != 0)
            {
                WriteOne((MdnsRecords)bit, address);
                count++;
            }
        }

        return count;
    }

    private void WriteOne(MdnsRecords record, uint address)
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
                WriteService(MdnsName.OwnPage, _pagePort);
                break;
            case MdnsRecords.ArduinoService:
                WriteService(MdnsName.OwnArduino, _arduinoPort);
                break;
            case MdnsRecords.PageText:
                int page = BeginRecord(MdnsName.OwnPage, Text, OwnInternet, PointerSeconds);
                WriteString("path=/");
                EndRecord(page);
                break;
            case MdnsRecords.ArduinoText:
                // What ArduinoOTA says, and the Arduino IDE reads.
                int arduino = BeginRecord(MdnsName.OwnArduino, Text, OwnInternet, PointerSeconds);
                WriteString("board=esp32");
                WriteString("tcp_check=no");
                WriteString("ssh_upload=no");
                WriteString("auth_upload=yes");
                EndRecord(arduino);
                break;
            default:
                int host = BeginRecord(MdnsName.Host, Address, OwnInternet, HostSeconds);
                WriteNumber((int)(address >> 16));
                WriteNumber((int)(address & 0xFFFF));
                EndRecord(host);
                break;
        }
    }

    private void WritePointer(MdnsName name, MdnsName target)
    {
        int place = BeginRecord(name, Pointer, Internet, PointerSeconds);
        WriteName(target);
        EndRecord(place);
    }

    private void WriteService(MdnsName name, int port)
    {
        int place = BeginRecord(name, Service, OwnInternet, HostSeconds);
        WriteNumber(0);
        WriteNumber(0);
        WriteNumber(port);
        WriteName(MdnsName.Host);
        EndRecord(place);
    }

    private int BeginRecord(MdnsName name, int type, int area, int seconds)
    {
        WriteName(name);
        WriteNumber(type);
        WriteNumber(area);
        WriteNumber(0);
        WriteNumber(seconds);
        WriteNumber(0);
        return _at;
    }

    private void EndRecord(int start)
    {
        int count = _at - start;
        _message[start - 2] = (byte)(count >> 8);
        _message[start - 1] = (byte)count;
    }

    private void WriteName(MdnsName name)
    {
        while (name != MdnsName.Root && _places[(int)name] == 0)
        {
            byte[] label = _names.Label(name);
            _places[(int)name] = _at;
            _message[_at++] = (byte)label.Length;
            System.Array.Copy(label, 0, _message, _at, label.Length);
            _at += label.Length;
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

    private void WriteString(string text)
    {
        _message[_at++] = (byte)text.Length;
        for (int i = 0; i < text.Length; i++)
        {
            _message[_at++] = (byte)text[i];
        }
    }

    private void WriteNumber(int number)
    {
        _message[_at++] = (byte)(number >> 8);
        _message[_at++] = (byte)number;
    }
}
