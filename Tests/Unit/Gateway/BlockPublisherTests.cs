using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>Publishers that send blocks and go by credit (docs/ota-extension.md).</summary>
[TestClass]
public class BlockPublisherTests
{
    private const long Kitchen = 0x3C71BF000002;

    [TestMethod]
    [DataRow(1)]
    [DataRow(16)]
    [DataRow(17)]
    [DataRow(TestImage.MaximumChunks)]
    public void WholeUpdateInBlocksArrives(int chunks)
    {
        GatewayRig rig = Begin(out WindowNodeDouble node, out BlockPublisherDouble publisher, chunks);
        publisher.Offer();
        publisher.Go(60000);
        Assert.AreEqual((int)OtaStatus.Finished, (int)publisher.FinalStatus);
        Assert.IsTrue(node.HasImage);
        Assert.AreEqual(0, publisher.Rewinds);
        Assert.AreEqual(0, rig.Gateway.Rejects.Total);
    }

    [TestMethod]
    public void OldNodeGetsBlocksToo()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = new OldNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        BlockPublisherDouble publisher = new BlockPublisherDouble(rig, "kitchen", new TestImage(60));
        publisher.Offer();
        publisher.Go(60000);
        Assert.AreEqual((int)OtaStatus.Finished, (int)publisher.FinalStatus);
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void CreditComesBehindTheStartAndNeverReachesBeyondTheRing()
    {
        GatewayRig rig = Begin(out _, out BlockPublisherDouble publisher, TestImage.MaximumChunks);
        publisher.Offer();
        Assert.AreEqual(ChunkRing.Capacity, publisher.Credit);
        Assert.AreEqual(1, publisher.Credits);
        rig.IsAirBlocked = true;
        for (int i = 0; i < 5; i++)
        {
            publisher.Block(1 + (8 * i), 8);
        }

        rig.Run(1000);
        Assert.AreEqual(ChunkRing.Capacity, publisher.Credit);
    }

    [TestMethod]
    public void CreditEndsWithTheImage()
    {
        Begin(out _, out BlockPublisherDouble publisher, 5);
        publisher.Offer();
        Assert.AreEqual(5, publisher.Credit);
    }

    [TestMethod]
    public void BlockBeyondTheCreditIsTakenAsFarAsThereIsRoomAndTheRestAskedForAgain()
    {
        GatewayRig rig = Begin(out WindowNodeDouble node, out BlockPublisherDouble publisher, TestImage.MaximumChunks);
        publisher.Offer();
        rig.IsAirBlocked = true;
        for (int i = 0; i < 5; i++)
        {
            publisher.Block(1 + (8 * i), 8);
        }

        rig.IsAirBlocked = false;
        publisher.Go(60000);
        Assert.AreEqual((int)OtaStatus.Finished, (int)publisher.FinalStatus);
        Assert.IsTrue(node.HasImage);
        Assert.AreEqual(1, publisher.Rewinds);
    }

    [TestMethod]
    public void LostBlockIsAskedForAtOnce()
    {
        GatewayRig rig = Begin(out WindowNodeDouble node, out BlockPublisherDouble publisher, TestImage.MaximumChunks);
        publisher.Offer();
        publisher.Block(1, 8);
        publisher.Block(17, 8);
        Assert.AreEqual(1, publisher.Rewinds);
        Assert.AreEqual(
            "{\"last_chunk\":8,\"result\":\"OTA out of sequence error\",\"status\":4,\"md5\":\"" + publisher.Image.Md5
                + "\",\"address\":\"" + MacAddress.Format(Kitchen) + "\"}",
            rig.Told("kitchen/result/ota"));
        publisher.Go(60000);
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void BlockThatOverlapsWhatIsThereAddsTheRest()
    {
        Begin(out WindowNodeDouble node, out BlockPublisherDouble publisher, 60);
        publisher.Offer();
        publisher.Block(1, 8);
        publisher.Block(5, 8);
        publisher.Block(8, 3);
        publisher.Block(13, 8);
        publisher.Go(60000);
        Assert.AreEqual((int)OtaStatus.Finished, (int)publisher.FinalStatus);
        Assert.AreEqual(0, publisher.Rewinds);
        Assert.IsTrue(node.HasImage);
    }

    [TestMethod]
    public void BlockBeyondTheImageIsRefused()
    {
        GatewayRig rig = Begin(out _, out BlockPublisherDouble publisher, 20);
        publisher.Offer();
        rig.Forget();
        byte[] block = new byte[OtaBlock.DataOffset + (3 * OtaLimits.ChunkCount)];
        block[0] = OtaBlock.Mark;
        block[1] = 19;
        int before = rig.Gateway.Rejects.Total;
        rig.Link.Enqueue(GatewayRig.Network + "/kitchen/set/ota", block, false);
        rig.Pump();
        rig.AssertRefused(before, "3C:71:BF:00:00:02", "chunk with an index beyond the image");
    }

    [TestMethod]
    public void BlockWhoseBytesAreNotItsChunksIsRefused()
    {
        GatewayRig rig = Begin(out _, out BlockPublisherDouble publisher, 20);
        publisher.Offer();
        rig.Forget();
        byte[] block = new byte[OtaBlock.DataOffset + 211];
        block[0] = OtaBlock.Mark;
        block[1] = 1;
        block[OtaBlock.DataOffset] = 0xE9;
        int before = rig.Gateway.Rejects.Total;
        rig.Link.Enqueue(GatewayRig.Network + "/kitchen/set/ota", block, false);
        rig.Pump();
        rig.AssertRefused(before, "3C:71:BF:00:00:02", "chunk that is not base64 or has the wrong length");
    }

    [TestMethod]
    public void ScriptIsNeverToldItsCredit()
    {
        GatewayRig rig = Begin(out _, out _, 20);
        UpdaterDouble script = new UpdaterDouble(rig, "kitchen", new TestImage(60));
        script.Update();
        script.AssertTold("0 2 6");
        Assert.AreEqual(0, rig.Count("kitchen/result/credit"));
    }

    [TestMethod]
    public void Sha256IsPassedOnToTheNode()
    {
        Begin(out WindowNodeDouble node, out BlockPublisherDouble publisher, 20);
        publisher.Offer();
        Assert.AreEqual(publisher.Image.Md5 + publisher.Image.Md5, node.OfferedSha256);
    }

    [TestMethod]
    public void APublisherThatGivesUpEndsTheUpdateForTheNodeToo()
    {
        GatewayRig rig = Begin(out WindowNodeDouble node, out BlockPublisherDouble publisher, TestImage.MaximumChunks);
        publisher.Offer();
        publisher.Block(1, 8);
        rig.Tell("kitchen/set/ota", "abort");
        rig.Run(100);
        Assert.IsTrue(rig.Told("kitchen/result/ota").IndexOf("given up by its publisher") > 0);
        Assert.AreEqual(1, node.Stops);
        Assert.IsFalse(rig.Gateway.Updates.IsAnyRunning);

        int told = rig.Count("kitchen/result/ota");
        rig.Tell("kitchen/set/ota", "abort");
        Assert.AreEqual(told, rig.Count("kitchen/result/ota"));
        Assert.AreEqual(0, rig.Gateway.Rejects.Total);
    }

    private static GatewayRig Begin(out WindowNodeDouble node, out BlockPublisherDouble publisher, int chunks)
    {
        GatewayRig rig = GatewayRig.Started();
        node = new WindowNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        rig.Forget();
        publisher = new BlockPublisherDouble(rig, "kitchen", new TestImage(chunks));
        return rig;
    }
}
