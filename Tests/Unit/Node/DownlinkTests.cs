using System;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class DownlinkTests
{
    private static readonly byte[] _payload = new byte[] { 1, 2, 3 };

    [TestMethod]
    public void HandsUserDataToTheApplication()
    {
        NodeRig rig = NodeRig.Registered();

        rig.Gateway.Data(false, PayloadEncoding.MessagePack, _payload);
        rig.Pump();

        Assert.AreEqual(1, rig.Application.DataCount);
        Assert.IsFalse(rig.Application.Get);
        Assert.AreEqual(PayloadEncoding.MessagePack, rig.Application.Encoding);
        Assert.AreEqual(3, rig.Application.Data.Length);
        Assert.AreEqual((byte)3, rig.Application.Data[2]);

        rig.Gateway.Data(true, PayloadEncoding.Raw, new byte[0]);
        rig.Pump();
        Assert.IsTrue(rig.Application.Get);
        Assert.AreEqual(0, rig.Application.Data.Length);
    }

    [TestMethod]
    public void RefusesReplayedFrames()
    {
        NodeRig rig = NodeRig.Registered();
        byte[] data = rig.Gateway.SealPayload(
            rig.Gateway.Session, FrameType.DataSet, GatewayDouble.NodeId, 1, PayloadEncoding.Raw, _payload);
        byte[] control = rig.Gateway.SealControl(GatewayDouble.NodeId, 2, new byte[] { ControlCode.Identify });

        rig.Gateway.Send(data);
        rig.Gateway.Send(data);
        rig.Gateway.Send(control);
        rig.Gateway.Send(control);
        rig.Gateway.Send(data);
        rig.Pump();

        Assert.AreEqual(1, rig.Application.DataCount);
        Assert.AreEqual(3, rig.Node.Rejects.Total);
        Assert.AreEqual(1, rig.Log.CountOf("frame with an old counter"));
    }

    [TestMethod]
    public void RefusesFramesForAnotherNodeWithoutTakingTheirCounter()
    {
        NodeRig rig = NodeRig.Registered();
        FrameKey key = rig.Gateway.Session;
        byte[] reset = new byte[] { ControlCode.Reset };

        rig.Gateway.Send(rig.Gateway.SealPayload(key, FrameType.DataSet, 8, 500, PayloadEncoding.Raw, _payload));
        rig.Gateway.Send(rig.Gateway.SealControl(8, 500, reset));
        rig.Gateway.Send(rig.Gateway.SealControl(FrameLayout.BroadcastNodeId, 500, reset));
        rig.Pump();

        Assert.AreEqual(0, rig.Application.DataCount);
        Assert.AreEqual(0, rig.Store.ClearCount);
        Assert.AreEqual(3, rig.Node.Rejects.Total);
        rig.AssertSessionWorks();
    }

    [TestMethod]
    public void RefusesFramesWhoseLengthFieldIsWrong()
    {
        NodeRig rig = NodeRig.Registered();
        byte[] frame = new byte[ControlFrame.ControlOffset + 1 + FrameLayout.TagCount];
        frame[0] = FrameType.ControlDown;
        LittleEndian.WriteUInt16(frame, 13, ControlFrame.ControlOffset + 2);
        LittleEndian.WriteUInt16(frame, 15, GatewayDouble.NodeId);
        LittleEndian.WriteUInt16(frame, 17, 1);
        frame[ControlFrame.ControlOffset] = ControlCode.Reset;
        rig.Gateway.Session.Seal(frame, FrameLayout.BodyOffset, frame.Length - FrameLayout.TagCount);

        rig.Gateway.Send(frame);
        rig.Pump();

        Assert.AreEqual(0, rig.Store.ClearCount);
        Assert.AreEqual(1, rig.Node.Rejects.Total);
        rig.AssertSessionWorks();
    }

    [TestMethod]
    public void SurvivesEveryTypeInEveryLength()
    {
        NodeRig rig = NodeRig.Registered();
        byte[] types = new byte[] { 0x02, 0x12, 0x04, 0x06, 0x17, 0x82, 0x92, 0x84, 0xFE, 0x18, 0x01, 0x00, 0xFF };
        int refused = 0;

        for (int i = 0; i < types.Length; i++)
        {
            for (int count = 1; count <= FrameLayout.MaximumCount; count += count < 80 ? 1 : 17)
            {
                byte[] frame = new byte[count];
                frame[0] = types[i];
                rig.Gateway.Send(frame);
                rig.Node.Pump();
                refused++;
            }
        }

        rig.Pump();
        Assert.AreEqual(refused, rig.Node.Rejects.Total);
        Assert.AreEqual(0, rig.Application.DataCount);
        rig.AssertSessionWorks();
    }

    [TestMethod]
    public void CountsAndIgnoresFramesFromAnybodyElse()
    {
        NodeRig rig = NodeRig.Registered();
        byte[] frame = rig.Gateway.SealControl(GatewayDouble.NodeId, 1, new byte[] { ControlCode.Reset });

        rig.Radio.Enqueue(0x111111111111, frame, frame.Length);
        rig.Radio.Enqueue(GatewayDouble.Address, frame, 0);
        rig.Pump();

        Assert.AreEqual(0, rig.Store.ClearCount);
        Assert.AreEqual(2, rig.Node.Rejects.Total);
        Assert.AreEqual(1, rig.Log.CountOf("11:11:11:11:11:11: not the gateway"));
        rig.AssertSessionWorks();
    }

    [TestMethod]
    public void HandlesManyFramesInBoundedPortions()
    {
        NodeRig rig = NodeRig.Registered();
        for (int i = 0; i < 40; i++)
        {
            rig.Gateway.Data(false, PayloadEncoding.Raw, _payload);
        }

        Assert.AreEqual(1, rig.Node.Pump());
        Assert.AreEqual(16, rig.Application.DataCount);
        Assert.AreEqual(1, rig.Node.Pump());
        rig.Node.Pump();
        Assert.AreEqual(40, rig.Application.DataCount);
    }

    [TestMethod]
    public void IgnoresABroadcastKeyInTheClear()
    {
        NodeRig rig = NodeRig.Registered();
        byte[] message = rig.Gateway.BroadcastKeyMessage();
        byte[] frame = new byte[33];
        Array.Copy(message, 1, frame, 1, 32);
        frame[0] = 0x18;

        rig.Gateway.Send(frame);
        rig.Gateway.BroadcastControl(ControlCode.Reset);
        rig.Pump();

        Assert.AreEqual(0, rig.Store.ClearCount);
        Assert.AreEqual(2, rig.Node.Rejects.Total);
    }
}
