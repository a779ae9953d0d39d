using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>A hello of a node that is registered already may be its own, a copy, or forged.</summary>
[TestClass]
public class CandidateSessionTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const long Day = 24 * 3600000;
    private const string KitchenMac = "3C:71:BF:00:00:02";

    [TestMethod]
    public void GarbageHelloOfARegisteredNodeCostsItNothing()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        byte[] garbage = new byte[ClientHelloFrame.Count];
        new SeededRandom(9).Fill(garbage, 0, garbage.Length);
        garbage[0] = FrameType.ClientHello;
        rig.Clock.Advance(1000);
        rig.Hear(Kitchen, garbage, garbage.Length);
        rig.AssertRefused(0, KitchenMac, "ClientHello of wrong length or under another network key");
        AssertServed(rig, node);
    }

    [TestMethod]
    public void CopiedHelloOfARegisteredNodeCostsItNothing()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = new NodeDouble(rig, Kitchen);
        byte[] hello = node.MakeHello(false, false);
        node.Register();
        node.SendName("kitchen");
        rig.Forget();
        rig.Clock.Advance(1000);
        rig.Hear(Kitchen, hello, hello.Length);
        Assert.AreEqual(0, rig.Count("kitchen/hello"), "a hello proves nothing yet");
        AssertServed(rig, node);
        AssertServed(rig, node);
    }

    [TestMethod]
    public void NodeThatRegistersAnewIsAnnouncedOnceItsNewSessionIsProven()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Clock.Advance(2000);
        node.Register();
        int before = rig.Count(MacAddress.Format(Kitchen) + "/hello");
        node.SendData(PayloadEncoding.Raw, GatewayRig.Bytes("21"));
        Assert.AreEqual(before + 1, rig.Count(MacAddress.Format(Kitchen) + "/hello"));
        Assert.AreEqual("21", rig.Told("kitchen/data"));
        AssertServed(rig, node);
        Assert.AreEqual(1, rig.Gateway.Nodes.Registered);
    }

    [TestMethod]
    public void CommandReachesANodeThatRegistersAnewUnderEitherKey()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Clock.Advance(2000);
        node.Register();
        rig.Tell("kitchen/set/identify", "");
        Assert.AreEqual(ControlCode.Identify, node.NextControl()[0], "under the new key");
        Assert.IsNull(node.NextControl(), "once");
        Assert.AreEqual(1, node.Unreadable, "and under the old one");
    }

    [TestMethod]
    public void NodeForgottenBetweenTheTwoKeysOfItsMessageLeavesTheNextNodeServed()
    {
        GatewayRig rig = GatewayRig.StartedFor(1);
        NodeDouble node = rig.Join(Kitchen, "cellar");
        rig.Clock.Advance(2000);
        node.Register();
        rig.Link.Enqueue(GatewayRig.Network + "/cellar/set/identify", "");
        rig.Gateway.Pump();
        Assert.IsTrue(rig.Carry(), "under the new key");
        rig.Clock.Advance(Day);
        rig.Gateway.Pump();
        Assert.AreEqual(0, rig.Gateway.Nodes.Registered, "forgotten in the turn that takes the result");
        AssertServed(rig, rig.Join(Kitchen + 1, "kitchen"));
    }

    [TestMethod]
    public void NewSessionTellsWhetherTheNodeSleeps()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Clock.Advance(2000);
        node.Register(true);
        Assert.IsFalse(rig.Gateway.Nodes.At(0).Sleepy);
        node.SendData(PayloadEncoding.Raw, GatewayRig.Bytes("21"));
        Assert.IsTrue(rig.Gateway.Nodes.At(0).Sleepy);
    }

    [TestMethod]
    public void FrameOfTheOldSessionKeepsTheOldSession()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        byte[] late = node.SealData(
            FrameType.SensorData, 0, node.Session.NextData(), PayloadEncoding.Raw, GatewayRig.Bytes("20"));
        rig.Clock.Advance(2000);
        node.Register();
        node.Send(late, late.Length);
        Assert.AreEqual("20", rig.Told("kitchen/data"));
        node.SendData(PayloadEncoding.Raw, GatewayRig.Bytes("21"));
        Assert.AreEqual("21", rig.Told("kitchen/data"));
    }

    [TestMethod]
    public void OldestCandidateGivesWayToAFifth()
    {
        GatewayRig rig = GatewayRig.StartedFor(5);
        NodeDouble[] nodes = new NodeDouble[5];
        for (int i = 0; i < nodes.Length; i++)
        {
            nodes[i] = rig.Join(Kitchen + i);
        }

        for (int i = 0; i < nodes.Length; i++)
        {
            rig.Clock.Advance(2000);
            nodes[i].Register();
        }

        nodes[0].SendData(PayloadEncoding.Raw, GatewayRig.Bytes("0"));
        Assert.AreEqual((int)InvalidateReason.WrongData, nodes[0].Invalidated, "its session was given up: it registers again");
        nodes[4].SendData(PayloadEncoding.Raw, GatewayRig.Bytes("4"));
        Assert.AreEqual("4", rig.Told("3C:71:BF:00:00:06/data"));
        nodes[1].SendData(PayloadEncoding.Raw, GatewayRig.Bytes("1"));
        Assert.AreEqual("1", rig.Told("3C:71:BF:00:00:03/data"));
    }

    [TestMethod]
    public void NewerHelloOfTheSameNodeMakesItsCandidateTheNewest()
    {
        GatewayRig rig = GatewayRig.StartedFor(5);
        NodeDouble[] nodes = new NodeDouble[5];
        for (int i = 0; i < nodes.Length; i++)
        {
            nodes[i] = rig.Join(Kitchen + i);
        }

        for (int i = 0; i < nodes.Length; i++)
        {
            rig.Clock.Advance(2000);
            nodes[i].Register();
            if (i == 3)
            {
                rig.Clock.Advance(2000);
                nodes[0].Register();
            }
        }

        nodes[0].SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(0, nodes[0].Invalidations);
        nodes[1].SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(1, nodes[1].Invalidations);
    }

    private static void AssertServed(GatewayRig rig, NodeDouble node)
    {
        rig.Tell("kitchen/get/version", "");
        byte[] control = node.NextControl();
        Assert.IsNotNull(control, "the command reaches the node");
        Assert.AreEqual(ControlCode.VersionGet, control[0]);
        node.SendControl(ControlCode.VersionAnswer, 0, 9, 8);
        Assert.AreEqual("{\"version\":\"0.9.8\"}", rig.Told("kitchen/result/version"));
        Assert.AreEqual(0, node.Invalidations);
        rig.Forget();
    }
}
