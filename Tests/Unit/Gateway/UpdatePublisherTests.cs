using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Control;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>What the publisher of an update may do, and what it is told.</summary>
[TestClass]
public class UpdatePublisherTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string KitchenMac = "3C:71:BF:00:00:02";

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
    public void PublisherThatIsTooFastIsHeldWhileTheRadioGetsOn()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(TestImage.MaximumChunks));
        rig.AirMilliseconds = 30;
        updater.Offer();
        updater.Go(1, 40000);
        updater.AssertTold("0 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void PublisherIsPushedBackOnceThereIsRoomAgainWhereTheRadioStoodStill()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.AirMilliseconds = 4;
        OldNodeDouble node = Join(rig);
        rig.Run(100);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(60));
        updater.Offer();
        rig.Run(50);
        node.IsOff = true;
        for (int i = 1; i <= ChunkRing.Capacity + 10; i++)
        {
            updater.Chunk(i);
        }

        rig.Run(8100);
        updater.AssertTold("0");
        node.IsOff = false;
        rig.Run(1000);
        updater.AssertTold("0 4:" + ChunkRing.Capacity.ToString());
        updater.Go(20, 40000);
        updater.AssertTold("0 4:" + ChunkRing.Capacity.ToString() + " 2 6");
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    [DataRow(5000, "0 2 6")]
    [DataRow(8500, "0 5")]
    public void PublisherThatCannotGoBackLosesNothingWhileANodeIsDeafForFiveSeconds(int deaf, string told)
    {
        GatewayRig rig = GatewayRig.Started();
        rig.AirMilliseconds = 4;
        OldNodeDouble node = Join(rig);
        rig.Run(100);
        TestImage image = new TestImage(60);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", image);
        updater.Offer();
        rig.Run(50);
        node.IsOff = true;
        for (int i = 1; i <= image.Chunks; i++)
        {
            rig.Link.Enqueue("greenhouse/kitchen/set/ota", image.Line(i));
        }

        rig.Run(deaf);
        node.IsOff = false;
        rig.Run(100000);
        string statuses = updater.Statuses;
        Assert.StartsWith(told.Substring(0, 1), statuses);
        Assert.EndsWith(told.Substring(1), statuses);
        Assert.AreEqual(deaf == 5000, node.HasImage);
        if (!node.HasImage)
        {
            Assert.AreEqual(
                "{\"result\":\"OTA timeout\",\"status\":5,\"reason\":\"chunk 37 could not be kept, and the publisher did not send it again\"}",
                updater.LastAnswer);
        }
    }

    [TestMethod]
    public void CommandBehindAChunkThatWaitsIsObeyedOnceItIsDropped()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        NodeDouble other = rig.Join(Kitchen + 1, "cellar");
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(60));
        updater.Offer();
        node.IsOff = true;
        for (int i = 1; i <= ChunkRing.Capacity + 1; i++)
        {
            rig.Link.Enqueue("greenhouse/kitchen/set/ota", updater.Image.Line(i));
        }

        rig.Link.Enqueue("greenhouse/cellar/set/identify", "");
        rig.Run(7900);
        Assert.IsNull(other.NextControl());
        rig.Run(200);
        Assert.AreEqual(ControlCode.Identify, other.NextControl()[0]);
    }

    [TestMethod]
    public void PublisherThatSendsEverythingAtOnceLosesNothing()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = Join(rig);
        TestImage image = new TestImage(60);
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
        Assert.AreEqual(1, rig.Link.CountOfText(
            "{\"result\":\"OTA timeout\",\"status\":5,\"reason\":\"given up for another image\",\"md5\":\"" + gone.Image.Md5 + "\"}"));
        Assert.Contains("given up for another image", rig.Log.Line(rig.Log.Count - 2));
        updater.Go(20, 40000);
        updater.AssertTold("5 0 2 6");
        Assert.IsTrue(node.HasImage);
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

    [TestMethod]
    public void LateAnswerToTheOfferOfAnEarlierImageDoesNotStartTheNewOne()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new WindowNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        UpdaterDouble gone = new UpdaterDouble(rig, "kitchen", new TestImage(20));
        rig.IsAirBlocked = true;
        gone.Offer();
        rig.Run(5000);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(10));
        updater.Offer();
        rig.IsAirBlocked = false;
        rig.Run(2000);
        updater.Go(20, 40000);
        updater.AssertTold("5 0 2 6");
        Assert.IsTrue(node.HasImage);
    }
}
