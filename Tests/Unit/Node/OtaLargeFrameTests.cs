using System;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class OtaLargeFrameTests
{
    private static NodeRig _rig;

    [TestMethod]
    public void SaysHowManyChunksAFrameMayHaveWhereTheGatewayAndItsRadioHaveSuchFrames()
    {
        Assert.AreEqual(6, ChunksOf(Start(NewImage(8000, true), true)));
        Assert.AreEqual((int)FrameRoom.LargeReceived, (int)_rig.Radio.Room);
        Assert.AreEqual(1, ChunksOf(Start(NewImage(8000, true), false)));
        Assert.AreEqual((int)FrameRoom.Usual, (int)_rig.Radio.Room);
        Assert.AreEqual(1, ChunksOf(Start(NewImage(8000, false), true)));
    }

    [TestMethod]
    public void WithLittleHeapAFrameHasOneChunk()
    {
        ImageDouble image = NewImage(8000, true);
        _rig.Board.FreeHeap = 10239;
        Assert.AreEqual(1, ChunksOf(Start(image, true)));
        Assert.AreEqual((int)FrameRoom.Usual, (int)_rig.Radio.Room);
    }

    [TestMethod]
    public void TakesAnImageInFramesOfSeveralChunksAndGivesTheRoomBack()
    {
        ImageDouble image = NewImage(12000, true);
        Start(image, true);
        Assert.IsNull(Send(image, 1, 6));
        Send(image, 13, 18);
        Send(image, 7, 12);
        Send(image, 19, 24);
        Send(image, 25, 30);
        Send(image, 31, 36);
        Send(image, 37, 42);
        Send(image, 43, 48);
        Send(image, 49, 54);
        while (_rig.Gateway.NextControl() != null)
        {
        }

        image.AssertFinished(Send(image, 55, image.Chunks));
        _rig.Pump();
        Assert.AreEqual((int)FrameRoom.Usual, (int)_rig.Radio.Room);
    }

    [TestMethod]
    public void TakesNothingOfAFrameThatCannotBe()
    {
        ImageDouble image = NewImage(4000, true);
        Start(image, true);
        int refused = _rig.Node.Rejects.Total;
        byte[] good = image.Several(1, 6);

        // A byte too few, one too many, beyond the image, index 0, and the impossible index.
        Refuse(Cut(good, good.Length - 1));
        byte[] longer = image.Several(1, 5);
        byte[] longest = new byte[longer.Length + 1];
        Array.Copy(longer, 0, longest, 0, longer.Length);
        Refuse(longest);
        Refuse(Moved(good, 15));
        Refuse(Moved(good, 0));
        Refuse(Moved(good, 65535));
        Refuse(Moved(good, 65530));
        Assert.AreEqual(refused + 6, _rig.Node.Rejects.Total);
        Assert.AreEqual(0, _rig.Slots.BeginCount);

        // It goes on as if nothing had been.
        Send(image, 1, 6);
        Send(image, 7, 12);
        Send(image, 13, 18);
        while (_rig.Gateway.NextControl() != null)
        {
        }

        image.AssertFinished(image.Send(19));
    }

    [TestMethod]
    public void ALongFrameThatWasNotAgreedOnIsRefused()
    {
        // The radio had room once: an earlier frame may come late.
        ImageDouble image = NewImage(4000, true);
        Start(image, true);
        byte[] message = image.Several(1, 6);
        _rig.Gateway.Control(new byte[] { ControlCode.Ota, 0, 0, OtaExtension.Mark });
        int before = _rig.Node.Rejects.Total;
        _rig.Gateway.Control(message);
        _rig.Pump();
        Assert.AreEqual(before + 1, _rig.Node.Rejects.Total);
        Assert.AreEqual(0, _rig.Slots.BeginCount);
    }

    [TestMethod]
    public void ALongFrameWithoutChunksIsRefused()
    {
        Start(NewImage(4000, true), true);
        int before = _rig.Node.Rejects.Total;
        byte[] control = new byte[400];
        control[0] = ControlCode.NameSet;
        Assert.IsNull(_rig.Ask(control));
        control[0] = ControlCode.GroupUpdate;
        Assert.IsNull(_rig.Ask(control));
        Assert.AreEqual(before + 2, _rig.Node.Rejects.Total);
    }

    private static void Refuse(byte[] control)
    {
        Assert.IsNull(_rig.Ask(control));
    }

    private static byte[] Cut(byte[] message, int count)
    {
        byte[] part = new byte[count];
        Array.Copy(message, 0, part, 0, count);
        return part;
    }

    private static byte[] Moved(byte[] message, int index)
    {
        byte[] moved = Cut(message, message.Length);
        OtaChunkMessage.Write(moved, 0, index, 0);
        return moved;
    }

    private static int ChunksOf(byte[] answer)
    {
        return OtaAnswer.ChunksOfFrame(answer, 0, answer.Length);
    }

    private static byte[] Start(ImageDouble image, bool offers)
    {
        image.Offer.HasLargeFrames = offers;
        return image.Start(64);
    }

    private static byte[] Send(ImageDouble image, int first, int last)
    {
        return _rig.Ask(image.Several(first, last));
    }

    private static ImageDouble NewImage(int size, bool hasLargeFrames)
    {
        _rig = NodeRig.Registered();
        _rig.Radio.HasLargeFrames = hasLargeFrames;
        return new ImageDouble(_rig, size);
    }
}
