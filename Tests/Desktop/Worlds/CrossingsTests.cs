using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>
/// How often gateway and node enter native code, by kind, in an update: both firmwares as the device programs run them, whose
/// radio seals and opens the frames.
/// </summary>
[TestClass]
public sealed class CrossingsTests
{
    private static readonly byte[] _image = SampleImage.Create(new Version(1, 1), 200_000);
    private static readonly int _chunks = (int)OtaLimits.Chunks(_image.Length);

    [TestMethod]
    [DataRow(100, 0.0)]
    [DataRow(1000, 0.0)]
    [DataRow(100, 0.1)]
    public void AtFullPaceAtMostOneForAChunkAndOneForAReceivedFrame(int turnMicroseconds, double loss)
    {
        BatchedPair pair = new(turnMicroseconds, loss);
        pair.Update(new BlockPublisher(pair.World, BatchedNode.Name, _image));

        Assert.IsLessThanOrEqualTo(_chunks, pair.Gateway.Count.Total);
        Assert.IsLessThanOrEqualTo(pair.NodeReceived, pair.Node.Count.Total);
    }

    [TestMethod]
    public void TheScriptCostsTheGatewayTwoMoreForAChunkBase64AndMd5()
    {
        BatchedPair pair = new(100, 0);
        pair.Update(new ScriptPublisher(pair.World, BatchedNode.Name, _image, 3));

        CrossingCount count = pair.Gateway.Count;
        Assert.IsLessThanOrEqualTo(_chunks, count.Total - count.Of(CrossingKind.Base64) - count.Of(CrossingKind.Digest));
        Assert.AreEqual(_chunks, count.Of(CrossingKind.Base64));
        Assert.IsLessThanOrEqualTo(_chunks + 2, count.Of(CrossingKind.Digest));
        Assert.IsLessThanOrEqualTo(pair.NodeReceived, pair.Node.Count.Total);
    }

    [TestMethod]
    public void AFrameThatTravelsAloneCostsTheGatewayTwoAndTheNodeOne()
    {
        BatchedPair pair = new(100, 0);
        pair.Update(new ScriptPublisher(pair.World, BatchedNode.Name, _image, 20));

        Assert.IsLessThanOrEqualTo(2 * pair.GatewaySent + pair.GatewayReceived, pair.Gateway.Count.Of(CrossingKind.Radio));
        Assert.IsLessThanOrEqualTo(pair.NodeReceived + (2 * pair.NodeSent), pair.Node.Count.Of(CrossingKind.Radio));
    }

    [TestMethod]
    public void AnOldNodeGetsOneChunkAtATimeWhichCostsTwo()
    {
        ReferenceWorld world = new(new ReferenceWorldOptions { Seed = 5, Nodes = 0, OldNodes = 1 });
        string name = ReferenceWorld.OldNameOf(1);
        BatchedGateway gateway = new(world, 100);
        Assert.IsTrue(world.RunUntil(() => gateway.Knows(name), 120), "not registered");
        gateway.Count.Reset();
        int frames = gateway.Radio!.FramesSent + gateway.Radio.FramesReceived;
        BlockPublisher publisher = new(world, name, SampleImage.CreateApplication(_image.Length));
        publisher.Begin();
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 300), "no final status");
        frames = gateway.Radio.FramesSent + gateway.Radio.FramesReceived - frames;
        Console.WriteLine($"gateway, {frames} frames to and from an old node: {gateway.Count}");

        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus);
        Assert.IsLessThanOrEqualTo(2 * frames, gateway.Count.Of(CrossingKind.Radio));
        Assert.IsLessThanOrEqualTo(_chunks / 4, gateway.Count.Total - gateway.Count.Of(CrossingKind.Radio));
    }

    [TestMethod]
    public void NothingButTheRadioIsEnteredForSealingAndOpening()
    {
        BatchedPair pair = new(100, 0.05);
        pair.Update(new BlockPublisher(pair.World, BatchedNode.Name, _image));

        foreach (CrossingCount count in new[] { pair.Gateway.Count, pair.Node.Count })
        {
            Assert.AreEqual(0, count.Of(CrossingKind.Cipher));
            Assert.AreEqual(0, count.Of(CrossingKind.Key));
            Assert.AreEqual(0, count.Of(CrossingKind.Random));
        }
    }
}
