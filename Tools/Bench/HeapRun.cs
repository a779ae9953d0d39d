using EnigmaIoT.Gateway;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;

namespace EnigmaIoT.Bench;

/// <summary>Computes a gateway's managed heap while 35 nodes are registered, with and without running updates.</summary>
internal static class HeapRun
{
    /// <summary>The nodes that a gateway takes.</summary>
    public const int Nodes = 35;

    private const int Bytes = 900_000;
    private const int AnnouncingMilliseconds = 15_000;
    private const int StepMilliseconds = 50;
    private const long StepMicroseconds = StepMilliseconds * 1000;

    /// <summary>Runs until all nodes are registered and the updates are in their middle, and reckons.</summary>
    /// <param name="seed">The world's seed.</param>
    /// <param name="updates">How many nodes are updated.</param>
    /// <param name="mode">How the gateway announces nodes to Home Assistant.</param>
    /// <param name="isTight">Whether it has no room for a page.</param>
    /// <param name="hasLargeFrames">Whether it sends several chunks a frame.</param>
    /// <exception cref="InvalidOperationException">The nodes did not register, or the updates did not start.</exception>
    public static HeapCount Run(int seed, int updates, HomeAssistantMode mode = HomeAssistantMode.Off, bool isTight = false, bool hasLargeFrames = false)
    {
        VirtualWorld world = Make(seed, mode, isTight, hasLargeFrames);
        if (!world.RunUntilRegistered(600))
        {
            throw new InvalidOperationException("the nodes did not register");
        }

        byte[] image = SampleImage.Create(new Version(1, 1), Bytes);
        for (int i = 1; i <= updates; i++)
        {
            new BlockPublisher(world, VirtualWorld.NameOf(i), image).Begin();
        }

        world.RunUntil(() => false, 2);
        GatewayFirmware firmware = world.Gateway.Firmware!;
        int running = Enumerable.Range(1, updates).Count(i => firmware.Updates.IsRunning(firmware.Nodes.FindByName(VirtualWorld.NameOf(i))));
        return running == updates ? HeapCount.Of(firmware) : throw new InvalidOperationException($"{running} updates run");
    }

    /// <summary>Computes what the announcements of all nodes take at the most while they are made, and at the end.</summary>
    /// <param name="seed">The world's seed.</param>
    /// <exception cref="InvalidOperationException">The nodes did not register.</exception>
    public static (int Most, int AtTheEnd) RunAnnouncements(int seed)
    {
        VirtualWorld plain = Make(seed, HomeAssistantMode.Off);
        VirtualWorld announcing = Make(seed, HomeAssistantMode.Devices);
        if (!plain.RunUntilRegistered(600) || !announcing.RunUntilRegistered(600))
        {
            throw new InvalidOperationException("the nodes did not register");
        }

        int most = 0;
        int added = 0;
        for (int i = 0; i < AnnouncingMilliseconds; i += StepMilliseconds)
        {
            Advance(plain);
            Advance(announcing);
            added = HeapCount.Of(announcing.Gateway.Firmware!).Total - HeapCount.Of(plain.Gateway.Firmware!).Total;
            most = Math.Max(most, added);
        }

        return (most, added);
    }

    private static void Advance(VirtualWorld world)
    {
        world.Scheduler.RunUntil(() => false, world.Scheduler.Now + StepMicroseconds);
    }

    private static VirtualWorld Make(int seed, HomeAssistantMode mode, bool isTight = false, bool hasLargeFrames = false)
    {
        EspNowVersion version = hasLargeFrames ? EspNowVersion.Two : EspNowVersion.One;
        return new VirtualWorld(
            new WorldOptions
            {
                Seed = seed,
                Nodes = Nodes,
                MaximumUpdates = 4,
                DataMilliseconds = 60_000,
                HomeAssistant = mode,
                IsTight = isTight,
                GatewayRadio = version,
                NodeRadio = _ => version,
            });
    }
}
