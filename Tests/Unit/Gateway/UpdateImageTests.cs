using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>What the gateway itself finds wrong with an image.</summary>
[TestClass]
public class UpdateImageTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string KitchenMac = "3C:71:BF:00:00:02";

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
    public void NodeOfOursIsToldToStopWhereTheFirstChunkIsOfAnUnknownKind()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(20));
        updater.Image.Data[0] = 0x7F;
        updater.Offer();
        Assert.IsTrue(node.IsRunning);
        updater.Chunk(1);
        updater.AssertTold("0 3");
        Assert.AreEqual(1, node.Stops);
        Assert.IsFalse(node.IsRunning);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void ImageWhosePublisherSaysThatItsKindIsUnknownIsRefusedBeforeTheNodeBegins(bool isAllowed)
    {
        GatewayRig rig = new GatewayRig();
        rig.Config.AllowUnknownImages = isAllowed;
        rig.Start();
        OldNodeDouble node = Join(rig);
        TestImage image = new TestImage(20);
        const string sha256 = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
        rig.Tell("kitchen/set/ota", image.Offer + "," + sha256 + ",0");
        Assert.AreEqual(isAllowed ? 1 : 0, node.Offers);
        Assert.StartsWith(
            isAllowed
                ? "{\"result\":\"OTA Started\",\"status\":0"
                : "{\"result\":\"OTA Start error\",\"status\":1,\"reason\":\"the image is of no known kind\",\"md5\":\"" + image.Md5 + "\"",
            rig.Told("kitchen/result/ota"));
    }

    [TestMethod]
    public void ImageWhoseKindIsNotToldIsOffered()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        const string sha256 = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
        rig.Tell("kitchen/set/ota", new TestImage(20).Offer + "," + sha256);
        Assert.AreEqual(1, node.Offers);
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
