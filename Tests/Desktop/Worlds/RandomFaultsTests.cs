using EnigmaIoT.Shared.Ota;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulator.Air;
using EnigmaIoT.Simulator.Boards;
using EnigmaIoT.Simulator.Images;
using EnigmaIoT.Simulator.Worlds;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>
/// Updates under random faults, one world for each seed: whatever happens, the node runs exactly the old or exactly the
/// new image, the publisher is told an end, and the network is whole again afterwards. ENIGMAIOT_SEEDS sets how many seeds
/// are tried.
/// </summary>
[TestClass]
public sealed class RandomFaultsTests
{
    private const int DefaultSeeds = 300;
    private const int Faults = 3;

    private static readonly byte[] _old = SampleImage.Create(new Version(1, 0));
    private static readonly byte[] _new = SampleImage.Create(new Version(1, 1), 20_000);

    [TestMethod]
    public void ANodeEndsWithTheImagePublishedOrWithItsOldOneWhateverHappens()
    {
        string? wanted = Environment.GetEnvironmentVariable("ENIGMAIOT_SEEDS");
        int seeds = wanted == null ? DefaultSeeds : int.Parse(wanted, System.Globalization.CultureInfo.InvariantCulture);
        int updated = 0;
        for (int seed = 1; seed <= seeds; seed++)
        {
            updated += Run(seed) ? 1 : 0;
        }

        Console.WriteLine($"{seeds} seeds: {updated} nodes run the new image, {seeds - updated} the old one");
        Assert.IsGreaterThan(seeds / 4, updated);
    }

    private static bool Run(int seed)
    {
        Random random = new(seed);
        AirSettings air = new()
        {
            Loss = random.NextDouble() * 0.4,
            AckLoss = random.NextDouble() * 0.1,
            ResidualLoss = random.NextDouble() * 0.05,
            Duplicates = random.NextDouble() * 0.1,
            BurstMicroseconds = random.Next(3) == 0 ? 500_000 : 0,
        };
        VirtualWorld world = new(new WorldOptions { Seed = seed, Nodes = 2, Air = air });
        Assert.IsTrue(world.RunUntilRegistered(600), $"seed {seed}: not registered");
        VirtualNode node = world.Nodes[0];
        ScriptPublisher publisher = new(world, VirtualWorld.NameOf(1), _new, 20);
        publisher.Begin();
        for (int i = 0; i < Faults; i++)
        {
            Plan(world, random);
        }

        // The script sends a chunk whenever its pause is over, so 30 s are far more than it needs; then all is left alone.
        world.RunUntil(() => false, 30);
        publisher.Stop();
        bool whole = world.RunUntil(() => IsSettled(world, node), 400);
        Assert.IsTrue(whole, $"seed {seed}: the network is not whole again");
        Assert.IsLessThanOrEqualTo(
            publisher.Offers + world.Gateway.Board.Starts - 1,
            publisher.Statuses.Count(status => status != OtaStatus.StartError && OtaStatus.IsFinal(status)),
            $"seed {seed}: more than one final status");

        int slot = node.Slots.ActiveSlot(ImageKind.Deployment);
        byte[] image = node.Slots.ReadImage(ImageKind.Deployment, slot);
        bool isNew = image.AsSpan().SequenceEqual(_new);
        Assert.IsTrue(isNew || image.AsSpan().SequenceEqual(_old), $"seed {seed}: a third image runs");
        Assert.IsTrue(isNew || publisher.FinalStatus != OtaStatus.Finished, $"seed {seed}: success was told, the old image runs");
        return isNew;
    }

    private static void Plan(VirtualWorld world, Random random)
    {
        long at = world.Scheduler.Now + random.Next(5_000_000);
        switch (random.Next(5))
        {
            case 0:
                world.Scheduler.At(at, world.Gateway.Board.Restart);
                break;
            case 1:
                world.Scheduler.At(at, world.Nodes[0].Board.Restart);
                break;
            case 2:
                world.Scheduler.At(at, world.Broker.Cut);
                break;
            default:
                break;
        }
    }

    private static bool IsSettled(VirtualWorld world, VirtualNode node)
    {
        return world.Gateway.Firmware?.Updates.IsAnyRunning == false
            && world.IsKnown(1) && world.IsKnown(2)
            && node.Firmware?.IsRegistered == true
            && node.Slots.State == ImageState.Confirmed;
    }
}
