using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>Between radios of ESP-NOW version 2 several chunks go in one frame, as far as link and memory allow.</summary>
[TestClass]
public sealed class LargeFrameTests
{
    private const int SingleFrame = 250;
    private const int LargeFrame = 1310;

    private static readonly byte[] _image = SampleImage.Create(new Version(1, 1), 400_000);
    private static readonly byte[] _other = SampleImage.Create(new Version(1, 2), 60_000);

    private int _large;
    private int _single;
    private int _long;

    [TestMethod]
    public void BetweenRadiosOfVersion2MostChunksGoSixAFrame()
    {
        VirtualWorld world = MakeWorld(new AirSettings(), EspNowVersion.Two);
        Observe(world);
        Update(world);
        Console.WriteLine($"{_large} frames with six chunks, {_single} with one");
        Assert.IsGreaterThan(0.7 * OtaLimits.Chunks(_image.Length), _large * OtaLimits.ChunksOfFrame);
        AssertGivenBack(world);
    }

    [TestMethod]
    [DataRow(EspNowVersion.One, EspNowVersion.Two)]
    [DataRow(EspNowVersion.Two, EspNowVersion.One)]
    [DataRow(EspNowVersion.One, EspNowVersion.One)]
    public void WhereOneSideHasVersion1NoFrameIsLong(EspNowVersion gateway, EspNowVersion node)
    {
        VirtualWorld world = MakeWorld(new AirSettings(), gateway, node);
        Observe(world);
        Update(world);
        Assert.AreEqual(0, _long);
        Assert.AreEqual(0, world.Air.Counters.DroppedAsTooLong);
        AssertGivenBack(world);
    }

