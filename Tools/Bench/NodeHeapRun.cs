using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;

namespace EnigmaIoT.Bench;

/// <summary>Computes a node's managed heap in the middle of an update, when it has all that it ever makes.</summary>
internal static class NodeHeapRun
{
    private const int Bytes = 900_000;

    /// <summary>Runs until a node is registered and its update is in its middle, and reckons.</summary>
    /// <param name="seed">The world's seed.</param>
    /// <param name="hasLargeFrames">Whether several chunks come in a frame.</param>
    /// <exception cref="InvalidOperationException">The node did not register, or the update did not start.</exception>
    public static HeapCount Run(int seed, bool hasLargeFrames = false)
    {
        EspNowVersion version = hasLargeFrames ? EspNowVersion.Two : EspNowVersion.One;
        VirtualWorld world = new(new WorldOptions { Seed = seed, Nodes = 1, DataMilliseconds = 60_000, GatewayRadio = version, NodeRadio = _ => version });
        if (!world.RunUntilRegistered(60))
        {
            throw new InvalidOperationException("the node did not register");
        }

        new BlockPublisher(world, VirtualWorld.NameOf(1), SampleImage.Create(new Version(1, 1), Bytes)).Begin();
        return world.RunUntil(() => world.Gateway.Firmware!.Updates.IsRunning(world.Gateway.Firmware!.Nodes.FindByName(VirtualWorld.NameOf(1))), 10)
            && !world.RunUntil(() => false, 2)
            ? HeapCount.Of(world.Nodes[0].Firmware!)
            : throw new InvalidOperationException("the update did not start");
    }
}
