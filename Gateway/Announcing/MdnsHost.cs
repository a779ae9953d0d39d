namespace EnigmaIoT.Gateway.Announcing;

/// <summary>The gateway as announced by mDNS: its name, address, ports and texts.</summary>
internal sealed class MdnsHost
{
    // Each part has its length before it.
    private const string PageText = "\u0006path=/";

    // What ArduinoOTA says, and the Arduino IDE reads.
    private const string ArduinoText = "\u000Bboard=esp32\u000Ctcp_check=no\u000Dssh_upload=no\u000Fauth_upload=yes";

    private readonly int _pagePort;
    private readonly int _arduinoPort;

    /// <summary>Creates it.</summary>
    /// <param name="name">The gateway's name.</param>
    /// <param name="pagePort">The page's TCP port.</param>
    /// <param name="arduinoPort">The UDP port for the Arduino tools; 0 for none.</param>
    public MdnsHost(string name, int pagePort, int arduinoPort)
    {
        Names = new MdnsNames(name);
        _pagePort = pagePort;
        _arduinoPort = arduinoPort;
    }

    /// <summary>Gets its names.</summary>
    public MdnsNames Names { get; }

    /// <summary>Gets or sets its IPv4 address, the first number in the highest byte; 0 where it has none.</summary>
    public uint Address { get; set; }

    /// <summary>Gets whether it takes updates by the Arduino tools.</summary>
    public bool HasArduino
    {
        get { return _arduinoPort != 0; }
    }

    /// <summary>Returns a service's port.</summary>
    /// <param name="service"><see cref="MdnsName.OwnPage"/> or <see cref="MdnsName.OwnArduino"/>.</param>
    public int Port(MdnsName service)
    {
        return service == MdnsName.OwnPage ? _pagePort : _arduinoPort;
    }

    /// <summary>Returns what there is to say of a service, as it stands in a record.</summary>
    /// <param name="service"><see cref="MdnsName.OwnPage"/> or <see cref="MdnsName.OwnArduino"/>.</param>
    public static string Text(MdnsName service)
    {
        return service == MdnsName.OwnPage ? PageText : ArduinoText;
    }

    /// <summary>Determines whether it alone may have a name.</summary>
    public bool IsOwn(MdnsName name)
    {
        return name == MdnsName.Host || name == MdnsName.OwnPage || (name == MdnsName.OwnArduino && HasArduino);
    }

    /// <summary>Determines whether it has records of a type under a name of its own.</summary>
    public static bool Has(MdnsName name, int type)
    {
        return name == MdnsName.Host ? type == MdnsMessage.Address : type == MdnsMessage.Service || type == MdnsMessage.Text;
    }
}
