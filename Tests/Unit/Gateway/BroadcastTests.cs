using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

[TestClass]
public class BroadcastTests
{
    private const long First = 0x3C71BF000002;

    [TestMethod]
    [DataRow("get/version", "", "01")]
    [DataRow("get/sleeptime", "", "02")]
    [DataRow("set/sleeptime", "10", "030a000000")]
    [DataRow("set/identify", "", "04")]
    [DataRow("set/reset", "", "05")]
    [DataRow("get/name", "", "07")]
    [DataRow("set/restart", "", "09")]
    public void BroadcastCommandReachesAllNodesWithTheKey(string command, string payload, string expected)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble one = Join(rig, First);
        NodeDouble other = Join(rig, First + 1);
        int sent = rig.Radio.SentCount;
        rig.Tell("broadcast/" + command, payload);
        Assert.AreEqual(sent + 1, rig.Radio.SentCount);
        Assert.AreEqual(MacAddress.Broadcast, rig.Radio.Last.Destination);
        byte[] control = one.NextControl();
        Assert.AreEqual(expected, Hex.Format(control, 0, control.Length));
        Assert.IsNotNull(other.NextControl());
    }

    [TestMethod]
    public void BroadcastsHaveACounterOfTheirOwn()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = Join(rig, First);
        rig.Tell("broadcast/set/identify", "");
        rig.Tell(MacAddress.Format(First) + "/set/identify", "");
        rig.Tell("broadcast/set/identify", "");
        Assert.IsNotNull(node.NextControl());
        Assert.IsNotNull(node.NextControl());
        Assert.IsNotNull(node.NextControl());
    }

    [TestMethod]
    public void NodeIsToldTheCounterOfEarlierBroadcastsBeforeTheKey()
    {
        GatewayRig rig = GatewayRig.Started();
        Join(rig, First);
        rig.Tell("broadcast/set/identify", "");
        rig.IsAirBlocked = true;
        rig.Tell("broadcast/set/identify", "");
        rig.Tell("broadcast/set/identify", "");
        NodeDouble late = new NodeDouble(rig, First + 1);
        late.SayHello(false, true);
        rig.IsAirBlocked = false;
        rig.Run(100);
        byte[] told = late.NextControl();
        Assert.IsNotNull(told);
        Assert.IsTrue(BroadcastCounterMessage.TryRead(told, 0, told.Length, out int counter, out _));
        Assert.AreEqual(3, counter);
        Assert.AreEqual(1, late.BroadcastKeys);
        Assert.IsNull(late.NextControl());
    }

    [TestMethod]
    public void BroadcastDataReachesAllNodesWithTheKey()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = Join(rig, First);
        rig.Tell("broadcast/set/data", "{\"foo\":42}");
        byte[] frame = node.Data.Payload;
        Assert.AreEqual(0x82, (int)frame[0]);
        Assert.AreEqual(FrameLayout.BroadcastNodeId, PayloadFrame.NodeId(frame));
        Assert.AreEqual(PayloadEncoding.MessagePack, PayloadFrame.Encoding(frame));
        rig.Tell("broadcast/get/data", "x");
        Assert.AreEqual(0x92, (int)node.Data.Payload[0]);
    }

    [TestMethod]
    [DataRow("set/ota", "1,AAAA", "command that cannot be broadcast")]
    [DataRow("set/name", "kitchen", "command that cannot be broadcast")]
    [DataRow("get/update", "", "command that cannot be broadcast")]
    [DataRow("set/colour", "", "unknown command")]
    [DataRow("set/sleeptime", "x", "the sleep time is not a number of seconds")]
    public void CommandThatIsNotForAllNodesIsRefused(string command, string payload, string reason)
    {
        GatewayRig rig = GatewayRig.Started();
        Join(rig, First);
        rig.Forget();
        int sent = rig.Radio.SentCount;
        rig.Tell("broadcast/" + command, payload);
        Assert.AreEqual(sent, rig.Radio.SentCount);
        rig.AssertRefused(0, "greenhouse/broadcast/" + command, reason);
        bool isChunk = command == "set/ota";
        Assert.AreEqual(
            isChunk ? null : "{\"result\":\"refused\",\"reason\":\"" + reason + "\"}",
            rig.Told("broadcast/result/" + command.Substring(4)));
    }

    [TestMethod]
    public void UpdateOfAllNodesIsRefusedWithTheUpdatesStatus()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Tell("broadcast/set/ota", new TestImage(3).Offer);
        Assert.AreEqual(
            "{\"result\":\"OTA Start error\",\"status\":1,\"reason\":\"command that cannot be broadcast\"}",
            rig.Told("broadcast/result/ota"));
    }

    [TestMethod]
    public void BroadcastThatFindsTheQueueFullIsRefused()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.IsAirBlocked = true;
        for (int i = 0; i < DownlinkRing.Capacity; i++)
        {
            rig.Tell("broadcast/set/identify", "");
        }

        Assert.AreEqual(0, rig.Link.PublishedCount);
        rig.Tell("broadcast/set/identify", "");
        Assert.AreEqual(
            "{\"result\":\"refused\",\"reason\":\"the send queue is full: try again in a moment\"}",
            rig.Told("broadcast/result/identify"));
    }

    [TestMethod]
    public void SignalStrengthOfAllNodesIsAnsweredAsTheReferenceDoes()
    {
        GatewayRig rig = GatewayRig.Started();
        int sent = rig.Radio.SentCount;
        rig.Tell("broadcast/get/rssi", "");
        Assert.AreEqual("{\"rssi\":0,\"channel\":3}", rig.Told("broadcast/result/rssi"));
        Assert.AreEqual(sent, rig.Radio.SentCount);
    }

    [TestMethod]
    public void KeyIsRenewedBeforeItsCounterEndsAndThoseWhoAskedForItAreTold()
    {
        const int count = DownlinkRing.Capacity + 4;
        GatewayRig rig = new GatewayRig();
        rig.Radio.HoldsResults = false;
        rig.Config.MaximumNodes = count;
        NodeAir air = new NodeAir(rig.Config, rig.Parts, new RejectLog(rig.Log, rig.Clock));
        BroadcastChannel broadcast = air.Broadcast;
        for (int i = 0; i < count; i++)
        {
            NodeEntry entry = air.Nodes.Assign(First + i);
            entry.Session.Load(new byte[FrameLayout.KeyCount]);
            entry.LastHeard = 5000;
            entry.Traits = i % 2 == 0 ? NodeTraits.WantsBroadcastKey : NodeTraits.None;
        }

        string before = Hex.Format(broadcast.KeyBytes, 0, FrameLayout.KeyCount);
        while (broadcast.Next() < 65000)
        {
            Assert.IsFalse(broadcast.NeedsRenewal);
        }

        for (long now = 1000; now < 6000; now += 50)
        {
            air.Expiry.Pump(now);
            air.Queue.Pump(now);
            air.Sender.Collect(0);
        }

        Assert.AreNotEqual(before, Hex.Format(broadcast.KeyBytes, 0, FrameLayout.KeyCount));
        Assert.AreEqual(1, broadcast.Next());
        Assert.AreEqual(count / 2, rig.Radio.SentCount, "each of them once");
        Assert.AreEqual(0, air.Queue.Refused);
    }

    [TestMethod]
    public void RenewedKeyWaitsBehindTheCommandOfASleepingNode()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = new NodeDouble(rig, First);
        node.Register(true, true);
        node.SendName("kitchen");
        rig.Tell("kitchen/get/version", "");
        rig.Gateway.Nodes.At(0).Traits |= NodeTraits.OwedBroadcastKey;
        rig.Run(10000);
        Assert.IsNull(node.NextControl(), "it sleeps");
        Assert.AreEqual(1, node.BroadcastKeys, "the one of its registration");

        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(ControlCode.VersionGet, node.NextControl()[0]);
        Assert.AreEqual(2, node.BroadcastKeys);
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(2, node.BroadcastKeys, "once");
    }

    private static NodeDouble Join(GatewayRig rig, long address)
    {
        NodeDouble node = new NodeDouble(rig, address);
        node.Register(false, true);
        return node;
    }
}
