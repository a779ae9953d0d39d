using EnigmaIoT.Gateway.Ota;
using EnigmaIoT.Shared.Control;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>What the publisher of an update may do, and what it is told.</summary>
[TestClass]
public class UpdatePublisherTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string KitchenMac = "3c:71:bf:00:00:02";

    [TestMethod]
    public void GapIsAnsweredWithTheLastGoodIndex()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(20));
        updater.Offer();
        updater.Chunk(1);
        updater.Chunk(2);
        updater.Chunk(5);
        Assert.AreEqual("0 4:2", updater.Statuses);
        Assert.AreEqual(
            "{\"last_chunk\":2,\"result\":\"OTA out of sequence error\",\"status\":4}", rig.Told("kitchen/result/ota"));
        updater.Go(20, 40000);
        updater.AssertTold("0 4:2 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void GapIsToldOnceASecond()
    {
        GatewayRig rig = GatewayRig.Started();
        Join(rig);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(20));
        updater.Offer();
        for (int i = 3; i < 20; i++)
        {
            updater.Chunk(i);
        }

        Assert.AreEqual("0 4:0", updater.Statuses);
        rig.Run(1000);
        Assert.AreEqual("0 4:0 4:0", updater.Statuses);
    }

    [TestMethod]
    public void AnswersGoUnderAddressAndNameWhereThePublisherAddressedByAddress()
    {
        GatewayRig rig = GatewayRig.Started();
        Join(rig);
        TestImage image = new TestImage(20);
        UpdaterDouble byAddress = new UpdaterDouble(rig, KitchenMac, image);
        UpdaterDouble byName = new UpdaterDouble(rig, "kitchen", image);
        byAddress.Update();
        byAddress.AssertTold("0 2 6");
        byName.AssertTold("0 2 6");
    }

    [TestMethod]
    public void PublisherThatIsTooFastIsHeldAndThenPushedBack()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(300));
        rig.AirMilliseconds = 30;
        updater.Offer();
        updater.Go(1, 40000);
        Assert.StartsWith("0 ", updater.Statuses);
        Assert.EndsWith(" 2 6", updater.Statuses);
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void PublisherThatSendsEverythingAtOnceLosesNothing()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        TestImage image = new TestImage(150);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", image);
        rig.AirMilliseconds = 3;
        rig.Link.Enqueue("greenhouse/kitchen/set/ota", image.Offer);
        for (int i = 1; i <= image.Chunks; i++)
        {
            rig.Link.Enqueue("greenhouse/kitchen/set/ota", image.Line(i));
        }

        rig.Run(5000);
        updater.AssertTold("0 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void SecondMessage0OfTheSameImageResumes()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        TestImage image = new TestImage(20);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", image);
        updater.Offer();
        updater.Offer();
        Assert.AreEqual("0 0", updater.Statuses, "there is nothing yet to go on from");
        for (int i = 1; i <= 7; i++)
        {
            updater.Chunk(i);
        }

        UpdaterDouble again = new UpdaterDouble(rig, "kitchen", image);
        again.Update();
        again.AssertTold("0 4:7 2 6");
        Assert.IsTrue(node.HasImage);
        Assert.AreEqual(1, node.Offers);
    }

    [TestMethod]
    public void OtherImageIsRefusedWhileThePublisherIsActive()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(20));
        updater.Offer();
        updater.Chunk(1);
        TestImage other = new TestImage(30);
        rig.Log.Clear();
        rig.Tell("kitchen/set/ota", other.Offer);
        Assert.AreEqual(
            "{\"result\":\"OTA Start error\",\"status\":1,\"reason\":\"another update of this node is running\",\"md5\":\""
                + other.Md5 + "\"}",
            rig.Told("kitchen/result/ota"));
        rig.AssertRefused(0, "kitchen", "another update of this node is running");
        updater = new UpdaterDouble(rig, "kitchen", updater.Image);
        updater.Chunk(2);
        updater.Go(20, 40000);
        updater.AssertTold("2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void OtherImageTakesOverFromAPublisherThatIsGone()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        UpdaterDouble gone = new UpdaterDouble(rig, "kitchen", new TestImage(20));
        gone.Offer();
        gone.Chunk(1);
        rig.Run(5000);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(30));
        updater.Offer();
        Assert.AreEqual("0 5 0", gone.Statuses);
        Assert.Contains("given up for another image", rig.Log.Line(rig.Log.Count - 2));
        updater.Go(20, 40000);
        updater.AssertTold("5 0 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    [DataRow(1000, 6)]
    [DataRow(1000, 4)]
    [DataRow(0, 0)]
    [DataRow(0, 1)]
    [DataRow(212, 0)]
    public void SizeAndCountThatDisagreeAreRefusedBeforeStarted(int size, int chunks)
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        const string md5 = "00112233445566778899aabbccddeeff";
        rig.Tell("kitchen/set/ota", "0," + size.ToString() + "," + chunks.ToString() + "," + md5);
        const string reason = "size and number of chunks disagree: chunks have 212 bytes";
        Assert.AreEqual(
            "{\"result\":\"OTA Start error\",\"status\":1,\"reason\":\"" + reason + "\",\"md5\":\"" + md5 + "\"}",
            rig.Told("kitchen/result/ota"));
        rig.AssertRefused(0, "kitchen", reason);
        Assert.AreEqual(0, node.Offers);
    }

    [TestMethod]
    public void RefusalGoesUnderTheAddressToo()
    {
        GatewayRig rig = GatewayRig.Started();
        Join(rig);
        rig.Tell(KitchenMac + "/set/ota", "0,1,7,00112233445566778899aabbccddeeff");
        Assert.AreEqual(1, rig.Count("kitchen/result/ota"));
        Assert.AreEqual(rig.Told("kitchen/result/ota"), rig.Told(KitchenMac + "/result/ota"));
    }

    [TestMethod]
    public void ChunkBeforeMessage0IsAnsweredOnceWithAStartError()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        TestImage image = new TestImage(20);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", image);
        updater.Chunk(1);
        updater.Chunk(2);
        Assert.AreEqual(
            "{\"result\":\"OTA Start error\",\"status\":1,\"reason\":\"a chunk came before message 0\"}", updater.LastAnswer ?? rig.Told("kitchen/result/ota"));
        Assert.AreEqual("1", updater.Statuses);
        Assert.AreEqual(2, rig.Gateway.Rejects.Total);
        Assert.AreEqual(1, rig.Log.CountOf("refused from greenhouse/kitchen/set/ota: OTA chunk without a running update"));
        Assert.IsNull(node.NextControl());
    }

    [TestMethod]
    [DataRow("set/restart", "", "result/restart")]
    [DataRow("set/reset", "", "result/reset")]
    [DataRow("set/sleeptime", "10", "result/sleeptime")]
    public void CommandThatWouldEndTheUpdateIsRefused(string command, string payload, string answer)
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(20));
        updater.Offer();
        updater.Chunk(1);
        rig.Log.Clear();
        rig.Tell("kitchen/" + command, payload);
        Assert.AreEqual("{\"result\":\"refused\",\"reason\":\"an update of this node is running\"}", rig.Told("kitchen/" + answer));
        rig.AssertRefused(0, "greenhouse/kitchen/" + command, "an update of this node is running");
        rig.Tell("broadcast/" + command, payload);
        Assert.AreEqual(2, rig.Gateway.Rejects.Total, "and so it is to all nodes");
        Assert.IsNull(node.NextControl());
        updater.Go(20, 40000);
        updater.AssertTold("0 2 6");
    }

    [TestMethod]
    public void OtherCommandsAreServedDuringAnUpdate()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(20));
        updater.Offer();
        updater.Chunk(1);
        rig.Tell("kitchen/set/sleeptime", "0");
        Assert.AreEqual(ControlCode.SleepSet, node.NextControl()[0]);
        updater.Go(20, 40000);
        updater.AssertTold("0 2 6");
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
