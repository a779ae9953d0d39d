using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Node.Configuration;
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

namespace EnigmaIoT.Simulation.Worlds;

/// <summary>
/// A broker, a gateway and nodes in virtual time: the same run for the same seed, as fast as the machine can. The nodes are
/// called node1, node2 and so on, and image 1.0 runs on each.
/// </summary>
public class VirtualWorld
{
    /// <summary>The network's name, the first level of every topic.</summary>
    public const string Network = "enigmaiot";

    /// <summary>The network key.</summary>
    public const string NetworkKey = "network key";

    private const long GatewayAddress = 0x020000000001;
    private const long FirstNodeAddress = 0x020000000101;
    private const long Second = 1_000_000;

    private readonly List<LogLine> _lines = [];
    private readonly WorldOptions _options;
    private readonly VirtualGateway? _gateway;

    /// <summary>Creates a world whose boards are on.</summary>
    public VirtualWorld(WorldOptions options)
        : this(options, null)
    {
    }

    /// <summary>Creates a world whose boards are on, with another gateway in place of ours.</summary>
    /// <param name="options">How it is made.</param>
    /// <param name="makeGateway">Makes that gateway; null for ours.</param>
    protected VirtualWorld(WorldOptions options, Func<VirtualWorld, IStation, IForeignGateway>? makeGateway)
    {
        _options = options;
        Air = new AirModel(Scheduler, options.Air with { Seed = options.Seed });
        Broker = new MemoryBroker(Scheduler, options.BrokerLatency);
        AirStation station = new(
            Air,
            GatewayAddress,
            sendQueue: options.GatewayCost is null ? VirtualRadio.DefaultSendQueue : BatchedStation.SendQueue,
            version: options.GatewayRadio);
        if (makeGateway is null)
        {
            _gateway = MakeGateway(station);
            _gateway.Board.PowerOn();
        }
        else
        {
            Foreign = makeGateway(this, station);
            Foreign.Board.PowerOn();
        }

        for (int i = 1; i <= options.Nodes; i++)
        {
            Nodes.Add(MakeNode(i));
        }
    }

    /// <summary>Gets the time.</summary>
    public Scheduler Scheduler { get; } = new();

    /// <summary>Gets the air.</summary>
    public AirModel Air { get; }

    /// <summary>Gets the broker.</summary>
    public MemoryBroker Broker { get; }

    /// <summary>Gets the gateway.</summary>
    /// <exception cref="InvalidOperationException">This world has another one in its place.</exception>
    public VirtualGateway Gateway => _gateway ?? throw new InvalidOperationException("this world has no gateway of ours");

    /// <summary>Gets the gateway's flash; null where that has no slots.</summary>
    public NorFlash? GatewayFlash { get; private set; }

    /// <summary>Gets the gateway that stands in place of ours; null where there is none.</summary>
    protected IForeignGateway? Foreign { get; }

    /// <summary>Gets the nodes of ours.</summary>
    public List<VirtualNode> Nodes { get; } = [];

    /// <summary>Gets what all boards logged.</summary>
    public IReadOnlyList<LogLine> Log => _lines;

    /// <summary>Gets the gateway's address.</summary>
    public static long AddressOfGateway => GatewayAddress;

    /// <summary>Gets the address of a node of ours by its number, from 1 on.</summary>
    public static long AddressOf(int number)
    {
        return FirstNodeAddress + number - 1;
    }

    /// <summary>Gets the name of a node of ours by its number, from 1 on.</summary>
    public static string NameOf(int number)
    {
        return $"node{number}";
    }

    /// <summary>Runs until every node is registered under its name.</summary>
    /// <param name="seconds">The most virtual seconds it may take.</param>
    public bool RunUntilRegistered(int seconds = 120)
    {
        return RunUntil(AreAllKnown, seconds);
    }

    /// <summary>Runs until a condition holds.</summary>
    /// <param name="done">The condition.</param>
    /// <param name="seconds">The most virtual seconds it may take.</param>
    /// <returns>Whether it came to hold.</returns>
    public bool RunUntil(Func<bool> done, int seconds)
    {
        return Scheduler.RunUntil(done, Scheduler.Now + (seconds * Second));
    }

    /// <summary>Determines whether the gateway knows a node of ours by its name.</summary>
    public bool IsKnown(int number)
    {
        return IsKnown(NameOf(number));
    }

