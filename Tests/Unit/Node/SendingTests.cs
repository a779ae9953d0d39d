using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class SendingTests
{
    private static readonly byte[] _data = new byte[] { 7, 8, 9 };

    [TestMethod]
    public void SendsDataAndDiscoveryUnderOneCounter()
    {
        NodeRig rig = NodeRig.Registered();

        Assert.IsTrue(rig.Node.SendData(PayloadEncoding.CayenneLpp, _data, 1, 2));
        Assert.IsTrue(rig.Node.SendDiscovery(_data, 0, 3));
        rig.Pump();

        byte[] data = rig.Gateway.NextPayload(FrameType.SensorData);
        byte[] discovery = rig.Gateway.NextPayload(FrameType.HomeAssistantDiscovery);
        Assert.AreEqual(3, data.Length);
        Assert.AreEqual(PayloadEncoding.CayenneLpp, data[0]);
        Assert.AreEqual((byte)8, data[1]);
        Assert.AreEqual(PayloadEncoding.MessagePack, discovery[0]);
        Assert.AreEqual(2, rig.Gateway.Session.DataCounter);
    }

    [TestMethod]
    public void SendsNothingBeforeItIsRegistered()
    {
        NodeRig rig = new NodeRig();
        rig.Start();

        Assert.IsFalse(rig.Node.SendData(PayloadEncoding.Raw, _data, 0, 3));
    }

    [TestMethod]
    public void RefusesDataThatDoesNotFitIntoAFrame()
    {
        NodeRig rig = NodeRig.Registered();
        byte[] data = new byte[PayloadFrame.MaximumPayload + 1];

        Assert.IsTrue(rig.Node.SendData(PayloadEncoding.Raw, data, 0, PayloadFrame.MaximumPayload));
        Assert.IsFalse(rig.Node.SendData(PayloadEncoding.Raw, data, 0, PayloadFrame.MaximumPayload + 1));
        Assert.IsFalse(rig.Node.SendData(PayloadEncoding.Raw, data, 0, -1));
    }

    [TestMethod]
    public void QueuesEightFramesWhileTheRadioIsFullAndRefusesMore()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Run(100);
        rig.Radio.QueueSize = 0;
        for (int i = 0; i < 8; i++)
        {
            Assert.IsTrue(rig.Node.SendData(PayloadEncoding.Raw, _data, 0, 3));
        }

        Assert.IsFalse(rig.Node.SendData(PayloadEncoding.Raw, _data, 0, 3));
        Assert.IsNull(rig.Ask(ControlCode.VersionGet));
        Assert.AreEqual(1, rig.Log.CountOf("an answer found the send queue full"));
        Assert.IsTrue(rig.Node.Pump() <= 10, "it tries again soon");

        rig.Radio.QueueSize = 3;
        rig.Pump();
        for (int i = 0; i < 8; i++)
        {
            Assert.IsNotNull(rig.Gateway.NextPayload(FrameType.SensorData));
        }

        rig.AssertSessionWorks();
    }

    [TestMethod]
    public void WhatWaitsIsSentUnderTheSessionThatIsThenInUse()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Gateway.Invalidate(InvalidateReason.KeyExpired);
        rig.RunUntilRenewal();
        rig.Radio.QueueSize = 0;
        for (int i = 0; i < 8; i++)
        {
            Assert.IsTrue(rig.Node.SendData(PayloadEncoding.Raw, _data, 0, 3));
        }

        rig.Radio.QueueSize = 1;
        rig.AnswerHello();
        rig.Radio.QueueSize = 8;
        rig.Pump();

        for (int i = 0; i < 8; i++)
        {
            Assert.IsNotNull(rig.Gateway.NextPayload(FrameType.SensorData));
        }

        rig.AssertSessionWorks();
    }

    [TestMethod]
    public void SendsARestartNoticeAgainUntilItIsDelivered()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Run(100);
        rig.Radio.FailNext(2);
        rig.Gateway.Control(ControlCode.Restart);

        rig.Run(1000);

        Assert.AreEqual(3, CountNotices(rig));
    }

    [TestMethod]
    public void GivesAnAnswerUpAfterFiveAttempts()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Run(100);
        rig.Radio.Delivers = false;
        rig.Gateway.Control(ControlCode.Restart);

        rig.Run(2400);

        Assert.AreEqual(5, CountNotices(rig));
    }

    [TestMethod]
    public void SendsAnAnswerAgainThatWasUnderWayWhenTheSessionChanged()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Run(100);
        rig.Radio.HoldsResults = true;
        rig.Gateway.Control(ControlCode.Restart);
        rig.Pump();
        Assert.AreEqual(1, CountNotices(rig));
        rig.Gateway.Invalidate(InvalidateReason.KeyExpired);
        rig.RunUntilRenewal();

        rig.AnswerHello();

        Assert.AreEqual(1, CountNotices(rig));
    }

    [TestMethod]
    public void DropsAndLogsAnswersThatNobodyTakes()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Run(100);
        rig.Radio.HoldsResults = true;

        for (int i = 0; i < 9; i++)
        {
            rig.Gateway.Control(ControlCode.Restart);
            rig.Pump();
        }

        Assert.AreEqual(1, rig.Log.CountOf("answer dropped"));
        Assert.AreEqual(1, CountNotices(rig));
    }

    [TestMethod]
    public void SurvivesDeliveryResultsThatAreNotItsOwn()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Run(100);
        rig.Radio.Send(1, _data, 0, 3);
        rig.Pump();

        rig.AssertSessionWorks();
    }

    private static int CountNotices(NodeRig rig)
    {
        int count = 0;
        for (byte[] answer = rig.Gateway.NextControl(); answer != null; answer = rig.Gateway.NextControl())
        {
            Assert.AreEqual(ControlCode.RestartNotice, answer[0]);
            count++;
        }

        return count;
    }
}
