using System;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class FuzzTests
{
    private const int Rounds = 2000;

    private static readonly byte[] _draw = new byte[4];

    [TestMethod]
    public void SurvivesRandomFrames()
    {
        NodeRig rig = NodeRig.Registered();
        SeededRandom random = new SeededRandom(77);
        byte[] frame = new byte[FrameLayout.MaximumCount];
        byte[] types = new byte[] { 0xFE, 0x02, 0x12, 0x04, 0x06, 0x17, 0x82, 0x92, 0x84 };

        for (int i = 0; i < Rounds; i++)
        {
            int count = Draw(random, frame.Length + 1);
            random.Fill(frame, 0, frame.Length);

            // Every second one of a type that the node knows, so that it gets further than the type. Not InvalidateKey,
            // which needs no key: RenewalTests have it.
            frame[0] = i % 2 == 0 ? types[Draw(random, types.Length)] : frame[0] == FrameType.InvalidateKey ? (byte)0 : frame[0];
            rig.Radio.Enqueue(GatewayDouble.Address, frame, count);
            rig.Node.Pump();
        }

        rig.Pump();
        Assert.AreEqual(Rounds, rig.Node.Rejects.Total);
        AssertUnchanged(rig);
    }

    [TestMethod]
    public void SurvivesChangedCopiesOfRealFrames()
    {
        NodeRig rig = NodeRig.Registered();
        SeededRandom random = new SeededRandom(78);
        rig.Gateway.Control(rig.Gateway.BroadcastKeyMessage());
        rig.Pump();
        byte[] changed = new byte[FrameLayout.MaximumCount];

        for (int i = 0; i < Rounds; i++)
        {
            byte[] real = MakeReal(rig, random, i);
            Array.Copy(real, 0, changed, 0, real.Length);
            int count = Change(random, changed, real.Length);
            rig.Radio.Enqueue(GatewayDouble.Address, changed, count);
            rig.Node.Pump();
        }

        rig.Pump();
        Assert.AreEqual(Rounds, rig.Node.Rejects.Total);
        AssertUnchanged(rig);
    }

    [TestMethod]
    public void SurvivesRandomContentInSealedFrames()
    {
        NodeRig rig = NodeRig.Registered();
        SeededRandom random = new SeededRandom(79);

        for (int i = 0; i < Rounds; i++)
        {
            byte[] control = new byte[1 + Draw(random, ControlFrame.MaximumControl)];
            random.Fill(control, 0, control.Length);

            // Not those that are obeyed with a restart: nothing would be tried behind them.
            bool isOta = i % 4 != 0 || control[0] == ControlCode.Reset || control[0] == ControlCode.Restart;
            control[0] = isOta ? ControlCode.Ota : control[0];
            if (control.Length > 2)
            {
                control[2] = 0;
            }

            rig.Gateway.Control(control);
            rig.Node.Pump();
        }

        rig.Run(10000);
        while (rig.Gateway.NextControl() != null)
        {
        }

        rig.AssertSessionWorks();
        Assert.AreEqual(0, rig.Slots.BeginCount);
        Assert.AreEqual(0, rig.Board.RestartCount);
    }

    private static void AssertUnchanged(NodeRig rig)
    {
        Assert.AreEqual(0, rig.Application.DataCount);
        Assert.AreEqual(0, rig.Store.ClearCount);
        Assert.AreEqual(1, rig.Application.RegisteredCount);
        Assert.IsNull(rig.Gateway.NextControl());
        rig.AssertSessionWorks();
        Assert.IsTrue(rig.Log.Count < 20, "a flood does not fill the log");
    }

    private static byte[] MakeReal(NodeRig rig, SeededRandom random, int round)
    {
        byte[] payload = new byte[1 + (round % 212)];
        random.Fill(payload, 0, payload.Length);
        payload[0] = ControlCode.Reset;
        GatewayDouble gateway = rig.Gateway;
        switch (round % 5)
        {
            case 0:
                return gateway.SealControl(GatewayDouble.NodeId, 60000, payload);
            case 1:
                return gateway.SealPayload(gateway.Session, FrameType.DataSet, GatewayDouble.NodeId, 60000, 0, payload);
            case 2:
                return gateway.SealControl(gateway.BroadcastKey, 0x84, FrameLayout.BroadcastNodeId, 60000, payload);
            case 3:
                byte[] result = new byte[NodeNameResultFrame.Count];
                NodeNameResultFrame.Seal(gateway.Session, result, 60000, NodeNameResult.Ok);
                return result;
            default:
                byte[] response = new byte[ClockResponseFrame.Count];
                ClockResponseFrame.Seal(gateway.Session, response, 60000, 1, 2, 3);
                return response;
        }
    }

    private static int Change(SeededRandom random, byte[] frame, int count)
    {
        switch (Draw(random, 3))
        {
            case 0:
                return Draw(random, count);
            case 1:
                int longer = count + 1 + Draw(random, 16);
                return longer <= frame.Length ? longer : count - 1;
            default:
                int bit = Draw(random, count * 8);
                frame[bit / 8] ^= (byte)(1 << (bit % 8));
                return count;
        }
    }

    private static int Draw(SeededRandom random, int limit)
    {
        random.Fill(_draw, 0, 4);
        return (int)(LittleEndian.ReadUInt32(_draw, 0) % (uint)limit);
    }
}
