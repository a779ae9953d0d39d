using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class OtaRefusalTests
{
    [TestMethod]
    [DataRow(5000, 10)]
    [DataRow(0, 0)]
    [DataRow(0, 1)]
    [DataRow(100, 0)]
    [DataRow(212, 2)]
    [DataRow(100001, 472)]
    [DataRow(2000000000, 12032)]
    public void RefusesAnOfferThatCannotBeRight(int size, int chunks)
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 100);
        image.Offer.Size = (uint)size;
        image.Offer.Chunks = chunks;

        ImageDouble.AssertStatus(OtaStatus.StartError, image.Start());

        Assert.AreEqual(0, rig.Slots.BeginCount);
        Assert.AreEqual(1, rig.Node.Rejects.Total);
    }

    [TestMethod]
    public void TellsTheSizeOfTheSlotWhereTheImageIsLarger()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 100);
        image.Offer.Size = NodeRig.SlotCapacity + 1;
        image.Offer.Chunks = (int)OtaLimits.Chunks(NodeRig.SlotCapacity + 1);

        byte[] answer = image.Start();

        Assert.AreEqual((int)OtaRefusal.TooLarge, (int)OtaAnswer.ReadRefusal(answer, 0, answer.Length, out uint capacity));
        Assert.AreEqual(100000L, (long)capacity);
    }

    [TestMethod]
    public void TellsThatThereIsNoSlotForAKindOfImage()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);
        image.Offer.Kind = ImageKind.CompressedApplication;

        byte[] answer = image.Start(16);

        ImageDouble.AssertStatus(OtaStatus.StartError, answer);
        Assert.AreEqual((int)OtaRefusal.NoSlot, (int)OtaAnswer.ReadRefusal(answer, 0, answer.Length, out uint capacity));
        Assert.AreEqual(0L, (long)capacity);
    }

    [TestMethod]
    public void TellsThatAnOfferCannotBeRight()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);
        image.Offer.Chunks = 77;

        byte[] answer = image.Start();

        Assert.AreEqual((int)OtaRefusal.WrongOffer, (int)OtaAnswer.ReadRefusal(answer, 0, answer.Length, out _));
    }

    [TestMethod]
    public void RefusesAnOfferWhileTheRunningImageIsOnTrial()
    {
        NodeRig rig = new NodeRig();
        rig.Slots.State = ImageState.Testing;
        rig.Start();
        rig.Register();
        ImageDouble image = new ImageDouble(rig, 100);
        byte[] answer = image.Start();

        ImageDouble.AssertStatus(OtaStatus.StartError, answer);
        Assert.AreEqual((int)OtaRefusal.OnTrial, (int)OtaAnswer.ReadRefusal(answer, 0, answer.Length, out _));

        rig.Run(31000);

        image.Start();
        image.AssertFinished(image.Send(1));
    }

    [TestMethod]
    [DataRow(212, true, (int)OtaStatus.Finished)]
    [DataRow(213, true, (int)OtaStatus.StartError)]
    [DataRow(212, false, (int)OtaStatus.StartError)]
    public void TellsThatAnUpdateHasEndedWhereItsImageRunsOnTrial(int runningSize, bool isSameDigest, int status)
    {
        NodeRig rig = new NodeRig();
        rig.Slots.State = ImageState.Testing;
        rig.Slots.RunningSize = runningSize;
        rig.Start();
        rig.Register();
        ImageDouble image = new ImageDouble(rig, 212);
        image.Offer.HasSha256 = true;
        for (int i = 0; i < image.Offer.Sha256.Length; i++)
        {
            image.Offer.Sha256[i] = (byte)(0xA0 + i);
        }

        image.Offer.Sha256[31] ^= (byte)(isSameDigest ? 0 : 1);
        ImageDouble.AssertStatus((OtaStatus)status, image.Start(16));
        Assert.AreEqual(0, rig.Slots.BeginCount);
    }

    [TestMethod]
    public void RefusesAnOfferWhoseMd5IsNotOne()
    {
        NodeRig rig = NodeRig.Registered();
        byte[] control = new byte[OtaOffer.Count];
        control[0] = ControlCode.Ota;

        ImageDouble.AssertStatus(OtaStatus.StartError, rig.Ask(control));
    }

    [TestMethod]
    public void KeepsARunningUpdateWhereABadOfferComes()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);
        image.Start();
        image.Send(1, 2);
        ImageDouble bad = new ImageDouble(rig, 1000, 6);
        bad.Offer.Chunks = 77;

        ImageDouble.AssertStatus(OtaStatus.StartError, bad.Start());

        image.Send(3, 4);
        image.AssertFinished(image.Send(5));
    }

    [TestMethod]
    public void AnswersAChunkWithoutAnOfferOnce()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);

        ImageDouble.AssertStatus(OtaStatus.StartError, image.Send(3));
        Assert.IsNull(image.Send(4));

        image.Start();
        image.Send(1, 4);
        image.AssertFinished(image.Send(5));
    }

    [TestMethod]
    public void AnswersAQuestionWithoutAnUpdate()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);

        ImageDouble.AssertStatus(OtaStatus.StartError, image.Poll());
    }

    [TestMethod]
    public void RefusesAQuestionOfAGatewayWithoutTheExtension()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);
        image.Start();

        Assert.IsNull(image.Poll());
        Assert.AreEqual(1, rig.Node.Rejects.Total);
    }

    [TestMethod]
    public void RefusesChunksOfAWrongLengthOrIndexAndGoesOn()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);
        image.Start();
        byte[] empty = new byte[OtaChunkMessage.DataOffset];
        OtaChunkMessage.Write(empty, 0, 1, 0);
        byte[] tooLong = new byte[OtaChunkMessage.DataOffset + 212];
        OtaChunkMessage.Write(tooLong, 0, 5, 212);
        byte[] beyond = image.Chunk(5);
        OtaChunkMessage.Write(beyond, 0, 6, 0);

        Assert.IsNull(rig.Ask(empty));
        Assert.IsNull(rig.Ask(tooLong));
        Assert.IsNull(rig.Ask(beyond));
        Assert.IsNull(rig.Ask(ControlCode.Ota, 1));
        Assert.IsNull(rig.Ask(ControlCode.Ota));

        Assert.AreEqual(5, rig.Node.Rejects.Total);
        image.Send(1, 4);
        image.AssertFinished(image.Send(5));
    }

    [TestMethod]
    public void RefusesAnImageThatDoesNotRunHereAtItsFirstChunk()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);
        image.Bytes[0] = 0x1F;
        image.Bytes[1] = 0x8B;
        image.Start();

        ImageDouble.AssertStatus(OtaStatus.CheckFailed, image.Send(1));

        Assert.AreEqual(0, rig.Slots.BeginCount);
        Assert.IsNull(image.Send(2));
        ImageDouble.AssertStatus(OtaStatus.CheckFailed, image.Poll());
    }

    [TestMethod]
    [DataRow((int)SlotResult.WrongSize)]
    [DataRow((int)SlotResult.FlashFailed)]
    public void TellsWhereTheSlotCannotBeOpened(int result)
    {
        NodeRig rig = NodeRig.Registered();
        rig.Slots.BeginResult = (SlotResult)result;
        ImageDouble image = new ImageDouble(rig, 1000);
        image.Start();

        ImageDouble.AssertStatus(OtaStatus.CheckFailed, image.Send(1));
    }

    [TestMethod]
    public void TellsWhereTheFlashDoesNotTakeAChunk()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 5000);
        image.Start();
        image.Send(1, 8);
        rig.Slots.WriteResult = SlotResult.FlashFailed;
        image.Send(9, 15);

        ImageDouble.AssertStatus(OtaStatus.CheckFailed, image.Send(16));

        Assert.AreEqual(1, rig.Slots.AbortCount);
        Assert.AreEqual(1, rig.Log.CountOf("1696 bytes from 1696 on could not be written"));
    }

    [TestMethod]
    public void TellsWhereTheFlashDoesNotTakeTheEnd()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);
        image.Start();
        image.Send(1, 4);
        rig.Slots.WriteResult = SlotResult.FlashFailed;

        ImageDouble.AssertStatus(OtaStatus.CheckFailed, image.Send(5));
        Assert.AreEqual((int)ImageState.Confirmed, (int)rig.Slots.State);
    }

    [TestMethod]
    public void RefusesAnImageOfAKindWithoutASlot()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);
        image.Offer.Kind = ImageKind.CompressedApplication;

        ImageDouble.AssertStatus(OtaStatus.StartError, image.Start(16));
    }

    [TestMethod]
    public void TellsWhereTheSha256IsAnother()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);
        image.Offer.HasSha256 = true;
        image.Start(16);
        image.Send(1, 4);

        ImageDouble.AssertStatus(OtaStatus.CheckFailed, image.Send(5));
        Assert.AreEqual((int)ImageState.Confirmed, (int)rig.Slots.State);
    }

    [TestMethod]
    public void TellsWhereTheImageIsNotWhatWasAnnounced()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);
        image.Start();
        image.Bytes[700] ^= 1;
        image.Send(1, 4);

        ImageDouble.AssertStatus(OtaStatus.CheckFailed, image.Send(5));

        Assert.IsNull(rig.Gateway.NextControl());
        rig.Run(10000);
        Assert.AreEqual(0, rig.Board.RestartCount);
        Assert.AreEqual((int)ImageState.Confirmed, (int)rig.Slots.State);
    }
}
