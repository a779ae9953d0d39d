using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class BroadcastUpdateTests
{
    private const int Size = 8000;

    [TestMethod]
    public void TakesChunksInAnyOrderAndTellsWhatItMisses()
    {
        NodeRig rig = WithKey();
        ImageDouble image = Begin(rig);
        for (int i = image.Chunks; i > 0; i--)
        {
            if (i != 1 && i != 7)
            {
                Broadcast(rig, image, i);
            }
        }

        byte[] answer = Poll(rig, image, 1);
        ChunkSet missing = new ChunkSet(image.Chunks);
        Assert.IsTrue(MissingAnswer.IsValid(answer, 0, answer.Length, image.Offer.Md5));
        Assert.AreEqual(2, MissingAnswer.Total(answer, 0));
        Assert.AreEqual(0, MissingAnswer.AddTo(answer, 0, answer.Length, missing));
        Assert.IsTrue(missing.Contains(1) && missing.Contains(7));

        Broadcast(rig, image, 7);
        Broadcast(rig, image, 7);
        Broadcast(rig, image, 1);
        image.AssertFinished(rig.Gateway.NextControl());
    }

    [TestMethod]
    public void GoesOnAloneFromWhatItHolds()
    {
        NodeRig rig = WithKey();
        ImageDouble image = Begin(rig);
        for (int i = 1; i <= image.Chunks; i++)
        {
            if (i != 3 && i != 20)
            {
                Broadcast(rig, image, i);
            }
        }

        image.Offer.IsForMany = false;
        byte[] start = image.Start(32);
        Assert.IsTrue(OtaAnswer.TryReadExtendedStart(start, 0, start.Length, out int _, out int missing));
        Assert.AreEqual(3, missing);
        ImageDouble.AssertIndex(OtaStatus.Window, 20, image.Send(3));
        image.AssertFinished(image.Send(20));
    }

    [TestMethod]
    public void WaitsTwoMinutesForItsTurn()
    {
        NodeRig rig = WithKey();
        ImageDouble image = Begin(rig);
        Broadcast(rig, image, 5);
        rig.Run(119000);
        Assert.IsNotNull(Poll(rig, image, 1));

        rig.Run(119000);
        Assert.IsNull(rig.Gateway.NextControl());
        rig.Run(1001);
        ImageDouble.AssertStatus(OtaStatus.Timeout, rig.Gateway.NextControl());
    }

    [TestMethod]
    public void GivesUpWhereAnotherImageIsAnnounced()
    {
        NodeRig rig = WithKey();
        ImageDouble image = Begin(rig);
        Broadcast(rig, image, 1);
        byte[] naming = new byte[GroupMessage.NamingCount];
        GroupMessage.WriteNaming(naming, 0, 0, image.Offer.Md5);
        rig.Gateway.BroadcastControl(naming);
        rig.Pump();
        Assert.AreEqual(0, rig.Slots.AbortCount);

        naming[GroupMessage.DataOffset]++;
        rig.Gateway.BroadcastControl(naming);
        rig.Pump();
        Assert.AreEqual(1, rig.Slots.AbortCount);
        ImageDouble.AssertStatus(OtaStatus.StartError, Poll(rig, image, 1));
    }

    [TestMethod]
    public void ChunksForOthersAreNothingToIt()
    {
        NodeRig rig = WithKey();
        ImageDouble image = new ImageDouble(rig, Size);
        int rejects = rig.Node.Rejects.Total;
        Broadcast(rig, image, 1);
        Assert.AreEqual(0, rig.Slots.BeginCount);
        Assert.AreEqual(rejects, rig.Node.Rejects.Total);
        Assert.IsNull(rig.Gateway.NextControl());
    }

    [TestMethod]
    public void AChunkOfAnyOtherLengthIsRefused()
    {
        NodeRig rig = WithKey();
        ImageDouble image = Begin(rig);
        rig.Gateway.BroadcastControl(0x12, 1, 0, 1, 2, 3);
        rig.Gateway.BroadcastControl(0x12, 0xFF, 0, 1);
        rig.Gateway.BroadcastControl(0x12, 1);
        rig.Gateway.Control(0x12, 1, 0, 1);
        rig.Gateway.Control(0x12, 0, 0, 1, 2, 3, 4);
        rig.Pump();
        Assert.AreEqual(5, rig.Node.Rejects.Total);
        Assert.AreEqual(0, rig.Slots.WrittenCount);
        Assert.AreEqual(image.Chunks, MissingAnswer.Total(Poll(rig, image, 1), 0));
    }

    [TestMethod]
    public void AnOfferForManyWithoutDigestOrKindIsRefused()
    {
        NodeRig rig = WithKey();
        ImageDouble image = new ImageDouble(rig, Size);
        image.Offer.IsForMany = true;
        image.Offer.Kind = ImageKind.Application;
        ImageDouble.AssertStatus(OtaStatus.StartError, image.Start(64));
        image.Offer.HasSha256 = true;
        image.Offer.Kind = ImageKind.Unknown;
        ImageDouble.AssertStatus(OtaStatus.StartError, image.Start(64));
        Assert.AreEqual(0, rig.Slots.BeginCount);
    }

    private static NodeRig WithKey()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Gateway.Control(rig.Gateway.BroadcastKeyMessage());
        rig.Pump();
        return rig;
    }

    private static ImageDouble Begin(NodeRig rig)
    {
        ImageDouble image = new ImageDouble(rig, Size);
        image.Offer.IsForMany = true;
        image.Offer.Kind = ImageKind.Application;
        image.Offer.HasSha256 = true;
        IDigest sha256 = rig.Parts.Cipher.CreateSha256();
        sha256.Update(image.Bytes, 0, Size);
        sha256.Finish(image.Offer.Sha256, 0);
        byte[] start = image.Start(64);
        Assert.IsTrue(OtaAnswer.TryReadExtendedStart(start, 0, start.Length, out int _, out int missing));
        Assert.AreEqual(1, missing);
        Assert.AreEqual(1, rig.Slots.BeginCount);
        return image;
    }

    private static void Broadcast(NodeRig rig, ImageDouble image, int index)
    {
        byte[] chunk = image.Chunk(index);
        GroupMessage.WriteChunk(chunk, 0, index, 0);
        rig.Gateway.BroadcastControl(chunk);
        rig.Pump();
    }

    private static byte[] Poll(NodeRig rig, ImageDouble image, int from)
    {
        byte[] poll = new byte[GroupMessage.NamingCount];
        GroupMessage.WriteNaming(poll, 0, from, image.Offer.Md5);
        return rig.Ask(poll);
    }
}
