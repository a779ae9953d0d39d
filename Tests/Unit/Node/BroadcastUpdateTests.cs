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
        BroadcastAllButTwo(rig, image);
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

    // Of these slots a delta is the image itself.
    [TestMethod]
    public void KeepsADeltaInAnyOrderAndMakesTheImageOfItOnceAllIsThere()
    {
        NodeRig rig = WithKey();
        ImageDouble image = NewDelta(rig, Size);
        rig.Slots.DeltaStep = 100;
        AssertStarted(image.Start(64), 1);
        for (int i = image.Chunks; i > 1; i--)
        {
            Broadcast(rig, image, i);
        }

        Assert.AreEqual(1, MissingAnswer.Total(Poll(rig, image, 1), 0));
        Assert.AreEqual(0, rig.Slots.DeltaCount);
        Broadcast(rig, image, 1);
        byte[] polled = Poll(rig, image, 1);
        Assert.IsTrue(MissingAnswer.IsValid(polled, 0, polled.Length, image.Offer.Md5));
        Assert.AreEqual(0, MissingAnswer.Total(polled, 0));
        Assert.IsTrue(rig.Slots.DeltaCount < Size / rig.Slots.DeltaStep, "in steps");
        rig.Run(200);
        image.AssertFinished(rig.Gateway.NextControl());
    }

    [TestMethod]
    public void AnswersBetweenTheStepsInWhichItClearsWhatItKeptOfADelta()
    {
        NodeRig rig = WithKey();
        ImageDouble image = NewDelta(rig, Size);
        AssertStarted(image.Start(64), 1);
        for (int i = 1; i < image.Chunks; i++)
        {
            Broadcast(rig, image, i);
        }

        rig.Slots.StepsAhead = rig.Slots.ErasesAhead + 30;
        Broadcast(rig, image, image.Chunks);
        byte[] polled = Poll(rig, image, 1);
        Assert.IsTrue(MissingAnswer.IsValid(polled, 0, polled.Length, image.Offer.Md5));
        Assert.AreEqual(0, MissingAnswer.Total(polled, 0));
        Assert.IsTrue(rig.Slots.ErasesAhead < rig.Slots.StepsAhead, "it is not cleared yet");
        rig.Run(200);
        image.AssertFinished(rig.Gateway.NextControl());
    }

    [TestMethod]
    public void ErasesAheadBeforeADeltaComesAndWhileTheGatewayAsksAlone()
    {
        NodeRig rig = WithKey();
        ImageDouble image = NewDelta(rig, Size);
        rig.Slots.StepsAhead = 1000;
        AssertStarted(image.Start(64), 1);
        rig.Run(20);
        int before = rig.Slots.ErasesAhead;
        Assert.IsTrue(before > 0, "before it comes");

        Broadcast(rig, image, 1);
        rig.Run(20);
        Assert.AreEqual(before, rig.Slots.ErasesAhead, "while it comes");
        Assert.IsNotNull(Poll(rig, image, 1));
        rig.Run(20);
        Assert.IsTrue(rig.Slots.ErasesAhead > before, "behind the answer");
    }

    [TestMethod]
    public void RefusesADeltaThatDoesNotFitBehindItsImageAndIsServedByItself()
    {
        NodeRig rig = WithKey();
        ImageDouble image = NewDelta(rig, Size);
        image.Offer.Delta.Size = (uint)(rig.Slots.Capacity(ImageKind.Application) - Size + 1);
        AssertRefused(OtaRefusal.NoDelta, image.Start(64));
        Assert.AreEqual(0, rig.Slots.BeginCount);

        image.Offer.IsForMany = false;
        AssertStarted(image.Start(64), 1);
    }

    [TestMethod]
    public void RefusesADeltaAgainstAnotherImage()
    {
        NodeRig rig = WithKey();
        ImageDouble image = NewDelta(rig, Size);
        rig.Slots.BaseResult = SlotResult.WrongBase;
        AssertRefused(OtaRefusal.WrongBase, image.Start(64));
        Assert.AreEqual(0, rig.Slots.BeginCount);
    }

    [TestMethod]
    public void GoesOnAloneWithWhatItHoldsOfADelta()
    {
        NodeRig rig = WithKey();
        ImageDouble image = NewDelta(rig, Size);
        AssertStarted(image.Start(64), 1);
        BroadcastAllButTwo(rig, image);
        image.Offer.IsForMany = false;
        AssertStarted(image.Start(48), 3);
        ImageDouble.AssertIndex(OtaStatus.Window, 20, image.Send(3));
        rig.Slots.DeltaStep = 100;
        Assert.IsNull(image.Send(20));
        ImageDouble.AssertIndex(OtaStatus.Window, image.Chunks, image.Poll());
        rig.Run(200);
        image.AssertFinished(rig.Gateway.NextControl());
    }

    [TestMethod]
    public void ADeltaThatCameToItAloneIsBegunAnewWhereItComesByBroadcasts()
    {
        NodeRig rig = WithKey();
        ImageDouble image = NewDelta(rig, Size);
        image.Offer.IsForMany = false;
        AssertStarted(image.Start(48), 1);
        image.Send(1);
        image.Offer.IsForMany = true;
        AssertStarted(image.Start(64), 1);
        Assert.AreEqual(2, rig.Slots.BeginCount);
        for (int i = 1; i <= image.Chunks; i++)
        {
            Broadcast(rig, image, i);
        }

        image.AssertFinished(rig.Gateway.NextControl());
    }

    [TestMethod]
    public void WhatFlashDoesNotTakeOfADeltaOrOfItsImageEndsIt()
    {
        for (int failing = 0; failing < 2; failing++)
        {
            NodeRig rig = WithKey();
            ImageDouble image = NewDelta(rig, Size);
            AssertStarted(image.Start(64), 1);
            for (int i = 1; i < image.Chunks; i++)
            {
                Broadcast(rig, image, i);
            }

            // What is collected is kept first; the image is made of it then.
            rig.Slots.DeltaStep = 0;
            rig.Slots.WriteResult = failing == 0 ? SlotResult.FlashFailed : SlotResult.Ok;
            Broadcast(rig, image, image.Chunks);
            Assert.AreEqual(failing == 0 ? 0 : 1, rig.Slots.DeltaCount > 0 ? 1 : 0);
            rig.Slots.WriteResult = SlotResult.FlashFailed;
            rig.Run(10);
            ImageDouble.AssertStatus(OtaStatus.CheckFailed, rig.Gateway.NextControl());
            ImageDouble.AssertStatus(OtaStatus.StartError, Poll(rig, image, 1));
        }
    }

    private static ImageDouble NewDelta(NodeRig rig, int size)
    {
        ImageDouble image = NewImage(rig, size);
        image.Offer.Kind = ImageKind.Delta;
        DeltaOffer delta = image.Offer.BeginDelta();
        delta.Kind = ImageKind.Application;
        delta.Size = (uint)size;
        image.Offer.Md5.CopyTo(delta.Md5, 0);
        return image;
    }

    private static void AssertStarted(byte[] start, int expected)
    {
        Assert.IsTrue(OtaAnswer.TryReadExtendedStart(start, 0, start.Length, out int _, out int missing));
        Assert.AreEqual(expected, missing);
    }

    private static void AssertRefused(OtaRefusal expected, byte[] answer)
    {
        ImageDouble.AssertStatus(OtaStatus.StartError, answer);
        Assert.AreEqual((int)expected, (int)OtaAnswer.ReadRefusal(answer, 0, answer.Length, out uint _));
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
        ImageDouble image = NewImage(rig, Size);
        AssertStarted(image.Start(64), 1);
        Assert.AreEqual(1, rig.Slots.BeginCount);
        return image;
    }

    private static ImageDouble NewImage(NodeRig rig, int size)
    {
        ImageDouble image = new ImageDouble(rig, size);
        image.Offer.IsForMany = true;
        image.Offer.Kind = ImageKind.Application;
        image.Offer.HasSha256 = true;
        IDigest sha256 = rig.Parts.Cipher.CreateSha256();
        sha256.Update(image.Bytes, 0, size);
        sha256.Finish(image.Offer.Sha256, 0);
        return image;
    }

    private static void Broadcast(NodeRig rig, ImageDouble image, int index)
    {
        byte[] chunk = image.Chunk(index);
        GroupMessage.WriteChunk(chunk, 0, index, 0);
        rig.Gateway.BroadcastControl(chunk);
        rig.Pump();
    }

    private static void BroadcastAllButTwo(NodeRig rig, ImageDouble image)
    {
        for (int i = 1; i <= image.Chunks; i++)
        {
            if (i != 3 && i != 20)
            {
                Broadcast(rig, image, i);
            }
        }
    }

    private static byte[] Poll(NodeRig rig, ImageDouble image, int from)
    {
        byte[] poll = new byte[GroupMessage.NamingCount];
        GroupMessage.WriteNaming(poll, 0, from, image.Offer.Md5);
        return rig.Ask(poll);
    }
}
