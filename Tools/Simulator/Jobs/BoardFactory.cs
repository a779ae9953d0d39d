using System.Net;
using System.Net.Sockets;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Node.Configuration;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Capture;
using EnigmaIoT.Simulation.Cryptography;
using EnigmaIoT.Simulation.Examples;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Logging;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Simulation.Network;
using EnigmaIoT.Simulation.Radio;
using EnigmaIoT.Simulation.Setup;
using EnigmaIoT.Simulation.Storage;
using EnigmaIoT.Simulation.Time;
using EnigmaIoT.Simulation.Udp;
using EnigmaIoT.Simulation.Web;
using EnigmaIoT.Simulation.Wifi;
using EnigmaIoT.Simulator.Options;
using EnigmaIoT.Update.Mqtt;

namespace EnigmaIoT.Simulator.Jobs;

/// <summary>Creates the boards that the command line asks for, switches them on, and takes them away.</summary>
/// <param name="options">What the command line asks for.</param>
/// <param name="acceptUnknown">Whether images of an unknown kind are taken as raw data.</param>
/// <param name="scheduler">The boards' time.</param>
/// <param name="output">Receives their logs.</param>
internal sealed class BoardFactory(SimulatorOptions options, bool acceptUnknown, Scheduler scheduler, TextWriter output)
    : IDisposable
{
    private const string GatewayName = "gateway";
    private const string FlashFile = "flash.bin";

    // Enough to see that a new image is on trial; real nodes take 30 s.
    private const int TrialSeconds = 3;

    // Enough for several attempts on this computer; a board takes three minutes.
    private const int ConfigTrialMilliseconds = 15000;

    private static readonly byte[] _mdnsGroup = [224, 0, 0, 251];

    private readonly List<VirtualNode> _nodes = [];
    private readonly List<(string Name, IStation Station)> _stations = [];
    private TcpWebLink? _firstLink;
    private AirModel? _air;
    private NorFlash? _gatewayFlash;
    private DirectoryInfo? _temporary;
    private bool _hasStarted;
    private AirCapture? _capture;
    private StreamWriter? _keys;

    /// <summary>Gets the version of what a node runs that was never updated.</summary>
    public static Version FirstVersion { get; } = new(1, 0, 0, 0);

    /// <summary>Gets the nodes.</summary>
    public IReadOnlyList<VirtualNode> Nodes => _nodes;

    /// <summary>Gets the gateway; null for a node alone.</summary>
    public VirtualGateway? Gateway { get; private set; }

    /// <summary>Gets what counts the chunks on the simulated air; null over UDP.</summary>
    public ChunkTally? Tally { get; private set; }

    /// <summary>Gets the gateway's link to the broker; null before the gateway has started.</summary>
    public MqttNetLink? Link { get; private set; }

    /// <summary>Gets the UDP port for the gateway's own update by the Arduino tools; 0 where there is none.</summary>
    public int OtaPort { get; private set; }

    /// <summary>Gets where the gateway's page is; null before the gateway has started, or where it has none.</summary>
    public IPEndPoint? Page { get; private set; }

    private long GatewayAddress => options.Role == Role.Gateway && options.Address is { } own ? own : SimulatorOptions.DefaultGatewayAddress;

    /// <summary>Lists the boards: name, MAC address, UDP port or 0.</summary>
    public IEnumerable<(string Name, long Address, int Port)> List()
    {
        return _stations.Select(board => (board.Name, board.Station.Address, (board.Station as UdpStation)?.ListenPort ?? 0));
    }

    /// <summary>Creates the boards and switches them on; time does not pass yet.</summary>
    /// <param name="broker">The gateway's broker; null for a node alone.</param>
    /// <exception cref="SocketException">A UDP port is in use.</exception>
    /// <exception cref="IOException">The folder for the flash cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not use that folder.</exception>
    /// <exception cref="InvalidDataException">A flash in that folder has another size.</exception>
    /// <exception cref="SimulatorException">The capture or the file of keys cannot be written, or the page's port cannot be used.</exception>
    public void Create(BrokerOptions? broker)
    {
        if (!options.OverUdp)
        {
            // The MAC layer repairs what it sees; the rest gets lost between radio and program.
            _air = new AirModel(
                scheduler, new AirSettings { Seed = options.Seed, Loss = options.Loss, ResidualLoss = options.Loss });
            Tally = new ChunkTally(_air);
            _capture = options.CaptureFile is { } path ? new AirCapture(_air, CaptureFile.Create(path, "--pcap")) : null;
        }

        int gatewayPort = options.PeerPort;
        OtaPort = options.RunsOn && broker is not null ? FindOtaPort() : 0;
        if (broker is not null)
        {
            IStation station = AddStation(GatewayName, GatewayAddress, options.ListenPort, options.PeerPort);
            gatewayPort = (station as UdpStation)?.ListenPort ?? 0;
            Gateway = CreateGateway(station, broker);
        }

        for (int i = 0; i < options.Nodes; i++)
        {
            int port = options.Role == Role.Node ? options.ListenPort : 0;
            IStation station = AddStation(options.NodeName(i), options.NodeAddress(i), port, gatewayPort);
            _nodes.Add(CreateNode(options.NodeName(i), station, options.Sleeps(i)));
        }

        Gateway?.Board.PowerOn();
        _nodes.ForEach(node => node.Board.PowerOn());
    }

    /// <summary>Switches the boards off and closes what they use. Time must not pass any more.</summary>
    public void Dispose()
    {
        Gateway?.Board.PowerOff();
        _gatewayFlash?.Dispose();
        _firstLink?.Dispose();
        foreach (VirtualNode node in _nodes)
        {
            node.Board.PowerOff();
            node.Flash.Dispose();
        }

        foreach ((_, IStation station) in _stations)
        {
            (station as IDisposable)?.Dispose();
        }

        _capture?.Dispose();
        _keys?.Dispose();
        _temporary?.Delete(recursive: true);
    }

    /// <summary>Finds out whether the port is free; the gateway opens it itself, at each of its starts.</summary>
    private int FindOtaPort()
    {
        using UdpDatagramLink link = new();
        int wanted = options.OtaPort ?? GatewayConfig.DefaultArduinoOtaPort;
        if (link.Open(wanted))
        {
            return link.Port;
        }

        if (options.OtaPort is not null)
        {
            throw new SimulatorException(ExitCode.Port, $"UDP port {wanted} is in use");
        }

        output.WriteLine($"No updates by the Arduino tools: their port {wanted} (UDP) is in use. --ota-port takes another one.");
        return 0;
    }

    private IStation AddStation(string name, long address, int listenPort, int peerPort)
    {
        IStation station = _air is not null
            ? new AirStation(_air, address, version: options.EspNow)
            : new UdpStation(
                address,
                new UdpAirOptions
                {
                    ListenPort = listenPort,
                    PeerPort = peerPort,
                    Loss = options.Loss,
                    Seed = options.Seed,
                },
                options.GatewayAddress);
        _stations.Add((name, station));
        return station;
    }

    private VirtualGateway CreateGateway(IStation station, BrokerOptions broker)
    {
        KeyLog? keys = null;
        if (options.KeyFile is { } path)
        {
            _keys = new StreamWriter(CaptureFile.Create(path, "--keys"));
            keys = new KeyLog(_keys);
        }

        string? folder = FolderOf(station);

        // The store creates the folder in which the flash is.
        IConfigStore store = StoreIn(folder);
        SlotSettings slots = new();
        _gatewayFlash = options.RunsOn ? OpenFlash(folder, slots) : null;
        ConsoleLog log = LogOf(GatewayName, LogLevel.Information);
        VirtualConfiguration? configuration = options.RunsOn ? Configure(folder, store, station.Address, broker, log) : null;
        VirtualGateway gateway = new(
            SetUp(new DeviceConfig { NetworkName = options.NetworkName, NetworkKey = options.NetworkKey, TopicPrefix = options.TopicPrefix }, isTried: false),
            scheduler,
            station,
            wake => Connect(configuration, broker, station.Address, wake),
            new SystemRandom(),
            store,
            log)
        {
            Configuration = configuration,
            KeyLoaded = keys is null ? null : keys.Write,
            Slots = _gatewayFlash is null ? null : new VirtualSlots(_gatewayFlash, slots),
            ArduinoOta = () => new ArduinoOtaParts
            {
                Datagrams = new UdpDatagramLink(),
                Stream = new TcpStreamLink(),
                PasswordKey = new PlatformPasswordKey(),
            },
            Listen = ListenFirst(),
            Announce = options.RunsOn ? () => new UdpDatagramLink(group: new IPAddress(_mdnsGroup)) : null,
        };
        if (gateway.Slots is { } own && own.Describe(ImageKind.Deployment, own.ActiveSlot(ImageKind.Deployment)) == World.NoImage)
        {
            own.Install(ImageKind.Deployment, SampleImage.Create(FirstVersion));
        }

        gateway.Clock.UnixEpoch = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1000;
        return gateway;
    }

    private VirtualConfiguration Configure(string? folder, IConfigStore store, long address, BrokerOptions broker, ConsoleLog log)
    {
        _temporary = folder is null ? Directory.CreateTempSubdirectory("enigmaiot-") : null;
        FolderFiles area = new(folder ?? _temporary!.FullName);
        ConfigFiles files = new(area, area.Prefix, log);
        DeviceConfig told = new()
        {
            NetworkName = options.NetworkName,
            NetworkKey = options.NetworkKey,
            TopicPrefix = options.TopicPrefix,
            WifiSsid = options.WifiName,
            WifiPassword = options.WifiPassword,
            MqttHost = broker.Host,
            MqttPort = broker.Port,
            MqttUser = broker.User.Length == 0 ? null : broker.User,
            MqttPassword = broker.Password.Length == 0 ? null : broker.Password,
            MqttTls = broker.Secure,
            MqttCaFile = broker.CertificateAuthorityFile,
            MqttCertificateFile = broker.CertificateFile,
            MqttKeyFile = broker.KeyFile,
            UnencryptedData = options.UnencryptedData,
            Signing = options.Signing,
        };
        if (!options.IsConfigured)
        {
            // The command line decides, at each start of the simulator.
            files.Save(told);
        }

        VirtualStation station = new(scheduler, Surroundings.Of(options), address);
        return new VirtualConfiguration(files, told, store, station, log) { Make = SetUp, TrialMilliseconds = ConfigTrialMilliseconds };
    }

    private GatewayConfig SetUp(DeviceConfig config, bool isTried)
    {
        // One that was chosen on the page later stays.
        string? password = _hasStarted || isTried ? null : options.HttpPassword;
        _hasStarted = Gateway is not null;
        return new GatewayConfig
        {
            NetworkName = config.NetworkName,
            NetworkKey = config.NetworkKey,
            TopicPrefix = config.TopicPrefix,
            AllowUnencryptedData = config.UnencryptedData,
            CayenneUnsigned = config.CayenneUnsigned,
            CayenneFlat = config.CayenneFlat,
            StatusSeconds = config.StatusSeconds,
            HomeAssistant = config.HomeAssistant,
            AllowUnknownImages = acceptUnknown,
            TrialSeconds = TrialSeconds,
            ArduinoOtaPort = OtaPort,
            WebPort = Page?.Port ?? 0,
            HostName = config.HostName ?? DeviceName.Of(SetupKind.Gateway, GatewayAddress),
            PagePassword = password,
            ReadingIsOpen = !config.ReadingNeedsPassword,
        };
    }

    private IMqttLink Connect(VirtualConfiguration? configuration, BrokerOptions broker, long address, Action wake)
    {
        if (configuration is null)
        {
            return Link = new MqttNetLink(broker, address, wake);
        }

        // The command line's may know more than the file has keys for.
        DeviceConfig config = configuration.Current;
        bool isSame = config.MqttHost == broker.Host && config.MqttPort == broker.Port && (config.MqttUser ?? string.Empty) == broker.User
            && (config.MqttPassword ?? string.Empty) == broker.Password && config.MqttTls == broker.Secure;
        Link = new MqttNetLink(isSame ? broker : BrokerTrial.OptionsOf(config), address, wake);
        return new StationLink(Link, configuration.Station);
    }

    /// <summary>Listens for browsers; a board that restarts is found where it was.</summary>
    private TcpWebLink Listen()
    {
        TcpWebLink link = _firstLink ?? new TcpWebLink(IPAddress.Loopback, Page!.Port);
        _firstLink = null;
        return link;
    }

    private Func<IWebLink>? ListenFirst()
    {
        if (!options.RunsOn)
        {
            return null;
        }

        try
        {
            _firstLink = new TcpWebLink(IPAddress.Loopback, options.HttpPort);
            Page = _firstLink.EndPoint;
            return Listen;
        }
        catch (SocketException failure)
        {
            throw World.PortError($"--http-port: TCP port {options.HttpPort}", failure);
        }
    }

    private VirtualNode CreateNode(string name, IStation station, bool sleeps)
    {
        VirtualNodeOptions nodeOptions = new()
        {
            Config = new NodeConfig
            {
                NetworkName = options.NetworkName,
                NetworkKey = options.NetworkKey,
                Name = name,
                Sleepy = sleeps,
                TrialSeconds = TrialSeconds,
            },
            Sleeps = sleeps,
            Application = options.Example is { } example ? _ => ExampleNodes.Create(example, new ExampleHardware()) : null,
            Slots = new SlotSettings { AcceptUnknown = acceptUnknown },
        };
        string? folder = FolderOf(station);
        IConfigStore store = StoreIn(folder);
        NorFlash flash = OpenFlash(folder, nodeOptions.Slots);
        VirtualNode node = new(nodeOptions, scheduler, station, flash, store, LogOf(name, LogLevel.Warning));
        node.Slots.Signing = SlotSigning.Of(options.Signing);
        if (node.RunningVersion == World.NoImage)
        {
            node.Slots.Install(ImageKind.Deployment, SampleImage.Create(FirstVersion));
        }

        return node;
    }

    private static NorFlash OpenFlash(string? folder, SlotSettings slots)
    {
        return folder is null
            ? NorFlash.InMemory(slots.FlashSize)
            : NorFlash.Open(Path.Combine(folder, FlashFile), slots.FlashSize);
    }

    private static IConfigStore StoreIn(string? folder)
    {
        return folder is null ? new MemoryStore() : new FileStore(folder);
    }

    private string? FolderOf(IStation station)
    {
        return options.StateFolder is null
            ? null
            : Path.Combine(options.StateFolder, $"{station.Address:x12}");
    }

    // The main job shows its table; boards that run until Ctrl+C tell what happens.
    private ConsoleLog LogOf(string board, LogLevel usual)
    {
        LogLevel minimum = options.Verbose ? LogLevel.Information : options.RunsOn ? usual : LogLevel.Error;
        return new ConsoleLog(scheduler, board, output, minimum);
    }
}
