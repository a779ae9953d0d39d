using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>The rate of a node's chunks rises as far as the link carries, and falls where it does not any more.</summary>
[TestClass]
public sealed class RateTests
{
    private const long Gateway = 0x020000000001;
    private const long Node = 0x020000000101;
    private const int ChunkFrame = 250;
    private const int StrongRssi = -50;

    /// <summary>Frames that are with the radio when a link fades, and those that it takes meanwhile, until four have told of it.</summary>
    private const int FramesToFall = 16;

    private static readonly byte[] _image = SampleImage.Create(new Version(1, 1), 400_000);

    private readonly List<double> _rates = [];

    [TestMethod]
    public void OnAStrongLinkChunksGoAt54Megabits()
    {
        VirtualWorld world = MakeWorld(new AirSettings());
        Update(world, () => { });
        Assert.IsGreaterThan(9 * _rates.Count / 10, _rates.Count(rate => rate == 54));
    }

    [TestMethod]
    [DataRow(-82)]
    [DataRow(-87)]
    [DataRow(-91)]
    [DataRow(-93)]
    public void OnAWeakerLinkMostGoAtARateThatItCarriesAndWhoseNextOneItDoesNot(int rssi)
    {
        double[] steps = [1, 2, 6, 12, 24, 36, 54];
        VirtualWorld world = MakeWorld(new AirSettings { Rssi = rssi });
        Update(world, () => { });
        double most = _rates.GroupBy(rate => rate).MaxBy(group => group.Count())!.Key;
        double next = steps[Array.IndexOf(steps, most) + 1];
        Console.WriteLine($"{rssi} dBm: {most} Mbit/s");
        Assert.IsLessThan(0.6, PhyRate.FromMegabits(most).LossAt(rssi, ChunkFrame));
        Assert.IsGreaterThan(0.3, PhyRate.FromMegabits(next).LossAt(rssi, ChunkFrame));
    }

    // The stated margin: a twentieth, for the frames that try a higher rate in vain.
    [TestMethod]
    public void AtNoSignalStrengthIsAnUpdateMuchSlowerThanAtOneMegabit()
    {
        for (int rssi = -76; rssi >= -98; rssi--)
        {
            double rising = Update(MakeWorld(new AirSettings { Rssi = rssi }), () => { });
            double fixedRate = Update(MakeWorld(new AirSettings { Rssi = rssi, FixedRate = PhyRate.Default }), () => { });
            Console.WriteLine($"{rssi} dBm: {rising:0.00} s, at 1 Mbit/s {fixedRate:0.00} s");
            Assert.IsLessThanOrEqualTo(1.05 * fixedRate, rising, $"{rssi} dBm");
        }
    }

    [TestMethod]
    [DataRow(-97)]
    [DataRow(-94)]
    [DataRow(-88)]
    public void WhereTheLinkFadesAtOnceTheRateFallsWithinFewFramesAndNoneIsLost(int rssi)
    {
        VirtualWorld world = MakeWorld(new AirSettings());
        int before = 0;
        Update(world, () => world.Scheduler.After(1_000_000, () =>
        {
            before = _rates.Count;
            SetRssi(world, rssi);
        }));

        Assert.AreEqual(54, _rates[before - 1]);
        List<double> after = _rates[before..];
        Console.WriteLine(string.Join(" ", after.Take(60)));
        int tooFast = after.FindIndex(rate => PhyRate.FromMegabits(rate).LossAt(rssi, ChunkFrame) < 0.5);
        Assert.IsLessThanOrEqualTo(FramesToFall, tooFast);

        // From then on a rate that does not carry has one frame now and then.
        int late = after.Skip(FramesToFall).Count(rate => PhyRate.FromMegabits(rate).LossAt(rssi, ChunkFrame) > 0.99);
        Assert.IsLessThan(1 + (after.Count / 50), late);
    }

    [TestMethod]
    public void WhereTheLinkIsBackTheRateRisesAgain()
    {
        VirtualWorld world = MakeWorld(new AirSettings());
        Update(world, () =>
        {
            world.Scheduler.After(400_000, () => SetRssi(world, -97));
            world.Scheduler.After(1_200_000, () => SetRssi(world, StrongRssi));
        });
        Assert.IsGreaterThan(_rates.Count / 2, _rates.Count(rate => rate == 54));
        Assert.AreEqual(54, _rates[^1]);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void OnALinkThatComesAndGoesAnUpdateIsFasterThanAtOneMegabit(int seed)
    {
        double rising = Fading(seed, null);
        double fixedRate = Fading(seed, PhyRate.Default);
        Console.WriteLine($"{rising:0.00} s, at 1 Mbit/s {fixedRate:0.00} s");
        Assert.IsLessThan(fixedRate, rising);
    }

    [TestMethod]
    public void AnOldNodeIsSentNoOtherRateThanOneMegabit()
    {
        ReferenceWorld world = new(new ReferenceWorldOptions { Nodes = 0, OldNodes = 1 });
        Assert.IsTrue(world.RunUntilRegistered());
        Observe(world);
        BlockPublisher publisher = new(world, ReferenceWorld.OldNameOf(1), SampleImage.CreateApplication(50_000));
        publisher.Begin();
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 60), "no final status");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus);
        Assert.IsGreaterThan(200, _rates.Count);
        Assert.IsTrue(_rates.TrueForAll(rate => rate == 1));
    }

    private static VirtualWorld MakeWorld(AirSettings air)
    {
        VirtualWorld world = new(new WorldOptions { Seed = 5, Air = air });
        Assert.IsTrue(world.RunUntilRegistered(300), "not registered");
        return world;
    }

    private static void SetRssi(VirtualWorld world, int rssi)
    {
        world.Air.SetRssi(Gateway, Node, rssi);
    }

    private double Fading(int seed, PhyRate? rate)
    {
        Random random = new(seed);
        VirtualWorld world = MakeWorld(new AirSettings { FixedRate = rate });
        return Update(world, Next);

        void Next()
        {
            SetRssi(world, random.Next(-97, -69));
            world.Scheduler.After(random.Next(50_000, 400_000), Next);
        }
    }

    private double Update(VirtualWorld world, Action begun)
    {
        Observe(world);
        BlockPublisher publisher = new(world, VirtualWorld.NameOf(1), _image);
        publisher.Begin();
        begun();
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 300), "no final status");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus);
        Assert.IsTrue(world.RunUntil(() => Image(world).AsSpan().SequenceEqual(_image), 60), "not the image");
        return (publisher.EndedAt - publisher.BegunAt) / 1e6;
    }

    private static byte[] Image(VirtualWorld world)
    {
        return world.Nodes[0].Slots.ReadImage(ImageKind.Deployment, world.Nodes[0].Slots.ActiveSlot(ImageKind.Deployment));
    }

    private void Observe(VirtualWorld world)
    {
        _rates.Clear();
        world.Air.Observed += (in AirAttempt attempt, AirOutcome _) =>
        {
            if (attempt.Source != Gateway || attempt.Destination == MacAddress.Broadcast)
            {
                Assert.AreEqual(1.0, attempt.Rate.Megabits);
            }
            else if (attempt.Number == 1 && attempt.Payload.Length == ChunkFrame)
            {
                _rates.Add(attempt.Rate.Megabits);
            }
        };
    }
}
