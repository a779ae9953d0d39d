using EnigmaIoT.Gateway;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;

namespace EnigmaIoT.Bench;

/// <summary>Reckons a gateway's managed heap while 35 nodes are registered, with and without running updates.</summary>
internal static class HeapRun
{
    /// <summary>The nodes that a gateway takes.</summary>
    public const int Nodes = 35;

    private const int Bytes = 400_000;

    /// <summary>Runs until all nodes are registered and the updates are in their middle, and reckons.</summary>
    /// <param name="seed">The world's seed.</param>
    /// <param name="updates">How many nodes are updated.</param>
    /// <exception cref="InvalidOperationException">The nodes did not register, or the updates did not start.</exception>
    public static HeapCount Run(int seed, int updates)
    {
        VirtualWorld world = new(new WorldOptions { Seed = seed, Nodes = Nodes, MaximumUpdates = 4, DataMilliseconds = 60_000 });
        if (!world.RunUntilRegistered(600))
        {
            throw new InvalidOperationException("the nodes did not register");
        }

        byte[] image = SampleImage.Create(new Version(1, 1), Bytes);
        for (int i = 1; i <= updates; i++)
        {
            new BlockPublisher(world, VirtualWorld.NameOf(i), image).Begin();
        }

        world.RunUntil(() => false, 3);
        GatewayFirmware firmware = world.Gateway.Firmware!;
        int running = Enumerable.Range(1, updates).Count(i => firmware.Updates.IsRunning(firmware.Nodes.FindByName(VirtualWorld.NameOf(i))));
        return running == updates ? HeapCount.Of(firmware) : throw new InvalidOperationException($"{running} updates run");
    }
}
