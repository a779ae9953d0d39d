using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Simulation.Worlds;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>A publisher of blocks, our gateway and both kinds of node.</summary>
[TestClass]
public sealed class BlockPublisherTests
{
    private static readonly byte[] _image = SampleImage.Create(new Version(1, 1), 100_000);

    [TestMethod]
    [DataRow(0.0, 0.0, 1)]
    [DataRow(0.1, 0.02, 2)]
    [DataRow(0.3, 0.05, 3)]
    public void ANodeOfOursRestartsIntoExactlyTheImage(double loss, double residualLoss, int seed)
    {
        AirSettings air = new() { Loss = loss, ResidualLoss = residualLoss, Corruption = residualLoss, LatencyJitterMicroseconds = 5000 };
        VirtualWorld world = new(new WorldOptions { Seed = seed, Air = air });
        BlockPublisher publisher = Update(world, VirtualWorld.NameOf(1), _image);

        Assert.IsTrue(world.RunUntil(() => world.Nodes[0].Slots.State == ImageState.Confirmed && world.Nodes[0].Board.Starts == 2, 120));
        int slot = world.Nodes[0].Slots.ActiveSlot(ImageKind.Deployment);
        CollectionAssert.AreEqual(_image, world.Nodes[0].Slots.ReadImage(ImageKind.Deployment, slot));
        Assert.AreEqual(1, publisher.Statuses.Count(status => OtaAnswer.IsFinal((OtaStatus)status)));
        Assert.IsLessThan(2 * OtaLimits.Chunks(_image.Length), publisher.Blocks);
    }

    [TestMethod]
    [DataRow(0.0, 0.0, 1)]
    [DataRow(0.1, 0.02, 2)]
    public void AnOldNodeToo(double loss, double residualLoss, int seed)
    {
        byte[] image = SampleImage.CreateApplication(100_000);
        AirSettings air = new() { Loss = loss, ResidualLoss = residualLoss };
        ReferenceWorld world = new(new ReferenceWorldOptions { Seed = seed, Nodes = 0, OldNodes = 1, Air = air });
        Update(world, ReferenceWorld.OldNameOf(1), image);

        CollectionAssert.AreEqual(image, world.OldNodes[0].ReadImage());
    }

    [TestMethod]
    public void BrokerAndGatewayNeverHoldMoreThanTheRing()
    {
        VirtualWorld world = new(new WorldOptions { Seed = 6, BrokerLatency = 20_000, Air = new AirSettings { Loss = 0.2 } });
        Assert.IsTrue(world.RunUntilRegistered());
        int credit = 0;
        int most = 0;
        world.Broker.Published += message =>
        {
            if (message.Topic.EndsWith("/result/credit", StringComparison.Ordinal))
            {
                credit = JsonDocument.Parse(message.Text).RootElement.GetProperty("credit").GetInt32();
            }
            else if (message.Topic.EndsWith("/set/ota", StringComparison.Ordinal) && message.Payload[0] == OtaBlock.Mark)
            {
                int last = BinaryPrimitives.ReadUInt16LittleEndian(message.Payload.AsSpan(1))
                    + (int)OtaLimits.Chunks(message.Payload.Length - OtaBlock.DataOffset) - 1;
                Assert.IsLessThanOrEqualTo(credit, last);
                most = Math.Max(most, ((MemoryMqttLink)world.Gateway.Mqtt!).Waiting);
            }
        };
        BlockPublisher publisher = Update(world, VirtualWorld.NameOf(1), _image);

        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus);
        Assert.IsLessThanOrEqualTo((ChunkRing.Capacity / OtaBlock.MaximumChunks) + 1, most);
    }

    [TestMethod]
    public void ABrokerThatLosesItsConnectionsIsAskedWhereToGoOn()
    {
        VirtualWorld world = new(new WorldOptions { Seed = 4 });
        Assert.IsTrue(world.RunUntilRegistered());
        BlockPublisher publisher = new(world, VirtualWorld.NameOf(1), _image);
        publisher.Begin();
        world.RunUntil(() => publisher.Blocks > 10, 60);
        world.Broker.Cut();

        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 60), "no final status");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus);
        Assert.IsGreaterThan(1, publisher.Queries);
    }

    [TestMethod]
    public void WhoIsNotThereIsToldWithAReason()
    {
        VirtualWorld world = new(new WorldOptions());
        Assert.IsTrue(world.RunUntilRegistered());
        BlockPublisher publisher = new(world, "nobody", _image);
        publisher.Begin();
        world.RunUntil(() => publisher.Reason != null, 10);

        Assert.AreEqual("no such node is registered", publisher.Reason);
        Assert.AreEqual(0, publisher.Offers);
    }

    [TestMethod]
    public void AGatewayThatDoesNotAnswerGetsNoMessage0()
    {
        ReferenceWorld world = new(new ReferenceWorldOptions { Nodes = 0, OldNodes = 1, HasReferenceRelay = true });
        Assert.IsTrue(world.RunUntilRegistered());
        BlockPublisher publisher = new(world, ReferenceWorld.OldNameOf(1), _image);
        publisher.Begin();
        world.RunUntil(() => false, 10);

        Assert.AreEqual(0, publisher.Offers);
        Assert.AreEqual(11, publisher.Queries, 1);
    }

    [TestMethod]
    [DataRow(OtaStatus.Timeout)]
    [DataRow(OtaStatus.CheckFailed)]
    public void WhatTheNodeSaysOfAnEarlierUpdateIsNotTheEndOfOurs(OtaStatus status)
    {
        VirtualWorld world = new(new WorldOptions { Seed = 5 });
        Assert.IsTrue(world.RunUntilRegistered());
        BlockPublisher publisher = new(world, VirtualWorld.NameOf(1), _image);
        publisher.Begin();
        Assert.IsTrue(world.RunUntil(() => publisher.Offers == 1, 10));
        Tell(world, status);

        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 120), "no final status");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus);
        Assert.Contains((int)status, publisher.Statuses);
    }

    [TestMethod]
    public void WhatTheNodeSaysIsTheEndOfAnUpdateThatTheGatewayDoesNotKnowAnyMore()
    {
        VirtualWorld world = new(new WorldOptions { Seed = 5 });
        Assert.IsTrue(world.RunUntilRegistered());
        BlockPublisher publisher = new(world, VirtualWorld.NameOf(1), _image);
        publisher.Begin();
        Assert.IsTrue(world.RunUntil(() => publisher.Offers == 1, 10));
        world.Gateway.Board.Restart();
        Tell(world, OtaStatus.Timeout);

        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 60), "no final status");
        Assert.AreEqual(OtaStatus.Timeout, publisher.FinalStatus);
        Assert.AreEqual(1, publisher.Offers);
    }

    private static void Tell(VirtualWorld world, OtaStatus status)
    {
        string json = $"{{\"result\":\"told by the node\",\"status\":{(int)status}}}";
        world.Broker.Publish($"{VirtualWorld.Network}/{VirtualWorld.NameOf(1)}/result/ota", Encoding.UTF8.GetBytes(json));
    }

    private static BlockPublisher Update(VirtualWorld world, string node, byte[] image)
    {
        Assert.IsTrue(world.RunUntilRegistered(600), "not registered");
        BlockPublisher publisher = new(world, node, image);
        publisher.Begin();
        Assert.IsTrue(world.RunUntil(() => publisher.FinalStatus != null, 300), "no final status");
        Assert.AreEqual(OtaStatus.Finished, publisher.FinalStatus);
        return publisher;
    }
}
