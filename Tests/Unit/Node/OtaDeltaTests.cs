using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

/// <summary>What a node answers where a delta is sent; of these slots a delta is the image itself.</summary>
[TestClass]
public class OtaDeltaTests
{
    private const int Window = 7;
    private const int Large = 14000;
    private const int Room = 4096;

    private const int LargeWindow = 15;

    private static NodeRig _rig;

    [TestMethod]
    public void AcceptsAWindowForWhichItHasMemory()
    {
        ImageDouble image = NewDelta(4000);
        byte[] answer = image.Start(48);
        Assert.IsTrue(OtaAnswer.TryReadExtendedStart(answer, 0, answer.Length, out int window, out int missing));
        Assert.AreEqual(Window, window);
        Assert.AreEqual(1, missing);
    }

    [TestMethod]
    public void TakesChunksInAnyOrderWithinTheWindow()
    {
        ImageDouble image = NewDelta(2000);
        image.Start(48);
        image.Send(1);
        int[] order = new int[] { 3, 8, 2, 5, 4, 7, 6, 10 };
        for (int i = 0; i < order.Length; i++)
        {
            image.Send(order[i]);
        }

        Drain();
        image.AssertFinished(image.Send(9));
    }

    [TestMethod]
    public void RefusesADeltaAgainstAnotherImage()
    {
        ImageDouble image = NewDelta(2000);
        _rig.Slots.BaseResult = SlotResult.WrongBase;
        byte[] answer = image.Start(48);
        ImageDouble.AssertStatus(OtaStatus.StartError, answer);
        OtaRefusal refusal = OtaAnswer.ReadRefusal(answer, 0, answer.Length, out uint _);
        Assert.AreEqual((int)OtaRefusal.WrongBase, (int)refusal);
        Assert.AreEqual(0, _rig.Slots.BeginCount);
    }

    [TestMethod]
    public void AChunkThatTakesTheSlotsLongIsWorkedOnInSteps()
    {
        ImageDouble image = NewDelta(2000);
        _rig.Slots.DeltaStep = 100;
        image.Start(48);
        for (int i = 1; i < image.Chunks; i++)
        {
            image.Send(i);
            Drain();
        }

        image.AssertFinished(image.Send(image.Chunks));
        Assert.IsTrue(_rig.Slots.DeltaCount >= 20, "steps");
    }

    [TestMethod]
    public void WhereTheSlotsKeepWhatCameMoreMayBeUnderWay()
    {
        ImageDouble image = NewDelta(Large, Room);
        byte[] answer = image.Start(48);
        Assert.IsTrue(OtaAnswer.TryReadExtendedStart(answer, 0, answer.Length, out int window, out int _));
        Assert.AreEqual(LargeWindow, window);
        for (int i = 1; i < image.Chunks; i++)
        {
            image.Send(i);
            Drain();
        }

        image.AssertFinished(image.Send(image.Chunks));
    }

    [TestMethod]
    public void TheGatewayIsToldOfChunksOnceThereIsRoomForThoseThatItSendsThen()
    {
        ImageDouble image = NewDelta(Large, Room);
        _rig.Slots.DeltaStep = 4;
        image.Start(48);
        int told = 1;
        int next = 1;
        for (; next <= told + LargeWindow && next < image.Chunks; next++)
        {
            for (byte[] answer = image.Send(next); answer != null; answer = _rig.Gateway.NextControl())
            {
                Assert.IsTrue(OtaAnswer.Index(answer, 0) >= told, "what was told stays");
                told = OtaAnswer.Index(answer, 0);
            }
        }

        Assert.IsTrue(next < image.Chunks, "it filled up");
        Assert.IsTrue(told > 8 && told < next - 8, "less is told than is held");
        _rig.Slots.DeltaStep = 0;
        image.Poll();
        Drain();
        Assert.IsNull(image.Poll(), "what was not told it would send again");
        _rig.Clock.Advance(1000);
        byte[] polled = image.Poll();
        Assert.AreEqual(OtaAnswer.BitmapOffset, polled.Length, "nor is anything told of what is behind it");
        _rig.Slots.DeltaStep = 500;
        _rig.Run(200);
        Drain();
        for (; next < image.Chunks; next++)
        {
            image.Send(next);
            _rig.Run(5);
            Drain();
        }

        _rig.Run(200);
        Drain();
        image.Send(image.Chunks);
        _rig.Run(200);
        Assert.AreEqual((int)ImageState.TestPending, (int)_rig.Slots.State);
    }

    private static ImageDouble NewDelta(int size, int room = 0)
    {
        _rig = NodeRig.Registered();
        _rig.Slots.DeltaRoom = room;
        ImageDouble image = new ImageDouble(_rig, size);
        image.Offer.Kind = ImageKind.Delta;
        image.Offer.HasSha256 = true;
        IDigest sha256 = _rig.Parts.Cipher.CreateSha256();
        sha256.Update(image.Bytes, 0, size);
        sha256.Finish(image.Offer.Sha256, 0);
        DeltaOffer delta = image.Offer.BeginDelta();
        delta.Kind = ImageKind.Application;
        delta.Size = (uint)size;
        image.Offer.Md5.CopyTo(delta.Md5, 0);
        return image;
    }

    private static void Drain()
    {
        while (_rig.Gateway.NextControl() != null)
        {
        }
    }
}
