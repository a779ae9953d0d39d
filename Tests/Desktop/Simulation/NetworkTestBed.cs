using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Node.Applications;
using EnigmaIoT.Node.Configuration;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Cryptography;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Logging;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Simulation.Radio;
using EnigmaIoT.Simulation.Storage;
using EnigmaIoT.Simulation.Time;
using EnigmaIoT.Simulation.Wifi;
using EnigmaIoT.Tests.Unit.Storage;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>
/// A broker, a gateway and some nodes named <c>node1</c> and so on, all in virtual time from one seed.
/// </summary>
internal sealed class NetworkTestBed
{
    private const string Network = "enigmaiot";
    /// <summary>The network key.</summary>
    public const string Key = "a network key";

    /// <summary>The password of the gateway's page.</summary>
    public const string PagePassword = "a page password";

    private static readonly SlotSettings _gatewayFlash = new() { DeploymentCapacity = 0x4000, ApplicationCapacity = 0x4000 };

    /// <param name="nodes">How many nodes there are.</param>
    /// <param name="settings">What the air does; its seed is that of all.</param>
    /// <param name="imageRuns">Which images come up, told by their version; null for all.</param>
    /// <param name="application">
    /// Creates the application of an image, told by its version; null for the sample application of every image.
    /// </param>
    /// <param name="sleeping">Which node sleeps, from 0 on; null for none.</param>
    /// <param name="arduinoOta">Makes the gateway's links for updates by the Arduino tools; null for none.</param>
    /// <param name="gatewayImageRuns">Which images come up on the gateway, told by their version; null for all.</param>
    /// <param name="listen">Makes the connections of browsers at each start of the gateway; null for a gateway without a page.</param>
    /// <param name="announce">Opens the port of multicast DNS at each start of the gateway, which is <c>attic</c> then; null for none.</param>
    /// <param name="configured">Whether the gateway has a configuration file, which its page may change, and a Wi-Fi.</param>
    public NetworkTestBed(
        int nodes,
        AirSettings? settings = null,
        Func<string, bool>? imageRuns = null,
        Func<string, NodeParts, INodeApplication>? application = null,
        int? sleeping = null,
        Func<ArduinoOtaParts>? arduinoOta = null,
        Func<string, bool>? gatewayImageRuns = null,
        Func<IWebLink>? listen = null,
        Func<IDatagramLink>? announce = null,
        bool configured = false)
    {
        settings ??= new AirSettings();
        Air = new AirModel(Scheduler, settings);
        Broker = new MemoryBroker(Scheduler);
        VirtualConfiguration? configuration = configured ? Configure() : null;
        Gateway = new VirtualGateway(
            new GatewayConfig { NetworkName = Network, NetworkKey = Key, PagePassword = PagePassword, HostName = announce is null ? null : "attic" },
            Scheduler,
            new AirStation(Air, 2, channel: 6),
            wake => configuration is null
                ? new MemoryMqttLink(Broker, Scheduler, wake)
                : new StationLink(new MemoryMqttLink(Broker, Scheduler, wake), configuration.Station),
            new SeededRandom(settings.Seed),
            new MemoryStore(),
            new MemoryLog(Scheduler, "gateway", Log))
        {
            Slots = new VirtualSlots(NorFlash.InMemory(_gatewayFlash.FlashSize), _gatewayFlash),
            ArduinoOta = arduinoOta,
            Listen = listen,
            Announce = announce,
            Configuration = configuration,
            ImageRuns = gatewayImageRuns,
        };
        Gateway.Slots!.Install(ImageKind.Deployment, SampleImage.Create(new Version(1, 0), 4096));
        Nodes = new VirtualNode[nodes];
        for (int i = 0; i < nodes; i++)
        {
            VirtualNodeOptions options = new()
            {
                Config = new NodeConfig { NetworkName = Network, NetworkKey = Key, Name = $"node{i + 1}", Sleepy = i == sleeping },
                Random = new SeededRandom(settings.Seed + 1 + i),
                ImageRuns = imageRuns,
                Sleeps = i == sleeping,
                Application = application is null ? null : ForNode(i, application),
            };
            Nodes[i] = new VirtualNode(
                options,
                Scheduler,
                new AirStation(Air, 0x100 + (2 * i)),
                NorFlash.InMemory(options.Slots.FlashSize),
                new MemoryStore(),
                new MemoryLog(Scheduler, $"node{i + 1}", Log));
            Nodes[i].Slots.Install(ImageKind.Deployment, SampleImage.Create(new Version(1, 0)));
        }
    }

    public Scheduler Scheduler { get; } = new();

    public List<LogLine> Log { get; } = [];

    public AirModel Air { get; }

    /// <summary>Gets the files of a gateway that is configured by them.</summary>
    public FileAreaDouble Files { get; } = new();

    public MemoryBroker Broker { get; }

    public VirtualGateway Gateway { get; }

    public VirtualNode[] Nodes { get; }

    public bool AreRegistered => Nodes.All(node => node.Firmware?.IsRegistered == true);

    public void Start()
    {
        Gateway.Board.PowerOn();
        foreach (VirtualNode node in Nodes)
        {
            node.Board.PowerOn();
        }
    }

    /// <summary>Lets virtual time pass until a condition holds.</summary>
    public void WaitFor(Func<bool> condition, int seconds)
    {
        bool held = Scheduler.RunUntil(condition, Scheduler.Now + (seconds * 1_000_000L));

        Assert.IsTrue(held, string.Join('\n', Log.TakeLast(20)));
    }

    private VirtualConfiguration Configure()
    {
        DeviceConfig config = new() { NetworkName = Network, NetworkKey = Key, WifiSsid = "Home", WifiPassword = "home password", MqttHost = "b" };
        MemoryLog log = new(Scheduler, "gateway", Log);
        ConfigFiles files = new(Files, string.Empty, log);
        files.Save(config);
        return new VirtualConfiguration(
            files,
            config,
            new MemoryStore(),
            new VirtualStation(Scheduler, [new SimulatedNetwork("Home", "home password", -50)], 2),
            log)
        {
            Make = (current, isTried) => new GatewayConfig
            {
                NetworkName = current.NetworkName,
                NetworkKey = current.NetworkKey,
                HostName = current.HostName,
                PagePassword = PagePassword,
            },
        };
    }

    private Func<NodeParts, INodeApplication> ForNode(int number, Func<string, NodeParts, INodeApplication> application)
    {
        return parts => application(Nodes[number].RunningVersion, parts);
    }
}
