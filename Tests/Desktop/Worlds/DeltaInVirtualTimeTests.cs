using System.Text.Json;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Update.Deltas;
using EnigmaIoT.Update.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>Updates of a node by deltas, over the air of the simulator and into its flash.</summary>
[TestClass]
public sealed class DeltaInVirtualTimeTests
{
    private static readonly FirmwareImage _running = FirmwareImage.FromBytes(SampleImage.Create(new Version(1, 0)));
    private static readonly FirmwareImage _image = FirmwareImage.FromBytes(SampleImage.Create(new Version(1, 1), 100_000));
    private static readonly FirmwareImage _delta = Parcel(_image, _running);
    private static readonly FirmwareImage _compressed = Parcel(_image, null);

    [TestMethod]
    [DataRow(true, 0.0, 0.0, 1)]
    [DataRow(true, 0.05, 0.0, 7)]
    [DataRow(true, 0.3, 0.0, 3)]
    [DataRow(true, 0.2, 0.02, 5)]
    [DataRow(false, 0.0, 0.0, 1)]
    [DataRow(false, 0.05, 0.0, 2)]
    [DataRow(false, 0.3, 0.05, 3)]
    public void ANodeRestartsIntoExactlyTheImageThatTheDeltaMakes(bool isAgainstWhatRuns, double loss, double residualLoss, int seed)
    {
        VirtualWorld world = new(new WorldOptions
        {
            Seed = seed,
            Air = new AirSettings { Loss = loss, AckLoss = loss / 4, ResidualLoss = residualLoss },
        });
        AwaitProgram(world);
        FirmwareImage parcel = isAgainstWhatRuns ? _delta : _compressed;
        BlockPublisher publisher = Publish(world, parcel);

        AssertUpdated(world, publisher);
        Console.WriteLine(
            $"{parcel.Size} of {_image.Size} bytes in {(publisher.EndedAt - publisher.BegunAt) / 1e6:0.00} s, "
            + $"sent again {world.Gateway.Firmware!.Updates.SentAgain}");
    }

