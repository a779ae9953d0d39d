using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class OtaWindowAnswerTests
{
    private static NodeRig _rig;

    [TestMethod]
    public void TellsWhichChunksItHoldsWhenAsked()
    {
        ImageDouble image = NewImage(8000);
        image.Start(32);
        image.Send(1);
        image.Send(3);
        image.Send(4);
        image.Send(12);
        image.Send(34);
        Drain();

        byte[] answer = image.Poll();

        // The first missing one is 2: bits 0 and 1 are chunks 3 and 4, bit 9 is chunk 12, bit 31 is chunk 34.
        ImageDouble.AssertIndex(OtaStatus.Window, 2, answer);
        Assert.AreEqual(OtaAnswer.BitmapOffset + 4, answer.Length);
        Assert.AreEqual((byte)0x03, answer[4]);
        Assert.AreEqual((byte)0x02, answer[5]);
        Assert.AreEqual((byte)0x00, answer[6]);
        Assert.AreEqual((byte)0x80, answer[7]);

        image.Send(2);
        Drain();
        answer = image.Poll();
        ImageDouble.AssertIndex(OtaStatus.Window, 5, answer);
        Assert.AreEqual((byte)0x40, answer[4]);
    }

    [TestMethod]
    public void TellsThatItHasStartedWhenItGetsAChunkThatCannotBe()
    {
        ImageDouble image = NewImage(8000);
        ImageDouble.AssertStatus(OtaStatus.StartError, Probe());
        ImageDouble.AssertStatus(OtaStatus.StartError, Probe());
        image.Start(32);
        image.Send(1);
        Drain();
        byte[] answer = Probe();
        Assert.IsTrue(OtaAnswer.TryReadExtendedStart(answer, 0, answer.Length, out int window, out int missing));
        Assert.AreEqual(32, window);
        Assert.AreEqual(2, missing);
    }

    [TestMethod]
    public void RestartWaitsForAGatewayThatStillAsks()
    {
        ImageDouble image = NewImage(212);
        image.Start(32);
        image.Send(1);
        Drain();
        for (int i = 0; i < 3; i++)
        {
            _rig.Run(2000);
            ImageDouble.AssertStatus(OtaStatus.Finished, image.Poll());
        }

        _rig.Run(2499);
        Assert.AreEqual(0, _rig.Board.RestartCount);
        _rig.Run(1);
        Assert.AreEqual(1, _rig.Board.RestartCount);
    }

    [TestMethod]
    public void RestartWaitsNoLongerThanTenSeconds()
    {
        ImageDouble image = NewImage(212);
        image.Start(32);
        image.Send(1);
        for (int i = 0; i < 99; i++)
        {
            _rig.Run(100);
            image.Poll();
            Drain();
        }

        Assert.AreEqual(0, _rig.Board.RestartCount);
        _rig.Run(100);
        Assert.AreEqual(1, _rig.Board.RestartCount);
    }

    [TestMethod]
    public void TellsEveryQuarterOfTheWindowHowFarItIsTwoChunksBeforeARunIsWritten()
    {
        ImageDouble image = NewImage(ImageDouble.MaximumSize);
        image.Start(16);
        for (int i = 1; i <= 12; i++)
        {
            byte[] answer = image.Send(i);
            if (i % 4 == 2)
            {
                ImageDouble.AssertIndex(OtaStatus.Window, i + 1, answer);
            }
            else
            {
                Assert.IsNull(answer, i.ToString());
            }
        }
    }

    [TestMethod]
    public void TellsOfAGapAtMostEveryFifteenMilliseconds()
    {
        ImageDouble image = NewImage(ImageDouble.MaximumSize);
        image.Start(32);
        image.Send(1);
        ImageDouble.AssertIndex(OtaStatus.Window, 2, image.Send(3));
        Assert.IsNull(image.Send(4));
        _rig.Clock.Advance(14);
        Assert.IsNull(image.Send(5));
        _rig.Clock.Advance(1);
        ImageDouble.AssertIndex(OtaStatus.Window, 2, image.Send(6));
    }

    [TestMethod]
    public void AnswersDuplicatesWithNothing()
    {
        ImageDouble image = NewImage(ImageDouble.MaximumSize);
        image.Start(32);
        image.Send(1);
        image.Send(3);
        _rig.Clock.Advance(1000);

        Assert.IsNull(image.Send(1));
        Assert.IsNull(image.Send(3));
    }

    [TestMethod]
    public void RepeatsItsLastStatusUntilItRestarts()
    {
        ImageDouble image = NewImage(1000);
        image.Start(16);
        image.Send(1, 4);
        image.AssertFinished(image.Send(5));

        ImageDouble.AssertStatus(OtaStatus.Finished, image.Poll());
        ImageDouble.AssertStatus(OtaStatus.Finished, image.Start(16));
        ImageDouble.AssertStatus(OtaStatus.Finished, image.Send(5));
        Assert.IsNull(image.Send(4));
        ImageDouble.AssertStatus(OtaStatus.StartError, new ImageDouble(_rig, 1000, 6).Start(16));

        _rig.Gateway.Control(EnigmaIoT.Shared.Control.ControlCode.Restart);
        _rig.Run(2500);
        Assert.AreEqual(1, _rig.Board.RestartCount);
    }

    [TestMethod]
    public void TellsTheLatestWindowWhereAnOlderAnswerStillWaits()
    {
        ImageDouble image = NewImage(ImageDouble.MaximumSize);
        image.Start(32);
        image.Send(1);
        _rig.Radio.HoldsResults = true;
        image.Send(3);
        for (int i = 4; i < 20; i++)
        {
            _rig.Clock.Advance(100);
            Assert.IsNull(image.Send(i));
        }

        _rig.Radio.Complete(true);
        _rig.Pump();
        byte[] answer = _rig.Gateway.NextControl();

        ImageDouble.AssertIndex(OtaStatus.Window, 2, answer);
        Assert.AreEqual(OtaAnswer.BitmapOffset + 3, answer.Length);
        Assert.AreEqual((byte)0xFF, answer[5]);
        _rig.Radio.Complete(true);
        _rig.Pump();
        Assert.IsNull(_rig.Gateway.NextControl());
    }

    [TestMethod]
    public void AQuestionKeepsTheUpdateAlive()
    {
        ImageDouble image = NewImage(2000);
        image.Start(16);
        image.Send(1);
        for (int i = 0; i < 5; i++)
        {
            _rig.Run(9000);
            ImageDouble.AssertIndex(OtaStatus.Window, 2, image.Poll());
        }

        _rig.Run(10000);
        ImageDouble.AssertStatus(OtaStatus.Timeout, _rig.Gateway.NextControl());
        ImageDouble.AssertStatus(OtaStatus.Timeout, image.Poll());
    }

    private static ImageDouble NewImage(int size)
    {
        _rig = NodeRig.Registered();
        return new ImageDouble(_rig, size);
    }

    private static void Drain()
    {
        while (_rig.Gateway.NextControl() != null)
        {
        }
    }

    private static byte[] Probe()
    {
        byte[] control = new byte[OtaChunkMessage.DataOffset + 1];
        OtaChunkMessage.WriteProbe(control, 0);
        return _rig.Ask(control);
    }
}
