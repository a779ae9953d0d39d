using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Tests.Desktop.Worlds.Faults;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>
/// The broker, or the way to it, is away for up to 60 s at any moment of an update: the update ends well. The reference's script
/// does not connect again, so what cuts its own connection ends it, whatever the gateway does.
/// </summary>
[TestClass]
public sealed class OutageTests
{
    private const int Seeds = 6;
    private const int Second = 1_000_000;
    private const int LimitSeconds = 400;

    // The script goes on meanwhile, and waits 20 s for the end: an image of 45 s at its pace outlasts 60 s.
    private const int Size = 450_000;

    private static readonly byte[] _image = SampleImage.Create(new Version(1, 1), Size);
    private static readonly byte[] _application = SampleImage.CreateApplication(Size);

    [TestMethod]
    [DataRow(PublisherKind.Blocks, true, Outage.OfGateway)]
    [DataRow(PublisherKind.Blocks, true, Outage.OfPublisher)]
    [DataRow(PublisherKind.Blocks, true, Outage.OfBroker)]
    [DataRow(PublisherKind.Blocks, true, Outage.Frozen)]
    [DataRow(PublisherKind.Blocks, true, Outage.Refusing)]
    [DataRow(PublisherKind.Blocks, false, Outage.OfGateway)]
    [DataRow(PublisherKind.Blocks, false, Outage.OfPublisher)]
    [DataRow(PublisherKind.Blocks, false, Outage.OfBroker)]
    [DataRow(PublisherKind.Blocks, false, Outage.Frozen)]
    [DataRow(PublisherKind.FastScript, true, Outage.OfGateway)]
    [DataRow(PublisherKind.FastScript, true, Outage.Frozen)]
    [DataRow(PublisherKind.FastScript, false, Outage.OfGateway)]
    [DataRow(PublisherKind.FastScript, false, Outage.Frozen)]
    [DataRow(PublisherKind.FastScript, false, Outage.Refusing)]
    public void AnOutageOfUpTo60SecondsDoesNotEndAnUpdate(PublisherKind kind, bool isOurs, Outage outage)
    {
        List<string> failures = [];
        for (int seed = 1; seed <= Seeds; seed++)
        {
            if (Run(seed, kind, isOurs, outage) is { } failure)
            {
                failures.Add(failure);
            }
        }

        Assert.IsEmpty(failures, string.Join(Environment.NewLine, failures));
    }

    private static string? Run(int seed, PublisherKind kind, bool isOurs, Outage outage)
    {
        Random random = new(seed);
        ReferenceWorld world = new(new ReferenceWorldOptions
        {
            Seed = seed,
            Nodes = isOurs ? 1 : 0,
            OldNodes = isOurs ? 0 : 1,
            Air = new AirSettings { Loss = random.NextDouble() * 0.1 },
        });
        Assert.IsTrue(world.RunUntilRegistered(), "not registered");
        UpdatedNode node = new(world, isOurs, 1);
        byte[] image = isOurs ? _image : _application;
        PublishingRun run = new(world, kind, 0, node.Name, image);
        run.Publisher.Begin();

        // At any moment, the one where message 0 is under way included; behind 5 s the script would be through too soon.
        long at = (long)(random.NextDouble() * 5 * Second);
        long duration = (seed == 1 ? 60 : random.Next(5, 60)) * (long)Second;
        world.Scheduler.After(at, () => Begin(world, outage));
        world.Scheduler.After(at + duration, () => End(world, outage));

        world.RunUntil(() => run.Publisher.FinalStatus != null, LimitSeconds);
        bool isDone = run.Publisher.FinalStatus == OtaStatus.Finished
            && world.RunUntil(() => node.IsSettled && image.AsSpan().SequenceEqual(node.ReadImage()), 60);
        return isDone
            ? null
            : $"seed {seed}, {duration / Second} s from {at / 1e6:0.000} s: status {run.Publisher.FinalStatus}, {node.Tell()}"
                + string.Concat(world.Log.Select(line => $"{Environment.NewLine}  {line.Time / 1e6:0.000} {line.Board}: {line.Message}").TakeLast(40));
    }

    private static void Begin(VirtualWorld world, Outage outage)
    {
        switch (outage)
        {
            case Outage.OfGateway:
                Link(world).CutOff(true);
                break;
            case Outage.OfPublisher:
                world.Broker.IsOutsideCut = true;
                break;
            case Outage.OfBroker:
                world.Broker.IsOutsideCut = true;
                world.Broker.Down();
                break;
            case Outage.Refusing:
                Link(world).OutboundCapacity = 0;
                break;
            default:
                world.Broker.Freeze();
                break;
        }
    }

    private static void End(VirtualWorld world, Outage outage)
    {
        switch (outage)
        {
            case Outage.OfGateway:
                Link(world).CutOff(false);
                break;
            case Outage.OfPublisher:
                world.Broker.IsOutsideCut = false;
                break;
            case Outage.OfBroker:
                world.Broker.IsOutsideCut = false;
                world.Broker.Up();
                break;
            case Outage.Refusing:
                Link(world).OutboundCapacity = MqttNetLink.QueueCapacity;
                break;
            default:
                world.Broker.Thaw();
                break;
        }
    }

    private static MemoryMqttLink Link(VirtualWorld world)
    {
        return (MemoryMqttLink)world.Gateway.Mqtt!;
    }
}
