using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ota;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>Updates that go wrong: every one ends, with exactly one final status.</summary>
[TestClass]
public class UpdateFailureTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string KitchenMac = "3c:71:bf:00:00:02";

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
        rig.Run(10000);
        updater.AssertTold("0 5");
        Assert.AreEqual("{\"result\":\"OTA timeout\",\"status\":5,\"reason\":\"no progress\"}", updater.LastAnswer);
        Assert.IsFalse(rig.Gateway.Updates.IsRunning(rig.Gateway.Nodes.At(0)));
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
        rig.Run(10000);
        node.SendControl(ControlCode.OtaAnswer, OtaStatus.Timeout);
        updater.AssertTold("0 5");
        Assert.AreEqual(1, rig.Log.CountOf("refused from " + KitchenMac + ": OTA answer outside of an update"));
    }

    [TestMethod]
    [DataRow(OtaStatus.CheckFailed, "{\"result\":\"OTA check failed\",\"status\":3}")]
    [DataRow(OtaStatus.Timeout, "{\"result\":\"OTA timeout\",\"status\":5}")]
    [DataRow(OtaStatus.Finished, "{\"result\":\"OTA finished OK\",\"status\":6}")]
    public void FinalStatusOfTheNodeEndsTheUpdate(byte status, string expected)
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        updater.Offer();
        node.SendControl(ControlCode.OtaAnswer, status);
        node.SendControl(ControlCode.OtaAnswer, status);
        updater.AssertTold(status == OtaStatus.Finished ? "0 2 6" : "0 " + status.ToString());
        Assert.AreEqual(expected, updater.LastAnswer);
        Assert.IsFalse(rig.Gateway.Updates.IsRunning(rig.Gateway.Nodes.At(0)));
    }

    [TestMethod]
    public void MessageThatTheNodeRefusesEndsTheUpdate()
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        node.Losses.LoseBehindRadio(0, 1);
        updater.Offer();
        node.SendControl(ControlCode.OtaAnswer, OtaStatus.StartError);
        updater.AssertTold("1");
        Assert.AreEqual("{\"result\":\"OTA Start error\",\"status\":1}", updater.LastAnswer);
    }

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
        node.SendControl(ControlCode.OtaAnswer, OtaStatus.StartError);
        node.SendControl(ControlCode.OtaAnswer, OtaStatus.StartError);
        rig.Run(3000);
        node.SendControl(ControlCode.OtaAnswer, OtaStatus.StartError);
        node.IsOff = false;
        node.Reboot();
        updater.Go(20, 40000);
        updater.AssertTold("0 4:0 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void NodeThatRestartsAgainAndAgainIsGivenUp()
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        updater.Offer();
        for (int i = 0; i < 4; i++)
        {
            updater.Chunk(1);
            node.SendControl(ControlCode.OtaAnswer, OtaStatus.StartError);
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
        other.AssertTold("5 0 1");
        Assert.AreEqual(
            "{\"result\":\"OTA Start error\",\"status\":1,\"reason\":\"the node is still in an earlier update, "
                + "which it gives up within 10 s\"}",
            other.LastAnswer);
    }

    [TestMethod]
    public void ImageOfAnUnknownKindIsRefusedAtItsFirstChunk()
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        updater.Image.Data[0] = 0x7F;
        updater.Offer();
        updater.Chunk(1);
        updater.AssertTold("0 3");
        Assert.AreEqual(
            "{\"result\":\"OTA check failed\",\"status\":3,\"reason\":\"the image is of no known kind\"}", updater.LastAnswer);
        Assert.AreEqual(0, node.LastGood);
    }

    [TestMethod]
    public void ImageOfAnUnknownKindIsPassedOnWhereAllowed()
    {
        GatewayRig rig = new GatewayRig();
        rig.Config.AllowUnknownImages = true;
        rig.Start();
        OldNodeDouble node = Join(rig);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(20));
        updater.Image.Data[0] = 0x7F;
        updater.Update();
        updater.AssertTold("0 3");
        Assert.AreEqual(20, node.LastGood);
    }

    [TestMethod]
    [DataRow("3,!!!!")]
    [DataRow("3,AAAA")]
    [DataRow("3,AAA")]
    public void ChunkThatIsNotWhatItShouldBeIsRefusedAndAskedForAgain(string payload)
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        updater.Offer();
        updater.Chunk(1);
        updater.Chunk(2);
        rig.Log.Clear();
        rig.Tell("kitchen/set/ota", payload);
        rig.AssertRefused(0, KitchenMac, "chunk that is not base64 or has the wrong length");
        updater.AssertTold("0 4:2");
        rig.Tell("kitchen/set/ota", payload);
        Assert.AreEqual(2, rig.Gateway.Rejects.Total);
        Assert.AreEqual(1, rig.Log.Count, "logged once");
        updater.Go(20, 40000);
        Assert.EndsWith(" 2 6", updater.Statuses);
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    [DataRow("61,AAAA")]
    [DataRow("65535,AAAA")]
    public void ChunkBehindTheLastOneIsRefused(string payload)
    {
        GatewayRig rig = Begin(out OldNodeDouble node, out UpdaterDouble updater);
        updater.Offer();
        updater.Chunk(1);
        rig.Log.Clear();
        rig.Tell("kitchen/set/ota", payload);
        rig.AssertRefused(0, KitchenMac, "chunk with an index beyond the image");
        updater.Go(20, 40000);
        updater.AssertTold("0 2 6");
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
        node.SendControl(ControlCode.OtaAnswer, OtaStatus.Started);
        rig.IsAirBlocked = false;
        rig.Pump();
        updater = new UpdaterDouble(rig, "kitchen", updater.Image);
        updater.Chunk(2);
        updater.Go(20, 40000);
        updater.AssertTold("2 6");
        Assert.AreEqual(2, node.Offers);
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
        Assert.AreEqual("{\"reason\":5}", rig.Told("kitchen/bye"), "it expires afterwards");
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
        Assert.AreEqual(0, rig.Count("3c:71:bf:00:00:03/result/ota"), "the entry is another node's now");
        rig.Tell("3c:71:bf:00:00:03/set/ota", "1,AAAA");
        Assert.AreEqual(1, rig.Count("3c:71:bf:00:00:03/result/ota"), "which has had no update");
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
