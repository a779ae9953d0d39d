using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class OtaWindowTests
{
    private static NodeRig _rig;

    [TestMethod]
    public void AcceptsTheOfferedWindowUpToItsOwn()
    {
        AssertStart(8, 1, NewImage(8000).Start(8));
        AssertStart(64, 1, NewImage(8000).Start(255));
    }

    [TestMethod]
    public void TakesChunksInAnyOrder()
    {
        ImageDouble image = NewImage(2000);
        image.Start(16);
        Assert.IsNull(image.Send(1));
        int[] order = new int[] { 3, 10, 2, 5, 4, 9, 8, 6 };
        for (int i = 0; i < order.Length; i++)
        {
            image.Send(order[i]);
        }

        Drain();
        image.AssertFinished(image.Send(7));
    }

    [TestMethod]
    public void ErasesAheadWhileNothingElseIsToBeDone()
    {
        ImageDouble image = NewImage(8000);
        image.Start(16);
        _rig.Slots.StepsAhead = 3;
        image.Send(1);
        for (int i = 0; i < 10; i++)
        {
            Drain();
        }

        Assert.AreEqual(3, _rig.Slots.ErasesAhead);
    }

    [TestMethod]
    public void ErasesNothingWhileAChunkIsMissingInBetween()
    {
        ImageDouble image = NewImage(8000);
        image.Start(16);
        _rig.Slots.StepsAhead = int.MaxValue;
        image.Send(1);
        image.Send(3);
        Drain();
        int before = _rig.Slots.ErasesAhead;
        Drain();
        Assert.AreEqual(before, _rig.Slots.ErasesAhead);

        image.Send(2);
        Drain();
        Drain();
        Assert.IsTrue(_rig.Slots.ErasesAhead > before);
    }

    [TestMethod]
    public void LeavesErasingToTheWritesOnceTheRadioDidNotHoldWhatCameMeanwhile()
    {
        ImageDouble image = NewImage(8000);
        image.Start(16);
        _rig.Slots.StepsAhead = int.MaxValue;
        image.Send(1);
        Rest();

        image.Send(5);
        Drain();
        int before = _rig.Slots.ErasesAhead;
        image.Send(2, 4);
        Rest();
        Assert.IsTrue(_rig.Slots.ErasesAhead > before, "three may be lost by chance");

        image.Send(10);
        Drain();
        before = _rig.Slots.ErasesAhead;
        image.Send(6, 9);
        Rest();
        Assert.AreEqual(before, _rig.Slots.ErasesAhead);
    }

    [TestMethod]
    public void TakesNoChunkBeforeTheFirst()
    {
        ImageDouble image = NewImage(2000);
        image.Start(16);

        ImageDouble.AssertIndex(OtaStatus.Window, 1, image.Send(2));
        Assert.AreEqual(0, _rig.Slots.BeginCount);

        image.Send(1, 9);
        Drain();
        image.AssertFinished(image.Send(10));
    }

    [TestMethod]
    public void DropsChunksBeyondItsWindow()
    {
        ImageDouble image = NewImage(ImageDouble.MaximumSize);
        image.Start(255);
        image.Send(1);

        ImageDouble.AssertIndex(OtaStatus.Window, 2, image.Send(67));
        image.Send(2, 8);

        Assert.AreEqual(8 * 212, _rig.Slots.WrittenCount);
    }

    [TestMethod]
    public void GoesOnWithTheSameImageFromItsFirstMissingChunk()
    {
        ImageDouble image = NewImage(2000);
        image.Start(16);
        image.Send(1, 4);
        image.Send(6);
        Drain();

        AssertStart(16, 5, image.Start(16));

        image.Send(5);
        image.Send(7, 9);
        image.AssertFinished(image.Send(10));
    }

    [TestMethod]
    public void GoesOnInOrderWhereTheGatewayDoesNotOfferTheExtensionAnyMore()
    {
        ImageDouble image = NewImage(2000);
        image.Start(16);
        image.Send(1, 4);
        image.Send(6);
        Drain();

        ImageDouble.AssertStatus(OtaStatus.Started, image.Start());
        ImageDouble.AssertIndex(OtaStatus.OutOfSequence, 4, _rig.Gateway.NextControl());

        image.Send(5, 9);
        image.AssertFinished(image.Send(10));
    }

    private static void AssertStart(int window, int firstMissing, byte[] answer)
    {
        ImageDouble.AssertStatus(OtaStatus.Started, answer);
        Assert.IsTrue(OtaAnswer.TryReadExtendedStart(answer, 0, answer.Length, out int toldWindow, out int toldMissing));
        Assert.AreEqual(window, toldWindow);
        Assert.AreEqual(firstMissing, toldMissing);
    }

    private static ImageDouble NewImage(int size)
    {
        _rig = NodeRig.Registered();
        return new ImageDouble(_rig, size);
    }

    private static void Rest()
    {
        for (int i = 0; i < 10; i++)
        {
            Drain();
        }
    }

    private static void Drain()
    {
        while (_rig.Gateway.NextControl() != null)
        {
        }
    }
}
