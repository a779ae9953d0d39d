using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class OtaInterruptionTests
{
    [TestMethod]
    public void GivesUpAfterTenSecondsWithoutAChunk()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);
        image.Start();
        image.Send(1, 2);
        rig.Run(9999);
        Assert.IsNull(rig.Gateway.NextControl());

        rig.Run(1);

        ImageDouble.AssertStatus(OtaStatus.Timeout, rig.Gateway.NextControl());
        Assert.AreEqual(1, rig.Slots.AbortCount);
        Assert.IsNull(image.Send(3), "the gateway was told already");
        rig.Run(20000);
        Assert.AreEqual(0, rig.Board.RestartCount);
        image.Start();
        image.Send(1, 4);
        image.AssertFinished(image.Send(5));
    }

    [TestMethod]
    public void WaitsForAPublisherThatLooksBackOnlyAfterItsLastChunk()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);
        image.Start();
        image.Send(1, 2);
        ImageDouble.AssertIndex(OtaStatus.OutOfSequence, 2, image.Send(4));
        rig.Run(180);
        Assert.IsNull(image.Send(5));

        rig.Run(24999);
        for (byte[] told = rig.Gateway.NextControl(); told != null; told = rig.Gateway.NextControl())
        {
            ImageDouble.AssertIndex(OtaStatus.OutOfSequence, 2, told);
        }

        image.Send(3, 4);
        image.AssertFinished(image.Send(5));
    }

    [TestMethod]
    public void GivesUpWhereSuchAPublisherDoesNotComeBack()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);
        image.Start();
        image.Send(1, 3);
        image.Send(5);
        rig.Run(24999);
        Assert.AreEqual(0, rig.Slots.AbortCount);
        rig.Run(1);
        Assert.AreEqual(1, rig.Slots.AbortCount);
    }

    [TestMethod]
    public void ALastChunkThatDoesNotComeIsAGapToo()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);
        image.Start();
        image.Send(1, 4);
        rig.Run(1999);
        Assert.IsNull(rig.Gateway.NextControl());
        rig.Run(1);
        ImageDouble.AssertIndex(OtaStatus.OutOfSequence, 4, rig.Gateway.NextControl());
        rig.Run(20000);
        while (rig.Gateway.NextControl() != null)
        {
        }

        image.AssertFinished(image.Send(5));
    }

    [TestMethod]
    public void StopsWhereTheGatewaySaysSoAndGoesOnWithoutARestart()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);
        image.Start(32);
        image.Send(1);
        byte[] stop = new byte[OtaChunkMessage.StopCount];
        OtaChunkMessage.WriteStop(stop, 0);
        Assert.IsNull(rig.Ask(stop), "the gateway knows");
        Assert.AreEqual(1, rig.Slots.AbortCount);
        Assert.IsNull(image.Send(2));
        rig.Run(30000);
        Assert.IsNull(rig.Gateway.NextControl());
        Assert.AreEqual(0, rig.Board.RestartCount);
        rig.AssertSessionWorks();
    }

    [TestMethod]
    public void CarriesDataAndCommandsDuringAnUpdate()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);
        image.Start();
        image.Send(1, 2);

        rig.AssertSessionWorks();
        rig.Node.SendData(PayloadEncoding.Raw, new byte[] { 1 }, 0, 1);
        rig.Pump();
        Assert.IsNotNull(rig.Gateway.NextPayload(FrameType.SensorData));

        image.Send(3, 4);
        image.AssertFinished(image.Send(5));
    }

    [TestMethod]
    public void GoesOnInANewSession()
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);
        image.Start();
        image.Send(1, 2);
        rig.Gateway.Invalidate(InvalidateReason.KeyExpired);
        rig.RunUntilRenewal();
        rig.AnswerHello();

        image.Send(3, 4);
        image.AssertFinished(image.Send(5));
    }

    [TestMethod]
    [DataRow(ControlCode.Restart)]
    [DataRow(ControlCode.Reset)]
    public void GivesTheUpdateUpBeforeARestartThatWasAskedFor(byte command)
    {
        NodeRig rig = NodeRig.Registered();
        ImageDouble image = new ImageDouble(rig, 1000);
        image.Start();
        image.Send(1, 2);

        ImageDouble.AssertStatus(OtaStatus.StartError, LastOta(rig, rig.Ask(command)));
        Assert.AreEqual(1, rig.Slots.AbortCount);
        Assert.IsNull(image.Send(3));
        ImageDouble.AssertStatus(OtaStatus.StartError, image.Start());
        rig.Run(2500);
        Assert.AreEqual(1, rig.Board.RestartCount);
    }

    private static byte[] LastOta(NodeRig rig, byte[] answer)
    {
        byte[] last = null;
        for (byte[] next = answer; next != null; next = rig.Gateway.NextControl())
        {
            last = next[0] == ControlCode.OtaAnswer ? next : last;
        }

        return last;
    }
}
