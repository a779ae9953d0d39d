using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>Another gateway of the same network's name on the same broker, of whatever version.</summary>
[TestClass]
public class OtherGatewayTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string Status = "greenhouse/gateway/status";
    private const string Notice = "{\"notice\":\"another gateway uses this network's name on this broker: nobody is told that a node "
        + "does not exist\",\"address\":\"24:0A:C4:00:00:01\"}";

    [TestMethod]
    public void OwnStatusThatTheBrokerHandsBackIsNoOtherGateways()
    {
        GatewayRig rig = Echoing();
        for (int i = 0; i < 10; i++)
        {
            rig.Run(300000);
        }

        AssertAnswersForUnknownNodes(rig);
        Assert.AreEqual(0, rig.Count("gateway/notice"));
    }

    [TestMethod]
    public void AnotherGatewayIsNoticedOnceInTheLogAndOnMqtt()
    {
        GatewayRig rig = Echoing();
        Hear(rig, "1");
        rig.Run(299000);
        Hear(rig, "1");
        Assert.AreEqual(1, rig.Count("gateway/notice"));
        Assert.AreEqual(Notice, rig.Told("gateway/notice"));
        Assert.IsFalse(rig.Link.LastOf("greenhouse/gateway/notice").Retain);
        Assert.AreEqual(1, rig.Log.CountOf("another gateway uses this network's name"));
    }

    [TestMethod]
    [DataRow("get/version", "")]
    [DataRow("get/update", "")]
    [DataRow("set/name", "a/b")]
    [DataRow("set/ota", "0,424,2,00112233445566778899aabbccddeeff")]
    public void NothingIsSaidOfUnknownNodesWhileAnotherGatewayIsThere(string command, string payload)
    {
        GatewayRig rig = Echoing();
        Hear(rig, "1");
        rig.Forget();
        rig.Tell("attic/" + command, payload);
        Assert.AreEqual(0, rig.Link.PublishedCount);
        Assert.AreEqual(1, rig.Log.CountOf("another gateway of this network may know it"));
    }

    [TestMethod]
    public void OwnNodesAreServedWhileAnotherGatewayIsThere()
    {
        GatewayRig rig = Echoing();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        Hear(rig, "1");
        rig.Tell("kitchen/get/version", "");
        Assert.IsNotNull(node.NextControl());
        rig.Tell("kitchen/set/sleeptime", "x");
        Assert.IsNotNull(rig.Told("kitchen/result/sleeptime"));
    }

    [TestMethod]
    public void OwnNodeThatIsAwayInTheMiddleOfItsUpdateIsAnsweredFor()
    {
        GatewayRig rig = Echoing();
        OldNodeDouble node = new OldNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(40));
        updater.Offer();
        node.IsOff = true;
        rig.Restart();
        Hear(rig, "1");
        rig.Tell("kitchen/get/update", "");
        Assert.IsNotNull(rig.Told("kitchen/result/update"));
    }

    [TestMethod]
    public void LastWillOfTheOtherGatewayEndsItAndTheOwnStatusIsToldAnew()
    {
        GatewayRig rig = Echoing();
        Hear(rig, "1");
        rig.Forget();
        Hear(rig, "0");
        rig.Run(10);
        Assert.AreEqual("1", rig.Told("gateway/status"), "the broker keeps the 0 otherwise");
        Assert.IsTrue(rig.Link.LastOf(Status).Retain);
        Assert.AreEqual(1, rig.Log.CountOf("the other gateway of this network's name is gone"));
        AssertAnswersForUnknownNodes(rig);
    }

    [TestMethod]
    public void OtherGatewayThatIsNotHeardForElevenMinutesIsGone()
    {
        GatewayRig rig = Echoing();
        Hear(rig, "1");
        rig.Run(OtherGateways.HeardMilliseconds - 1000);
        rig.Forget();
        rig.Tell("attic/get/version", "");
        Assert.AreEqual(0, rig.Link.PublishedCount);
        rig.Run(2000);
        AssertAnswersForUnknownNodes(rig);
    }

    [TestMethod]
    public void StatusThatTheBrokerKeptIsSuspectUntilAnotherGatewayHadTimeToSpeak()
    {
        GatewayRig rig = Echoing();
        rig.Link.Enqueue(Status, GatewayRig.Bytes("1"), true);
        rig.Pump();
        rig.Forget();
        rig.Tell("attic/get/version", "");
        Assert.AreEqual(0, rig.Link.PublishedCount);
        rig.Run(OtherGateways.SuspectedMilliseconds);
        AssertAnswersForUnknownNodes(rig);
        Assert.AreEqual(0, rig.Count("gateway/notice"));
    }

    [TestMethod]
    public void StatusThatTheBrokerKeptAtALaterConnectionMayBeTheOwn()
    {
        GatewayRig rig = Echoing();
        rig.Run(5000);
        rig.Link.State = MqttLinkState.Closed;
        rig.Run(5000);
        rig.Link.Enqueue(Status, GatewayRig.Bytes("1"), true);
        rig.Pump();
        AssertAnswersForUnknownNodes(rig);
    }

    [TestMethod]
    public void KeptStatusZeroIsNobodys()
    {
        GatewayRig rig = Echoing();
        rig.Link.Enqueue(Status, GatewayRig.Bytes("0"), true);
        rig.Pump();
        AssertAnswersForUnknownNodes(rig);
    }

    [TestMethod]
    public void StatusThatABrokenConnectionLostIsNotWaitedFor()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Link.State = MqttLinkState.Closed;
        rig.Run(5000);
        Hear(rig, "1");
        rig.Forget();
        Hear(rig, "1");
        rig.Tell("attic/get/version", "");
        Assert.AreEqual(0, rig.Count("attic/result/version"), "one was the own, the second another's");
    }

    [TestMethod]
    public void TwoGatewaysNoticeEachOtherAtOnceAndThenKeepQuiet()
    {
        GatewayRig one = Echoing();
        GatewayRig other = Echoing();
        int told = other.Count("gateway/status");
        Hear(other, "1");
        Assert.AreEqual(told + 1, other.Count("gateway/status"), "so that the other one hears of it now");
        Hear(one, "1");
        Hear(other, "1");
        other.Run(1000);
        Assert.AreEqual(told + 1, other.Count("gateway/status"));
    }

    [TestMethod]
    public void ConnectionOnWhichTheOwnStatusDoesNotComeBackAnyMoreIsAbandoned()
    {
        GatewayRig rig = Echoing();
        rig.Run(1000);
        rig.Link.EchoedTopic = null;
        rig.Run(355000);
        Assert.AreEqual(0, rig.Link.AbandonCount);
        rig.Run(10000);
        Assert.AreEqual(1, rig.Link.AbandonCount);
        Assert.AreEqual(1, rig.Log.CountOf("the gateway's own status does not come back"));
    }

    [TestMethod]
    public void BrokerThatNeverHandsTheOwnStatusBackIsNoDeafOne()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Run(1000000);
        Assert.AreEqual(0, rig.Link.AbandonCount);
    }

    private static void Hear(GatewayRig rig, string status)
    {
        rig.Link.Enqueue(Status, status);
        rig.Pump();
    }

    private static GatewayRig Echoing()
    {
        GatewayRig rig = new GatewayRig();
        rig.Link.EchoedTopic = Status;
        rig.Start();
        return rig;
    }

    private static void AssertAnswersForUnknownNodes(GatewayRig rig)
    {
        rig.Tell("attic/get/version", "");
        Assert.AreEqual(
            "{\"result\":\"refused\",\"reason\":\"no such node is registered\"}", rig.Told("attic/result/version"));
        rig.Tell("attic/get/update", "");
        Assert.IsNotNull(rig.Told("attic/result/update"));
    }
}
