using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

[TestClass]
public class SleepyNodeTests
{
    private const long Kitchen = 0x3C71BF000002;

    [TestMethod]
    public void CommandWaitsForTheNextDataMessage()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = JoinSleepy(rig);
        rig.Tell("kitchen/get/version", "");
        rig.Run(10000);
        Assert.IsNull(node.NextControl(), "it sleeps");
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(ControlCode.VersionGet, node.NextControl()[0]);
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.IsNull(node.NextControl(), "once");
    }

    [TestMethod]
    public void NewestOfSeveralMessagesIsSent()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = JoinSleepy(rig);
        rig.Tell("kitchen/get/version", "");
        rig.Tell("kitchen/set/data", "old");
        rig.Tell("kitchen/set/sleeptime", "0");
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(ControlCode.SleepSet, node.NextControl()[0]);
        Assert.IsNull(node.NextControl());
        Assert.IsNull(node.Data);
        const string replaced = "{\"result\":\"refused\",\"reason\":"
            + "\"a later command took its place: a sleeping node gets the last one\"}";
        Assert.AreEqual(replaced, rig.Told("kitchen/result/version"));
        Assert.AreEqual(replaced, rig.Told("kitchen/result/data"));
        Assert.AreEqual(2, rig.Link.PublishedCount - rig.Count("kitchen/data") - rig.Count("kitchen/status"));
    }

    [TestMethod]
    public void CommandOfANodeThatNeverWakesIsGivenUpWithTheNode()
    {
        GatewayRig rig = GatewayRig.Started();
        JoinSleepy(rig);
        rig.Tell("kitchen/set/data", "on");
        rig.Clock.Advance(24L * 3600 * 1000);
        rig.Run(5000);
        Assert.AreEqual(
            "{\"result\":\"refused\",\"reason\":\"the node is not registered any more\"}", rig.Told("kitchen/result/data"));
    }

    [TestMethod]
    public void SleepTimeThatAnAwakeNodeDoesNotTakeIsToldAsRefused()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Tell("kitchen/set/sleeptime", "10");
        node.SendControl(ControlCode.SleepAnswer, 0, 0, 0, 0);
        Assert.AreEqual(
            "{\"sleeptime\":0,\"result\":\"refused\",\"reason\":\"the node does not sleep\"}",
            rig.Told("kitchen/result/sleeptime"));
        rig.Tell("kitchen/get/sleeptime", "");
        node.SendControl(ControlCode.SleepAnswer, 0, 0, 0, 0);
        Assert.AreEqual("{\"sleeptime\":0}", rig.Told("kitchen/result/sleeptime"));
    }

    [TestMethod]
    public void CommandOfANodeThatFallsAsleepMeanwhileWaitsForIt()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Tell("kitchen/get/version", "");
        node.SendControl(ControlCode.SleepAnswer, 10, 0, 0, 0);
        node.NextControl();
        rig.Run(20000);
        Assert.IsNull(node.NextControl());
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(ControlCode.VersionGet, node.NextControl()[0]);
    }

    [TestMethod]
    public void UserDataWaitsToo()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = JoinSleepy(rig);
        rig.Tell("kitchen/set/data", "on now");
        Assert.IsNull(node.Data);
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(FrameType.DataSet, node.Data.Payload[0]);
    }

    [TestMethod]
    public void CommandToASleepyNodeIsNotAskedAgain()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = JoinSleepy(rig);
        rig.Tell("kitchen/get/version", "");
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        node.NextControl();
        rig.Run(10000);
        Assert.IsNull(node.NextControl());
    }

    [TestMethod]
    public void UpdateOfASleepyNodeIsRefused()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = JoinSleepy(rig);
        TestImage image = new TestImage(3);
        rig.Tell("kitchen/set/ota", image.Offer);
        Assert.AreEqual(
            "{\"result\":\"OTA Start error\",\"status\":1,\"reason\":\"the node sleeps: set its sleeptime to 0 first\","
                + "\"md5\":\"" + image.Md5 + "\"}",
            rig.Told("kitchen/result/ota"));
        rig.AssertRefused(0, "kitchen", "the node sleeps: set its sleeptime to 0 first");
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.IsNull(node.NextControl());
    }

    [TestMethod]
    public void NodeThatAnswersSleepTimeZeroIsAwake()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = JoinSleepy(rig);
        node.SendControl(ControlCode.SleepAnswer, 0, 0, 0, 0);
        rig.Tell("kitchen/get/version", "");
        Assert.AreEqual(ControlCode.VersionGet, node.NextControl()[0]);
    }

    [TestMethod]
    public void NodeThatAnswersASleepTimeIsAsleep()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        node.SendControl(ControlCode.SleepAnswer, 10, 0, 0, 0);
        rig.Tell("kitchen/get/version", "");
        Assert.IsNull(node.NextControl());
    }

    private static NodeDouble JoinSleepy(GatewayRig rig)
    {
        NodeDouble node = new NodeDouble(rig, Kitchen);
        node.Register(true);
        node.SendName("kitchen");
        rig.Forget();
        return node;
    }
}
