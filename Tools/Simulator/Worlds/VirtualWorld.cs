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
using EnigmaIoT.Simulator.Storage;
using EnigmaIoT.Simulator.Time;

namespace EnigmaIoT.Simulator.Worlds;

/// <summary>
/// A broker, a gateway and nodes in virtual time: the same run for the same seed, as fast as the machine can. Nodes are
/// called node1, node2 and so on; image 1.0 runs on each.
/// </summary>
public sealed class VirtualWorld
{
    /// <summary>The network's name, the first level of every topic.</summary>
    public const string Network = "enigmaiot";

    private const string Key = "network key";
    private const long GatewayAddress = 0x020000000001;
    private const long FirstNodeAddress = 0x020000000101;
    private const long Second = 1_000_000;

    private readonly List<LogLine> _lines = [];
    private readonly WorldOptions _options;

    /// <summary>Makes a world whose boards are on.</summary>
    public VirtualWorld(WorldOptions options)
    {
        _options = options;
        Air = new AirModel(Scheduler, options.Air with { Seed = options.Seed });
        Broker = new MemoryBroker(Scheduler);
        GatewayConfig config = new()
        {
            NetworkName = Network,
            NetworkKey = Key,
            AllowUnknownImages = options.AcceptUnknownImages,
        };
        Gateway = new VirtualGateway(
            config,
            Scheduler,
            new AirStation(Air, GatewayAddress),
            wake => new MemoryMqttLink(Broker, Scheduler, wake),
            new SeededRandom(options.Seed),
            new MemoryStore(),
            new MemoryLog(Scheduler, "gateway", _lines));
        Gateway.Board.PowerOn();
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
    public VirtualGateway Gateway { get; }

    /// <summary>Gets the nodes.</summary>
    public List<VirtualNode> Nodes { get; } = [];

    /// <summary>Gets what all boards logged.</summary>
    public IReadOnlyList<LogLine> Log => _lines;

    /// <summary>Gets a node's name by its number, from 1 on.</summary>
    public static string NameOf(int number)
    {
        return $"node{number}";
    }

    /// <summary>Runs until every node is registered under its name.</summary>
    /// <param name="seconds">The most virtual seconds it may take.</param>
    public bool RunUntilRegistered(int seconds = 120)
    {
        return RunUntil(() => Enumerable.Range(1, Nodes.Count).All(IsKnown), seconds);
    }

    /// <summary>Runs until a condition holds.</summary>
    /// <param name="done">The condition.</param>
    /// <param name="seconds">The most virtual seconds it may take.</param>
    /// <returns>Whether it came to hold.</returns>
    public bool RunUntil(Func<bool> done, int seconds)
    {
        return Scheduler.RunUntil(done, Scheduler.Now + (seconds * Second));
    }

    /// <summary>Tells whether the gateway knows a node by its name.</summary>
    public bool IsKnown(int number)
    {
        return Gateway.Firmware?.Nodes.FindByName(NameOf(number))?.IsRegistered == true;
    }

    private VirtualNode MakeNode(int number)
    {
        SlotSettings slots = new() { AcceptUnknown = _options.AcceptUnknownImages };
        NorFlash flash = NorFlash.InMemory(slots.FlashSize);
        VirtualNodeOptions options = new()
        {
            Config = new NodeConfig { NetworkName = Network, NetworkKey = Key, Name = NameOf(number) },
            Random = new SeededRandom(unchecked((_options.Seed * 1000) + number)),
            Slots = slots,
            PeriodMilliseconds = _options.DataMilliseconds,
        };
        VirtualNode node = new(
            options,
            Scheduler,
            new AirStation(Air, FirstNodeAddress + number - 1),
            flash,
            new MemoryStore(),
            new MemoryLog(Scheduler, NameOf(number), _lines));
        node.Slots.Install(ImageKind.Deployment, SampleImage.Create(new Version(1, 0)));
        node.Board.PowerOn();
        return node;
    }
}
