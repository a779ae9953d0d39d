using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Tests.Unit.Gateway;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Sleepy;

[TestClass]
public class SleepyNodeTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string TooMuch = "{\"result\":\"refused\",\"reason\":"
        + "\"too much waits for sleeping nodes: try again behind the node's next message\"}";

    [TestMethod]
    public void CommandWaitsForTheNextDataMessage()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.JoinSleepy(Kitchen, "kitchen");
        rig.Tell("kitchen/get/version", "");
        rig.Run(10000);
        Assert.IsNull(node.NextControl(), "it sleeps");
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(ControlCode.VersionGet, node.NextControl()[0]);
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.IsNull(node.NextControl(), "once");
    }

    [TestMethod]
    public void SeveralMessagesAreSentInTheirOrder()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.JoinSleepy(Kitchen, "kitchen");
        rig.Tell("kitchen/get/version", "");
        rig.Tell("kitchen/set/data", "on");
        rig.Tell("kitchen/get/sleeptime", "");
        rig.Tell("kitchen/set/identify", "");
        rig.Run(10000);
        Assert.IsNull(node.NextControl(), "it sleeps");
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(ControlCode.VersionGet, node.NextControl()[0]);
        Assert.AreEqual(ControlCode.SleepGet, node.NextControl()[0]);
        Assert.AreEqual(ControlCode.Identify, node.NextControl()[0]);
        Assert.IsNull(node.NextControl());
        Assert.AreEqual(FrameType.DataSet, node.Data.Payload[0]);
        Assert.AreEqual(0, node.Replays);
    }

    [TestMethod]
    public void LaterCommandTakesThePlaceOfOneOfItsKindBehindTheOthers()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.JoinSleepy(Kitchen, "kitchen");
        rig.Tell("kitchen/set/sleeptime", "10");
        rig.Tell("kitchen/get/version", "");
        rig.Tell("kitchen/set/sleeptime", "0");
        Assert.AreEqual(
            "{\"result\":\"refused\",\"reason\":"
                + "\"a later command took its place: a sleeping node gets the last one of a kind\"}",
            rig.Told("kitchen/result/sleeptime"));
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(ControlCode.VersionGet, node.NextControl()[0]);
        byte[] last = node.NextControl();
        Assert.AreEqual("0300000000", Hex.Format(last, 0, last.Length));
        Assert.IsNull(node.NextControl());
    }

    [TestMethod]
    public void SameCommandAgainIsObeyedOnceAndNobodyIsTold()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.JoinSleepy(Kitchen, "kitchen");
        for (int i = 0; i < 20; i++)
        {
            rig.Tell("kitchen/set/sleeptime", "0");
        }

        Assert.AreEqual(0, rig.Link.PublishedCount);
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(ControlCode.SleepSet, node.NextControl()[0]);
        Assert.IsNull(node.NextControl());
    }

    [TestMethod]
    public void MessagesWaitForTheNextWindowWhereOneIsOver()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.JoinSleepy(Kitchen, "kitchen");
        rig.AirMilliseconds = 310;
        rig.Tell("kitchen/get/version", "");
        rig.Tell("kitchen/get/name", "");
        rig.Tell("kitchen/get/sleeptime", "");
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        rig.Run(5000);
        Assert.AreEqual(ControlCode.VersionGet, node.NextControl()[0]);
        Assert.AreEqual(ControlCode.NameGet, node.NextControl()[0], "it began within the window");
        Assert.IsNull(node.NextControl());
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        rig.Run(5000);
        Assert.AreEqual(ControlCode.SleepGet, node.NextControl()[0]);
        Assert.AreEqual(0, rig.Count("kitchen/result/sleeptime"));
    }

    [TestMethod]
    public void MessageThatIsNotAcknowledgedIsToldAndTheOthersWait()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.JoinSleepy(Kitchen, "kitchen");
        rig.Tell("kitchen/set/data", "on");
        rig.Tell("kitchen/get/version", "");
        rig.IsAirBlocked = true;
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        node.IsOff = true;
        rig.IsAirBlocked = false;
        rig.Run(1000);
        Assert.AreEqual(
            "{\"result\":\"refused\",\"reason\":\"the node did not acknowledge it\"}", rig.Told("kitchen/result/data"));
        Assert.AreEqual(0, rig.Count("kitchen/result/version"));
        node.IsOff = false;
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(ControlCode.VersionGet, node.NextControl()[0]);
        Assert.IsNull(node.Data);
    }

    [TestMethod]
    public void MessagesBeyondTheNodesShareAreRefused()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.JoinSleepy(Kitchen, "kitchen");
        for (int i = 0; i < 9; i++)
        {
            rig.Tell("kitchen/set/data", i.ToString());
        }

        Assert.AreEqual(1, rig.Count("kitchen/result/data"));
        Assert.AreEqual(TooMuch, rig.Told("kitchen/result/data"));
        int before = rig.Radio.SentCount;
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(before + 8, rig.Radio.SentCount);
        rig.Forget();
        rig.Tell("kitchen/set/data", new string('x', 200));
        rig.Tell("kitchen/set/data", new string('y', 200));
        Assert.AreEqual(0, rig.Link.PublishedCount);
        rig.Tell("kitchen/set/data", new string('z', 200));
        Assert.AreEqual(TooMuch, rig.Told("kitchen/result/data"), "bytes are bounded, too");
    }

    [TestMethod]
    public void MessagesBeyondTheShareOfAllNodesAreRefused()
    {
        GatewayRig rig = GatewayRig.StartedFor(12);
        NodeDouble[] nodes = new NodeDouble[12];
        for (int i = 0; i < nodes.Length; i++)
        {
            rig.Clock.Advance(1000);
            nodes[i] = new NodeDouble(rig, Kitchen + i);
            nodes[i].Register(true);
            nodes[i].SendName("n" + i.ToString());
        }

        rig.Forget();
        for (int i = 0; i < nodes.Length; i++)
        {
            rig.Tell("n" + i.ToString() + "/set/data", new string('x', 200));
            rig.Tell("n" + i.ToString() + "/set/data", new string('y', 200));
        }

        // Each takes 204 bytes: twenty find room.
        Assert.AreEqual(4, rig.Link.PublishedCount);
        Assert.AreEqual(TooMuch, rig.Told("n11/result/data"));
        nodes[0].SendData(PayloadEncoding.Raw, new byte[1]);
        rig.Forget();
        rig.Tell("n11/set/data", "on");
        Assert.AreEqual(0, rig.Link.PublishedCount, "what was sent makes room");
    }

    [TestMethod]
    public void NothingIsHeldForANodeOnceItsMessagesAreSent()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.JoinSleepy(Kitchen, "kitchen");
        NodeEntry entry = rig.Gateway.Nodes.At(0);
        Assert.IsNull(entry.Waiting);
        for (int i = 0; i < 100; i++)
        {
            rig.Tell("kitchen/get/version", "");
            rig.Tell("kitchen/set/data", "on");
            Assert.AreEqual(10, entry.Waiting.Length, "a head of three bytes each, a code, and a text with its final 0");
            node.SendData(PayloadEncoding.Raw, new byte[1]);
            Assert.IsNull(entry.Waiting);
        }
    }

    [TestMethod]
    public void WhatWaitsGoesOutAtOnceWhereTheNodeStaysAwake()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.JoinSleepy(Kitchen, "kitchen");
        rig.AirMilliseconds = 200;
        rig.Tell("kitchen/set/sleeptime", "0");
        rig.Tell("kitchen/get/version", "");
        rig.Tell("kitchen/get/name", "");
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        rig.Run(200);
        node.SendControl(ControlCode.SleepAnswer, 0, 0, 0, 0);
        rig.Run(1000);
        Assert.AreEqual(ControlCode.SleepSet, node.NextControl()[0]);
        Assert.AreEqual(ControlCode.VersionGet, node.NextControl()[0]);
        Assert.AreEqual(ControlCode.NameGet, node.NextControl()[0]);
    }

    [TestMethod]
    public void CommandOfANodeThatNeverWakesIsGivenUpWithTheNode()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.JoinSleepy(Kitchen, "kitchen");
        rig.Tell("kitchen/set/data", "on");
        rig.Clock.Advance(24L * 3600 * 1000);
        rig.Run(5000);
        Assert.AreEqual(
            "{\"result\":\"refused\",\"reason\":\"the node is not registered any more\"}", rig.Told("kitchen/result/data"));
    }

    [TestMethod]
    public void SleepTimeThatAnAwakeNodeDoesNotTakeIsToldAsRefused()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Tell("kitchen/set/sleeptime", "10");
        node.SendControl(ControlCode.SleepAnswer, 0, 0, 0, 0);
        Assert.AreEqual(
            "{\"sleeptime\":0,\"result\":\"refused\",\"reason\":\"the node does not sleep\"}",
            rig.Told("kitchen/result/sleeptime"));
        rig.Tell("kitchen/get/sleeptime", "");
        node.SendControl(ControlCode.SleepAnswer, 0, 0, 0, 0);
        Assert.AreEqual("{\"sleeptime\":0}", rig.Told("kitchen/result/sleeptime"));
    }

    [TestMethod]
    public void CommandOfANodeThatFallsAsleepMeanwhileWaitsForIt()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Tell("kitchen/get/version", "");
        node.SendControl(ControlCode.SleepAnswer, 10, 0, 0, 0);
        node.NextControl();
        rig.Run(20000);
        Assert.IsNull(node.NextControl());
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(ControlCode.VersionGet, node.NextControl()[0]);
    }

    [TestMethod]
    public void UserDataWaitsToo()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.JoinSleepy(Kitchen, "kitchen");
        rig.Tell("kitchen/set/data", "on now");
        Assert.IsNull(node.Data);
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(FrameType.DataSet, node.Data.Payload[0]);
    }

    [TestMethod]
    public void CommandToASleepyNodeIsNotAskedAgain()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.JoinSleepy(Kitchen, "kitchen");
        rig.Tell("kitchen/get/version", "");
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        node.NextControl();
        rig.Run(10000);
        Assert.IsNull(node.NextControl());
    }

    [TestMethod]
    public void NodeThatAnswersSleepTimeZeroIsAwake()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.JoinSleepy(Kitchen, "kitchen");
        node.SendControl(ControlCode.SleepAnswer, 0, 0, 0, 0);
        rig.Tell("kitchen/get/version", "");
        Assert.AreEqual(ControlCode.VersionGet, node.NextControl()[0]);
    }

    [TestMethod]
    public void NodeThatAnswersASleepTimeIsAsleep()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        node.SendControl(ControlCode.SleepAnswer, 10, 0, 0, 0);
        rig.Tell("kitchen/get/version", "");
        Assert.IsNull(node.NextControl());
    }
}
