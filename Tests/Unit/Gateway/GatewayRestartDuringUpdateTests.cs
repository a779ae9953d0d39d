using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>A gateway that restarts in the middle of an update goes on with it.</summary>
[TestClass]
public class GatewayRestartDuringUpdateTests
{
    private const long Kitchen = 0x3C71BF000002;

    [TestMethod]
    public void UpdateOfAWindowNodeGoesOnFromWhatTheNodeHolds()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        UpdaterDouble updater = Begin(rig, node);
        int missing = node.Missing;
        Assert.IsTrue(missing > 20, "chunks have arrived before the restart");

        rig.Restart();
        rig.Run(1500);
        Assert.IsTrue(node.Invalidations > 0, "the node is told that its session is gone");
        Rejoin(node);
        updater.Go(20, 40000);

        Assert.IsTrue(node.HasImage);
        updater.AssertTold("0 4:" + (missing - 1).ToString() + " 2 6");
    }

    [TestMethod]
    public void OldNodeIsAskedWhereItStandsAndGetsNoSecondMessage0()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = new OldNodeDouble(rig, Kitchen);
        UpdaterDouble updater = Begin(rig, node);
        int lastGood = node.LastGood;
        Assert.IsTrue(lastGood > 20, "chunks have arrived before the restart");

        rig.Restart();
        Rejoin(node);
        updater.Go(20, 40000);

        Assert.IsTrue(node.HasImage);
        Assert.AreEqual(1, node.Offers);
        updater.AssertTold("0 4:" + lastGood.ToString() + " 2 6");
    }

    [TestMethod]
    public void OldNodeThatHasGivenUpMeanwhileGetsTheImageFromTheStart()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = new OldNodeDouble(rig, Kitchen);
        UpdaterDouble updater = Begin(rig, node);
        rig.Restart();
        node.Reboot();
        updater.Go(20, 40000);
        Assert.IsTrue(node.HasImage);
        updater.AssertTold("0 4:0 2 6");
    }

    [TestMethod]
    public void NodeThatDoesNotComeBackEndsTheUpdateUnderItsName()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        Begin(rig, node);
        node.IsOff = true;
        rig.Restart();
        Assert.IsTrue(rig.Gateway.Updates.IsAnyRunning);
        rig.Run(40000);
        Assert.AreEqual(
            "{\"result\":\"OTA timeout\",\"status\":5,\"reason\":\"the gateway restarted, and the node did not come back\"}",
            rig.Told("kitchen/result/ota"));
        Assert.IsFalse(rig.Gateway.Updates.IsAnyRunning);
    }

    [TestMethod]
    public void UpdateThatIsOverIsForgotten()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        UpdaterDouble updater = Begin(rig, node);
        updater.Go(20, 40000);
        updater.AssertTold("0 2 6");
        rig.Restart();
        Assert.IsFalse(rig.Gateway.Updates.IsAnyRunning);
    }

    [TestMethod]
    public void Message0OfThatImageWhileTheNodeIsAwayIsTakenUp()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        UpdaterDouble updater = Begin(rig, node);
        int missing = node.Missing;
        rig.Restart();
        updater.Offer();
        updater.AssertTold("0");
        Rejoin(node);
        updater.Go(20, 40000);
        Assert.IsTrue(node.HasImage);
        updater.AssertTold("0 0 4:" + (missing - 1).ToString() + " 2 6");
    }

    [TestMethod]
    public void Message0OfAnotherImageWhileTheNodeIsAwayIsRefused()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        Begin(rig, node);
        rig.Restart();
        UpdaterDouble other = new UpdaterDouble(rig, "kitchen", new TestImage(50));
        other.Offer();
        other.AssertTold("1");
    }

    [TestMethod]
    public void OneUpdateGoesOnWhereMessage0ComesInTheTurnInWhichTheNodeRegisters()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        UpdaterDouble updater = Begin(rig, node);
        int missing = node.Missing;
        rig.Restart();
        rig.Link.Enqueue(GatewayRig.Network + "/3C:71:BF:00:00:02/set/ota", updater.Image.Offer);
        rig.Link.Enqueue(GatewayRig.Network + "/3C:71:BF:00:00:02/set/ota", updater.Image.Line(TestImage.MaximumChunks));
        Rejoin(node);
        updater.Go(20, 40000);
        Assert.IsTrue(node.HasImage);
        updater.AssertTold("0 0 4:" + (missing - 1).ToString() + " 2 6");
    }

    [TestMethod]
    public void PublisherFindsANodeByTheNameThatItHasNotToldAgainYet()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        UpdaterDouble updater = Begin(rig, node);
        int missing = node.Missing;
        rig.Restart();
        node.Register();
        rig.Run(10);
        updater.Offer();
        rig.Run(10);
        string position = " 4:" + (missing - 1).ToString();
        updater.AssertTold("0" + position + " 0" + position);
        rig.Tell("kitchen/get/update", "");
        Assert.IsTrue(rig.Told("kitchen/result/update").IndexOf("last_chunk") > 0, "the update is known");
        node.SendName("kitchen");
        updater.Go(20, 40000);
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void EndOfAnUpdateThatTheRestartLostIsToldOnce()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = new OldNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        node.Losses.LoseAnswer(OtaStatus.Started, 1);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(60));
        updater.Offer();
        rig.Restart();
        Rejoin(node);
        updater.Chunk(1);
        updater.AssertTold("1");
        node.SendControl(ControlCode.OtaAnswer, (byte)OtaStatus.Timeout);
        updater.AssertTold("1");
    }

    [TestMethod]
    public void UpdaterMayTakeOverFromAScriptAndTheNodeIsToldTheRightSha256()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        UpdaterDouble script = Begin(rig, node);
        BlockPublisherDouble updater = new BlockPublisherDouble(rig, "kitchen", script.Image);
        updater.Offer();
        node.Reboot();
        updater.Go(60000);
        Assert.IsTrue(node.HasImage);
        Assert.AreEqual(script.Image.Md5 + script.Image.Md5, node.OfferedSha256);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(3)]
    [DataRow(64)]
    public void RecordThatMakesNoSenseIsNoUpdate(int count)
    {
        GatewayRig rig = new GatewayRig();
        byte[] record = new byte[64];
        for (int i = 0; i < count; i++)
        {
            record[i] = (byte)(0xFF - i);
        }

        rig.Store.Write("update-0", record, count);
        rig.Start();
        Assert.IsFalse(rig.Gateway.Updates.IsAnyRunning);
    }

    private static UpdaterDouble Begin(GatewayRig rig, NodeDouble node)
    {
        node.Register();
        node.SendName("kitchen");
        rig.Forget();
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(TestImage.MaximumChunks));
        updater.Offer();
        for (int i = 1; i <= 40; i++)
        {
            updater.Chunk(i);
        }

        rig.Run(100);
        return updater;
    }

    private static void Rejoin(NodeDouble node)
    {
        node.Register();
        node.SendName("kitchen");
    }
}
