using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class BroadcastTests
{
    private const byte DataSet = FrameType.DataSet | FrameType.BroadcastBit;
    private const byte DataGet = FrameType.DataGet | FrameType.BroadcastBit;

    [TestMethod]
    public void ObeysBroadcastsOnceItHasTheKey()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Gateway.BroadcastControl(ControlCode.Identify);
        rig.Pump();
        Assert.IsFalse(rig.Board.IsLedOn);

        rig.Gateway.Control(rig.Gateway.BroadcastKeyMessage());
        rig.Gateway.BroadcastControl(ControlCode.Identify);
        rig.Pump();

        Assert.IsTrue(rig.Board.IsLedOn);
    }

    [TestMethod]
    public void HandsBroadcastDataToTheApplication()
    {
        NodeRig rig = WithKey();

        SendData(rig, DataSet, FrameLayout.BroadcastNodeId, 1);
        Assert.AreEqual(1, rig.Application.DataCount);
        Assert.IsFalse(rig.Application.Get);

        SendData(rig, DataGet, FrameLayout.BroadcastNodeId, 2);
        Assert.IsTrue(rig.Application.Get);
    }

    [TestMethod]
    public void RefusesReplayedBroadcasts()
    {
        NodeRig rig = WithKey();
        byte[] identify = new byte[] { ControlCode.Identify };
        byte[] frame = rig.Gateway.SealControl(rig.Gateway.BroadcastKey, 0x84, FrameLayout.BroadcastNodeId, 5, identify);

        rig.Gateway.Send(frame);
        rig.Gateway.Send(frame);
        rig.Pump();
        SendData(rig, DataSet, FrameLayout.BroadcastNodeId, 5);

        Assert.AreEqual(2, rig.Node.Rejects.Total);
        Assert.AreEqual(0, rig.Application.DataCount);
    }

    [TestMethod]
    public void RefusesReplaysAfterTheGatewayToldTheSameKeyAgain()
    {
        NodeRig rig = WithKey();
        SendData(rig, DataSet, FrameLayout.BroadcastNodeId, 5);

        rig.Gateway.Control(rig.Gateway.BroadcastKeyMessage());
        SendData(rig, DataSet, FrameLayout.BroadcastNodeId, 5);

        Assert.AreEqual(1, rig.Application.DataCount);
    }

    [TestMethod]
    public void CountsAnewUnderANewKey()
    {
        NodeRig rig = WithKey();
        SendData(rig, DataSet, FrameLayout.BroadcastNodeId, 5);

        rig.Gateway.RenewBroadcastKey();
        rig.Gateway.Control(rig.Gateway.BroadcastKeyMessage());
        SendData(rig, DataSet, FrameLayout.BroadcastNodeId, 1);

        Assert.AreEqual(2, rig.Application.DataCount);
    }

    [TestMethod]
    public void RefusesBroadcastsThatWereSaidBeforeItHadTheKey()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Gateway.Control(CounterMessage(rig, 5));
        rig.Gateway.Control(rig.Gateway.BroadcastKeyMessage());
        rig.Pump();
        SendData(rig, DataSet, FrameLayout.BroadcastNodeId, 5);
        Assert.AreEqual(0, rig.Application.DataCount);
        SendData(rig, DataSet, FrameLayout.BroadcastNodeId, 6);
        Assert.AreEqual(1, rig.Application.DataCount);

        rig.Gateway.Control(CounterMessage(rig, 3));
        rig.Pump();
        SendData(rig, DataSet, FrameLayout.BroadcastNodeId, 6);
        Assert.AreEqual(1, rig.Application.DataCount, "it never goes back");

        rig.Gateway.RenewBroadcastKey();
        rig.Gateway.Control(rig.Gateway.BroadcastKeyMessage());
        SendData(rig, DataSet, FrameLayout.BroadcastNodeId, 1);
        Assert.AreEqual(2, rig.Application.DataCount, "under another key");
    }

    [TestMethod]
    public void RefusesBroadcastsWithAnotherNodeId()
    {
        NodeRig rig = WithKey();
        byte[] identify = new byte[] { ControlCode.Identify };

        SendData(rig, DataSet, GatewayDouble.NodeId, 1);
        rig.Gateway.Send(rig.Gateway.SealControl(rig.Gateway.BroadcastKey, 0x84, GatewayDouble.NodeId, 2, identify));
        rig.Pump();

        Assert.AreEqual(0, rig.Application.DataCount);
        Assert.IsFalse(rig.Board.IsLedOn);
        Assert.AreEqual(2, rig.Node.Rejects.Total);
    }

    [TestMethod]
    public void TakesNeitherImageNorNameNorKeyFromABroadcast()
    {
        NodeRig rig = WithKey();
        byte[] key = rig.Gateway.BroadcastKeyMessage();

        rig.Gateway.BroadcastControl(ControlCode.NameSet, (byte)'a', 0);
        rig.Gateway.BroadcastControl(ControlCode.Ota, 1, 0, 0xE9);
        rig.Gateway.BroadcastControl(key);
        rig.Pump();

        Assert.IsNull(rig.Node.Name);
        Assert.IsNull(rig.Gateway.NextControl());
        Assert.AreEqual(3, rig.Node.Rejects.Total);
    }

    [TestMethod]
    public void RefusesAKeyOfAWrongLength()
    {
        NodeRig rig = NodeRig.Registered();

        Assert.IsNull(rig.Ask(ControlCode.BroadcastKey, 1, 2, 3));

        Assert.AreEqual(1, rig.Node.Rejects.Total);
    }

    [TestMethod]
    public void ANodeThatWantsNoBroadcastsTakesNoKey()
    {
        NodeRig rig = new NodeRig();
        rig.Config.WantsBroadcasts = false;
        rig.Start();
        rig.Register();

        rig.Gateway.Control(rig.Gateway.BroadcastKeyMessage());
        rig.Gateway.BroadcastControl(ControlCode.Identify);
        rig.Pump();

        Assert.IsFalse(rig.Board.IsLedOn);
        Assert.AreEqual(2, rig.Node.Rejects.Total);
    }

    private static byte[] CounterMessage(NodeRig rig, int counter)
    {
        byte[] key = new byte[FrameLayout.KeyCount];
        byte[] control = new byte[BroadcastCounterMessage.Count];
        Assert.IsTrue(BroadcastKeyMessage.TryRead(rig.Gateway.BroadcastKeyMessage(), 0, BroadcastKeyMessage.Count, key));
        BroadcastCounterMessage.Write(control, counter, key);
        return control;
    }

    private static NodeRig WithKey()
    {
        NodeRig rig = NodeRig.Registered();
        rig.Gateway.Control(rig.Gateway.BroadcastKeyMessage());
        rig.Pump();
        return rig;
    }

    private static void SendData(NodeRig rig, byte type, int nodeId, int counter)
    {
        byte[] payload = new byte[] { 9 };
        rig.Gateway.Send(
            rig.Gateway.SealPayload(rig.Gateway.BroadcastKey, type, nodeId, counter, PayloadEncoding.Raw, payload));
        rig.Pump();
    }
}
