using System.Text.Json;
using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Tests.Desktop.HomeAssistant;
using EnigmaIoT.Tests.Desktop.Worlds.Faults;
using EnigmaIoT.Update.Deltas;
using EnigmaIoT.Update.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>One image for many nodes by broadcasts, and what can go wrong with it: each ends with exactly the image, or with a reason.</summary>
[TestClass]
public sealed class GroupUpdateTests
{
    private const int Size = 150_000;
    private const int LimitSeconds = 400;

    private static readonly byte[] _image = SampleImage.Create(new Version(1, 1), Size);
    private static readonly byte[] _other = SampleImage.Create(new Version(1, 2), Size);
    private static readonly int _chunks = (int)OtaLimits.Chunks(Size);

    [TestMethod]
    [DataRow(0.0, 1)]
    [DataRow(0.05, 2)]
    [DataRow(0.2, 3)]
    public void EachNodeGetsTheImageByBroadcastsHoweverManyAreLost(double loss, int seed)
    {
        VirtualWorld world = Make(5, loss, seed);
        GroupPublisher publisher = Run(world, Names(5));

        AssertAllRun(world, publisher);
        Assert.IsEmpty(publisher.Singles);
        CollectionAssert.AreEqual(Enumerable.Repeat("done", 5).ToArray(), publisher.Ends.Values.ToArray());
        Assert.IsLessThan(5 * _chunks, publisher.Published, "chunks are sent to all at once");
    }

    [TestMethod]
    public void HowFarItIsIsKnownOfEachNode()
    {
        VirtualWorld world = Make(3, 0.05, 19);
        GroupPublisher publisher = Begin(world, Names(3));
        List<int> percents = [];
        for (int part = 1; part <= 4; part++)
        {
            Pass(world, publisher, part / 5.0);
            percents.Add(world.Gateway.Firmware!.Updates.PercentOf(VirtualWorld.AddressOf(2)));
        }

        CollectionAssert.AreEqual(percents.Order().ToArray(), percents);
        Assert.IsInRange(5, 25, percents[0]);
        Assert.IsInRange(65, 85, percents[^1]);
        Finish(world, publisher);
        Assert.AreEqual(-1, world.Gateway.Firmware!.Updates.PercentOf(VirtualWorld.AddressOf(2)));
    }

    /// <summary>Each node's entity: that it began, how far it is now and then, whatever others say meanwhile, and that it is over.</summary>
    [TestMethod]
    public void HomeAssistantIsToldHowFarEachNodeIs()
    {
        const int Bytes = 400_000;
        string[] names = Names(8);
        VirtualWorld world = Make(names.Length, 0.05, 20, HomeAssistantMode.Devices, Bytes);
        int from = world.Broker.Messages.Count;
        Run(world, names, SampleImage.Create(new Version(1, 1), Bytes));
        Assert.IsTrue(world.RunUntil(
            () => names.All(name => StatesOf(world, name, from).LastOrDefault()?.Contains("\"installed_version\":\"1.1.0\"", StringComparison.Ordinal) == true), 60));

        foreach (string name in names)
        {
            string[] states = StatesOf(world, name, from);
            int[] percents = [.. states.Select(PercentIn).Where(percent => percent >= 0)];
            Assert.IsEmpty(states.SelectMany(DiscoveryRules.BrokenState));
            Assert.IsGreaterThan(2, percents.Distinct().Count(), $"{name}: {string.Join(' ', percents)}");
            StringAssert.Contains(states[^1], "\"in_progress\":false");
        }
    }

