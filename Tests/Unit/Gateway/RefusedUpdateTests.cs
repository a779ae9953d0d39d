using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>Offers and chunks that are refused, and commands that an update keeps away.</summary>
[TestClass]
public class RefusedUpdateTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string KitchenMac = "3C:71:BF:00:00:02";

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
    public void UpdateForWhichTheHeapIsShortRunsWithASmallRing()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        ((FakeBoard)rig.Parts.Board).FreeHeap = 13000;
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(60));
        updater.Offer();
        updater.Go(60, 80000);
        Assert.IsTrue(node.HasImage);
        Assert.AreEqual(1, rig.Log.CountOf("13000 bytes of heap: the update has room for 20 chunks in place of 36"));
    }

    [TestMethod]
    [DataRow(20479, 4, 1)]
    [DataRow(20480, 4, 0)]
    [DataRow(16383, 2, 1)]
    [DataRow(16384, 2, 0)]
    public void RingIsWholeWhereMessagesOfTheirSizeFitInBesideIt(int freeHeap, int chunks, int smallRings)
    {
        GatewayRig rig = new GatewayRig();
        rig.Config.BlockChunks = chunks;
        rig.Start();
        Join(rig);
        ((FakeBoard)rig.Parts.Board).FreeHeap = freeHeap;
        new UpdaterDouble(rig, "kitchen", new TestImage(60)).Offer();
        Assert.AreEqual(smallRings, rig.Log.CountOf(freeHeap.ToString() + " bytes of heap: the update has room for 20 chunks in place of 36"));
        Assert.IsTrue(rig.Gateway.Updates.IsAnyRunning);
    }

    [TestMethod]
    public void BlockPublisherOfASmallRingIsHeldBackSooner()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        ((FakeBoard)rig.Parts.Board).FreeHeap = 13000;
        BlockPublisherDouble publisher = new BlockPublisherDouble(rig, "kitchen", new TestImage(60));
        publisher.Offer();
        Assert.AreEqual(10, publisher.Credit, "half of the ring");
        publisher.Go(60000);
        Assert.AreEqual((int)OtaStatus.Finished, (int)publisher.FinalStatus);
    }

    [TestMethod]
    public void UpdateOfTheLeastRingGoesInBlocksOfFour()
    {
        GatewayRig rig = new GatewayRig();
        rig.Config.BlockChunks = 4;
        rig.Start();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        ((FakeBoard)rig.Parts.Board).FreeHeap = 10240;
        rig.Tell("kitchen/get/update", "");
        Assert.Contains("\"block\":4,", rig.Told("kitchen/result/update"));
        BlockPublisherDouble publisher = new BlockPublisherDouble(rig, "kitchen", new TestImage(60));
        publisher.Offer();
        Assert.AreEqual(6, publisher.Credit, "half of the ring");
        publisher.Go(60000);
        Assert.AreEqual((int)OtaStatus.Finished, (int)publisher.FinalStatus, "a credit told by eight chunks would never come");
    }

    [TestMethod]
    public void UpdateThatTheHeapHasNoRoomForIsRefusedAndStartsOnceItHas()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        FakeBoard board = (FakeBoard)rig.Parts.Board;
        board.FreeHeap = 8000;
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(20));
        updater.Offer();
        Assert.AreEqual(
            "{\"result\":\"OTA Start error\",\"status\":1,\"reason\":\"not enough memory for an update just now: try again in a moment\","
                + "\"md5\":\"" + updater.Image.Md5 + "\"}",
            rig.Told("kitchen/result/ota"));
        Assert.AreEqual(0, node.Offers);
        Assert.IsFalse(rig.Gateway.Updates.IsAnyRunning);
        board.FreeHeap = 20000;
        rig.Forget();
        updater = new UpdaterDouble(rig, "kitchen", updater.Image);
        updater.Offer();
        updater.Go(20, 40000);
        updater.AssertTold("0 2 6");
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
    [DataRow("0,1000,5,00112233445566778899AABBCCDDEEFF", "OTA message 0 whose MD5 is not 32 lower-case hex digits")]
    [DataRow("0,", "OTA message 0 without size, number of chunks and MD5")]
    [DataRow("0,1000,5", "OTA message 0 without size, number of chunks and MD5")]
    [DataRow("0,x,5,00112233445566778899aabbccddeeff", "OTA message 0 whose size or number of chunks is not a number in range")]
    [DataRow("0,1000,70000,00112233445566778899aabbccddeeff", "OTA message 0 whose size or number of chunks is not a number in range")]
    [DataRow("0,1000,5,00112233445566778899aabbccddeef", "OTA message 0 whose MD5 is not 32 lower-case hex digits")]
    [DataRow("0,1000,5,", "OTA message 0 whose MD5 is not 32 lower-case hex digits")]
    public void MalformedOfferIsAnsweredWithAStartErrorAndItsReason(string offer, string reason)
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        rig.Tell("kitchen/set/ota", offer);
        Assert.AreEqual(
            "{\"result\":\"OTA Start error\",\"status\":1,\"reason\":\"" + reason + "\"}",
            rig.Told("kitchen/result/ota"));
        Assert.AreEqual(0, node.Offers);
    }

    [TestMethod]
    public void MalformedOfferDuringAnUpdateIsOnlyLogged()
    {
        GatewayRig rig = GatewayRig.Started();
        Join(rig);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(20));
        updater.Offer();
        int told = rig.Count("kitchen/result/ota");
        rig.Tell("kitchen/set/ota", "0,1000");
        Assert.AreEqual(told, rig.Count("kitchen/result/ota"));
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
    [DataRow("0")]
    [DataRow("0.0")]
    public void OtherCommandsAreServedDuringAnUpdate(string awake)
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(20));
        updater.Offer();
        updater.Chunk(1);
        rig.Tell("kitchen/set/sleeptime", awake);
        Assert.AreEqual(ControlCode.SleepSet, node.NextControl()[0]);
        updater.Go(20, 40000);
        updater.AssertTold("0 2 6");
    }

    private static OldNodeDouble Join(GatewayRig rig)
    {
        OldNodeDouble node = new OldNodeDouble(rig, Kitchen);
        int air = rig.AirMilliseconds;
        rig.AirMilliseconds = 0;
        node.Register();
        node.SendName("kitchen");
        rig.AirMilliseconds = air;
        rig.Forget();
        return node;
    }
}
