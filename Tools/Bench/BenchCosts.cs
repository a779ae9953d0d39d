using EnigmaIoT.Simulation.Boards;

namespace EnigmaIoT.Bench;

/// <summary>What the work on an update takes on boards of ours, in milliseconds, 0 or more. By default as reckoned for an ESP32.</summary>
public sealed record BenchCosts
{
    /// <summary>Gets what a chunk takes a gateway, from the MQTT library to the radio.</summary>
    public double GatewayChunk { get; init; } = ProcessorCost.GatewayChunk / 1000.0;

    /// <summary>Gets what a chunk takes a node.</summary>
    public double NodeChunk { get; init; } = ProcessorCost.NodeChunk / 1000.0;

    /// <summary>Gets what a collection takes either; a gateway has one every 16 chunks.</summary>
    public double Collection { get; init; } = ProcessorCost.DefaultCollection / 1000.0;

    /// <summary>Gets how many chunks there are between two collections of a node.</summary>
    public int NodeCollectionChunks { get; init; } = ProcessorCost.NodeCollectionChunks;

    /// <summary>Gets a gateway's cost.</summary>
    internal ProcessorCost Gateway => ProcessorCost.Gateway(Microseconds(GatewayChunk), Microseconds(Collection));

    /// <summary>Gets a node's cost.</summary>
    internal ProcessorCost Node => ProcessorCost.Node(Microseconds(NodeChunk), Microseconds(Collection), NodeCollectionChunks);

    private static long Microseconds(double milliseconds)
    {
        return (long)Math.Round(milliseconds * 1000);
    }
}
