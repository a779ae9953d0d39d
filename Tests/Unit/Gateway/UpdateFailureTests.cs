using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>Updates that go wrong: every one ends, with exactly one final status.</summary>
[TestClass]
public class UpdateFailureTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string KitchenMac = "3C:71:BF:00:00:02";

    [TestMethod]
    public void NodeThatDoesNotAnswerMessage0TimesOutAfterTenSeconds()
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        node.IsOff = true;
        updater.Offer();
        rig.Run(9999);
        updater.AssertTold("");
        rig.Run(1);
        updater.AssertTold("5");
        Assert.AreEqual("{\"result\":\"OTA timeout\",\"status\":5,\"reason\":\"the node does not answer\"}", updater.LastAnswer);
        rig.Run(60000);
        updater.AssertTold("5");
    }

    [TestMethod]
    public void NodeThatFallsSilentTimesOutAfterTenSeconds()
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        updater.Offer();
        updater.Chunk(1);
        updater.Chunk(2);
        node.IsOff = true;
        node.Losses.LoseAnswer(OtaStatus.Timeout, 1);
        for (int i = 3; i <= 14; i++)
        {
            updater.Chunk(i);
            rig.Run(1000);
        }

        updater.AssertTold("0 5");
        Assert.AreEqual("{\"result\":\"OTA timeout\",\"status\":5,\"reason\":\"the node fell silent 11 s ago\"}", updater.LastAnswer);
        Assert.IsFalse(rig.Gateway.Updates.IsRunning(rig.Gateway.Nodes.At(0)));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void SlowPublisherDoesNotKeepTheUpdateOfADeadNodeAlive(bool fromTheStart)
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        rig.AirMilliseconds = 4;
        node.IsOff = fromTheStart;
        node.Losses.LoseAnswer(OtaStatus.Timeout, 1);
        updater.Offer();
        for (int i = 1; i <= 5; i++)
        {
            rig.Run(1000);
            updater.Chunk(i);
        }

        rig.Run(100);
        node.IsOff = true;
        for (int i = 6; i <= 18; i++)
        {
            rig.Run(1000);
            updater.Chunk(i);
        }

        updater.AssertTold(fromTheStart ? "5" : "0 5");
    }

    [TestMethod]
    public void SlowPublisherOfALivingNodeMayTakeItsTime()
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        rig.AirMilliseconds = 4;
        updater.Offer();
        rig.Run(100);
        updater.Go(9000, 40000);
        updater.AssertTold("0 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void PublisherThatGoesOnAfterTheEndIsNotToldAgain()
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        rig.AirMilliseconds = 4;
        updater.Offer();
        rig.Run(50);
        node.IsOff = true;
        for (int i = 1; i <= 40; i++)
        {
            updater.Chunk(i);
            rig.Run(1000);
        }

        updater.AssertTold("0 5");
    }

    [TestMethod]
    public void LateAnswerOfTheNodeIsNotPassedOn()
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        updater.Offer();
        node.IsOff = true;
        for (int i = 1; i <= 12; i++)
        {
            updater.Chunk(i);
            rig.Run(1000);
        }

        node.SendControl(ControlCode.OtaAnswer, (byte)OtaStatus.Timeout);
        updater.AssertTold("0 5");
        Assert.AreEqual(1, rig.Log.CountOf("refused from " + KitchenMac + ": OTA answer outside of an update"));
    }

    [TestMethod]
    [DataRow((byte)OtaStatus.CheckFailed, "{\"result\":\"OTA check failed\",\"status\":3}")]
    [DataRow((byte)OtaStatus.Timeout, "{\"result\":\"OTA timeout\",\"status\":5}")]
    [DataRow((byte)OtaStatus.Finished, "{\"result\":\"OTA finished OK\",\"status\":6}")]
    public void FinalStatusOfTheNodeEndsTheUpdate(byte status, string expected)
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        updater.Offer();
        node.SendControl(ControlCode.OtaAnswer, status);
        node.SendControl(ControlCode.OtaAnswer, status);
        updater.AssertTold(status == (byte)OtaStatus.Finished ? "0 2 6" : "0 " + status.ToString());
        Assert.AreEqual(expected, updater.LastAnswer);
        Assert.IsFalse(rig.Gateway.Updates.IsRunning(rig.Gateway.Nodes.At(0)));
    }

    [TestMethod]
    public void MessageThatTheNodeRefusesEndsTheUpdate()
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        node.Losses.LoseBehindRadio(0, 1);
        updater.Offer();
        node.SendControl(ControlCode.OtaAnswer, (byte)OtaStatus.StartError);
        updater.AssertTold("1");
        Assert.AreEqual("{\"result\":\"OTA Start error\",\"status\":1}", updater.LastAnswer);
    }

    [TestMethod]
    [DataRow((byte)OtaStatus.CheckFailed)]
    [DataRow((byte)OtaStatus.Timeout)]
    public void EndOfAnEarlierUpdateIsNotTheEndOfOneThatTheNodeHasNotBegun(byte status)
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        node.Losses.LoseBehindRadio(0, 1);
        updater.Offer();
        node.SendControl(ControlCode.OtaAnswer, status);
        updater.AssertTold("");
        updater.Go(20, 40000);
        updater.AssertTold("0 2 6");
        Assert.IsTrue(node.HasImage);
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
