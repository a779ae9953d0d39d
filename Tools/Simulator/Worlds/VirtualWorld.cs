using EnigmaIoT.Gateway;
using EnigmaIoT.Node;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulator.Air;
using EnigmaIoT.Simulator.Boards;
using EnigmaIoT.Simulator.Cryptography;
using EnigmaIoT.Simulator.Flash;
using EnigmaIoT.Simulator.Images;
using EnigmaIoT.Simulator.Logging;
using EnigmaIoT.Simulator.Mqtt;
using EnigmaIoT.Simulator.Radio;
using EnigmaIoT.Simulator.Reference;
using EnigmaIoT.Simulator.Storage;
using EnigmaIoT.Simulator.Time;

namespace EnigmaIoT.Simulator.Worlds;

/// <summary>
/// A broker, a gateway and nodes in virtual time: the same run for the same seed, as fast as the machine can. Nodes of ours
/// are called node1, node2 and so on, and image 1.0 runs on each; those of version 0.9.8 are called old1, old2 and so on.
/// </summary>
public sealed class VirtualWorld
{
    /// <summary>The network's name, the first level of every topic.</summary>
    public const string Network = "enigmaiot";

    private const string Key = "network key";
    private const long GatewayAddress = 0x020000000001;
    private const long FirstNodeAddress = 0x020000000101;
    private const long FirstOldNodeAddress = 0x020000000201;
    private const long Second = 1_000_000;

    private readonly List<LogLine> _lines = [];
    private readonly WorldOptions _options;
    private readonly VirtualGateway? _gateway;

    /// <summary>Makes a world whose boards are on.</summary>
    public VirtualWorld(WorldOptions options)
    {
        _options = options;
        Air = new AirModel(Scheduler, options.Air with { Seed = options.Seed });
        Broker = new MemoryBroker(Scheduler, options.BrokerLatency);
        AirStation station = new(Air, GatewayAddress);
        if (options.HasReferenceRelay)
        {
            Relay = MakeRelay(station);
            Relay.Board.PowerOn();
        }
        else
        {
            _gateway = MakeGateway(station);
            _gateway.Board.PowerOn();
        }

        for (int i = 1; i <= options.Nodes; i++)
        {
            Nodes.Add(MakeNode(i));
        }

        for (int i = 1; i <= options.OldNodes; i++)
        {
            OldNodes.Add(MakeOldNode(i));
        }
    }

    /// <summary>Gets the time.</summary>
    public Scheduler Scheduler { get; } = new();

    /// <summary>Gets the air.</summary>
    public AirModel Air { get; }

    /// <summary>Gets the broker.</summary>
    public MemoryBroker Broker { get; }

    /// <summary>Gets the gateway.</summary>
    /// <exception cref="InvalidOperationException">This world has the reference's in its place.</exception>
    public VirtualGateway Gateway => _gateway ?? throw new InvalidOperationException("this world has no gateway of ours");

    /// <summary>Gets the model of the 0.9.8 gateway; null where the world has a gateway of ours.</summary>
    public ReferenceRelay? Relay { get; }

    /// <summary>Gets the nodes of ours.</summary>
    public List<VirtualNode> Nodes { get; } = [];

    /// <summary>Gets the nodes of version 0.9.8.</summary>
    public List<ReferenceNode> OldNodes { get; } = [];

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

    /// <summary>Gets the name of a 0.9.8 node by its number, from 1 on.</summary>
    public static string OldNameOf(int number)
    {
        return $"old{number}";
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

    /// <summary>Tells whether the gateway knows a node of ours by its name.</summary>
    public bool IsKnown(int number)
    {
        return IsKnown(NameOf(number));
    }

    /// <summary>Tells whether the gateway knows a node by its name.</summary>
    public bool IsKnown(string name)
    {
        return Relay?.Knows(name) ?? Gateway.Firmware?.Nodes.FindByName(name)?.IsRegistered == true;
    }

    private bool AreAllKnown()
    {
        return Enumerable.Range(1, Nodes.Count).All(IsKnown) && OldNodes.TrueForAll(node => IsKnown(node.Name));
    }

    private VirtualGateway MakeGateway(AirStation station)
    {
        GatewayConfig config = new()
        {
            NetworkName = Network,
            NetworkKey = Key,
            MaximumUpdates = _options.MaximumUpdates,
            AllowUnknownImages = _options.AcceptUnknownImages,
        };
        return new VirtualGateway(
            config,
            Scheduler,
            station,
            wake => new MemoryMqttLink(Broker, Scheduler, wake),
            new SeededRandom(_options.Seed),
            new MemoryStore(),
            new MemoryLog(Scheduler, "gateway", _lines));
    }

    private ReferenceRelay MakeRelay(AirStation station)
    {
        return new ReferenceRelay(
            Network,
            Key,
            Scheduler,
            station,
            wake => new MemoryMqttLink(Broker, Scheduler, wake),
            new SeededRandom(_options.Seed),
            new MemoryLog(Scheduler, "relay", _lines));
    }

    private VirtualNode MakeNode(int number)
    {
        SlotSettings slots = new() { AcceptUnknown = _options.AcceptUnknownImages };
        NorFlash flash = NorFlash.InMemory(slots.FlashSize, _options.Flash);
        VirtualNodeOptions options = new()
        {
            Config = new NodeConfig { NetworkName = Network, NetworkKey = Key, Name = NameOf(number), TrialSeconds = _options.TrialSeconds },
            Random = new SeededRandom(unchecked((_options.Seed * 1000) + number)),
            Slots = slots,
            PeriodMilliseconds = _options.DataMilliseconds,
        };
        VirtualNode node = new(
            options,
            Scheduler,
            new AirStation(Air, FirstNodeAddress + number - 1, receiveRing: _options.ReceiveRing),
            flash,
            new MemoryStore(),
            new MemoryLog(Scheduler, NameOf(number), _lines));
        node.Slots.Install(ImageKind.Deployment, SampleImage.Create(new Version(1, 0)));
        node.Board.PowerOn();
        return node;
    }

    private ReferenceNode MakeOldNode(int number)
    {
        ReferenceNodeOptions options = new()
        {
            NetworkName = Network,
            NetworkKey = Key,
            Name = OldNameOf(number),
            Random = new SeededRandom(unchecked((_options.Seed * 1000) + 500 + number)),
            PeriodMilliseconds = _options.DataMilliseconds,
        };
        ReferenceNode node = new(
            options,
            Scheduler,
            new AirStation(Air, FirstOldNodeAddress + number - 1, receiveRing: _options.OldReceiveBuffers),
            _options.Flash,
            new MemoryLog(Scheduler, options.Name, _lines));
        node.Board.PowerOn();
        return node;
    }
}