    [TestMethod]
    public void ADeltaAgainstAnotherImageIsRefusedBeforeAnythingIsErased()
    {
        VirtualWorld world = new(new WorldOptions());
        AwaitProgram(world);
        long erases = world.Nodes[0].Flash.Erases;
        FirmwareImage other = FirmwareImage.FromBytes(SampleImage.Create(new Version(1, 2)));
        BlockPublisher publisher = Publish(world, Parcel(_image, other));

        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 30), "no final status");
        Assert.AreEqual(OtaStatus.StartError, publisher.FinalStatus);
        Assert.AreEqual("the node does not run the image that the delta is against", publisher.Reason);
        Assert.AreEqual(erases, world.Nodes[0].Flash.Erases);
        BlockPublisher again = Publish(world, _delta);
        AssertUpdated(world, again);
    }

    /// <summary>It has taken all chunks, which says nothing of the image that it was still making of them.</summary>
    [TestMethod]
    [DataRow(5)]
    [DataRow(60)]
    [DataRow(120)]
    public void ANodeWhosePowerIsCutBehindTheLastChunkIsNotSaidToRunTheImage(int operation)
    {
        VirtualWorld world = new(new WorldOptions());
        AwaitProgram(world);
        VirtualNode node = world.Nodes[0];
        bool wasCut = false;
        node.Board.PowerLost += () => world.Scheduler.After(2_000_000, () =>
        {
            wasCut = true;
            node.Flash.PowerUp();
            node.Board.PowerOn();
        });
        node.Flash.CutPowerAt(operation, PowerCutDamage.Half);

        BlockPublisher publisher = Publish(world, _delta);
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 300), "no final status");
        if (publisher.FinalStatus == OtaStatus.Timeout)
        {
            // 2 s without power, 3 to start and to find the gateway, up to 6.5 to its hello: the gateway waits 10.
            publisher = Publish(world, _delta);
        }

        AssertUpdated(world, publisher, starts: 3);
        Assert.IsTrue(wasCut);
    }

    [TestMethod]
    public void ADeltaOfWhichTheNodeMakesAnotherImageIsNotRun()
    {
        VirtualWorld world = new(new WorldOptions());
        AwaitProgram(world);
        byte[] wrong = VcdiffEncoder.Encode(_running.Bytes, SampleImage.Create(new Version(1, 3), 100_000));
        BlockPublisher publisher = Publish(world, FirmwareImage.OfDelta(wrong, _image, _running));

        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 60), "no final status");
        Assert.AreEqual(OtaStatus.CheckFailed, publisher.FinalStatus);
        Assert.AreEqual(ImageState.Confirmed, world.Nodes[0].Slots.State);
        AssertUpdated(world, Publish(world, _delta));
    }

    [TestMethod]
    public void WhatIsNoDeltaEndsTheUpdate()
    {
        VirtualWorld world = new(new WorldOptions());
        AwaitProgram(world);
        byte[] damaged = _delta.Bytes.ToArray();
        damaged[5] = 7;
        BlockPublisher publisher = Publish(world, FirmwareImage.OfDelta(damaged, _image, _running));

        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 60), "no final status");
        Assert.AreEqual(OtaStatus.CheckFailed, publisher.FinalStatus);
        AssertUpdated(world, Publish(world, _delta));
    }

    [TestMethod]
    [DataRow(3)]
    [DataRow(40)]
    [DataRow(200)]
    public void ANodeWhosePowerWasCutGoesOnWithWhatItsFlashHolds(int operations)
    {
        VirtualWorld world = new(new WorldOptions());
        AwaitProgram(world);
        VirtualNode node = world.Nodes[0];
        node.Board.PowerLost += Return;
        node.Flash.CutPowerAt(operations, PowerCutDamage.Half, 1);
        BlockPublisher publisher = Publish(world, _delta);

        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 300), "no final status");
        if (publisher.FinalStatus == OtaStatus.Timeout)
        {
            // It took the node longer to come back than the gateway waits.
            publisher = Publish(world, _delta);
        }

        AssertUpdated(world, publisher, starts: 3);
        return;

        void Return()
        {
            node.Board.PowerLost -= Return;
            world.Scheduler.After(1_000_000, () =>
            {
                node.Flash.PowerUp();
                node.Board.PowerOn();
            });
        }
    }

    [TestMethod]
    public void ANodeThatRestartsIsSentWhatItHasNotMadeYet()
    {
        VirtualWorld world = new(new WorldOptions());
        AwaitProgram(world);
        VirtualNode node = world.Nodes[0];
        BlockPublisher publisher = Publish(world, _compressed);
        int half = _compressed.ChunkCount / 2;
        Assert.IsTrue(world.RunUntil(() => publisher.Blocks * 8 > half + 40, 30), "not half of it is sent");
        node.Board.PowerOff();
        node.Board.PowerOn();
        int told = world.Broker.Messages.Count;

        AssertUpdated(world, publisher, starts: 3);
        int from = world.Broker.Messages.Skip(told).Where(message => message.Topic.EndsWith("result/ota", StringComparison.Ordinal))
            .Select(message => JsonDocument.Parse(message.Text).RootElement)
            .Where(json => json.TryGetProperty("last_chunk", out _))
            .Select(json => json.GetProperty("last_chunk").GetInt32())
            .First();
        Assert.IsGreaterThan(half / 2, from, "it begins again");
    }

    [TestMethod]
    public void AGatewayThatRestartsGoesOnWithTheDelta()
    {
        VirtualWorld world = new(new WorldOptions());
        AwaitProgram(world);
        BlockPublisher publisher = Publish(world, _compressed);
        Assert.IsTrue(world.RunUntil(() => publisher.Blocks > 10, 30), "no blocks");
        world.Gateway.Board.Restart();

        AssertUpdated(world, publisher);
    }

    private static void AwaitProgram(VirtualWorld world)
    {
        Assert.IsTrue(world.RunUntilRegistered(), "not registered");
        string topic = $"{VirtualWorld.Network}/{VirtualWorld.NameOf(1)}/program";
        Assert.IsTrue(world.RunUntil(() => world.Broker.Messages.Any(message => message.Topic == topic), 20), "nothing told of the program");
        using JsonDocument json = JsonDocument.Parse(world.Broker.Messages.Last(message => message.Topic == topic).Text);
        Assert.IsTrue(json.RootElement.GetProperty("delta").GetBoolean());
        Assert.AreEqual(_running.Sha256[..16], json.RootElement.GetProperty("sha256").GetString());
    }

    private static BlockPublisher Publish(VirtualWorld world, FirmwareImage parcel)
    {
        BlockPublisher publisher = new(world, VirtualWorld.NameOf(1), parcel);
        publisher.Begin();
        return publisher;
    }

    private static void AssertUpdated(VirtualWorld world, BlockPublisher publisher, int starts = 2)
    {
        VirtualNode node = world.Nodes[0];
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 300), "no final status");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus, publisher.Reason);
        Assert.IsTrue(world.RunUntil(() => node.Board.Starts == starts && node.Firmware?.IsRegistered == true, 60), "not back");
        CollectionAssert.AreEqual(
            _image.Bytes.ToArray(), node.Slots.ReadImage(ImageKind.Deployment, node.Slots.ActiveSlot(ImageKind.Deployment)));
    }

    private static FirmwareImage Parcel(FirmwareImage image, FirmwareImage? baseImage) => FirmwareImage.OfDelta(
        VcdiffEncoder.Encode(baseImage is null ? [] : baseImage.Bytes, image.Bytes), image, baseImage);
}
