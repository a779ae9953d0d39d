using EnigmaIoT.Gateway.SelfUpdate;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.SelfUpdate;

/// <summary>A delta in the place of the gateway's own image; of these slots a delta is the image itself.</summary>
[TestClass]
public class OwnDeltaTests
{
    private const int Size = 2000;

    private static readonly ToyCipher _cipher = new ToyCipher(new SeededRandom(1));

    [TestMethod]
    public void ADeltaAgainstAnotherImageIsRefusedAndNothingIsBegun()
    {
        FakeSlots slots = new FakeSlots(_cipher, 4096);
        slots.BaseResult = SlotResult.WrongBase;
        OwnImage image = Make(slots);
        Assert.AreEqual("the delta is against another image", image.Begin(Offer(EspotaRig.MakeImage(Size)), out int _));
        Assert.IsFalse(image.IsComing);
        Assert.AreEqual(0, slots.BeginCount);
    }

    [TestMethod]
    public void SlotsThatCannotTakeADeltaNowSaySo()
    {
        FakeSlots slots = new FakeSlots(_cipher, 4096);
        slots.BaseResult = SlotResult.OutOfMemory;
        Assert.AreEqual("a delta cannot be taken now", Make(slots).Begin(Offer(EspotaRig.MakeImage(Size)), out int _));
    }

    [TestMethod]
    public void ChunksWaitWhileTheSlotsAreAtWorkAndTheImageIsRightInTheEnd()
    {
        FakeSlots slots = new FakeSlots(_cipher, 4096);
        slots.DeltaStep = 100;
        OwnImage image = Make(slots);
        byte[] bytes = EspotaRig.MakeImage(Size);
        Assert.IsNull(image.Begin(Offer(bytes), out int missing));
        Assert.AreEqual(1, missing);
        for (int i = 1; i <= image.Offer.Chunks; i++)
        {
            Assert.IsTrue(image.Delta.HasRoom(i), "room");
            image.Delta.Add(i, bytes, (i - 1) * OtaLimits.ChunkCount, OtaLimits.BytesOfChunk(Size, i));
            Assert.IsNull(image.Work(i + 1));
            Assert.IsTrue(image.Delta.Next <= i || i == image.Offer.Chunks, "a whole chunk takes more than one step");
            while (image.Delta.Next <= i)
            {
                Assert.IsNull(image.Work(i + 1));
            }
        }

        Assert.AreEqual(Size, image.Written);
        Assert.IsNull(image.Finish(0));
        Assert.IsNull(image.Delta);
        Assert.IsFalse(image.IsComing);
    }

    [TestMethod]
    public void ChunksForWhichTheSlotsHaveRoomWaitThere()
    {
        FakeSlots slots = new FakeSlots(_cipher, 4096);
        slots.DeltaRoom = 1000;
        slots.DeltaStep = 100;
        OwnImage image = Make(slots);
        byte[] bytes = EspotaRig.MakeImage(Size);
        Assert.IsNull(image.Begin(Offer(bytes), out int _));
        Assert.AreEqual((1000 / OtaLimits.ChunkCount) + DeltaIntake.MaximumChunks, image.Delta.Last);
        for (int i = 1; i <= image.Offer.Chunks; i++)
        {
            Assert.IsTrue(image.Delta.Last >= i && image.Delta.HasRoom(i), "room");
            image.Delta.Add(i, bytes, (i - 1) * OtaLimits.ChunkCount, OtaLimits.BytesOfChunk(Size, i));
            Assert.IsTrue(image.Delta.Pass(i + 1));
        }

        Assert.AreEqual(0, slots.DeltaCount, "nothing is made yet");
        int end = image.Offer.Chunks + 1;
        while (image.Delta.HasWork(end))
        {
            Assert.IsNull(image.Work(end));
        }

        Assert.IsTrue(slots.DeltaCount >= 20, "steps");
        Assert.IsNull(image.Finish(0));
    }

    [TestMethod]
    public void WhatWasMadeBeforeACutIsNotAskedForAgain()
    {
        const int size = 9000;
        FakeSlots slots = new FakeSlots(_cipher, 12288);
        OwnImage image = Make(slots);
        byte[] bytes = EspotaRig.MakeImage(size);
        Assert.IsNull(image.Begin(Offer(bytes), out int missing));
        Send(image, bytes, missing, 40);
        image.GiveUp("its publisher is gone");

        // The window starts in the middle of a chunk.
        Assert.IsNull(image.Begin(Offer(bytes), out missing));
        Assert.AreEqual((FakeSlots.WindowCount / OtaLimits.ChunkCount) + 1, missing);
        Send(image, bytes, missing, image.Offer.Chunks);
        Assert.IsNull(image.Finish(0));
        Assert.AreEqual(1, slots.BeginCount);
    }

    [TestMethod]
    public void ADeltaThatTheSlotsDoNotTakeEndsTheUpdate()
    {
        FakeSlots slots = new FakeSlots(_cipher, 4096);
        OwnImage image = Make(slots);
        byte[] bytes = EspotaRig.MakeImage(Size);
        Assert.IsNull(image.Begin(Offer(bytes), out int _));
        image.Delta.Add(1, bytes, 0, OtaLimits.ChunkCount);
        slots.WriteResult = SlotResult.WrongDelta;
        Assert.AreEqual("the delta is none that can be taken", image.Work(2));
        Assert.AreEqual(1, slots.AbortCount);
        Assert.IsNull(image.Delta);
    }

    private static void Send(OwnImage image, byte[] bytes, int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            image.Delta.Add(i, bytes, (i - 1) * OtaLimits.ChunkCount, OtaLimits.BytesOfChunk(bytes.Length, i));
            Assert.IsNull(image.Work(i + 1));
        }
    }

    private static OwnImage Make(FakeSlots slots)
    {
        return new OwnImage(slots, new FakeBoard(), new ListLog());
    }

    private static OtaOffer Offer(byte[] bytes)
    {
        OtaOffer offer = new OtaOffer();
        offer.Size = (uint)bytes.Length;
        offer.Chunks = (int)OtaLimits.Chunks(bytes.Length);
        offer.Kind = ImageKind.Delta;
        offer.HasSha256 = true;
        Digest(_cipher.CreateMd5(), bytes, offer.Md5);
        Digest(_cipher.CreateSha256(), bytes, offer.Sha256);
        DeltaOffer delta = offer.BeginDelta();
        delta.Kind = ImageKind.Deployment;
        delta.Size = (uint)bytes.Length;
        offer.Md5.CopyTo(delta.Md5, 0);
        return offer;
    }

    private static void Digest(IDigest digest, byte[] bytes, byte[] result)
    {
        digest.Reset();
        digest.Update(bytes, 0, bytes.Length);
        digest.Finish(result, 0);
    }
}
