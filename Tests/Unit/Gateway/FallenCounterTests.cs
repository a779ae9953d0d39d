using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>A node whose memory was restored seals new messages under old counters; a stranger can only repeat old ones.</summary>
[TestClass]
public class FallenCounterTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string KitchenMac = "3C:71:BF:00:00:02";

    [TestMethod]
    [DataRow(20, 15)]
    [DataRow(20, 0)]
    [DataRow(300, 275)]
    [DataRow(300, 0)]
    [DataRow(3000, 0)]
    [DataRow(300, 100)]
    [DataRow(1000, 650)]
    public void NodeWhoseDataCounterFellBackIsAskedToRegisterAgain(int sent, int restored)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        SendAll(node, 1, sent);
        rig.Forget();

        int messages = 0;
        while (node.Invalidations == 0 && messages < 64)
        {
            messages++;
            rig.Clock.Advance(1000);
            SendAll(node, restored + messages, 1);
            AnswerVersion(node);
        }

        Assert.AreEqual((int)InvalidateReason.WrongData, node.Invalidated);
        Assert.AreEqual("{\"reason\":3}", rig.Told(KitchenMac + "/bye"));
        Assert.AreEqual(1, rig.Log.CountOf("counter fell back"));
        Assert.IsTrue(rig.Gateway.Nodes.At(0).IsRegistered, "its session stays until the new one is proven");
        node.Register();
        node.SendData(PayloadEncoding.Raw, GatewayRig.Bytes("21"));
        Assert.AreEqual("21", rig.Told("kitchen/data"));
    }

    [TestMethod]
    public void RecordedMessagesNeverMakeTheGatewayAskHoweverManyThereAre()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        byte[][] frames = SendAll(node, 1, 100);
        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < frames.Length; i++)
            {
                rig.Clock.Advance(1000);
                node.Send(frames[i], frames[i].Length);
                AnswerVersion(node);
            }
        }

        Assert.AreEqual(0, node.Invalidations);
        Assert.AreEqual(0, rig.Count(KitchenMac + "/bye"));
        byte[] next = node.SealData(FrameType.SensorData, 0, 101, PayloadEncoding.Raw, GatewayRig.Bytes("21"));
        node.Send(next, next.Length);
        Assert.AreEqual("21", rig.Told("kitchen/data"));
    }

    [TestMethod]
    public void MessageThatWasLostOnItsWayAndIsSaidLaterIsNotTakenForOneSealedAnew()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        byte[][] lost = new byte[10][];
        for (int i = 0; i < lost.Length; i++)
        {
            lost[i] = node.SealData(FrameType.SensorData, 0, (2 * i) + 1, PayloadEncoding.Raw, new byte[1]);
            SendAll(node, (2 * i) + 2, 1);
        }

        for (int i = 0; i < lost.Length; i++)
        {
            rig.Clock.Advance(1000);
            node.Send(lost[i], lost[i].Length);
        }

        Assert.AreEqual(0, node.Invalidations);
    }

    [TestMethod]
    public void NodeThatWasRestoredToALongTimeAgoIsAskedAfterThreeMessages()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = JoinWithHistory(rig, out _);
        node.Session.Open(node.Session.NodeId, 0);
        for (int i = 0; i < 50; i++)
        {
            node.Session.NextData();
        }

        for (int i = 0; i < 3; i++)
        {
            Assert.AreEqual(0, node.Invalidations);
            rig.Clock.Advance(1000);
            node.SendData(PayloadEncoding.Raw, new byte[1]);
            AnswerVersion(node);
        }

        Assert.AreEqual((int)InvalidateReason.WrongData, node.Invalidated);
        Assert.AreEqual("{\"reason\":3}", rig.Told(KitchenMac + "/bye"));
        node.Register();
        node.SendData(PayloadEncoding.Raw, GatewayRig.Bytes("21"));
        Assert.AreEqual("21", rig.Told("kitchen/data"));
    }

    [TestMethod]
    public void RecordedMessagesOfLongAgoAreRefutedByTheNodesAnswer()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = JoinWithHistory(rig, out byte[][] frames);
        for (int i = 0; i < 60; i++)
        {
            rig.Clock.Advance(1000);
            node.Send(frames[i], frames[i].Length);
            AnswerVersion(node);
        }

        Assert.AreEqual(0, node.Invalidations);
        Assert.AreEqual(0, rig.Count("kitchen/result/version"), "nobody asked for it on MQTT");
        rig.Tell("kitchen/get/version", "");
        AnswerVersion(node);
        Assert.AreEqual(1, rig.Count("kitchen/result/version"));
    }

    [TestMethod]
    public void RecordedMessagesOfANodeThatIsOffCostItNothing()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = JoinWithHistory(rig, out byte[][] frames);
        node.IsOff = true;
        for (int i = 0; i < 60; i++)
        {
            rig.Clock.Advance(1000);
            node.Send(frames[i], frames[i].Length);
        }

        node.IsOff = false;
        node.SendData(PayloadEncoding.Raw, GatewayRig.Bytes("21"));
        Assert.AreEqual("21", rig.Told("kitchen/data"));
        Assert.AreEqual(0, node.Invalidations);
    }

    [TestMethod]
    public void SessionTellsACopyFromAMessageThatWasSealedAnew()
    {
        Session session = new Session(GatewayRig.Started().Cipher.Keys);
        session.Open(1, 0);
        for (int counter = 1; counter <= 40; counter++)
        {
            Assert.AreEqual(0, session.TakeData(counter, (byte)counter));
        }

        Assert.AreEqual(Session.Replayed, session.TakeData(40, 40));
        Assert.AreEqual(Session.SealedAnew, session.TakeData(40, 41));
        Assert.AreEqual(Session.SealedAnew, session.TakeData(9, 10));
        Assert.AreEqual(Session.Replayed, session.TakeData(9, 9));
        Assert.AreEqual(59, session.TakeData(100, 1));
        Assert.AreEqual(Session.Replayed, session.TakeData(99, 2), "it never came");
        session.Open(1, 0);
        Assert.AreEqual(2, session.TakeData(3, 1));
        Assert.AreEqual(Session.Replayed, session.TakeData(2, 2), "of the session before");
    }

    [TestMethod]
    public void SessionKnowsSomeMessagesOfLongAgo()
    {
        Session session = new Session(GatewayRig.Started().Cipher.Keys);
        session.Open(1, 0);
        for (int counter = 1; counter <= 1000; counter++)
        {
            Assert.AreEqual(0, session.TakeData(counter, (byte)(counter % 251)));
        }

        int known = 0;
        for (int counter = 1; counter <= 1000 - Session.MarkedCounters; counter++)
        {
            byte iv = (byte)(counter % 251);
            Assert.IsTrue(session.TakeData(counter, iv) != Session.SealedAnew, "a copy");
            known += session.TakeData(counter, (byte)(iv + 1)) == Session.SealedAnew ? 1 : 0;
        }

        Assert.AreEqual(8 + 22, known, "the first eight, and each 16th of the last 384 that is older than 32");
        Assert.AreEqual(0, session.TakeData(1001, 1));
        Assert.AreEqual(1000, session.TakeData(2002, 1));
        Assert.AreEqual(Session.TooOld, session.TakeData(992, 0), "forgotten");
        Assert.AreEqual(Session.TooOld, session.TakeData(1968, 0), "it never came");
        Assert.AreEqual(Session.SealedAnew, session.TakeData(8, 9));
        session.Open(1, 0);
        Assert.AreEqual(99, session.TakeData(100, 1));
        Assert.AreEqual(Session.TooOld, session.TakeData(8, 9), "of the session before");
        Assert.AreEqual(Session.TooOld, session.TakeData(64, 9), "of the session before");
        Assert.AreEqual(Session.TooOld, session.TakeData(0, 9));
    }

    [TestMethod]
    public void OldMessagesThatNeverCameAreNotTakenForThoseSealedAnew()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        byte[][] lost = new byte[100][];
        for (int i = 0; i < lost.Length; i++)
        {
            lost[i] = node.SealData(FrameType.SensorData, 0, 1 + i, PayloadEncoding.Raw, new byte[1]);
        }

        SendAll(node, 101, 200);
        for (int i = 0; i < lost.Length; i++)
        {
            rig.Clock.Advance(1000);
            node.Send(lost[i], lost[i].Length);
            AnswerVersion(node);
        }

        Assert.AreEqual(0, node.Invalidations);
    }

    private static NodeDouble JoinWithHistory(GatewayRig rig, out byte[][] frames)
    {
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        frames = new byte[100][];
        for (int i = 0; i < frames.Length; i++)
        {
            frames[i] = SendAll(node, node.Session.NextData(), 1)[0];
        }

        for (int i = 0; i < 20; i++)
        {
            node.SendClockRequest(i);
        }

        rig.Forget();
        return node;
    }

    private static void AnswerVersion(NodeDouble node)
    {
        byte[] control = node.NextControl();
        if (control != null && control[0] == ControlCode.VersionGet)
        {
            node.SendControl(ControlCode.VersionAnswer, 0, 9, 8);
        }
    }

    private static byte[][] SendAll(NodeDouble node, int counter, int count)
    {
        byte[][] frames = new byte[count][];
        for (int i = 0; i < count; i++)
        {
            frames[i] = node.SealData(FrameType.SensorData, 0, counter + i, PayloadEncoding.Raw, new byte[1]);
            node.Send(frames[i], frames[i].Length);
        }

        return frames;
    }
}
