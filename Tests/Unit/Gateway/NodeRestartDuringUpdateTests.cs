using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>Nodes that restart, expire or are given up in the middle of an update.</summary>
[TestClass]
public class NodeRestartDuringUpdateTests
{
    private const long Kitchen = 0x3C71BF000002;

    [TestMethod]
    public void NodeThatRestartsInTheMiddleIsOfferedTheImageAgainFromTheStart()
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        updater.Offer();
        for (int i = 1; i <= 40; i++)
        {
            updater.Chunk(i);
        }

        node.Reboot();
        updater.Go(20, 40000);
        updater.AssertTold("0 4:0 2 6");
        Assert.IsTrue(node.HasImage);
        Assert.AreEqual(2, node.Offers);
    }

    [TestMethod]
    public void NodeThatIsStillRestartingWhenTheImageIsOfferedAgainGetsItLater()
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        updater.Offer();
        for (int i = 1; i <= 40; i++)
        {
            updater.Chunk(i);
        }

        node.IsOff = true;
        node.SendControl(ControlCode.OtaAnswer, (byte)OtaStatus.StartError);
        node.SendControl(ControlCode.OtaAnswer, (byte)OtaStatus.StartError);
        rig.Run(3000);
        node.SendControl(ControlCode.OtaAnswer, (byte)OtaStatus.StartError);
        node.IsOff = false;
        node.Reboot();
        updater.Go(20, 40000);
        updater.AssertTold("0 4:0 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void OldNodeThatSaysThatItRestartsDoesNotHaveWhatItsRadioAcknowledgesMeanwhile()
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        updater = new UpdaterDouble(rig, "kitchen", new TestImage(30));
        updater.Offer();
        for (int i = 1; i <= 20; i++)
        {
            updater.Chunk(i);
        }

        node.SendControl(ControlCode.RestartNotice, (byte)RestartReason.OtaError);
        for (int i = 21; i <= 30; i++)
        {
            node.Losses.LoseBehindRadio(i, 1);
            updater.Chunk(i);
        }

        Restart(rig, node);
        updater.Go(20, 40000);
        updater.AssertTold("0 4:0 4:0 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void OldNodeThatSaysAtOnceThatItRestartsGetsTheImageOnceItHasRestarted()
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        updater.Offer();
        node.SendControl(ControlCode.RestartNotice, (byte)RestartReason.Requested);
        Restart(rig, node);
        updater.Go(20, 40000);
        updater.AssertTold("0 2 6");
        Assert.AreEqual(2, node.Offers);
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void OldNodeThatSaysAgainAndAgainThatItRestartsIsGivenUp()
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        updater.Offer();
        for (int i = 0; i < 4; i++)
        {
            node.SendControl(ControlCode.RestartNotice, (byte)RestartReason.Unknown);
            Restart(rig, node);
            rig.Run(1000);
        }

        updater.AssertTold("0 1");
        Assert.IsFalse(rig.Gateway.Updates.IsRunning(rig.Gateway.Nodes.At(0)));
    }

    [TestMethod]
    public void NothingIsSaidOrSentBeforeTheNodeHasStarted()
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        node.Losses.LoseAnswer(OtaStatus.Started, 1);
        updater.Offer();
        updater.Offer();
        updater.Chunk(1);
        node.SendControl(ControlCode.OtaAnswer, (byte)OtaStatus.OutOfSequence, 9, 0);
        Assert.AreEqual(0, node.LastGood);
        updater.AssertTold("");
        updater.Go(20, 40000);
        updater.AssertTold("0 2 6");
    }

    [TestMethod]
    public void NodeThatRestartsAgainAndAgainIsGivenUp()
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        updater.Offer();
        for (int i = 0; i < 4; i++)
        {
            updater.Chunk(1);
            node.SendControl(ControlCode.OtaAnswer, (byte)OtaStatus.StartError);
            rig.Run(1000);
        }

        Assert.EndsWith(" 1", updater.Statuses);
        Assert.IsFalse(rig.Gateway.Updates.IsRunning(rig.Gateway.Nodes.At(0)));
    }

    [TestMethod]
    public void NodeThatIsStillInAnEarlierUpdateEndsTheNewOne()
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        updater.Offer();
        for (int i = 1; i <= 10; i++)
        {
            updater.Chunk(i);
        }

        rig.Run(5000);
        UpdaterDouble other = new UpdaterDouble(rig, "kitchen", new TestImage(30));
        other.Offer();
        other.Chunk(1);
        node.SendControl(ControlCode.OtaAnswer, (byte)OtaStatus.OutOfSequence, 10, 0);
        other.AssertTold("5 0 1");
        Assert.AreEqual(
            "{\"result\":\"OTA Start error\",\"status\":1,\"reason\":\"the node is still in an earlier update, "
                + "which it gives up within 10 s\"}",
            other.LastAnswer);
    }

    [TestMethod]
    public void OfferThatStillWaitsGoesBeforeTheFirstChunk()
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        rig.Join(Kitchen + 1, "cellar");
        node.Losses.LoseAnswer(OtaStatus.Started, 1);
        updater.Offer();
        updater.Chunk(1);
        rig.IsAirBlocked = true;
        rig.Tell("cellar/set/identify", "");
        rig.Run(800);
        node.SendControl(ControlCode.OtaAnswer, (byte)OtaStatus.Started);
        rig.IsAirBlocked = false;
        rig.Pump();
        updater = new UpdaterDouble(rig, "kitchen", updater.Image);
        updater.Chunk(2);
        updater.Go(20, 40000);
        updater.AssertTold("2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void KeyThatExpiresInTheMiddleDoesNotEndTheUpdate()
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        rig.Clock.Advance((48L * 3600 * 1000) - 20000);
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        updater.Offer();
        updater.Go(1000, 40000);
        updater.AssertTold("0 2 6");
        Assert.IsTrue(node.HasImage);
        rig.Run(10000);
        Assert.AreEqual("{\"reason\":5}", rig.Told("3C:71:BF:00:00:02/bye"), "it expires afterwards");
    }

    [TestMethod]
    public void NodeThatIsGivenUpInTheMiddleEndsTheUpdateUnderItsName()
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        updater.Offer();
        updater.Chunk(1);
        rig.Gateway.Nodes.At(0).Release();
        rig.Clock.Advance(1000);
        NodeDouble other = new NodeDouble(rig, Kitchen + 1);
        other.Register();
        updater.AssertTold("0 5");
        Assert.AreEqual(0, rig.Count("/result/ota"));
        Assert.AreEqual(0, rig.Count("3C:71:BF:00:00:03/result/ota"), "the entry is another node's now");
        rig.Tell("3C:71:BF:00:00:03/set/ota", "1,AAAA");
        Assert.AreEqual(1, rig.Count("3C:71:BF:00:00:03/result/ota"), "which has had no update");
    }

    // It hears all of it for 2.5 s, and then nothing before it has registered.
    private static void Restart(GatewayRig rig, OldNodeDouble node)
    {
        int offers = node.Offers;
        rig.Run(2500);
        Assert.AreEqual(offers, node.Offers);
        node.IsOff = true;
        rig.Run(3000);
        node.IsOff = false;
        node.Reboot();
    }

    private static GatewayRig Begin(out OldNodeDouble node, out UpdaterDouble updater)
    {
        GatewayRig rig = GatewayRig.Started();
        node = Join(rig);
        updater = new UpdaterDouble(rig, "kitchen", new TestImage(60));
        return rig;
    }

    private static OldNodeDouble Join(GatewayRig rig)
    {
        OldNodeDouble node = new OldNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        rig.Forget();
        return node;
    }
}
