using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>Frames of those who know addresses but no key.</summary>
[TestClass]
public class ForgedFrameTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const long Stranger = 0x3C71BF0000EE;
    private const string KitchenMac = "3C:71:BF:00:00:02";
    private const string StrangerMac = "3C:71:BF:00:00:EE";

    [TestMethod]
    public void RandomBytesOfAnyLengthChangeNothing()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        SeededRandom random = new SeededRandom(7);
        byte[] frame = new byte[FrameLayout.MaximumCount];
        for (int count = 0; count <= FrameLayout.MaximumCount; count++)
        {
            random.Fill(frame, 0, count);
            rig.Hear(Kitchen, frame, count);
        }

        Assert.AreEqual(251, rig.Gateway.Rejects.Total, "every one is counted");
        AssertUntouched(rig, node);
    }

    [TestMethod]
    [DataRow((byte)0x01)]
    [DataRow((byte)0x03)]
    [DataRow((byte)0x05)]
    [DataRow((byte)0x07)]
    [DataRow((byte)0x08)]
    [DataRow((byte)0x11)]
    [DataRow((byte)0xFF)]
    [DataRow((byte)0xFE)]
    [DataRow((byte)0xFB)]
    [DataRow((byte)0x06)]
    [DataRow((byte)0x17)]
    [DataRow((byte)0x18)]
    [DataRow((byte)0x81)]
    public void RandomBytesBehindAnyTypeChangeNothing(byte type)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        SeededRandom random = new SeededRandom(type);
        byte[] frame = new byte[FrameLayout.MaximumCount];
        for (int count = 1; count <= FrameLayout.MaximumCount; count++)
        {
            random.Fill(frame, 0, count);
            frame[0] = type;
            rig.Hear(Kitchen, frame, count);
        }

        Assert.AreEqual(250, rig.Gateway.Rejects.Total);
        Assert.IsTrue(rig.Log.Count <= 2, "sender and reason are logged once");
        Assert.Contains(KitchenMac, rig.Log.Last);
        AssertUntouched(rig, node);
    }

    [TestMethod]
    public void TruncatedAndLengthenedCopiesOfARealFrameAreRefused()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        byte[] real = node.SealData(FrameType.SensorData, 0, 1, PayloadEncoding.Raw, GatewayRig.Bytes("21.5"));
        byte[] copy = new byte[FrameLayout.MaximumCount];
        for (int count = 1; count <= FrameLayout.MaximumCount; count++)
        {
            System.Array.Copy(real, 0, copy, 0, count < real.Length ? count : real.Length);
            if (count != real.Length)
            {
                rig.Hear(Kitchen, copy, count);
            }
        }

        Assert.AreEqual(249, rig.Gateway.Rejects.Total);
        Assert.AreEqual(0, rig.Link.PublishedCount);
        node.Send(real, real.Length);
        Assert.AreEqual("21.5", rig.Told("kitchen/data"));
    }

    [TestMethod]
    public void FrameUnderAnotherKeyIsAnsweredWithInvalidateKey()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        byte[] frame = node.SealData(FrameType.SensorData, 0, 1, PayloadEncoding.Raw, new byte[4]);
        frame[frame.Length - 1] ^= 1;
        node.Send(frame, frame.Length);
        Assert.AreEqual((int)InvalidateReason.WrongData, node.Invalidated);
        Assert.IsTrue(rig.Gateway.Nodes.At(0).IsRegistered, "its session stays");
        rig.AssertRefused(0, KitchenMac, "frame of wrong length or under another key");
    }

    [TestMethod]
    public void ReplayedFramesAreNeitherTakenNorAnswered()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        byte[] data = node.SealData(FrameType.SensorData, 0, node.Session.NextData(), PayloadEncoding.Raw, new byte[1]);
        byte[] control = node.SealControl(node.Session.NextControl(), new byte[] { ControlCode.VersionAnswer, 0, 9, 8 });
        node.Send(data, data.Length);
        node.Send(control, control.Length);
        rig.Forget();
        int sent = rig.Radio.SentCount;
        node.Send(data, data.Length);
        rig.AssertRefused(0, KitchenMac, "replayed frame");
        node.Send(control, control.Length);
        Assert.AreEqual(2, rig.Gateway.Rejects.Total);
        Assert.AreEqual(1, rig.Log.Count, "logged once a minute");
        Assert.AreEqual(0, rig.Link.PublishedCount);
        Assert.AreEqual(sent, rig.Radio.SentCount);
    }

    [TestMethod]
    public void FrameForAnotherNodeIdIsRefusedForThatReason()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        byte[] frame = node.SealData(FrameType.SensorData, 1, 1, PayloadEncoding.Raw, new byte[1]);
        node.Send(frame, frame.Length);
        Assert.AreEqual(0, rig.Link.PublishedCount);
        rig.AssertRefused(0, KitchenMac, "frame for another node id");
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(1, rig.Count("kitchen/data"), "the counter was not taken");
    }

    [TestMethod]
    public void UnknownNodeIsToldToRegisterAndAnnounced()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble stranger = new NodeDouble(rig, Stranger);
        stranger.Send(new byte[] { FrameType.SensorData, 1, 2, 3 }, 4);
        Assert.AreEqual((int)InvalidateReason.UnregisteredNode, stranger.Invalidated);
        Assert.AreEqual("{\"reason\":4}", rig.Told(StrangerMac + "/bye"));
        Assert.AreEqual(0, rig.Gateway.Nodes.Registered);
        rig.AssertRefused(0, StrangerMac, "frame of a node that is not registered");
    }

    [TestMethod]
    public void NameOfAnUnknownNodeIsNotAnswered()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble stranger = new NodeDouble(rig, Stranger);
        stranger.Send(new byte[] { FrameType.NodeNameSet, 1, 2, 3 }, 4);
        Assert.AreEqual(0, stranger.Invalidations);
        Assert.AreEqual(0, rig.Link.PublishedCount);
    }

    [TestMethod]
    public void ForgedFramesDoNotMakeTheGatewayFillTheAir()
    {
        GatewayRig rig = GatewayRig.Started();
        byte[] frame = new byte[] { FrameType.SensorData, 1, 2, 3 };
        for (int i = 0; i < 100; i++)
        {
            rig.Hear(Stranger + i, frame, frame.Length);
            rig.Hear(Stranger, frame, frame.Length);
        }

        int perAddress = 3;
        Assert.AreEqual(10 * perAddress, rig.Radio.SentCount, "ten addresses, three attempts each");
        Assert.AreEqual(200, rig.Gateway.Rejects.Total);
        Assert.IsTrue(rig.Log.Count <= 17 + 30, "the log is bounded");
        rig.Clock.Advance(1000);
        rig.Hear(Stranger, frame, frame.Length);
        Assert.AreEqual(11 * perAddress, rig.Radio.SentCount, "a second later there is room again");
    }

    [TestMethod]
    [DataRow(0L, "00:00:00:00:00:00")]
    [DataRow(0xFFFFFFFFFFFF, "FF:FF:FF:FF:FF:FF")]
    [DataRow(0x010000000001, "01:00:00:00:00:01")]
    public void FrameOfAnImpossibleSenderIsRefused(long sender, string words)
    {
        GatewayRig rig = GatewayRig.Started();
        byte[] hello = new NodeDouble(rig, Kitchen).MakeHello(false, false);
        rig.Hear(sender, hello, hello.Length);
        Assert.AreEqual(0, rig.Radio.SentCount);
        rig.AssertRefused(0, words, "empty frame or impossible sender");
    }

    private static void AssertUntouched(GatewayRig rig, NodeDouble node)
    {
        Assert.AreEqual(1, rig.Gateway.Nodes.Registered);
        Assert.AreEqual(0, rig.Link.PublishedCount, "nothing is published");
        rig.Tell("kitchen/get/version", "");
        Assert.AreEqual(ControlCode.VersionGet, node.NextControl()[0]);
        node.SendControl(ControlCode.VersionAnswer, 0, 9, 8);
        Assert.AreEqual("{\"version\":\"0.9.8\"}", rig.Told("kitchen/result/version"));
        Assert.AreEqual(0, rig.Log.CountOfLevel(LogLevel.Error));
    }
}