    [TestMethod]
    public void ANodeThatIsLeftGoesOnFromWhatItHolds()
    {
        VirtualWorld world = Make(3, 0, 5);
        int toOne = 0;
        world.Air.Observed += (in AirAttempt attempt, AirOutcome outcome) =>
        {
            bool isChunk = attempt.Destination == VirtualWorld.AddressOf(1) && attempt.Payload.Length == 250 && attempt.Number == 1;
            toOne += isChunk ? 1 : 0;
        };
        GroupPublisher publisher = Begin(world, Names(3));
        Pass(world, publisher, 0.2);

        // Its program is busy for most of the round: what its radio cannot hold meanwhile is lost.
        world.Nodes[0].Board.AddBusy(1_400_000);
        Finish(world, publisher);

        AssertAllRun(world, publisher);
        StringAssert.StartsWith(publisher.Ends["node1"], "alone: of ");
        Assert.AreEqual(OtaStatus.Finished, publisher.Singles["node1"]);
        Assert.IsInRange(1, _chunks * 8 / 10, toOne, "it holds the rest");
    }

    [TestMethod]
    public void WhoCannotTakeBroadcastsIsNamedWithTheReasonAndNotDisturbed()
    {
        ReferenceWorld world = new(new ReferenceWorldOptions { Seed = 6, Nodes = 4, Sleepy = 1, OldNodes = 1 });
        Assert.IsTrue(world.RunUntilRegistered(300));
        world.RunUntil(() => false, 5);
        string old = MacAddress.Format(world.OldNodes[0].Address);
        int starts = world.OldNodes[0].Board.Starts;
        GroupPublisher publisher = Begin(world, [.. Names(4), old, "nobody"]);
        publisher.ServesRest = false;
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, LimitSeconds));

        for (int i = 1; i <= 3; i++)
        {
            Assert.AreEqual("done", publisher.Ends[$"node{i}"]);
        }

        Assert.AreEqual("alone: the node sleeps", publisher.Ends["node4"]);
        StringAssert.StartsWith(publisher.Ends[old], "alone: the node has not said what it runs");
        Assert.AreEqual("alone: no such node is registered", publisher.Ends["nobody"]);
        Assert.IsTrue(world.OldNodes[0].IsRegistered);
        Assert.AreEqual(starts, world.OldNodes[0].Board.Starts);
    }

    [TestMethod]
    [DataRow(7)]
    [DataRow(8)]
    [DataRow(9)]
    public void ANodeThatRestartsIsUpdatedByItselfAndTheOthersAreNotHeldUp(int seed)
    {
        VirtualWorld world = Make(4, 0.05, seed);
        GroupPublisher publisher = Begin(world, Names(4));
        Pass(world, publisher, 0.3 + (0.4 * (seed - 7)));
        world.Nodes[0].Board.Restart();
        Finish(world, publisher);

        AssertAllRun(world, publisher);
        Assert.AreEqual(OtaStatus.Finished, publisher.Singles["node1"]);
        Assert.HasCount(1, publisher.Singles);
    }

    [TestMethod]
    public void ANodeThatLeavesIsLeftBehindAndTheOthersAreNotHeldUp()
    {
        VirtualWorld world = Make(4, 0.05, 10);
        GroupPublisher publisher = Begin(world, Names(4));
        publisher.ServesRest = false;
        Pass(world, publisher, 0.5);
        world.Nodes[3].Board.PowerOff();
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, LimitSeconds));

        StringAssert.StartsWith(publisher.Ends["node4"], "alone: the node does not answer");
        CollectionAssert.AreEqual(new[] { "done", "done", "done" }, Names(3).Select(name => publisher.Ends[name]).ToArray());
        Assert.IsFalse(world.Gateway.Firmware!.Updates.IsAnyRunning);
    }

    [TestMethod]
    public void ACutOfPowerAtAnyOperationOfTheFlashLeavesTheOldImageAndAnUpdateThatGoesOn()
    {
        foreach (PowerCutDamage damage in Enum.GetValues<PowerCutDamage>())
        {
            for (int operation = 1; operation < 700; operation += 173)
            {
                RunWithCut(11 + operation, operation, damage, 3_000_000, _ => FirmwareImage.FromBytes(_image));
            }
        }
    }

    [TestMethod]
    [DataRow(12)]
    [DataRow(13)]
    public void AGatewayThatRestartsIsGivenTheUpdateAgainAndTheNodesGoOnFromWhatTheyHold(int seed)
    {
        VirtualWorld world = Make(3, 0.05, seed);
        GroupPublisher publisher = Begin(world, Names(3));
        Pass(world, publisher, seed == 12 ? 0.3 : 0.9);
        int before = publisher.Published;
        world.Gateway.Board.Restart();
        Finish(world, publisher);

        Assert.AreEqual(1, publisher.Restarts);
        Assert.IsEmpty(publisher.Singles);
        Assert.IsLessThan(_chunks * 14 / 10, publisher.Published, "what the nodes hold is not sent again");
        Assert.IsGreaterThan(before, publisher.Published);
        CollectionAssert.AreEqual(new[] { "done", "done", "done" }, Names(3).Select(name => publisher.Ends[name]).ToArray());
        AssertAllRun(world, publisher);
    }

    [TestMethod]
    public void AnUpdateWhosePublisherIsGoneIsGivenUpAndItsMemoryBack()
    {
        VirtualWorld world = Make(3, 0.05, 14);
        GroupPublisher publisher = Begin(world, Names(3));
        Pass(world, publisher, 0.5);
        publisher.Stop();
        Assert.IsTrue(world.RunUntil(() => !world.Gateway.Firmware!.Updates.IsAnyRunning, 60));
        world.RunUntil(() => false, 2);

        Assert.IsTrue(world.Nodes.TrueForAll(node => node.RunningVersion == "1.0.0.0"));
        GroupPublisher next = Run(world, Names(3));
        AssertAllRun(world, next);
    }

    [TestMethod]
    public void AnotherImageIsRefusedWhileOneIsSentAndTakenBehindAnAbort()
    {
        VirtualWorld world = Make(3, 0.05, 15);
        GroupPublisher publisher = Begin(world, Names(3));
        Pass(world, publisher, 0.5);
        GroupPublisher other = new(world, Names(3), _other) { ServesRest = false };
        other.Begin();
        Assert.IsTrue(world.RunUntil(() => other.GroupEndedAt != 0, 5));
        Assert.AreEqual("another update of many nodes is running", other.Reason);

        publisher.ServesRest = false;
        publisher.Abort();
        Assert.IsTrue(world.RunUntil(() => !world.Gateway.Firmware!.Updates.IsAnyRunning, 5));
        Assert.AreEqual("given up by its publisher", publisher.Reason);
        GroupPublisher again = new(world, Names(3), _other);
        again.Begin();
        Finish(world, again);
        AssertAllRun(world, again, _other);
    }

    [TestMethod]
    public void AnImageThatIsNotWhatWasAnnouncedRunsNowhere()
    {
        VirtualWorld world = Make(3, 0, 16);
        byte[] wrong = [.. _image];
        wrong[Size / 2] ^= 1;
        GroupPublisher publisher = new(world, Names(3), _image, wrong);
        publisher.Begin();
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, LimitSeconds));
        world.RunUntil(() => false, 10);

        foreach (string name in Names(3))
        {
            Assert.AreEqual("failed: the node found the image wrong", publisher.Ends[name]);
        }

        Assert.IsTrue(world.Nodes.TrueForAll(node => node.RunningVersion == "1.0.0.0"));
    }

    /// <summary>ENIGMAIOT_SEEDS=10000 tries more.</summary>
    [TestMethod]
    public void WhateverGoesWrongEachNodeHasTheNewImageOrTheOldOneAndAReason()
    {
        SeedRun.Run(60, GroupStory.Make);
    }

    [TestMethod]
    public void WithLittleMemoryAnUpdateOfManyIsRefused()
    {
        VirtualWorld world = Make(2, 0, 17);
        world.Gateway.Board.FreeHeap = 10_000;
        GroupPublisher publisher = new(world, Names(2), _image) { ServesRest = false };
        publisher.Begin();
        Assert.IsTrue(world.RunUntil(() => publisher.GroupEndedAt != 0, 5));
        StringAssert.StartsWith(publisher.Reason, "not enough memory");
    }

    /// <summary>Somebody in range repeats each broadcast, changed in one bit and as it was, and makes up others.</summary>
    [TestMethod]
    public void BroadcastsThatAreRepeatedChangedOrMadeUpChangeNothing()
    {
        VirtualWorld world = Make(3, 0.05, 18);
        Random random = new(18);
        int forged = 0;
        world.Air.Observed += (in AirAttempt attempt, AirOutcome outcome) =>
        {
            if (attempt.Destination != MacAddress.Broadcast || attempt.Payload[0] != (FrameType.ControlDown | FrameType.BroadcastBit))
            {
                return;
            }

            byte[] copy = attempt.Payload.ToArray();
            byte[] changed = [.. copy];
            changed[random.Next(1, changed.Length)] ^= (byte)(1 << random.Next(8));
            byte[] madeUp = new byte[250];
            random.NextBytes(madeUp);
            madeUp[0] = copy[0];
            foreach (byte[] frame in new[] { copy, changed, madeUp })
            {
                forged++;
                world.Scheduler.After(random.Next(1, 20_000), () => world.Air.Forge(
                    VirtualWorld.AddressOfGateway, VirtualWorld.AddressOf(random.Next(1, 4)), frame));
            }
        };
        GroupPublisher publisher = Run(world, Names(3));

        AssertAllRun(world, publisher);
        Assert.IsGreaterThan(_chunks * 3, forged);
        Assert.IsEmpty(publisher.Singles);
    }

    [TestMethod]
    [DataRow(true, 0.0, 21)]
    [DataRow(true, 0.05, 22)]
    [DataRow(true, 0.2, 23)]
    [DataRow(false, 0.05, 24)]
    public void EachNodeGetsTheImageByADeltaOrCompressedAsByAWholeOne(bool hasBase, double loss, int seed)
    {
        VirtualWorld world = Make(5, loss, seed);
        FirmwareImage parcel = Pack(hasBase ? OriginalOf(world.Nodes[0]) : null);
        GroupPublisher publisher = Run(world, Names(5), parcel);

        AssertAllRun(world, publisher);
        Assert.IsEmpty(publisher.Singles);
        CollectionAssert.AreEqual(Enumerable.Repeat("done", 5).ToArray(), publisher.Ends.Values.ToArray());
        Assert.IsLessThan(5 * parcel.ChunkCount, publisher.Published);
        Assert.IsLessThan(_chunks * 7 / 10, parcel.ChunkCount, "it shrinks");
    }

    [TestMethod]
    public void ANodeThatRunsAnotherImageThanTheBaseIsUpdatedByItself()
    {
        VirtualWorld world = Make(3, 0.05, 25);
        byte[] original = OriginalOf(world.Nodes[1]);
        Run(world, ["node1"], _other);
        Assert.IsTrue(world.RunUntil(() => Runs(world.Nodes[0], _other), 60));
        world.RunUntil(() => false, 120);
        GroupPublisher publisher = Run(world, Names(3), Pack(original));

        AssertAllRun(world, publisher);
        Assert.AreEqual("alone: the node does not run the image that the delta is against", publisher.Ends["node1"]);
        Assert.AreEqual(OtaStatus.Finished, publisher.Singles["node1"]);
        Assert.HasCount(1, publisher.Singles);
    }

    [TestMethod]
    [DataRow(26)]
    [DataRow(27)]
    [DataRow(28)]
    public void ANodeThatRestartsWhileADeltaComesIsUpdatedByItselfAndTheOthersAreNotHeldUp(int seed)
    {
        VirtualWorld world = Make(4, 0.05, seed);
        FirmwareImage parcel = Pack(OriginalOf(world.Nodes[0]));
        GroupPublisher publisher = Begin(world, Names(4), parcel);
        Pass(world, publisher, 0.3 + (0.4 * (seed - 26)), parcel.ChunkCount);
        world.Nodes[0].Board.Restart();
        Finish(world, publisher);

        AssertAllRun(world, publisher);
        Assert.AreEqual(OtaStatus.Finished, publisher.Singles["node1"]);
        Assert.HasCount(1, publisher.Singles);
    }

    [TestMethod]
    public void ANodeThatIsLeftWhileADeltaComesGoesOnFromWhatItKeeps()
    {
        VirtualWorld world = Make(3, 0, 29);
        FirmwareImage parcel = Pack(null);
        int toOne = 0;
        world.Air.Observed += (in AirAttempt attempt, AirOutcome outcome) =>
        {
            bool isChunk = attempt.Destination == VirtualWorld.AddressOf(1) && attempt.Payload.Length == 250 && attempt.Number == 1;
            toOne += isChunk ? 1 : 0;
        };
        GroupPublisher publisher = Begin(world, Names(3), parcel);
        Pass(world, publisher, 0.3, parcel.ChunkCount);
        world.Nodes[0].Board.AddBusy(900_000);
        Finish(world, publisher);

        AssertAllRun(world, publisher);
        StringAssert.StartsWith(publisher.Ends["node1"], "alone: of ");
        Assert.AreEqual(OtaStatus.Finished, publisher.Singles["node1"]);
        Assert.IsInRange(1, parcel.ChunkCount * 9 / 10, toOne, "it keeps the rest");
    }

    /// <summary>While a delta comes, while the image is made of it, and while what was kept of it is cleared.</summary>
    [TestMethod]
    public void ACutOfPowerAtAnyOperationOfTheFlashWithADeltaLeavesTheOldImageAndAnUpdateThatGoesOn()
    {
        foreach (PowerCutDamage damage in Enum.GetValues<PowerCutDamage>())
        {
            for (int operation = 1; operation < 700; operation += 111)
            {
                // It is off so shortly that it is registered again when its turn comes.
                VirtualNode node = RunWithCut(31 + operation, operation, damage, 500_000, node => Pack(OriginalOf(node)));
                int slot = node.Slots.ActiveSlot(ImageKind.Deployment);
                byte[] all = node.Slots.ReadAll(ImageKind.Deployment, slot);
                Assert.IsFalse(all.AsSpan(_image.Length).ContainsAnyExcept((byte)0xFF), $"operation {operation}: something is left behind the image");
            }
        }
    }

    [TestMethod]
    public void AGatewayThatRestartsIsGivenADeltaAgainAndTheNodesGoOnFromWhatTheyKeep()
    {
        VirtualWorld world = Make(3, 0.05, 33);
        FirmwareImage parcel = Pack(OriginalOf(world.Nodes[0]));
        GroupPublisher publisher = Begin(world, Names(3), parcel);
        Pass(world, publisher, 0.6, parcel.ChunkCount);
        world.Gateway.Board.Restart();
        Finish(world, publisher);

        Assert.AreEqual(1, publisher.Restarts);
        Assert.IsEmpty(publisher.Singles);
        Assert.IsLessThan(parcel.ChunkCount * 17 / 10, publisher.Published, "what the nodes keep is not sent again");
        AssertAllRun(world, publisher);
    }

    [TestMethod]
    public void ADeltaThatIsNotWhatWasAnnouncedMakesNothingAndEachIsUpdatedByItself()
    {
        VirtualWorld world = Make(3, 0, 34);
        FirmwareImage parcel = Pack(OriginalOf(world.Nodes[0]));
        byte[] wrong = parcel.Bytes.ToArray();
        wrong[^(wrong.Length / 2)] ^= 1;
        GroupPublisher publisher = new(world, Names(3), parcel, wrong);
        publisher.Begin();
        Finish(world, publisher);

        CollectionAssert.AreEqual(
            Enumerable.Repeat("failed: the node found the image wrong", 3).ToArray(), publisher.Ends.Values.ToArray());
        Assert.HasCount(3, publisher.Singles);
        AssertAllRun(world, publisher);
    }

    // Cuts the power of the first of two nodes at an operation of its flash, and runs the update to its end. Returns that node.
    private static VirtualNode RunWithCut(
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

    private static byte[] OriginalOf(VirtualNode node) =>
        node.Slots.ReadImage(ImageKind.Deployment, node.Slots.ActiveSlot(ImageKind.Deployment));

    private static FirmwareImage Pack(byte[]? baseImage) => FirmwareImage.OfDelta(
        VcdiffEncoder.Encode(baseImage ?? [], _image), FirmwareImage.FromBytes(_image), baseImage is null ? null : FirmwareImage.FromBytes(baseImage));

    private static string[] StatesOf(VirtualWorld world, string name, int from) =>
        [.. world.Broker.Messages.Skip(from).Where(message => message.Topic == $"{VirtualWorld.Network}/{name}/update").Select(message => message.Text)];

    private static int PercentIn(string state)
    {
        using JsonDocument json = JsonDocument.Parse(state);
        JsonElement percent = json.RootElement.GetProperty("update_percentage");
        return percent.ValueKind == JsonValueKind.Null ? -1 : percent.GetInt32();
    }

    private static VirtualWorld Make(int nodes, double loss, int seed, HomeAssistantMode mode = HomeAssistantMode.Off, int spare = Size)
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

    private static string[] Names(int nodes) => [.. Enumerable.Range(1, nodes).Select(VirtualWorld.NameOf)];

    private static GroupPublisher Begin(VirtualWorld world, string[] nodes, byte[]? image = null)
    {
        return Begin(world, nodes, FirmwareImage.FromBytes(image ?? _image));
    }

    private static GroupPublisher Begin(VirtualWorld world, string[] nodes, FirmwareImage parcel)
    {
        GroupPublisher publisher = new(world, nodes, parcel);
        publisher.Begin();
        return publisher;
    }

    private static GroupPublisher Run(VirtualWorld world, string[] nodes, byte[]? image = null)
    {
        return Run(world, nodes, FirmwareImage.FromBytes(image ?? _image));
    }

    private static GroupPublisher Run(VirtualWorld world, string[] nodes, FirmwareImage parcel)
    {
        GroupPublisher publisher = Begin(world, nodes, parcel);
        Finish(world, publisher);
        return publisher;
    }

    private static void Finish(VirtualWorld world, GroupPublisher publisher)
    {
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, LimitSeconds), "not over");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus, string.Join(", ", publisher.Ends) + string.Join(", ", publisher.Singles));
    }

    // Runs until a part of the first round is over, or more than one round.
    private static void Pass(VirtualWorld world, GroupPublisher publisher, double rounds, int? chunks = null)
    {
        int wanted = (int)((chunks ?? _chunks) * rounds);
        Assert.IsTrue(world.RunUntil(() => publisher.Published >= wanted || publisher.GroupEndedAt != 0, LimitSeconds));
    }

    private static void AssertAllRun(VirtualWorld world, GroupPublisher publisher, byte[]? image = null)
    {
        bool allRun = world.RunUntil(() => world.Nodes.TrueForAll(node => Runs(node, image ?? _image)), 60);
        Assert.IsTrue(allRun, string.Join(", ", publisher.Ends));
    }

    private static bool Runs(VirtualNode node, byte[] image)
    {
        int slot = node.Slots.ActiveSlot(ImageKind.Deployment);
        return node.Board.IsOn && node.Slots.ReadImage(ImageKind.Deployment, slot).AsSpan().SequenceEqual(image);
    }
}
