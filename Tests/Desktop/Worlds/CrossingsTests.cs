using EnigmaIoT.Shared.Ota;
using EnigmaIoT.Simulator.Images;
using EnigmaIoT.Simulator.Worlds;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>How often gateway and node enter native code in an update: both firmwares as the device programs run them.</summary>
[TestClass]
public sealed class CrossingsTests
{
    private static readonly byte[] _image = SampleImage.Create(new Version(1, 1), 200_000);
    private static readonly int _chunks = (int)OtaLimits.Chunks(_image.Length);

    [TestMethod]
    [DataRow(100)]
    [DataRow(1000)]
    public void AtFullPaceAtMostOneForAChunkAndOneForAReceivedFrame(int turnMicroseconds)
    {
        VirtualWorld world = NewWorld();
        BatchedGateway gateway = new(world, turnMicroseconds);
        BatchedNode node = new(world, turnMicroseconds);
        Register(world, gateway, node);
        Update(world, gateway, node, new BlockPublisher(world, BatchedNode.Name, _image));
    }

    [TestMethod]
    [DataRow(3)]
    [DataRow(20)]
    public void TheScript(int pause)
    {
        VirtualWorld world = NewWorld();
        BatchedGateway gateway = new(world, 100);
        BatchedNode node = new(world, 100);
        Register(world, gateway, node);
        Update(world, gateway, node, new ScriptPublisher(world, BatchedNode.Name, _image, pause));
    }

    private static VirtualWorld NewWorld()
    {
        return new VirtualWorld(new WorldOptions { Seed = 5, Nodes = 0 });
    }

    private static void Register(VirtualWorld world, BatchedGateway gateway, BatchedNode node)
    {
        Assert.IsTrue(world.RunUntil(() => gateway.Knows(BatchedNode.Name) && node.IsRegistered, 120), "not registered");
        world.RunUntil(() => false, 2);
        gateway.Count.Reset();
        node.Count.Reset();
    }

    private static void Update(VirtualWorld world, BatchedGateway gateway, BatchedNode node, IPublisher publisher)
    {
        int received = node.Radio!.FramesReceived;
        int sent = gateway.Radio!.FramesSent;
        publisher.Begin();
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 300), "no final status");
        Assert.AreEqual(OtaStatus.Finished, (byte)publisher.FinalStatus!);
        Console.WriteLine($"{_chunks} chunks in {(publisher.EndedAt - publisher.BegunAt) / 1000} ms");
        Console.WriteLine($"gateway, {gateway.Radio.FramesSent - sent} frames sent: {gateway.Count}");
        Console.WriteLine($"node, {node.Radio.FramesReceived - received} frames received: {node.Count}");
    }
}