    [TestMethod]
    public void ANodeOfVersion098IsSentNoneByAGatewayOfVersion2()
    {
        Reference.ReferenceWorld world = new(new Reference.ReferenceWorldOptions { Nodes = 0, OldNodes = 1, GatewayRadio = EspNowVersion.Two });
        Assert.IsTrue(world.RunUntilRegistered());
        Observe(world);
        BlockPublisher publisher = new(world, Reference.ReferenceWorld.OldNameOf(1), SampleImage.CreateApplication(50_000));
        publisher.Begin();
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 60), "no final status");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus);
        Assert.AreEqual(0, _long);
    }

    // Its radio acknowledges what it drops: the node's word alone shows it.
    [TestMethod]
    public void ARadioThatDropsLongFramesGetsThreeOfThemAndThenAChunkAFrame()
    {
        VirtualWorld world = MakeWorld(new AirSettings(), EspNowVersion.Two, EspNowVersion.FalseTwo);
        Observe(world);
        double seconds = Update(world);
        Console.WriteLine($"{seconds:0.00} s, {world.Air.Counters.DroppedAsTooLong} dropped");
        Assert.AreEqual(3, world.Air.Counters.DroppedAsTooLong);
        Assert.AreEqual(3, _long, "no more than those were sent");
        AssertGivenBack(world);
    }

    [TestMethod]
    public void WithoutMemoryOnEitherSideChunksGoOneAFrame()
    {
        foreach (bool isGateway in new[] { true, false })
        {
            VirtualWorld world = MakeWorld(new AirSettings(), EspNowVersion.Two);
            Observe(world);
            (isGateway ? world.Gateway.Board : world.Nodes[0].Board).FreeHeap = isGateway ? 12_000 : 9_000;
            Update(world);
            Assert.AreEqual(0, _long, isGateway ? "gateway" : "node");
            AssertGivenBack(world);
        }
    }

    [TestMethod]
    public void AGatewayWithoutRoomForAPageSendsNone()
    {
        VirtualWorld world = new(new WorldOptions { Seed = 5, GatewayRadio = EspNowVersion.Two, NodeRadio = _ => EspNowVersion.Two, IsTight = true });
        Assert.IsTrue(world.RunUntilRegistered(300), "not registered");
        Observe(world);
        Update(world);
        Assert.AreEqual(0, _long);
    }

    // The one side may have room while the other has none, and updates follow each other and run side by side.
    [TestMethod]
    public void UpdatesSideBySideAndOneAfterTheOtherEachHaveTheirRoom()
    {
        VirtualWorld world = new(new WorldOptions
        {
            Seed = 5,
            Nodes = 3,
            GatewayRadio = EspNowVersion.Two,
            NodeRadio = number => number == 2 ? EspNowVersion.One : EspNowVersion.Two,
        });
        Assert.IsTrue(world.RunUntilRegistered(300), "not registered");
        for (int round = 0; round < 2; round++)
        {
            byte[] image = round == 0 ? _image : _other;
            BlockPublisher[] publishers = [.. Enumerable.Range(1, 3).Select(i => new BlockPublisher(world, VirtualWorld.NameOf(i), image))];
            Array.ForEach(publishers, publisher => publisher.Begin());
            Assert.IsTrue(world.RunUntil(() => Array.TrueForAll(publishers, publisher => publisher.FinalStatus != null), 120), "no final status");
            Assert.IsTrue(Array.TrueForAll(publishers, publisher => publisher.FinalStatus == OtaStatus.Finished));
            Assert.IsTrue(world.RunUntil(() => world.Nodes.TrueForAll(node => Runs(node, image)), 60), "not the image");
            Assert.IsTrue(world.RunUntilRegistered(60));
            Assert.IsTrue(world.RunUntil(() => world.Nodes.TrueForAll(node => node.Slots.State == ImageState.Confirmed), 120), "still on trial");
        }

        AssertGivenBack(world);
    }

    [TestMethod]
    public void ANodeThatLosesItsPowerInTheMiddleGoesOnWithSeveralChunksAFrame()
    {
        for (int after = 5; after < 400; after += 45)
        {
            VirtualWorld world = MakeWorld(new AirSettings { Loss = 0.05, ResidualLoss = 0.02 }, EspNowVersion.Two);
            Observe(world);
            int frames = 0;
            world.Air.Observed += (in AirAttempt attempt, AirOutcome _) =>
            {
                if (attempt.Payload.Length > SingleFrame && ++frames == after)
                {
                    world.Scheduler.After(1, () =>
                    {
                        world.Nodes[0].Board.PowerOff();
                        world.Scheduler.After(300_000, world.Nodes[0].Board.PowerOn);
                    });
                }
            };
            Update(world);
            Assert.IsGreaterThan(after, frames);
            AssertGivenBack(world);
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void OnALinkThatComesAndGoesItIsStillFaster(int seed)
    {
        double single = Fading(seed, EspNowVersion.One);
        double large = Fading(seed, EspNowVersion.Two);
        Console.WriteLine($"{large:0.00} s, with a chunk a frame {single:0.00} s");
        Assert.IsLessThan(1.05 * single, large);
    }

    // The stated margin: a twentieth, for frames that were too long for the link.
    [TestMethod]
    public void AtNoSignalStrengthIsAnUpdateMuchSlowerThanWithAChunkAFrame()
    {
        for (int rssi = -74; rssi >= -98; rssi--)
        {
            AssertNotSlower(new AirSettings { Rssi = rssi }, 1.05, $"{rssi} dBm");
        }
    }

    // Losses that are the same at every rate: from a third on a long frame costs more than it saves, until the gateway has found that out.
    [TestMethod]
    [DataRow(0.0, 1.02)]
    [DataRow(0.05, 1.02)]
    [DataRow(0.1, 1.02)]
    [DataRow(0.15, 1.05)]
    [DataRow(0.2, 1.12)]
    [DataRow(0.3, 1.15)]
    [DataRow(0.4, 1.35)]
    public void LossesThatNoRateMendsCostLittleMoreThanWithAChunkAFrame(double loss, double most)
    {
        AssertNotSlower(new AirSettings { Loss = loss }, most, $"{loss * 100:0} %");
        AssertNotSlower(new AirSettings { Loss = loss, Rssi = -97 }, Math.Max(1.12, most), $"{loss * 100:0} % at -97 dBm");
    }

    private static bool Runs(VirtualNode node, byte[] image)
    {
        return node.Slots.ReadImage(ImageKind.Deployment, node.Slots.ActiveSlot(ImageKind.Deployment)).AsSpan().SequenceEqual(image);
    }

    private static void AssertNotSlower(AirSettings air, double most, string what)
    {
        double single = new LargeFrameTests().Update(MakeWorld(air, EspNowVersion.One));
        double large = new LargeFrameTests().Update(MakeWorld(air, EspNowVersion.Two));
        Console.WriteLine($"{what}: {large:0.00} s, with a chunk a frame {single:0.00} s ({large / single:0.00})");
        Assert.IsLessThanOrEqualTo(most * single, large, what);
    }

    private static VirtualWorld MakeWorld(AirSettings air, EspNowVersion gateway, EspNowVersion? node = null)
    {
        VirtualWorld world = new(new WorldOptions { Seed = 5, Air = air, GatewayRadio = gateway, NodeRadio = _ => node ?? gateway });
        Assert.IsTrue(world.RunUntilRegistered(300), "not registered");
        return world;
    }

    private static void AssertGivenBack(VirtualWorld world)
    {
        Assert.IsTrue(world.RunUntil(() => world.Gateway.HasUsualRoom, 30), "the gateway keeps its room");
        Assert.IsTrue(world.RunUntil(() => world.Nodes.TrueForAll(node => node.HasUsualRoom), 30), "a node keeps its room");
    }

    private double Fading(int seed, EspNowVersion version)
    {
        Random random = new(seed);
        VirtualWorld world = MakeWorld(new AirSettings(), version);
        world.Scheduler.After(1, Next);
        return Update(world);

        void Next()
        {
            world.Air.SetRssi(VirtualWorld.AddressOfGateway, VirtualWorld.AddressOf(1), random.Next(-97, -69));
            world.Scheduler.After(random.Next(50_000, 400_000), Next);
        }
    }

    private double Update(VirtualWorld world)
    {
        BlockPublisher publisher = new(world, VirtualWorld.NameOf(1), _image);
        publisher.Begin();
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 300), "no final status");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus);
        Assert.IsTrue(world.RunUntil(() => Runs(world.Nodes[0], _image), 60), "not the image");
        return (publisher.EndedAt - publisher.BegunAt) / 1e6;
    }

    private void Observe(VirtualWorld world)
    {
        _large = 0;
        _single = 0;
        _long = 0;
        world.Air.Observed += (in AirAttempt attempt, AirOutcome _) =>
        {
            bool isFirst = attempt.Number == 1;
            _large += isFirst && attempt.Payload.Length == LargeFrame ? 1 : 0;
            _long += isFirst && attempt.Payload.Length > SingleFrame ? 1 : 0;
            _single += isFirst && attempt.Payload.Length == SingleFrame ? 1 : 0;
        };
    }
}
