using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Update.Deltas;
using EnigmaIoT.Update.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>Updates of a node that really sleeps: nobody sets its sleep time but the gateway, and it sleeps again behind each.</summary>
[TestClass]
public sealed class SleepyUpdateTests
{
    private const int Cycle = 60;
    private const int Size = 60_000;

    private static readonly string _node = $"{VirtualWorld.Network}/{VirtualWorld.NameOf(1)}/";

    [TestMethod]
    [DataRow(1, 0.0)]
    [DataRow(2, 0.05)]
    [DataRow(3, 0.1)]
    public void ASleepingNodeIsUpdatedWhenItWakesAndSleepsAgain(int seed, double loss)
    {
        VirtualWorld world = Begin(seed, loss);
        Sleep(world);
        BlockPublisher publisher = new(world, VirtualWorld.NameOf(1), SampleImage.Create(new Version(2, 0), Size));
        publisher.Begin();

        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 5 * Cycle), "the update does not end");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus, publisher.Reason);
        Assert.IsTrue(world.RunUntil(() => Count(world, "program", "2.0.0") > 0, 3 * Cycle), "it does not tell what it runs");
        AssertSleepsInTurns(world);
    }

    [TestMethod]
    public void ANodeWhosePublisherGoesAwayBeforeItWakesIsNotKeptAwake()
    {
        VirtualWorld world = Begin(1, 0);
        Sleep(world);
        BlockPublisher publisher = new(world, VirtualWorld.NameOf(1), SampleImage.Create(new Version(2, 0), Size));
        publisher.Begin();
        world.RunUntil(() => Count(world, "result/update", "\"waiting\":true") > 0, 5);
        publisher.Stop();
        world.Broker.Publish(_node + "set/ota", "abort");

        AssertSleepsInTurns(world);
        Assert.AreEqual(0, Count(world, "result/sleeptime", "\"sleeptime\":0"));
    }

    [TestMethod]
    public void ANodeWhosePublisherGoesAwayInTheMiddleSleepsAgain()
    {
        VirtualWorld world = Begin(1, 0);
        Sleep(world);
        BlockPublisher publisher = new(world, VirtualWorld.NameOf(1), SampleImage.Create(new Version(2, 0), Size));
        publisher.Begin();
        Assert.IsTrue(world.RunUntil(() => publisher.Blocks > 3, 2 * Cycle), "the update does not begin");
        publisher.Stop();

        Assert.IsTrue(world.RunUntil(() => Node(world).IsAsleep, 5 * Cycle), "it stays awake");
        AssertSleepsInTurns(world);
    }

    // It comes back asleep, and is silent for longer than an update waits for an answer.
    [TestMethod]
    [DataRow(0)]
    [DataRow(4)]
    public void ANodeThatLosesItsPowerInTheMiddleIsUpdatedWhenItWakesAgain(int blocks)
    {
        VirtualWorld world = Begin(1, 0);
        Sleep(world);
        BlockPublisher publisher = new(world, VirtualWorld.NameOf(1), SampleImage.Create(new Version(2, 0), Size));
        publisher.Begin();
        Assert.IsTrue(
            world.RunUntil(() => Node(world).Firmware?.SleepSeconds == 0 && publisher.Blocks >= blocks, 2 * Cycle), "the update does not begin");
        Node(world).Board.PowerOff();
        world.RunUntil(() => false, 1);
        Node(world).Board.PowerOn();

        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 5 * Cycle), "the update does not end");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus, publisher.Reason);
        AssertSleepsInTurns(world);
    }

    [TestMethod]
    public void AnUpdateGoesOnWhereItsGatewayRestartsWhileTheNodeSleeps()
    {
        VirtualWorld world = Begin(1, 0);
        Sleep(world);
        BlockPublisher publisher = new(world, VirtualWorld.NameOf(1), SampleImage.Create(new Version(2, 0), Size));
        publisher.Begin();
        world.RunUntil(() => Count(world, "result/update", "\"waiting\":true") > 0, 5);
        world.Gateway.Board.PowerOff();
        world.RunUntil(() => false, 5);
        world.Gateway.Board.PowerOn();

        // The node is not there until it wakes: its publisher asks, and offers the image again then.
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 10 * Cycle), "the update does not end");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus, publisher.Reason);
    }

    [TestMethod]
    public void ANodeWhoseGatewayLosesItsPowerRightBehindTheWordToStayAwakeSleepsAgain()
    {
        VirtualWorld world = Begin(1, 0);
        Sleep(world);
        BlockPublisher publisher = new(world, VirtualWorld.NameOf(1), SampleImage.Create(new Version(2, 0), Size));
        publisher.Begin();
        Assert.IsTrue(world.RunUntil(() => Node(world).Firmware?.SleepSeconds == 0, 2 * Cycle), "it is not told");
        world.Gateway.Board.PowerOff();
        publisher.Stop();
        world.RunUntil(() => false, 5);
        world.Gateway.Board.PowerOn();

        Assert.IsTrue(world.RunUntil(() => Node(world).IsAsleep, 12 * Cycle), "it stays awake");
        AssertSleepsInTurns(world);
    }

    [TestMethod]
    public void WhatASleepingNodeSaysOfItselfIsToldUntilItsGatewayHasTakenIt()
    {
        VirtualWorld world = new(new WorldOptions { Sleepy = 1, SleepSeconds = Cycle, TrialSeconds = 10 });

        // The gateway's radio acknowledges what its program never sees, for the first three minutes.
        world.Air.Filter = (in AirAttempt attempt) =>
            attempt.Payload[0] is FrameType.ControlUp or FrameType.NodeNameSet && world.Scheduler.Now < 3 * Cycle * 1_000_000L
                ? AirOutcome.DroppedAfterAck
                : AirOutcome.Arrived;
        world.RunUntil(() => false, 3 * Cycle);
        Assert.IsFalse(world.IsKnown(VirtualWorld.NameOf(1)));
        Assert.IsTrue(world.RunUntil(() => Count(world, "program", "1.0.0") > 0, 2 * Cycle), "it is not told again");
        Assert.IsTrue(world.IsKnown(VirtualWorld.NameOf(1)));
        Assert.IsLessThan(60_000_000L, Node(world).Board.AwakeMicroseconds, "it does not stay awake for that");
        world.RunUntil(() => Node(world).IsAsleep, 2);
        int told = Count(world, "program", "");
        AssertSleepsInTurns(world);
        Assert.AreEqual(told, Count(world, "program", ""));
    }

    [TestMethod]
    public void ANodeWhoseFirstNamesAreLostBehindTheRadioIsKnownByItInTheEnd()
    {
        VirtualWorld world = new(new WorldOptions { Nodes = 1 });
        int lost = 0;
        world.Air.Filter = (in AirAttempt attempt) =>
            attempt.Payload[0] == FrameType.NodeNameSet && lost++ < 20 ? AirOutcome.DroppedAfterAck : AirOutcome.Arrived;

        Assert.IsTrue(world.RunUntilRegistered(1800), "it stays without a name");
    }

    [TestMethod]
    public void ANodeThatRefusesADeltaIsOfferedTheImageWhenItWakesAgain()
    {
        VirtualWorld world = Begin(1, 0);
        Sleep(world);
        FirmwareImage image = FirmwareImage.FromBytes(SampleImage.Create(new Version(2, 0), Size));
        FirmwareImage other = FirmwareImage.FromBytes(SampleImage.Create(new Version(9, 0), Size));
        BlockPublisher delta = new(
            world, VirtualWorld.NameOf(1), FirmwareImage.OfDelta(VcdiffEncoder.Encode(other.Bytes, image.Bytes), image, other));
        delta.Begin();
        Assert.IsTrue(world.RunUntil(() => delta.FinalStatus != null, 2 * Cycle), "the delta is not refused");
        Assert.AreEqual(OtaStatus.StartError, delta.FinalStatus);

        BlockPublisher whole = new(world, VirtualWorld.NameOf(1), image);
        whole.Begin();
        Assert.IsTrue(world.RunUntil(() => whole.FinalStatus != null, 5 * Cycle), "the update does not end");
        Assert.AreEqual(OtaStatus.Finished, whole.FinalStatus, whole.Reason);
        AssertSleepsInTurns(world);
    }

    private static VirtualWorld Begin(int seed, double loss)
    {
        VirtualWorld world = new(new WorldOptions
        {
            Seed = seed,
            Sleepy = 1,
            SleepSeconds = Cycle,
            TrialSeconds = 10,
            Air = new AirSettings { Seed = seed, Loss = loss, ResidualLoss = loss / 10 },
        });
        Assert.IsTrue(world.RunUntilRegistered(), "it does not register");
        return world;
    }

    private static void Sleep(VirtualWorld world)
    {
        Assert.IsTrue(world.RunUntil(() => Count(world, "data", "") > 2, 5 * Cycle), "it sends nothing");
        Assert.IsTrue(world.RunUntil(() => Node(world).IsAsleep, Cycle), "it does not sleep");
    }

    private static void AssertSleepsInTurns(VirtualWorld world)
    {
        Assert.IsTrue(world.RunUntil(() => Node(world).IsAsleep, 3 * Cycle), "it stays awake");
        int before = Count(world, "data", "");
        long awake = Node(world).Board.AwakeMicroseconds;
        world.RunUntil(() => false, 10 * Cycle);
        Assert.IsInRange(8, 11, Count(world, "data", "") - before, "messages in ten turns");
        Assert.IsLessThan(10 * Cycle * 1_000_000L / 20, Node(world).Board.AwakeMicroseconds - awake);
    }

    private static VirtualNode Node(VirtualWorld world) => world.Nodes[0];

    private static int Count(VirtualWorld world, string subject, string text) =>
        world.Broker.Messages.Count(message => message.Topic == _node + subject && message.Text.Contains(text, StringComparison.Ordinal));
}
