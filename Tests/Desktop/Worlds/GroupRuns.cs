using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Update.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>Updates of many nodes of a world, from their start to their end.</summary>
internal static class GroupRuns
{
    public const int Size = 150_000;
    public const int LimitSeconds = 400;

    public static readonly byte[] Image = SampleImage.Create(new Version(1, 1), Size);
    public static readonly byte[] Other = SampleImage.Create(new Version(1, 2), Size);
    public static readonly int Chunks = (int)OtaLimits.Chunks(Size);

    /// <summary>Cuts the power of the first of two nodes at an operation of its flash, and runs the update to its end.</summary>
    /// <returns>That node.</returns>
    public static VirtualNode RunWithCut(
        int seed, int operation, PowerCutDamage damage, long off, Func<VirtualNode, FirmwareImage> pack)
    {
        VirtualWorld world = Make(2, 0.05, seed);
        VirtualNode node = world.Nodes[0];
        bool isCut = false;
        node.Board.PowerLost += () =>
        {
            isCut = true;
            world.Scheduler.After(off, () =>
            {
                node.Flash.PowerUp();
                node.Board.PowerOn();
            });
        };
        FirmwareImage parcel = pack(node);
        GroupPublisher publisher = Begin(world, Names(2), parcel);
        Pass(world, publisher, 0.05, parcel.ChunkCount);
        node.Flash.CutPowerAt(operation, damage);
        Finish(world, publisher);

        Assert.IsTrue(isCut, $"operation {operation}");
        AssertAllRun(world, publisher);
        return node;
    }

    public static VirtualWorld Make(int nodes, double loss, int seed, HomeAssistantMode mode = HomeAssistantMode.Off, int spare = Size)
    {
        VirtualWorld world = new(new WorldOptions
        {
            Seed = seed,
            Nodes = nodes,
            Air = new AirSettings { Loss = loss },
            SpareImageSize = spare,
            HomeAssistant = mode,
        });
        Assert.IsTrue(world.RunUntilRegistered());
        world.RunUntil(() => false, 5);
        return world;
    }

    public static string[] Names(int nodes) => [.. Enumerable.Range(1, nodes).Select(VirtualWorld.NameOf)];

    public static GroupPublisher Begin(VirtualWorld world, string[] nodes, byte[]? image = null)
    {
        return Begin(world, nodes, FirmwareImage.FromBytes(image ?? Image));
    }

    public static GroupPublisher Begin(VirtualWorld world, string[] nodes, FirmwareImage parcel)
    {
        GroupPublisher publisher = new(world, nodes, parcel);
        publisher.Begin();
        return publisher;
    }

    public static GroupPublisher Run(VirtualWorld world, string[] nodes, byte[]? image = null)
    {
        return Run(world, nodes, FirmwareImage.FromBytes(image ?? Image));
    }

    public static GroupPublisher Run(VirtualWorld world, string[] nodes, FirmwareImage parcel)
    {
        GroupPublisher publisher = Begin(world, nodes, parcel);
        Finish(world, publisher);
        return publisher;
    }

    public static void Finish(VirtualWorld world, GroupPublisher publisher)
    {
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, LimitSeconds), "not over");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus, string.Join(", ", publisher.Ends) + string.Join(", ", publisher.Singles));
    }

    /// <summary>Runs until a part of the first round is over, or more than one round.</summary>
    public static void Pass(VirtualWorld world, GroupPublisher publisher, double rounds, int? chunks = null)
    {
        int wanted = (int)((chunks ?? Chunks) * rounds);
        Assert.IsTrue(world.RunUntil(() => publisher.Published >= wanted || publisher.GroupEndedAt != 0, LimitSeconds));
    }

    public static void AssertAllRun(VirtualWorld world, GroupPublisher publisher, byte[]? image = null)
    {
        bool allRun = world.RunUntil(() => world.Nodes.TrueForAll(node => Runs(node, image ?? Image)), 60);
        Assert.IsTrue(allRun, string.Join(", ", publisher.Ends));
    }

    /// <summary>The first node restarts in the middle: it is updated by itself, and no other one is.</summary>
    public static void AssertNodeThatRestartsIsAlone(VirtualWorld world, GroupPublisher publisher)
    {
        world.Nodes[0].Board.Restart();
        Finish(world, publisher);

        AssertAllRun(world, publisher);
        Assert.AreEqual(OtaStatus.Finished, publisher.Singles["node1"]);
        Assert.HasCount(1, publisher.Singles);
    }

    public static bool Runs(VirtualNode node, byte[] image)
    {
        int slot = node.Slots.ActiveSlot(ImageKind.Deployment);
        return node.Board.IsOn && node.Slots.ReadImage(ImageKind.Deployment, slot).AsSpan().SequenceEqual(image);
    }
}
