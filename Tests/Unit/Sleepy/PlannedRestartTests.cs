using EnigmaIoT.Gateway.SelfUpdate;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Storage;
using EnigmaIoT.Tests.Unit.Gateway;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Sleepy;

/// <summary>A restart on purpose loses no message without a word: what waits is published, told or counted first.</summary>
[TestClass]
public class PlannedRestartTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const long Cellar = 0x3C71BF000003;
    private const string Lost = "{\"result\":\"refused\",\"reason\":\"the gateway restarts\"}";

    [TestMethod]
    public void WhatWaitsForASleepingNodeIsToldAsLost()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.JoinSleepy(Kitchen, "kitchen");
        rig.Tell("kitchen/set/data", "on");
        rig.Tell("kitchen/set/sleeptime", "20");
        rig.Tell("gateway/set/restart", "");
        rig.Run(299);
        Assert.AreEqual(0, rig.Count("kitchen/result/data"), "its answer leaves first");
        rig.Run(1000);
        Assert.AreEqual(Lost, rig.Told("kitchen/result/data"));
        Assert.AreEqual(Lost, rig.Told("kitchen/result/sleeptime"));
        Assert.AreEqual(1, Restarts(rig));
        Assert.AreEqual(0u, RunRecord.ReadLost(rig.Store));
    }

    [TestMethod]
    public void CommandWhoseAnswerIsAwaitedIsToldAsLost()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Tell("kitchen/get/version", "");
        Assert.IsNotNull(node.NextControl());
        rig.Tell("gateway/set/restart", "");
        rig.Run(900);
        Assert.AreEqual(1, rig.Count("kitchen/result/version"));
        Assert.AreEqual(Lost, rig.Told("kitchen/result/version"));
        Assert.AreEqual(1, Restarts(rig));
    }

    [TestMethod]
    public void WhereNothingWaitsTheRestartComesAsSoonAsItsAnswerHasLeft()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Join(Kitchen, "kitchen");
        rig.Tell("gateway/set/restart", "");
        rig.Run(299);
        rig.Tell("gateway/set/restart", "");
        Assert.AreEqual(0, Restarts(rig));
        rig.Run(1);
        Assert.AreEqual(1, Restarts(rig), "and another order does not put it off");
        Assert.AreEqual(1, rig.Count("gateway/data"));
        rig.Run(5000);
        Assert.AreEqual(1, Restarts(rig));
    }

    [TestMethod]
    public void CommandThatComesBeforeTheRestartIsToldAsLostToo()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.JoinSleepy(Kitchen, "kitchen");
        rig.Tell("kitchen/set/data", "on");
        rig.Tell("gateway/set/restart", "");
        rig.Run(400);
        rig.Tell("kitchen/set/identify", "");
        rig.Run(1000);
        Assert.AreEqual(Lost, rig.Told("kitchen/result/identify"));
        Assert.AreEqual(1, Restarts(rig));
    }

    [TestMethod]
    public void ReadingsThatWaitForTheBrokerArePublishedFirst()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Link.IsFull = true;
        node.SendData(PayloadEncoding.Raw, new byte[] { (byte)'7' });
        rig.Tell("gateway/set/restart", "");
        rig.Run(1500);
        Assert.AreEqual(0, Restarts(rig), "the broker has not taken it yet");
        rig.Link.IsFull = false;
        rig.Run(200);
        Assert.AreEqual("7", rig.Told("kitchen/data"));
        Assert.AreEqual(0, Restarts(rig), "the link has to send it");
        rig.Run(200);
        Assert.AreEqual(1, Restarts(rig));
        Assert.AreEqual(0u, RunRecord.ReadLost(rig.Store));
    }

    [TestMethod]
    public void WhatTheBrokerDoesNotTakeIsCountedAndTheRestartComes()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.JoinSleepy(Kitchen, "kitchen");
        rig.Link.IsFull = true;
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        rig.Tell("kitchen/set/data", "on");
        int waiting = rig.Gateway.Publisher.Count;
        Assert.IsTrue(waiting > 0);
        rig.Tell("gateway/set/restart", "");
        rig.Run(2400);
        Assert.AreEqual(1, Restarts(rig));

        // The order's own answer, and that the command is lost.
        Assert.AreEqual((uint)(waiting + 2), RunRecord.ReadLost(rig.Store));
        rig.Link.IsFull = false;
        rig.Restart();
        rig.Tell("gateway/get/counters", "");
        Assert.IsTrue(rig.Told("gateway/result/counters").IndexOf("\"lostatrestarts\":" + (waiting + 2).ToString() + ",") > 0);
    }

    [TestMethod]
    public void WithoutABrokerTheRestartDoesNotWait()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.JoinSleepy(Kitchen, "kitchen");
        rig.Tell("kitchen/set/data", "on");
        rig.Link.State = MqttLinkState.Closed;
        rig.Link.StateAfterConnect = MqttLinkState.Connecting;
        rig.Gateway.Restart();
        rig.Pump();
        Assert.AreEqual(1, Restarts(rig));
        Assert.AreEqual(1u, RunRecord.ReadLost(rig.Store));
        Assert.IsNull(node.NextControl());
    }

    [TestMethod]
    public void TheGatewaysOwnUpdateTellsWhatItLoses()
    {
        GatewayRig rig = new GatewayRig();
        rig.Parts.Slots = new FakeSlots(rig.Cipher, 4096);
        rig.Start();
        rig.JoinSleepy(Kitchen, "kitchen");
        rig.Tell("kitchen/set/data", "on");
        Assert.IsNotNull(rig.Gateway.SelfUpdate.Broker);
        OwnImage image = rig.Gateway.SelfUpdate.Image;
        byte[] bytes = new byte[400];
        System.Array.Copy(GatewayRig.Bytes("NFMRK1"), 0, bytes, 0, 6);
        byte[] md5 = new byte[16];
        IDigest digest = rig.Cipher.CreateMd5();
        digest.Reset();
        digest.Update(bytes, 0, bytes.Length);
        digest.Finish(md5, 0);
        image.Begin((uint)bytes.Length, md5);
        Assert.IsNull(image.Write(bytes, 0, bytes.Length));
        Assert.IsNull(image.Finish(rig.Clock.Milliseconds));
        rig.Run(10000);
        Assert.AreEqual(Lost, rig.Told("kitchen/result/data"));
        Assert.AreEqual(1, Restarts(rig));
        Assert.AreEqual(0, rig.Count("gateway/data"), "nobody asked for it");
        Assert.AreEqual("the gateway is about to restart", image.GetRefusal(400, ImageKind.Unknown));
    }

    [TestMethod]
    public void UpdateThatWaitsForItsNodeIsGivenUpWhereItsPublisherDoesNotAsk()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.JoinSleepy(Kitchen, "kitchen");
        rig.Tell("kitchen/set/ota", new TestImage(10).Offer);
        rig.Tell("gateway/set/restart", "");
        rig.Run(900);
        string told = rig.Told("kitchen/result/ota");
        Assert.IsTrue(told.IndexOf("\"status\":5") > 0 && told.IndexOf("the gateway restarts") > 0, told);
    }

    [TestMethod]
    public void NodesThatListenStillGetWhatIsOnItsWay()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Cellar, "cellar");
        rig.IsAirBlocked = true;
        rig.Tell("cellar/set/identify", "");
        rig.Tell("gateway/set/restart", "");
        rig.Run(1000);
        Assert.AreEqual(0, Restarts(rig), "its result is awaited");
        rig.IsAirBlocked = false;
        rig.Run(500);
        Assert.AreEqual(ControlCode.Identify, node.NextControl()[0]);
        Assert.AreEqual(0, rig.Count("cellar/result/identify"));
        Assert.AreEqual(1, Restarts(rig));
    }

    private static int Restarts(GatewayRig rig)
    {
        return ((FakeBoard)rig.Parts.Board).RestartCount;
    }
}
