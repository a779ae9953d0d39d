using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Tests.Desktop.Worlds.Faults;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>Updates of 200,000 bytes that are cut in the middle go on from what the node holds.</summary>
[TestClass]
public sealed class ResumeTests
{
    private const int Size = 200_000;
    private const long FirstNode = 0x020000000101;
    private const long FirstOldNode = 0x020000000201;

    /// <summary>The chunks of a sector of flash are written again, and what was under way is sent again.</summary>
    private const int Again = 20 + WindowDelivery.MaximumUnconfirmed;

    private static readonly byte[] _image = SampleImage.Create(new Version(1, 1), Size);
    private static readonly byte[] _other = SampleImage.Create(new Version(1, 2), 50_000);
    private static readonly byte[] _oldImage = SampleImage.CreateApplication(Size);
    private static readonly int _chunks = (int)OtaLimits.Chunks(Size);

    [TestMethod]
    [DataRow(PublisherKind.Blocks, FaultKind.GatewayRestart)]
    [DataRow(PublisherKind.Blocks, FaultKind.NodeRestart)]
    [DataRow(PublisherKind.Blocks, FaultKind.BrokerCut)]
    [DataRow(PublisherKind.Blocks, FaultKind.BrokerDown)]
    [DataRow(PublisherKind.Blocks, FaultKind.PublisherAway)]
    [DataRow(PublisherKind.FastScript, FaultKind.GatewayRestart)]
    [DataRow(PublisherKind.FastScript, FaultKind.NodeRestart)]
    [DataRow(PublisherKind.FastScript, FaultKind.BrokerCut)]
    [DataRow(PublisherKind.FastScript, FaultKind.BrokerDown)]
    [DataRow(PublisherKind.FastScript, FaultKind.PublisherAway)]
    public void ANodeOfOursIsNotSentAgainWhatItHolds(PublisherKind kind, FaultKind fault)
    {
        VirtualWorld world = new(new WorldOptions { Seed = 3 });
        int arrived = Run(world, kind, fault, new UpdatedNode(world, true, 1), _image);

        Assert.IsInRange(_chunks - 1, _chunks + Again, arrived);
    }

    [TestMethod]
    [DataRow(PublisherKind.Blocks, FaultKind.GatewayRestart)]
    [DataRow(PublisherKind.Blocks, FaultKind.BrokerCut)]
    [DataRow(PublisherKind.FastScript, FaultKind.GatewayRestart)]
    [DataRow(PublisherKind.FastScript, FaultKind.BrokerCut)]
    public void AnOldNodeNeither(PublisherKind kind, FaultKind fault)
    {
        ReferenceWorld world = new(new ReferenceWorldOptions { Seed = 3, Nodes = 0, OldNodes = 1 });
        int arrived = Run(world, kind, fault, new UpdatedNode(world, false, 1), _oldImage);

        Assert.IsInRange(_chunks - 1, _chunks + Again, arrived);
    }

    [TestMethod]
    public void AnotherImageStartsCleanOnceItsPublisherIsGone()
    {
        VirtualWorld world = new(new WorldOptions { Seed = 5 });
        UpdatedNode node = new(world, true, 1);
        BlockPublisher gone = BeginHalf(world, node, out _);
        gone.Stop();
        world.RunUntil(() => false, 6);
        BlockPublisher publisher = new(world, node.Name, _other);
        publisher.Begin();

        Finish(world, publisher);
        Assert.IsTrue(world.RunUntil(() => node.Board.Starts == 2 && node.IsSettled, 60), "not back");
        CollectionAssert.AreEqual(_other, node.ReadImage());
        Assert.AreEqual(1, world.Broker.Messages.Count(message => message.Text.Contains("given up for another image", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void AnotherPublisherOnABusyNodeIsRefusedAndTheUpdateGoesOnUntouched()
    {
        VirtualWorld world = new(new WorldOptions
        {
            Seed = 6,

            // No chunk is sent again because the radio of a node that erases its flash is full.
            Air = new AirSettings { FixedRate = PhyRate.Default },
        });
        UpdatedNode node = new(world, true, 1);
        BlockPublisher publisher = BeginHalf(world, node, out ArrivedChunks arrived);
        BlockPublisher other = new(world, node.Name, _other);
        other.Begin();

        Finish(world, publisher);
        Assert.AreEqual(OtaStatus.StartError, other.FinalStatus);
        Assert.AreEqual("another update of this node is running", other.Reason);
        Assert.AreEqual(_chunks - 1, arrived.Count, 1);
        Assert.IsTrue(world.RunUntil(() => node.Board.Starts == 2 && node.IsSettled, 60), "not back");
        CollectionAssert.AreEqual(_image, node.ReadImage());
    }

    private static BlockPublisher BeginHalf(VirtualWorld world, UpdatedNode node, out ArrivedChunks arrived)
    {
        Assert.IsTrue(world.RunUntilRegistered());
        ArrivedChunks counted = new(world.Air, FirstNode);
        BlockPublisher publisher = new(world, node.Name, _image);
        publisher.Begin();
        Assert.IsTrue(world.RunUntil(() => counted.Count > _chunks / 2, 60), "half of it did not arrive");
        arrived = counted;
        return publisher;
    }

    private static void Finish(VirtualWorld world, IPublisher publisher)
    {
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 120), "no final status");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus);
    }

    private static int Run(VirtualWorld world, PublisherKind kind, FaultKind fault, UpdatedNode node, byte[] image)
    {
        Assert.IsTrue(world.RunUntilRegistered());
        ArrivedChunks arrived = new(world.Air, world.Nodes.Count > 0 ? FirstNode : FirstOldNode);
        PublishingRun run = new(world, kind, 0, node.Name, image);
        run.Publisher.Begin();
        Assert.IsTrue(world.RunUntil(() => arrived.Count > _chunks / 2, 60), "half of it did not arrive");
        int starts = node.Board.Starts;
        switch (fault)
        {
            case FaultKind.GatewayRestart:
                world.Gateway.Board.Restart();
                break;
            case FaultKind.NodeRestart:
                node.Board.Restart();
                starts++;
                break;
            case FaultKind.BrokerCut:
                world.Broker.Cut();
                break;
            case FaultKind.BrokerDown:
                world.Broker.Down();
                world.Scheduler.After(5_000_000, world.Broker.Up);
                break;
            default:
                run.Stop();
                world.RunUntil(() => false, 60);
                run = new PublishingRun(world, kind, 0, node.Name, image);
                run.Publisher.Begin();
                break;
        }

        Finish(world, run.Publisher);
        Assert.IsTrue(world.RunUntil(() => node.Board.Starts == starts + 1 && node.IsSettled, 60), "not back");
        CollectionAssert.AreEqual(image, node.ReadImage());
        Console.WriteLine($"{kind}, {fault}: {arrived.Count} full chunks arrived for {_chunks}");
        return arrived.Count;
    }
}
