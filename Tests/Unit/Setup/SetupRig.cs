using System.Text;
using EnigmaIoT.Shared.AccessPoint;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Shared.Web;
using EnigmaIoT.Tests.Unit.Storage;
using EnigmaIoT.Tests.Unit.Support;
using EnigmaIoT.Tests.Unit.Web;

namespace EnigmaIoT.Tests.Unit.Setup;

/// <summary>A first configuration with everything around it.</summary>
public sealed class SetupRig
{
    /// <summary>A configuration of a gateway that works.</summary>
    public const string Form = "{\"networkName\":\"garden\",\"networkKey\":\"network key\",\"wifiSsid\":\"Home\",\"wifiPassword\":\"home password\","
        + "\"mqttHost\":\"broker.example\",\"mqttUser\":\"gw\",\"mqttPassword\":\"broker password\",\"pagePassword\":\"page password\"}";

    /// <summary>Creates a device without a configuration.</summary>
    public SetupRig(SetupKind kind)
    {
        Kind = kind;
        Config = new ConfigFiles(Files, "I:\\", Log);
        Start();
    }

    /// <summary>Gets what is set up.</summary>
    public SetupKind Kind { get; }

    /// <summary>Gets the files.</summary>
    public FileAreaDouble Files { get; } = new FileAreaDouble();

    /// <summary>Gets the records.</summary>
    public MemoryStore Records { get; } = new MemoryStore();

    /// <summary>Gets the log.</summary>
    public ListLog Log { get; } = new ListLog();

    /// <summary>Gets the clock.</summary>
    public FakeClock Clock { get; } = new FakeClock();

    /// <summary>Gets the board.</summary>
    public FakeBoard Board { get; private set; }

    /// <summary>Gets the configuration's files.</summary>
    public ConfigFiles Config { get; }

    /// <summary>Gets the station.</summary>
    public WifiDouble Wifi { get; private set; }

    /// <summary>Gets the trial of the broker.</summary>
    public BrokerDouble Broker { get; private set; }

    /// <summary>Gets the first configuration.</summary>
    public SetupMachine Machine { get; private set; }

    /// <summary>Gets the page's password.</summary>
    public WebPassword Password { get; private set; }

    /// <summary>Gets the browsers.</summary>
    public WebLinkDouble Web { get; private set; }

    /// <summary>Gets all of it.</summary>
    public SetupFirmware Firmware { get; private set; }

    /// <summary>Gets the form.</summary>
    public SetupForm Fields { get; private set; }

    /// <summary>Gets or sets what looks after the access point's guests.</summary>
    public GuestNetwork Guests { get; set; }

    /// <summary>Gets or sets what the application adds.</summary>
    public IApplicationFields Application { get; set; }

    /// <summary>Starts the device anew.</summary>
    public void Start()
    {
        Board = new FakeBoard();
        Wifi = new WifiDouble();
        Broker = new BrokerDouble();
        SeededRandom random = new SeededRandom(1);
        Password = new WebPassword(Records, new ToyCipher(random), random);
        Web = new WebLinkDouble(7);
        SetupParts parts = new SetupParts
        {
            Kind = Kind,
            Name = DeviceName.Of(Kind, 0x1A2B),
            Address = "http://192.168.4.1/",
            Stored = Config.Load(),
            Fields = Application,
            Password = Password,
            Web = Web,
            Guests = Guests,
            Base64 = new Base64(),
            Clock = Clock,
            Wifi = Wifi,
            Broker = Kind == SetupKind.Gateway ? Broker : null,
            Files = Config,
            Store = Records,
            Board = Board,
            Log = Log,
        };
        Firmware = new SetupFirmware(parts);
        Machine = Firmware.Machine;
        Fields = new SetupForm(parts);
    }

    /// <summary>Reads a form.</summary>
    public DeviceConfig Read(string json)
    {
        byte[] text = Encoding.UTF8.GetBytes(json);
        return Fields.Read(text, text.Length);
    }

    /// <summary>Sends a form that is right.</summary>
    public bool Send(string json)
    {
        DeviceConfig config = Read(json);
        return config != null && Machine.Begin(config, true);
    }

    /// <summary>Has a browser ask, and gets the whole answer.</summary>
    /// <param name="line">Method and path.</param>
    /// <param name="headers">Lines of the header besides.</param>
    /// <param name="body">The body; null for none.</param>
    public string Ask(string line, string headers, string body)
    {
        string length = body == null ? string.Empty : "Content-Length: " + Encoding.UTF8.GetBytes(body).Length.ToString() + "\r\n";
        int connection = Web.Connect(line + " HTTP/1.1\r\n" + headers + length + "\r\n" + body);
        while (Firmware.Pump() == 0)
        {
        }

        string answer = Web.Received(connection);
        Web.HangUp(connection);
        Firmware.Pump();
        return answer;
    }

    /// <summary>Advances the time.</summary>
    public void Run(int milliseconds)
    {
        for (int passed = 0; passed < milliseconds; passed += 100)
        {
            Clock.Advance(100);
            Machine.Pump(Clock.Milliseconds);
        }
    }

    /// <summary>Takes a form as far as to the broker.</summary>
    public void Join(string json)
    {
        Send(json);
        Wifi.State = WifiState.Joined;
        Run(100);
    }
}