    /// <summary>Determines whether the gateway knows a node by its name.</summary>
    public bool IsKnown(string name)
    {
        return Foreign?.Knows(name) ?? Gateway.Firmware?.Nodes.FindByName(name)?.IsRegistered == true;
    }

    /// <summary>Creates a gateway's link to the broker.</summary>
    /// <param name="wake">Is called when there is something to do.</param>
    public IMqttLink Connect(Action wake)
    {
        return new MemoryMqttLink(Broker, Scheduler, wake);
    }

    /// <summary>Creates a board's log, which is part of <see cref="Log"/>.</summary>
    public ILog MakeLog(string board)
    {
        return new MemoryLog(Scheduler, board, _lines);
    }

    /// <summary>Determines whether the gateway knows every node by its name.</summary>
    protected virtual bool AreAllKnown()
    {
        return Enumerable.Range(1, Nodes.Count).All(IsKnown);
    }

    private VirtualGateway MakeGateway(AirStation station)
    {
        bool isSmall = _options.IsTight || (_options.GatewayCost is not null && !_options.HasPsram);
        GatewayConfig config = new()
        {
            NetworkName = Network,
            NetworkKey = NetworkKey,
            MaximumNodes = _options.MaximumNodes,
            MaximumUpdates = _options.MaximumUpdates,
            HomeAssistant = _options.HomeAssistant,
            AllowUnknownImages = _options.AcceptUnknownImages,
            ChunksAhead = isSmall ? HeapPlan.SmallAhead : GatewayConfig.MaximumChunksAhead,
            RingChunks = _options.IsTight ? HeapPlan.TightRing : _options.HasPsram ? HeapPlan.LargeRing : GatewayConfig.MaximumChunksAhead,
            BlockChunks = _options.IsTight ? HeapPlan.TightBlock : isSmall ? HeapPlan.SmallBlock : GatewayConfig.MaximumBlockChunks,
            IsTight = _options.IsTight,
        };
        VirtualSlots? slots = MakeGatewaySlots();
        return new VirtualGateway(
            config,
            Scheduler,
            station,
            Connect,
            new SeededRandom(_options.Seed),
            new MemoryStore(),
            MakeLog("gateway"),
            _options.GatewayCost)
        {
            KeyLoaded = _options.Keys is { } keys ? keys.Write : null,
            Slots = slots,
        };
    }

    private VirtualSlots? MakeGatewaySlots()
    {
        if (_options.GatewayImage is not { } image)
        {
            return null;
        }

        SlotSettings settings = new();
        GatewayFlash = NorFlash.InMemory(settings.FlashSize, _options.Flash);
        VirtualSlots slots = new(GatewayFlash, settings);
        slots.Install(ImageKind.Deployment, image);
        return slots;
    }

    private VirtualNode MakeNode(int number)
    {
        SlotSettings slots = new() { AcceptUnknown = _options.AcceptUnknownImages };
        NorFlash flash = NorFlash.InMemory(slots.FlashSize, _options.Flash);
        bool sleeps = number > _options.Nodes - _options.Sleepy;
        VirtualNodeOptions options = new()
        {
            Sleeps = sleeps,
            Config = new NodeConfig { NetworkName = Network, NetworkKey = NetworkKey, Name = NameOf(number), TrialSeconds = _options.TrialSeconds, Sleepy = sleeps, SleepSeconds = _options.SleepSeconds },
            Random = new SeededRandom(unchecked((_options.Seed * 1000) + number)),
            Slots = slots,
            PeriodMilliseconds = _options.DataMilliseconds,
            Application = _options.Application is { } make ? _ => make(number) : null,
            Cost = _options.NodeCost,
        };
        VirtualNode node = new(
            options,
            Scheduler,
            new AirStation(
                Air,
                FirstNodeAddress + number - 1,
                receiveRing: _options.ReceiveRing,
                sendQueue: _options.NodeCost is null ? VirtualRadio.DefaultSendQueue : BatchedStation.SendQueue,
                version: _options.NodeRadio?.Invoke(number) ?? EspNowVersion.One),
            flash,
            new MemoryStore(),
            MakeLog(NameOf(number)));
        byte[]? older = _options.SpareImageSize > 0 ? SampleImage.Create(new Version(0, 9), _options.SpareImageSize) : null;
        node.Slots.Install(ImageKind.Deployment, _options.RunningImage ?? SampleImage.Create(new Version(1, 0)), older);
        node.Board.PowerOn();
        return node;
    }
}
