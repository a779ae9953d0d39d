using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Tests.Desktop.Worlds.Faults;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>A link that is connected and refuses messages on and off, as where the network is slower than what is to be published.</summary>
[TestClass]
public sealed class RefusingLinkTests
{
    private const int Nodes = 4;

    // Shorter than what the queue has room for, and than what ends a connection that stands still.
    private const int LongestRefusal = 3_000_000;

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void NothingIsLostOrComesTwiceAndAnUpdateEndsWell(int seed)
    {
        Random random = new(seed);
        CountedApplication?[] applications = new CountedApplication?[Nodes + 1];
        ReferenceWorld world = new(new ReferenceWorldOptions
        {
            Seed = seed,
            Nodes = Nodes,
            Application = number => applications[number] = new CountedApplication(1000, applications[number]?.Total ?? 0),
        });
        DataLedger ledger = new(world);
        Assert.IsTrue(world.RunUntil(() => world.Gateway.Firmware != null, 10));
        ledger.Follow(world.Gateway.Firmware!);
        Assert.IsTrue(world.RunUntilRegistered(), "not registered");
        MemoryMqttLink link = (MemoryMqttLink)world.Gateway.Mqtt!;
        int refusals = 0;
        void Change()
        {
            bool refuses = link.OutboundCapacity > 0;
            refusals += refuses ? 1 : 0;
            link.OutboundCapacity = refuses ? 0 : random.Next(1, 4);
            world.Scheduler.After(random.Next(1000, LongestRefusal), Change);
        }

        Change();
        UpdatedNode node = new(world, true, 1);
        byte[] image = SampleImage.Create(new Version(1, 1), 60_000);
        PublishingRun run = new(world, PublisherKind.Blocks, 0, node.Name, image);
        run.Publisher.Begin();
        world.RunUntil(() => run.Publisher.FinalStatus != null, 400);
        Assert.AreEqual(OtaStatus.Finished, run.Publisher.FinalStatus, node.Tell());
        Assert.IsTrue(world.RunUntil(() => node.IsSettled && image.AsSpan().SequenceEqual(node.ReadImage()), 60), node.Tell());
        Assert.IsTrue(world.RunUntil(() => world.Gateway.Firmware!.Publisher.Count == 0 && ledger.Queued == ledger.Taken, 30));

        Assert.AreEqual(1, link.Attempts, "the connection is not given up");
        Assert.AreEqual(0, world.Gateway.Firmware!.Publisher.Dropped);
        Assert.AreEqual(0, ledger.Missing);
        Assert.AreEqual(0, ledger.Repeated);
        Assert.IsGreaterThan(100, ledger.Data);
        Assert.IsGreaterThan(3, refusals);
    }
}
