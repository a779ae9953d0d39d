using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>What a publisher that speaks the extension is told of which node and which image a status is about.</summary>
[TestClass]
public class UpdateIdentityTests
{
    private const long Kitchen = 0x3C71BF000002;

    [TestMethod]
    public void EachStatusNamesImageAndNodeForAPublisherOfBlocks()
    {
        GatewayRig rig = Begin(out _);
        TestImage image = new TestImage(40);
        BlockPublisherDouble publisher = new BlockPublisherDouble(rig, "kitchen", image);
        publisher.Offer();
        string end = ",\"md5\":\"" + image.Md5 + "\",\"address\":\"" + MacAddress.Format(Kitchen) + "\"}";
        Assert.AreEqual("{\"result\":\"OTA Started\",\"status\":0" + end, rig.Told("kitchen/result/ota"));
        publisher.Go(60000);
        Assert.AreEqual("{\"result\":\"OTA finished OK\",\"status\":6" + end, rig.Told("kitchen/result/ota"));
    }

    [TestMethod]
    public void ChunkThatIsAskedForNamesImageAndNodeForAPublisherOfBlocks()
    {
        GatewayRig rig = Begin(out _);
        TestImage image = new TestImage(40);
        BlockPublisherDouble publisher = new BlockPublisherDouble(rig, "kitchen", image);
        publisher.Offer();
        publisher.Block(9, 8);
        rig.Run(100);
        Assert.AreEqual(
            "{\"last_chunk\":0,\"result\":\"OTA out of sequence error\",\"status\":4,\"md5\":\"" + image.Md5
                + "\",\"address\":\"" + MacAddress.Format(Kitchen) + "\"}",
            rig.Told("kitchen/result/ota"));
    }

    [TestMethod]
    public void ScriptIsToldWhatVersion098Tells()
    {
        GatewayRig rig = Begin(out _);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(20));
        updater.Offer();
        Assert.AreEqual("{\"result\":\"OTA Started\",\"status\":0}", rig.Told("kitchen/result/ota"));
        updater.Go(20, 40000);
        Assert.AreEqual("{\"result\":\"OTA finished OK\",\"status\":6}", updater.LastAnswer);
    }

    [TestMethod]
    public void ImageThatIsLargerThanTheSlotIsRefusedWithBothSizes()
    {
        GatewayRig rig = Begin(out WindowNodeDouble node);
        node.Refusal = OtaRefusal.TooLarge;
        node.Capacity = 1000;
        TestImage image = new TestImage(20);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", image);
        updater.Offer();
        updater.AssertTold("1");
        Assert.AreEqual(
            "{\"result\":\"OTA Start error\",\"status\":1,\"reason\":\"the image has " + image.Data.Length.ToString()
                + " bytes, the node's slot takes 1000\",\"refusal\":1}",
            updater.LastAnswer);
    }

    [TestMethod]
    [DataRow((int)OtaRefusal.NoSlot, "the node has no slot for an image of this kind")]
    [DataRow((int)OtaRefusal.Restarting, "the node is about to restart")]
    [DataRow((int)OtaRefusal.OnTrial, "the node's new image is on trial: try again in a minute")]
    public void RefusalOfTheNodeIsPassedOnWithItsReason(int refusal, string reason)
    {
        GatewayRig rig = Begin(out WindowNodeDouble node);
        node.Refusal = (OtaRefusal)refusal;
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(20));
        updater.Offer();
        updater.AssertTold("1");
        Assert.AreEqual(
            "{\"result\":\"OTA Start error\",\"status\":1,\"reason\":\"" + reason + "\",\"refusal\":" + refusal.ToString() + "}",
            updater.LastAnswer);
    }

    [TestMethod]
    public void RefusalOfALaterVersionIsPassedOnAsItsNumberAlone()
    {
        GatewayRig rig = Begin(out WindowNodeDouble node);
        node.Refusal = (OtaRefusal)77;
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(20));
        updater.Offer();
        updater.AssertTold("1");
        Assert.AreEqual("{\"result\":\"OTA Start error\",\"status\":1,\"refusal\":77}", updater.LastAnswer);
    }

    private static GatewayRig Begin(out WindowNodeDouble node)
    {
        GatewayRig rig = GatewayRig.Started();
        node = new WindowNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        rig.Forget();
        return rig;
    }
}
