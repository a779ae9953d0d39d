using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

[TestClass]
public class ExpiryTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const long Hour = 3600000;

    [TestMethod]
    public void KeyExpiresAfter48HoursAndTheNodeIsTold()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        StayInTouch(rig, node, 47);
        rig.Clock.Advance(Hour - 20000);
        rig.Run(10000);
        Assert.AreEqual(0, node.Invalidations);
        rig.Run(15000);
        Assert.AreEqual((int)InvalidateReason.KeyExpired, node.Invalidated);
        Assert.AreEqual(1, node.Invalidations);
        Assert.AreEqual("{\"reason\":5}", rig.Told("3C:71:BF:00:00:02/bye"));
        Assert.AreEqual(0, rig.Gateway.Nodes.Registered);
        Assert.AreEqual(1, rig.Log.CountOf("kitchen: key expired"));
        node.Register();
        Assert.AreEqual(1, rig.Gateway.Nodes.Registered);
    }

    [TestMethod]
    public void NodeThatIsSilentFor24HoursIsDropped()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Clock.Advance((24 * Hour) - 10000);
        rig.Run(4000);
        Assert.AreEqual(1, rig.Gateway.Nodes.Registered);
        rig.Run(10000);
        Assert.AreEqual(0, rig.Gateway.Nodes.Registered);
        Assert.AreEqual(0, rig.Count("kitchen/bye") + rig.Count("3C:71:BF:00:00:02/bye"), "as the reference");
        Assert.AreEqual(0, node.Invalidations, "nobody is there to hear it");
        Assert.AreEqual(1, rig.Log.CountOf("kitchen: silent for 24 hours"));
    }

    [TestMethod]
    public void NodeThatIsHeardStays()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        StayInTouch(rig, node, 40);
        Assert.AreEqual(1, rig.Gateway.Nodes.Registered);
    }

    [TestMethod]
    public void KeyIsRenewedBeforeACounterEnds()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        byte[] frame = node.SealData(
            FrameType.SensorData, 0, Session.RenewalCounter - 1, PayloadEncoding.Raw, new byte[1]);
        node.Send(frame, frame.Length);
        rig.Run(5000);
        Assert.AreEqual(0, node.Invalidations);
        frame = node.SealData(FrameType.SensorData, 0, Session.RenewalCounter, PayloadEncoding.Raw, new byte[1]);
        node.Send(frame, frame.Length);
        rig.Run(5000);
        Assert.AreEqual((int)InvalidateReason.KeyExpired, node.Invalidated);
        Assert.AreEqual("{\"reason\":5}", rig.Told("3C:71:BF:00:00:02/bye"));
        node.Register();
        node.SendData(PayloadEncoding.Raw, GatewayRig.Bytes("1"));
        Assert.AreEqual("1", rig.Told("3C:71:BF:00:00:02/data"));
    }

    [TestMethod]
    public void UpdateThatWouldRunOutOfCountersHasTheNodeRegisterAnewFirst()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = new OldNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        while (rig.Gateway.Nodes.At(0).Session.DownlinkCounter < Session.RenewalCounter - 100)
        {
            rig.Gateway.Nodes.At(0).Session.NextDownlink();
        }

        rig.Forget();
        rig.Clock.Advance(1000);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(60));
        node.Losses.LoseAnswer(0, 1);
        updater.Offer();
        Assert.AreEqual((int)InvalidateReason.KeyExpired, node.Invalidated);
        node.Register();
        updater.Go(20, 40000);
        updater.AssertTold("0 2 6");
        Assert.IsTrue(rig.Gateway.Nodes.At(0).Session.DownlinkCounter < 1000);
    }

    private static void StayInTouch(GatewayRig rig, NodeDouble node, int hours)
    {
        for (int i = 0; i < hours; i++)
        {
            rig.Clock.Advance(Hour);
            node.SendData(PayloadEncoding.Raw, new byte[1]);
            rig.Run(1000 / hours);
        }

        rig.Forget();
    }
}
