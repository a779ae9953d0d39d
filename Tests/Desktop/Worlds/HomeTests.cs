using EnigmaIoT.Bench;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Tests.Unit.Support;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>A home of many nodes in virtual time.</summary>
[TestClass]
public sealed class HomeTests
{
    private const int Hour = 3600;
    private const int Awake = 40;
    private const int Sleepy = 60;
    private const int UpdatedAwake = 7;
    private const int UpdatedSleepy = Awake + 5;

    // What an update leaves behind: with its node how it ended, its topics taken apart, of which eight are kept, and a digest for each
    // update at once.
    private const int HeapPlay = 512;

    [TestMethod]
    public void ADayOfAHundredNodesLosesNothingThatIsNotCounted()
    {
        CountedApplication?[] applications = new CountedApplication?[Awake + Sleepy + 1];
        VirtualWorld world = new(new WorldOptions
        {
            Nodes = Awake + Sleepy,
            Sleepy = Sleepy,
            SleepSeconds = 600,
            Application = number => applications[number] = new CountedApplication(300_000, applications[number]?.Total ?? 0),
            MaximumNodes = 120,
            Air = new AirSettings { Loss = 0.02, ResidualLoss = 0.02 },
        });
        DataLedger ledger = new(world);
        Follow(world, ledger);
        Assert.IsTrue(world.RunUntilRegistered(2 * Hour), "not all registered");
        List<int> heap = [];
        int lostBeforeRestart = 0;
        int droppedBeforeRestart = 0;
        int waitingBeforeRestart = 0;

        for (int hour = 1; hour <= 24; hour++)
        {
            switch (hour)
            {
                case 4:
                    Update(world, UpdatedAwake);
                    break;
                case 8:
                    world.Broker.Down();
                    world.RunUntil(() => false, 45);
                    world.Broker.Up();
                    break;
                case 12:
                    lostBeforeRestart = Lost(world);
                    droppedBeforeRestart = world.Gateway.Firmware!.Publisher.Dropped;
                    waitingBeforeRestart = world.Gateway.Firmware.Publisher.Count;
                    world.Gateway.Board.PowerOff();
                    world.RunUntil(() => false, 2);
                    world.Gateway.Board.PowerOn();
                    Follow(world, ledger);
                    break;
                case 16:
                    Update(world, UpdatedSleepy);
                    break;
            }

            world.RunUntil(() => false, (int)((hour * (long)Hour) - (world.Scheduler.Now / 1_000_000)));
            world.RunUntil(() => world.Gateway.Firmware!.Publisher.Count == 0, 10);
            heap.Add(HeapCount.Of(world.Gateway.Firmware!).Total);
        }

        int lost = lostBeforeRestart + Lost(world);
        int dropped = droppedBeforeRestart + world.Gateway.Firmware!.Publisher.Dropped;
        Console.WriteLine($"{ledger.Data} data messages, {ledger.Missing} missing, {lost} counted as lost; {ledger.Queued} to publish, {ledger.Taken} published, {dropped} dropped");
        Console.WriteLine($"heap by hours: {string.Join(' ', heap)}");
        Assert.AreEqual(100, world.Gateway.Firmware.Nodes.Registered);
        Assert.AreEqual(lost, ledger.Missing + ledger.MissingAtStart, "each missing message is counted, and no other");
        Assert.AreEqual(ledger.Queued, ledger.Taken + dropped + waitingBeforeRestart, "each message was published, or counted as dropped");
        Assert.AreEqual(0, ledger.Repeated);
        Assert.IsLessThan(10, ledger.MissingAtStart);
        Assert.IsGreaterThan(300, lost, "two of a hundred were lost");
        Assert.IsGreaterThan(19_000, ledger.Data);

        // Hours 4 and 16 end behind an update, hour 12 behind the restart.
        Assert.IsLessThanOrEqualTo(HeapPlay, heap[3] - heap[2]);
        Assert.IsLessThanOrEqualTo(HeapPlay, heap[15] - heap[14]);
        AssertFlat(heap[..3]);
        AssertFlat(heap[3..11]);
        AssertFlat(heap[12..15]);
        AssertFlat(heap[15..]);
        Assert.IsFalse(world.Log.Any(line => line.Message.StartsWith("the application threw", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void TwoHundredAndFiftyNodesAreBackBehindARestartOfTheirGateway()
    {
        VirtualWorld world = new(new WorldOptions { Nodes = 250, MaximumNodes = 250, DataMilliseconds = 60_000 });
        Assert.IsTrue(world.RunUntilRegistered(300), "not all registered at once");
        double first = world.Scheduler.Now / 1e6;
        world.RunUntil(() => false, 60);
        long restarted = world.Scheduler.Now;

        world.Gateway.Board.PowerOff();
        world.RunUntil(() => false, 1);
        world.Gateway.Board.PowerOn();
        world.RunUntil(() => world.Gateway.Firmware != null, 10);
        Assert.AreEqual(0, world.Gateway.Firmware!.Nodes.Registered);

        Assert.IsTrue(world.RunUntilRegistered(300), "not all came back");
        double back = (world.Scheduler.Now - restarted) / 1e6;
        int refused = RefusedHellos(world);
        Console.WriteLine($"{first:0.0} s from the start, {back:0.0} s behind the restart, {refused} hellos refused meanwhile");
        Assert.IsLessThan(180, first);
        Assert.IsLessThan(180, back);

        // Their hellos are spread over seconds, and the gateway answers five a second: none waits longer than some ten tries.
        Assert.IsLessThan(10 * 250, refused);
    }

    [TestMethod]
    public void ALookupCostsTheSameHoweverManyNodesThereAre()
    {
        double few = LooksForEach(70);
        double many = LooksForEach(250);
        Console.WriteLine($"{few:0.00} and {many:0.00} entries looked at for a lookup");
        Assert.IsLessThan(2.5, few);
        Assert.IsLessThan(2.5, many);
    }

    [TestMethod]
    public void NodesThatComeAndGoAreFoundByAddressAndName()
    {
        NodeTable table = new(100, new ToyFrameKeys(new SeededRandom(1)));
        for (int round = 0; round < 50; round++)
        {
            for (int i = 0; i < 100; i++)
            {
                table.SetName(table.Assign(VirtualWorld.AddressOf(i + 1 + round)), $"node{i}");
            }

            table.SetName(table.FindByName("node3"), "other");
            Assert.IsNull(table.FindByName("node3"));
            Assert.AreEqual(VirtualWorld.AddressOf(4 + round), table.FindByName("other").Address);
            for (int i = 0; i < 100; i++)
            {
                NodeEntry entry = table.Find(VirtualWorld.AddressOf(i + 1 + round));
                Assert.AreEqual(VirtualWorld.AddressOf(i + 1 + round), entry.Address);
                Assert.IsTrue(i == 3 || table.FindByName($"node{i}") == entry);
                table.Release(entry);
                Assert.IsNull(table.Find(VirtualWorld.AddressOf(i + 1 + round)));
                Assert.IsNull(table.FindByName($"node{i}"));
            }
        }
    }

    private static void AssertFlat(List<int> heap)
    {
        Assert.IsLessThanOrEqualTo(HeapPlay, heap.Max() - heap.Min());
        Assert.IsLessThanOrEqualTo(heap[0], heap[^1], "it does not grow");
    }

    private static double LooksForEach(int nodes)
    {
        NodeTable table = new(nodes, new ToyFrameKeys(new SeededRandom(1)));
        for (int i = 0; i < nodes; i++)
        {
            table.SetName(table.Assign(VirtualWorld.AddressOf(i + 1)), $"node{i}");
        }

        int before = table.Looks;
        for (int i = 0; i < nodes; i++)
        {
            Assert.IsNotNull(table.Find(VirtualWorld.AddressOf(i + 1)));
            Assert.IsNotNull(table.FindByName($"node{i}"));
        }

        return (table.Looks - before) / (2.0 * nodes);
    }

    private static int RefusedHellos(VirtualWorld world)
    {
        RejectLog rejects = world.Gateway.Firmware!.Rejects;
        return Enumerable.Range(0, rejects.Reasons)
            .Where(i => rejects.ReasonAt(i).StartsWith("ClientHello refused", StringComparison.Ordinal))
            .Sum(rejects.CountAt);
    }

    private static int Lost(VirtualWorld world)
    {
        NodeTable nodes = world.Gateway.Firmware!.Nodes;
        return Enumerable.Range(0, nodes.Capacity).Where(id => nodes.At(id).IsRegistered).Sum(id => nodes.Statistics.Lost(id));
    }

    private static void Update(VirtualWorld world, int number)
    {
        BlockPublisher publisher = new(world, VirtualWorld.NameOf(number), SampleImage.Create(new Version(2, 0), 60_000));
        publisher.Begin();
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 2 * Hour), "the update does not end");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus);
    }

    private static void Follow(VirtualWorld world, DataLedger ledger)
    {
        Assert.IsTrue(world.RunUntil(() => world.Gateway.Firmware != null, 10), "the gateway does not start");
        ledger.Follow(world.Gateway.Firmware!);
    }
}
