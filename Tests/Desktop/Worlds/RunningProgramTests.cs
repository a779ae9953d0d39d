using System.Security.Cryptography;
using System.Text;
using EnigmaIoT.Reference;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Worlds;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>What a node runs, as it stands at the broker.</summary>
[TestClass]
public sealed class RunningProgramTests
{
    [TestMethod]
    public void TheImageInTheSlotOfEachNodeStandsAtTheBrokerUnderItsNameAndA098NodesDoesNot()
    {
        ReferenceWorld world = new(new ReferenceWorldOptions { Nodes = 2, OldNodes = 1 });
        Assert.IsTrue(world.RunUntilRegistered());
        Assert.IsTrue(world.RunUntil(() => Retained(world, "node1") != null && Retained(world, "node2") != null, 10));

        Assert.AreEqual(Expected(world, 0, "1.0.0"), Retained(world, "node1"));
        Assert.AreEqual(Expected(world, 1, "1.0.0"), Retained(world, "node2"));
        Assert.IsNull(Retained(world, "old1"));
        Assert.AreEqual(
            0,
            world.Broker.Messages.Count(message => message.Topic.EndsWith("/program", StringComparison.Ordinal) && message.Payload.Length == 0),
            "nothing was cleared that never stood there");
    }

    [TestMethod]
    public void AfterAnUpdateTheNewImageStandsThere()
    {
        VirtualWorld world = new(new WorldOptions());
        Assert.IsTrue(world.RunUntilRegistered());
        byte[] image = SampleImage.Create(new Version(1, 5, 0, 7), 20_000);
        new BlockPublisher(world, VirtualWorld.NameOf(1), image).Begin();
        string? before = Retained(world, "node1");
        Assert.IsTrue(world.RunUntil(() => Retained(world, "node1") is { } now && now.Contains("1.5.0.7", StringComparison.Ordinal), 120), before);
        Assert.AreEqual(Expected(world, 0, "1.5.0.7"), Retained(world, "node1"));
    }

    [TestMethod]
    public void ARenamedNodeStandsThereUnderItsNewNameOnly()
    {
        VirtualWorld world = new(new WorldOptions());
        Assert.IsTrue(world.RunUntilRegistered());
        Assert.IsTrue(world.RunUntil(() => Retained(world, "node1") != null, 10));
        world.Broker.Publish($"{VirtualWorld.Network}/node1/set/name", "cellar");
        Assert.IsTrue(world.RunUntil(() => Retained(world, "cellar") != null, 20));
        Assert.IsTrue(string.IsNullOrEmpty(Retained(world, "node1")));
        Assert.AreEqual(Expected(world, 0, "1.0.0"), Retained(world, "cellar"));
    }

    [TestMethod]
    public void AGatewayOfVersion098IsToldNothing()
    {
        ReferenceWorld world = new(new ReferenceWorldOptions { HasReferenceRelay = true });
        Assert.IsTrue(world.RunUntilRegistered());
        world.Scheduler.RunTo(world.Scheduler.Now + 60_000_000);
        Assert.IsFalse(world.Log.Any(line => line.Message.Contains("unknown", StringComparison.Ordinal)));
        Assert.IsNull(Retained(world, "node1"));
    }

    private static string Expected(VirtualWorld world, int node, string version)
    {
        byte[] image = world.Nodes[node].Slots.ReadImage(
            ImageKind.Deployment, world.Nodes[node].Slots.ActiveSlot(ImageKind.Deployment));
        string address = MacAddress.Format(0x020000000101 + node);
        string digest = Convert.ToHexStringLower(SHA256.HashData(image).AsSpan(0, 8));
        return $"{{\"address\":\"{address}\",\"name\":\"Sample\",\"version\":\"{version}\",\"sha256\":\"{digest}\",\"size\":{image.Length},\"kind\":1,\"delta\":true,\"many\":true}}";
    }

    private static string? Retained(VirtualWorld world, string node)
    {
        return world.Broker.Retained($"{VirtualWorld.Network}/{node}/program") is { } payload ? Encoding.UTF8.GetString(payload) : null;
    }
}
