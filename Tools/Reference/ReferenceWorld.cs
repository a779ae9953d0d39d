using EnigmaIoT.Simulation.Cryptography;
using EnigmaIoT.Simulation.Radio;
using EnigmaIoT.Simulation.Worlds;

namespace EnigmaIoT.Reference;

/// <summary>
/// A world that has nodes of version 0.9.8 beside ours, or the gateway of 0.9.8 in place of ours. The old nodes are called old1,
/// old2 and so on.
/// </summary>
public sealed class ReferenceWorld : VirtualWorld
{
    private const long FirstOldNodeAddress = 0x020000000201;

    private readonly ReferenceWorldOptions _options;

    /// <summary>Creates a world whose boards are on.</summary>
    public ReferenceWorld(ReferenceWorldOptions options)
        : base(options, options.HasReferenceRelay ? (world, station) => MakeRelay(world, station, options.Seed) : null)
    {
        _options = options;
        for (int i = 1; i <= options.OldNodes; i++)
        {
            OldNodes.Add(MakeOldNode(i));
        }
    }

    /// <summary>Gets the model of the 0.9.8 gateway; null where the world has a gateway of ours.</summary>
    public ReferenceRelay? Relay => (ReferenceRelay?)Foreign;

    /// <summary>Gets the nodes of version 0.9.8.</summary>
    public List<ReferenceNode> OldNodes { get; } = [];

    /// <summary>Gets the name of a 0.9.8 node by its number, from 1 on.</summary>
    public static string OldNameOf(int number)
    {
        return $"old{number}";
    }

    /// <inheritdoc/>
    protected override bool AreAllKnown()
    {
        return base.AreAllKnown() && OldNodes.TrueForAll(node => IsKnown(node.Name));
    }

    private static ReferenceRelay MakeRelay(VirtualWorld world, IStation station, int seed)
    {
        return new ReferenceRelay(
            Network,
            NetworkKey,
            world.Scheduler,
            station,
            world.Connect,
            new SeededRandom(seed),
            world.MakeLog("relay"));
    }

    private ReferenceNode MakeOldNode(int number)
    {
        ReferenceNodeOptions options = new()
        {
            NetworkName = Network,
            NetworkKey = NetworkKey,
            Name = OldNameOf(number),
            Random = new SeededRandom(unchecked((_options.Seed * 1000) + 500 + number)),
            PeriodMilliseconds = _options.DataMilliseconds,
        };
        ReferenceNode node = new(
            options,
            Scheduler,
            new AirStation(Air, FirstOldNodeAddress + number - 1, receiveRing: _options.OldReceiveBuffers),
            _options.Flash,
            MakeLog(options.Name));
        node.Board.PowerOn();
        return node;
    }
}
