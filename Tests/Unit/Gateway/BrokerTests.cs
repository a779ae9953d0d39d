using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

[TestClass]
public class BrokerTests
{
    private const long Kitchen = 0x3C71BF000002;

    [TestMethod]
    public void AMessageIsNotKeptOnceItIsDone()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Tell("attic/get/version", "1");
        Assert.IsNull(rig.Link.CallersMessage.Topic);
        Assert.IsNull(rig.Link.CallersMessage.Payload);
    }

    [TestMethod]
    public void GatewayConnectsWithItsWillAndSubscribesItsCommands()
    {
        GatewayRig rig = GatewayRig.Started();
        Assert.AreEqual(1, rig.Link.ConnectCount);
        Assert.AreEqual("greenhouse/gateway/status", rig.Link.WillTopic);
        Assert.AreEqual("0", rig.Link.WillPayload);
        Assert.AreEqual(3, rig.Link.Subscriptions.Length);
        Assert.AreEqual("greenhouse/+/set/#", rig.Link.Subscriptions[0]);
        Assert.AreEqual("greenhouse/+/get/#", rig.Link.Subscriptions[1]);
        Assert.AreEqual("greenhouse/gateway/status", rig.Link.Subscriptions[2], "another gateway is noticed by it");
    }

    [TestMethod]
    public void StatusIsPublishedRetainedAndAgainEveryFiveMinutes()
    {
        GatewayRig rig = new GatewayRig();
        rig.Start();
        rig.Run(300000 - 1);
        Assert.AreEqual(0, rig.Link.PublishedCount);
        rig.Run(1);
        Assert.AreEqual(1, rig.Count("gateway/status"));
        Assert.AreEqual("1", rig.Told("gateway/status"));
        Assert.IsTrue(rig.Link.LastOf("greenhouse/gateway/status").Retain);
        rig.Run(600000);
        Assert.AreEqual(3, rig.Count("gateway/status"));
    }

    [TestMethod]
    public void StatusIsPublishedAtEveryConnection()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Link.State = MqttLinkState.Closed;
        rig.Run(1300);
        Assert.AreEqual("1", rig.Told("gateway/status"));
        Assert.AreEqual(1, rig.Log.CountOf("connected to the MQTT broker"));
    }

    [TestMethod]
    public void ReconnectsAfterOneTwoFourSecondsUpToAQuarterOfAMinuteAndAQuarterMore()
    {
        int[] pauses = new int[] { 1000, 2000, 4000, 8000, 15000, 15000 };
        long first = 0;
        bool differs = false;
        for (uint seed = 1; seed <= 4; seed++)
        {
            GatewayRig rig = new GatewayRig();
            rig.Parts.Random = new SeededRandom(seed);
            rig.Start();
            rig.Link.State = MqttLinkState.Closed;
            rig.Link.StateAfterConnect = MqttLinkState.Closed;
            rig.Link.LastError = "connection refused";
            for (int i = 0; i < pauses.Length; i++)
            {
                long pause = NextAttempt(rig);
                Assert.IsTrue(pause >= pauses[i] && pause <= pauses[i] * 5 / 4, pause.ToString());
                differs |= i == 0 && seed > 1 && pause != first;
                first = i == 0 ? pause : first;
            }

            Assert.AreEqual(1, rig.Log.CountOf("MQTT: connection refused"), "the same error is logged once");
        }

        Assert.IsTrue(differs, "gateways that lost their broker together");
    }

    [TestMethod]
    public void PauseStartsSmallAgainAfterAConnection()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Link.State = MqttLinkState.Closed;
        rig.Link.StateAfterConnect = MqttLinkState.Closed;
        rig.Run(40000);
        rig.Link.StateAfterConnect = MqttLinkState.Connected;
        rig.Run(60000);
        int before = rig.Link.ConnectCount;
        rig.Link.State = MqttLinkState.Closed;
        rig.Run(1251);
        Assert.AreEqual(before + 1, rig.Link.ConnectCount);
    }

    [TestMethod]
    public void NothingIsTriedWhileAConnectionIsBeingMade()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Link.State = MqttLinkState.Connecting;
        rig.Run(120000 - 1);
        Assert.AreEqual(1, rig.Link.ConnectCount);
        Assert.AreEqual(0, rig.Link.AbandonCount);
    }

    [TestMethod]
    public void AttemptWithoutAnyAnswerIsGivenUpAndMadeAnew()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Link.State = MqttLinkState.Closed;
        rig.Link.StateAfterConnect = MqttLinkState.Connecting;
        rig.Run(1250);
        Assert.AreEqual(2, rig.Link.ConnectCount);
        rig.Link.StateAfterConnect = MqttLinkState.Connected;
        rig.Run(120000);
        Assert.AreEqual(1, rig.Link.AbandonCount);
        Assert.AreEqual(1, rig.Log.CountOf("MQTT: the broker does not answer"));
        rig.Run(2000);
        Assert.AreEqual(3, rig.Link.ConnectCount);
        Assert.AreEqual((int)MqttLinkState.Connected, (int)rig.Link.State);
    }

    [TestMethod]
    public void ConnectionThatTakesNothingAnyMoreIsGivenUpAndMadeAnew()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Run(1000);
        rig.Link.IsFull = true;
        rig.Tell("attic/get/update", string.Empty);
        rig.Run(60000 - 2000);
        Assert.AreEqual(0, rig.Link.AbandonCount);
        rig.Run(3000);
        Assert.AreEqual(1, rig.Link.AbandonCount);
        Assert.AreEqual(1, rig.Log.CountOf("MQTT: the broker takes nothing any more"));
        rig.Link.IsFull = false;
        rig.Run(2000);
        Assert.AreEqual(2, rig.Link.ConnectCount);
        Assert.IsNotNull(rig.Told("attic/result/update"));
    }

    [TestMethod]
    public void ConnectionThatTakesALittleNowAndThenIsKept()
    {
        GatewayRig rig = GatewayRig.Started();
        for (int i = 0; i < 10; i++)
        {
            rig.Link.IsFull = true;
            rig.Tell("attic/get/update", string.Empty);
            rig.Tell("attic/get/update", string.Empty);
            rig.Run(40000);
            rig.Link.IsFull = false;
            rig.Run(2000);
        }

        Assert.AreEqual(0, rig.Link.AbandonCount);
    }

    [TestMethod]
    public void RadioGoesOnWhileTheBrokerIsAway()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Link.State = MqttLinkState.Closed;
        rig.Link.StateAfterConnect = MqttLinkState.Closed;
        NodeDouble node = rig.Join(Kitchen);
        node.SendName("kitchen");
        Assert.AreEqual((int)NodeNameResult.Ok, node.NameResult);
        rig.Run(10000);
        node.SendData(PayloadEncoding.Raw, GatewayRig.Bytes("21"));
        Assert.AreEqual(0, rig.Link.PublishedCount);
        rig.Link.StateAfterConnect = MqttLinkState.Connected;
        rig.Run(60000);
        Assert.AreEqual("21", rig.Told("kitchen/data"));
        Assert.AreEqual(1, rig.Count("kitchen/hello"));
    }

    [TestMethod]
    public void ReadingsGiveWayFirstWhileTheBrokerIsAway()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Link.State = MqttLinkState.Closed;
        rig.Link.StateAfterConnect = MqttLinkState.Closed;
        node.SendControl(0x81, 0, 9, 8);
        for (int i = 0; i < 100; i++)
        {
            node.SendData(PayloadEncoding.Raw, GatewayRig.Bytes(i.ToString()));
        }

        Assert.AreEqual(Publisher.Capacity, rig.Gateway.Publisher.Count);
        Assert.AreEqual(201 - Publisher.Capacity, rig.Gateway.Publisher.Dropped);
        Assert.AreEqual(1, rig.Log.CountOf("MQTT queue full: the oldest readings are given up"));
        rig.Link.StateAfterConnect = MqttLinkState.Connected;
        rig.Run(60000);
        Assert.AreEqual(1, rig.Count("kitchen/result/version"), "the answer was kept");
        Assert.AreEqual("99", rig.Told("kitchen/data"), "and the newest readings");
    }

    [TestMethod]
    public void OldestMessageGivesWayWhereThereAreNoReadings()
    {
        FakeMqttLink link = new FakeMqttLink();
        Publisher publisher = new Publisher("n", link, new ListLog());
        for (int i = 0; i <= Publisher.Capacity; i++)
        {
            publisher.Notice("a", "b", i.ToString(), false);
        }

        link.State = MqttLinkState.Connected;
        publisher.Pump(0);
        Assert.AreEqual(1, publisher.Dropped);
        Assert.AreEqual(Publisher.Capacity, link.PublishedCount);
        for (int i = 0; i < Publisher.Capacity; i++)
        {
            Assert.AreEqual((i + 1).ToString(), link.Published(i).Text, "in order");
        }
    }

    [TestMethod]
    public void LongReadingsGiveWayBeforeTheyFillTheMemory()
    {
        FakeMqttLink link = new FakeMqttLink();
        Publisher publisher = new Publisher("n", link, new ListLog());
        publisher.Notice("a", "b", "answer", false);
        for (int i = 0; i < 10; i++)
        {
            publisher.Reading("a", "c", new byte[LinkLimits.MaximumOutbound]);
        }

        Assert.AreEqual(2, publisher.Count, "one of them, and the answer");
        Assert.AreEqual(9, publisher.Dropped);
        link.State = MqttLinkState.Connected;
        publisher.Pump(0);
        Assert.AreEqual("answer", link.Published(0).Text);
        publisher.Reading("a", "c", new byte[LinkLimits.MaximumOutbound]);
        Assert.AreEqual(9, publisher.Dropped, "what has left takes no room");
    }

    [TestMethod]
    public void OldestReadingGivesWayAndTheOrderStays()
    {
        FakeMqttLink link = new FakeMqttLink();
        Publisher publisher = new Publisher("n", link, new ListLog());
        publisher.Notice("a", "b", "first", true);
        publisher.Notice("a", "b", "second", false);
        for (int i = 0; i < Publisher.Capacity; i++)
        {
            publisher.Reading("a", "c", new byte[] { (byte)(i + 0x20) });
        }

        link.State = MqttLinkState.Connected;
        link.IsFull = true;
        publisher.Pump(0);
        Assert.AreEqual(Publisher.Capacity, publisher.Count, "a link that is full takes nothing");
        link.IsFull = false;
        publisher.Pump(0);
        Assert.AreEqual(2, publisher.Dropped);
        Assert.AreEqual("n/a/b", link.Published(0).Topic);
        Assert.AreEqual("first", link.Published(0).Text);
        Assert.IsTrue(link.Published(0).Retain);
        Assert.AreEqual("second", link.Published(1).Text);
        Assert.AreEqual("\"", link.Published(2).Text);
        Assert.AreEqual("#", link.Published(3).Text);
    }

    private static long NextAttempt(GatewayRig rig)
    {
        int before = rig.Link.ConnectCount;
        long since = rig.Clock.Milliseconds;
        while (rig.Link.ConnectCount == before)
        {
            rig.Run(1);
        }

        return rig.Clock.Milliseconds - since;
    }
}
