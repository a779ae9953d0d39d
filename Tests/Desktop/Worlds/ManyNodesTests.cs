using System.Reflection;
using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Tests.Desktop.Worlds.Faults;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>Updates of several nodes at once share the air, with each other and with everything else.</summary>
[TestClass]
public sealed class ManyNodesTests
{
    private const int Updates = 4;
    private const int Readers = 10;
    private const int Newcomer = Updates + Readers + 1;

    /// <summary>Boot, scan and a random delay of up to 6.5 s take a newcomer most of it where the air is free.</summary>
    private const double RegistrationSeconds = 12;

    private const double CommandSeconds = 0.25;
    private const double DataShare = 0.97;

    [TestMethod]
    [DataRow(4, true)]
    [DataRow(8, true)]
    [DataRow(4, false)]
    [DataRow(8, false)]
    public void UpdatesAtOnceEndTogether(int nodes, bool isOurs)
    {
        ReferenceWorld world = new(new ReferenceWorldOptions
        {
            Seed = 2,
            Nodes = isOurs ? nodes : 0,
            OldNodes = isOurs ? 0 : nodes,
            MaximumUpdates = nodes,
        });
        Assert.IsTrue(world.RunUntilRegistered());
        byte[] image = isOurs ? SampleImage.Create(new Version(1, 1), 100_000) : SampleImage.CreateApplication(100_000);
        IPublisher[] publishers = Begin(world, PublisherKind.Blocks, nodes, isOurs ? VirtualWorld.NameOf : ReferenceWorld.OldNameOf, image);
        Finish(world, publishers);

        double[] seconds = [.. publishers.Select(publisher => (publisher.EndedAt - publisher.BegunAt) / 1e6)];
        Console.WriteLine($"{nodes} nodes: {string.Join(", ", seconds.Select(second => $"{second:0.00}"))} s");
        Assert.IsLessThan(seconds.Max() * 0.1, seconds.Max() - seconds.Min());
        Assert.IsTrue(IsAllGivenBack(world));
    }

    [TestMethod]
    [DataRow(PublisherKind.Blocks)]
    [DataRow(PublisherKind.FastScript)]
    public void DataRegistrationsAndCommandsGoOnMeanwhile(PublisherKind kind)
    {
        VirtualWorld world = new(new WorldOptions
        {
            Seed = 4,
            Nodes = Newcomer,
            DataMilliseconds = 1000,

            // The updates take all of the air, and for long enough.
            Air = new AirSettings { FixedRate = PhyRate.Default },
        });
        world.Nodes[Newcomer - 1].Board.PowerOff();
        Assert.IsTrue(world.RunUntil(() => Enumerable.Range(1, Newcomer - 1).All(world.IsKnown), 120), "not registered");

        long begun = world.Scheduler.Now;
        int messages = world.Broker.Messages.Count;
        IPublisher[] publishers = Begin(world, kind, Updates, VirtualWorld.NameOf, SampleImage.Create(new Version(1, 1), 300_000));
        world.RunUntil(() => false, 2);
        double[] commands = [RoundTrip(world, 1), RoundTrip(world, Updates + 1), RoundTrip(world, 2), RoundTrip(world, Updates + 2)];
        double registration = Register(world);
        Assert.IsTrue(Array.TrueForAll(publishers, publisher => publisher.FinalStatus == null), "the updates were over too soon");
        Finish(world, publishers);

        double seconds = (publishers.Max(publisher => publisher.EndedAt) - begun) / 1e6;
        int data = world.Broker.Messages.Skip(messages).Count(message => Enumerable.Range(Updates + 1, Readers)
            .Any(number => message.Topic == $"{VirtualWorld.Network}/{VirtualWorld.NameOf(number)}/data"));
        double share = data / (Readers * seconds);
        Console.WriteLine(
            $"{kind}, {seconds:0.0} s: {share:P0} of the data, newcomer after {registration:0.0} s, commands {string.Join(", ", commands.Select(s => $"{s * 1000:0}"))} ms");
        Assert.IsGreaterThan(DataShare, share);
        Assert.IsLessThan(RegistrationSeconds, registration);
        Assert.IsLessThan(CommandSeconds, commands.Max());
    }

    private static IPublisher[] Begin(VirtualWorld world, PublisherKind kind, int count, Func<int, string> name, byte[] image)
    {
        IPublisher[] publishers = [.. Enumerable.Range(1, count)
            .Select(number => new PublishingRun(world, kind, number, name(number), image).Publisher)];
        Array.ForEach(publishers, publisher => publisher.Begin());
        return publishers;
    }

    private static void Finish(VirtualWorld world, IPublisher[] publishers)
    {
        Assert.IsTrue(world.RunUntil(() => Array.TrueForAll(publishers, publisher => publisher.FinalStatus != null), 120), "no end");
        Assert.IsTrue(Array.TrueForAll(publishers, publisher => publisher.FinalStatus == OtaStatus.Finished));
    }

    private static double RoundTrip(VirtualWorld world, int number)
    {
        long begun = world.Scheduler.Now;
        int messages = world.Broker.Messages.Count;
        string node = $"{VirtualWorld.Network}/{VirtualWorld.NameOf(number)}/";
        world.Broker.Publish($"{node}get/version", string.Empty);
        Assert.IsTrue(
            world.RunUntil(() => world.Broker.Messages.Skip(messages).Any(message => message.Topic == $"{node}result/version"), 10),
            "no answer");
        return (world.Scheduler.Now - begun) / 1e6;
    }

    private static double Register(VirtualWorld world)
    {
        long begun = world.Scheduler.Now;
        world.Nodes[Newcomer - 1].Board.PowerOn();
        Assert.IsTrue(world.RunUntil(() => world.IsKnown(Newcomer), 60), "the newcomer was not registered");
        return (world.Scheduler.Now - begun) / 1e6;
    }

    /// <summary>What an update takes is 8 KB and nobody's business outside of the gateway: looked up by reflection.</summary>
    private static bool IsAllGivenBack(VirtualWorld world)
    {
        object sessions = Field(world.Gateway.Firmware!.Updates, "_sessions")!;
        return ((object?[])Field(sessions, "_sessions")!).All(session => session is null);
    }

    private static object? Field(object owner, string name)
    {
        return owner.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(owner);
    }
}
