using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

/// <summary>What a node answers where a delta is sent; of these slots a delta is the image itself.</summary>
[TestClass]
public class OtaDeltaTests
{
    private const int Window = 7;

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

    private static ImageDouble NewDelta(int size)
    {
        _rig = NodeRig.Registered();
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
