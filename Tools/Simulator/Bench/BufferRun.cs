using EnigmaIoT.Gateway;
using EnigmaIoT.Simulator.Images;
using EnigmaIoT.Simulator.Worlds;

namespace EnigmaIoT.Simulator.Bench;

/// <summary>Counts a gateway's buffers while 35 nodes are registered and four of them are updated.</summary>
internal static class BufferRun
{
    /// <summary>The nodes that a gateway takes.</summary>
    public const int Nodes = 35;

    /// <summary>The updates that run at once.</summary>
    public const int Updates = 4;

    private const int Bytes = 200_000;

    /// <summary>Runs into the middle of the updates and counts.</summary>
    /// <exception cref="InvalidOperationException">The nodes did not register, or the updates did not start.</exception>
    public static BufferCount Run(int seed)
    {
        VirtualWorld world = new(new WorldOptions { Seed = seed, Nodes = Nodes, MaximumUpdates = Updates, DataMilliseconds = 60_000 });
        if (!world.RunUntilRegistered(600))
        {
            throw new InvalidOperationException("the nodes did not register");
        }

        byte[] image = SampleImage.Create(new Version(1, 1), Bytes);
        for (int i = 1; i <= Updates; i++)
        {
            new BlockPublisher(world, VirtualWorld.NameOf(i), image).Begin();
        }

        world.RunUntil(() => false, 5);
        GatewayFirmware firmware = world.Gateway.Firmware!;
        int running = Enumerable.Range(1, Updates).Count(i => firmware.Updates.IsRunning(firmware.Nodes.FindByName(VirtualWorld.NameOf(i))));
        return running == Updates ? BufferCount.Of(firmware) : throw new InvalidOperationException($"{running} updates run");
    }
}
