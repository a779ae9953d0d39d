using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Tests.Unit.Gateway;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Sleepy;

/// <summary>Updates of nodes that sleep: they wait for the node, have it stay awake, and leave it asleep.</summary>
[TestClass]
public class SleepyUpdateTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string KitchenMac = "3C:71:BF:00:00:02";
    private const int Day = 24 * 3600 * 1000;

    [TestMethod]
    public void UpdateWaitsForTheNodesNextMessageAndHasItStayAwake()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        Join(rig, node, "kitchen");
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(40));
        updater.Offer();
        Assert.AreEqual(
            "{\"version\":1,\"block\":8,\"signing\":true,\"address\":\"" + KitchenMac + "\",\"name\":\"kitchen\",\"silent\":0,\"sleepy\":true,"
                + "\"size\":" + updater.Image.Data.Length.ToString() + ",\"md5\":\"" + updater.Image.Md5 + "\",\"waiting\":true}",
            rig.Told("kitchen/result/update"));
        rig.Run(3600 * 1000);
        Assert.IsNull(node.NextControl(), "it sleeps");
        WakeUp(node);
        Assert.IsTrue(node.IsRunning);
        updater.Go(20, 40000);
        updater.AssertTold("0 2 6");
        Assert.IsTrue(node.HasImage);
        rig.Run(60000);
        Assert.IsNull(node.NextControl(), "it restarts by itself");
    }

    [TestMethod]
    public void UpdateOfAnOldNodeWaitsToo()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = new OldNodeDouble(rig, Kitchen);
        Join(rig, node, "kitchen");
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(10));
        updater.Offer();
        rig.Run(60000);
        Assert.AreEqual(0, node.Offers);
        WakeUp(node);
        updater.Go(20, 40000);
        updater.AssertTold("0 2 6");
        Assert.AreEqual(1, node.Offers);
    }

    [TestMethod]
    public void NodeThatDoesNotHearTheQuestionIsAskedBehindItsNextMessage()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        Join(rig, node, "kitchen");
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(3));
        updater.Offer();
        rig.IsAirBlocked = true;
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        node.IsOff = true;
        rig.IsAirBlocked = false;
        rig.Run(10000);
        node.IsOff = false;
        Assert.IsNull(node.NextControl());
        WakeUp(node);
        updater.Go(20, 40000);
        updater.AssertTold("0 2 6");
    }

    [TestMethod]
    public void WhatWaitedBeforeComesFirst()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = new WindowNodeDouble(rig, Kitchen);
        Join(rig, node, "kitchen");
        rig.Tell("kitchen/get/version", "");
        rig.Tell("kitchen/set/ota", new TestImage(3).Offer);
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(ControlCode.VersionGet, node.NextControl()[0]);
        Assert.AreEqual(ControlCode.SleepSet, node.NextControl()[0]);
    }

    [TestMethod]
    public void ChunksOfAPublisherThatDoesNotWaitAreAskedForAgain()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = new OldNodeDouble(rig, Kitchen);
        Join(rig, node, "kitchen");
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(10));
        updater.Offer();
        for (int i = 1; i <= 10; i++)
        {
            updater.Chunk(i);
        }

        Assert.AreEqual(string.Empty, updater.Statuses);
        WakeUp(node);
        updater.Go(20, 40000);
        updater.AssertTold("0 4:0 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void NodeWhoseUpdateComesToNothingIsSentToSleepByARestart()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        Join(rig, node, "kitchen");
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(10));
        updater.Offer();
        WakeUp(node);
        rig.Run(200000);
        updater.AssertTold("0 5");
        Assert.AreEqual(ControlCode.Restart, node.NextControl()[0]);
        Assert.IsNull(node.NextControl());
    }

    [TestMethod]
    public void UpdateWhoseNodeRestartsAndSleepsAgainWaitsForItsNextMessage()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        Join(rig, node, "kitchen");
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(10));
        updater.Offer();
        WakeUp(node);
        node.Reboot(true);
        rig.Run(60000);
        updater.AssertTold("0");
        WakeUp(node);
        updater.Go(20, 40000);
        updater.AssertTold("0 0 4:0 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void UpdateWhoseNodeRestartsEachTimeItIsWokenEnds()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        Join(rig, node, "kitchen");
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(10));
        updater.Offer();
        for (int i = 0; i < 4; i++)
        {
            WakeUp(node);
            node.Reboot(true);
            rig.Run(10);
        }

        rig.Run(200000);
        updater.AssertTold("0 0 4:0 0 4:0 0 4:0 5");
    }

    [TestMethod]
    public void NodeThatWasAwakeBeforeItsUpdateIsNotRestartedBehindIt()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        Join(rig, node, "kitchen");
        node.SendControl(ControlCode.SleepAnswer, 0, 0, 0, 0);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(10));
        updater.Offer();
        rig.Run(200000);
        updater.AssertTold("0 5");
        Assert.IsNull(node.NextControl());
    }

    [TestMethod]
    public void NodeIsSentToSleepWhereNoUpdateCanBeginWhenItIsAwake()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        Join(rig, node, "kitchen");
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(10));
        updater.Offer();
        FakeBoard board = (FakeBoard)rig.Parts.Board;
        board.FreeHeap = 1000;
        WakeUp(node);
        updater.AssertTold("1");
        Assert.AreEqual(ControlCode.Restart, node.NextControl()[0]);
    }

    [TestMethod]
    public void UpdateThatItsPublisherGivesUpDoesNotWakeTheNode()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = new NodeDouble(rig, Kitchen);
        Join(rig, node, "kitchen");
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(10));
        updater.Offer();
        rig.Tell("kitchen/set/ota", "abort");
        updater.AssertTold("5");
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.IsNull(node.NextControl());
    }

    [TestMethod]
    public void NodeThatWasAskedToStayAwakeIsSentToSleepWhereItsPublisherGivesUpBeforeItsAnswer()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = new NodeDouble(rig, Kitchen);
        Join(rig, node, "kitchen");
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(10));
        updater.Offer();
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(ControlCode.SleepSet, node.NextControl()[0]);
        rig.Tell("kitchen/set/ota", "abort");
        updater.AssertTold("5");
        node.SendControl(ControlCode.SleepAnswer, 0, 0, 0, 0);
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(ControlCode.Restart, node.NextControl()[0]);
        Assert.IsNull(node.NextControl());
    }

    [TestMethod]
    public void NodeWhoseAnswerGotLostIsSentToSleepWhereItsPublisherFallsSilent()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = new NodeDouble(rig, Kitchen);
        Join(rig, node, "kitchen");
        rig.Tell("kitchen/set/ota", new TestImage(10).Offer + "," + new string('a', 64));
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(ControlCode.SleepSet, node.NextControl()[0]);
        rig.Run(100000);
        Assert.AreEqual(1, rig.Count("kitchen/result/ota"));
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(ControlCode.Restart, node.NextControl()[0]);
        Assert.IsNull(node.NextControl());
    }

    [TestMethod]
    public void NodeThatWasAskedForOneImageIsSentToSleepWhereTheNextOneIsGivenUp()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = new NodeDouble(rig, Kitchen);
        Join(rig, node, "kitchen");
        rig.Tell("kitchen/set/ota", new TestImage(3).Offer);
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(ControlCode.SleepSet, node.NextControl()[0]);
        rig.Tell("kitchen/set/ota", new TestImage(4).Offer);
        rig.Tell("kitchen/set/ota", "abort");
        node.SendControl(ControlCode.SleepAnswer, 0, 0, 0, 0);
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(ControlCode.Restart, node.NextControl()[0]);
        Assert.IsNull(node.NextControl());
    }

    [TestMethod]
    public void CommandsThatAGatewayWithoutWarningLosesAreNotObeyedLaterAndNewOnesAre()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = new NodeDouble(rig, Kitchen);
        Join(rig, node, "kitchen");
        rig.Tell("kitchen/set/sleeptime", "10");
        rig.Restart();
        rig.Tell("kitchen/set/identify", "");
        Assert.AreEqual(
            "{\"result\":\"refused\",\"reason\":\"no such node is registered\"}", rig.Told("kitchen/result/identify"));
        rig.Run(2000);
        Join(rig, node, "kitchen");
        rig.Tell("kitchen/get/version", "");
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(ControlCode.VersionGet, node.NextControl()[0]);
        Assert.IsNull(node.NextControl());
    }

    [TestMethod]
    public void PublisherThatGoesByCreditHasToAskNowAndThen()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = new NodeDouble(rig, Kitchen);
        Join(rig, node, "kitchen");
        TestImage image = new TestImage(10);
        rig.Tell("kitchen/set/ota", image.Offer + "," + new string('a', 64));
        for (int i = 0; i < 5; i++)
        {
            rig.Run(60000);
            rig.Tell("kitchen/get/update", "");
        }

        Assert.AreEqual(0, rig.Count("kitchen/result/ota"));
        rig.Run(90000);
        Assert.AreEqual(
            "{\"result\":\"OTA timeout\",\"status\":5,\"reason\":\"the publisher is silent\",\"md5\":\"" + image.Md5
                + "\",\"address\":\"" + KitchenMac + "\"}",
            rig.Told("kitchen/result/ota"));
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.IsNull(node.NextControl());
    }

    [TestMethod]
    public void AnotherImageTakesThePlaceOfTheOneThatWaits()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        Join(rig, node, "kitchen");
        TestImage first = new TestImage(3);
        rig.Tell("kitchen/set/ota", first.Offer);
        rig.Tell("kitchen/set/ota", first.Offer);
        Assert.AreEqual(0, rig.Count("kitchen/result/ota"));
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(4));
        updater.Offer();
        Assert.AreEqual(
            "{\"result\":\"OTA timeout\",\"status\":5,\"reason\":\"given up for another image\",\"md5\":\"" + first.Md5 + "\"}",
            rig.Told("kitchen/result/ota"));
        WakeUp(node);
        updater.Go(20, 40000);
        updater.AssertTold("5 0 2 6");
    }

    [TestMethod]
    public void FifthUpdateThatWouldWaitIsRefused()
    {
        GatewayRig rig = GatewayRig.StartedFor(5);
        NodeDouble[] nodes = new NodeDouble[5];
        for (int i = 0; i < nodes.Length; i++)
        {
            rig.Clock.Advance(1000);
            nodes[i] = new NodeDouble(rig, Kitchen + i);
            Join(rig, nodes[i], "n" + i.ToString());
            rig.Tell("n" + i.ToString() + "/set/ota", new TestImage(3).Offer);
            Assert.AreEqual(i < 4 ? 0 : 1, rig.Count("n" + i.ToString() + "/result/ota"));
        }

        rig.AssertRefused(0, "n4", "too many updates are running");
    }

    [TestMethod]
    public void UpdateOfANodeThatNeverWakesIsGivenUpWithTheNode()
    {
        GatewayRig rig = GatewayRig.Started();
        Join(rig, new NodeDouble(rig, Kitchen), "kitchen");
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(3));
        updater.Offer();
        rig.Clock.Advance(Day);
        rig.Run(5000);
        updater.AssertTold("5");
        Assert.IsTrue(updater.LastAnswer.IndexOf("the node is not registered any more") > 0);
    }

    [TestMethod]
    public void GatewayTellsHowFarApartTheMessagesOfASleepingNodeAre()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = new NodeDouble(rig, Kitchen);
        Join(rig, node, "kitchen");
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        rig.Tell("kitchen/get/update", "");
        Assert.IsTrue(rig.Told("kitchen/result/update").IndexOf("period") < 0, "one message tells nothing");
        for (int i = 0; i < 4; i++)
        {
            rig.Run(60000);
            node.SendData(PayloadEncoding.Raw, new byte[1]);
            rig.Run(50);
            node.SendData(PayloadEncoding.Raw, new byte[1]);
        }

        rig.Run(12000);
        rig.Tell("kitchen/get/update", "");
        Assert.IsTrue(rig.Told("kitchen/result/update").IndexOf(",\"silent\":12,\"sleepy\":true,\"period\":60}") > 0);
    }

    private static void Join(GatewayRig rig, NodeDouble node, string name)
    {
        node.Register(true);
        node.SendName(name);
        rig.Forget();
    }

    /// <summary>The node sends its message, hears that it is to stay awake, and says that it does.</summary>
    private static void WakeUp(NodeDouble node)
    {
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        byte[] control = node.NextControl();
        Assert.AreEqual("0300000000", Hex.Format(control, 0, control.Length));
        Assert.IsNull(node.NextControl());
        node.SendControl(ControlCode.SleepAnswer, 0, 0, 0, 0);
    }
}
