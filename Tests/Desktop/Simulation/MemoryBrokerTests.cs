using System.Text;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Simulation.Time;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

[TestClass]
public sealed class MemoryBrokerTests
{
    private const long Latency = 500;

    private readonly Scheduler _scheduler = new();
    private readonly MemoryBroker _broker;
    private int _wakes;

    public MemoryBrokerTests()
    {
        _broker = new MemoryBroker(_scheduler, Latency);
    }

    [TestMethod]
    public void ConnectingTakesThereAndBackAndWakesThePump()
    {
        MemoryMqttLink link = NewLink();
        link.Connect("n/gateway/status", "0", ["n/#"]);
        Assert.AreEqual(MqttLinkState.Connecting, link.State);
        _scheduler.RunTo((2 * Latency) - 1);
        Assert.AreEqual(MqttLinkState.Connecting, link.State);
        _scheduler.RunTo(2 * Latency);
        Assert.AreEqual(MqttLinkState.Connected, link.State);
        Assert.AreEqual(1, _wakes);
        Assert.IsNull(link.LastError);
    }

    [TestMethod]
    [DataRow("n/+/set/#", "n/kitchen/set/ota", true)]
    [DataRow("n/+/set/#", "n/kitchen/set", true)]
    [DataRow("n/+/set/#", "n/kitchen/get/ota", false)]
    [DataRow("n/+/set/#", "n/a/b/set/ota", false)]
    [DataRow("n/+", "n/a/b", false)]
    [DataRow("n/a", "n/a", true)]
    [DataRow("n/a", "n/A", false)]
    [DataRow("#", "n", true)]
    [DataRow("#", "$SYS/uptime", false)]
    public void DeliversWhatAFilterMatches(string filter, string topic, bool delivered)
    {
        MemoryMqttLink link = Connected([filter]);
        _broker.Publish(topic, "x");
        Settle();
        Assert.AreEqual(delivered ? 1 : 0, link.Waiting);
    }

    [TestMethod]
    public void ALinkWhoseBoardStopsIsAClientNoMore()
    {
        MemoryMqttLink link = Connected(["n/#"]);
        link.Dispose();
        Settle();
        Assert.AreEqual(0, _broker.Clients);
        Assert.AreEqual("0", _broker.Messages[^1].Text);
        Assert.AreEqual(MqttLinkState.Closed, link.State);
    }

    [TestMethod]
    public void ALinkThatStopsWhileItConnectsNeverBecomesAClient()
    {
        MemoryMqttLink link = NewLink();
        link.Connect("n/gateway/status", "0", ["n/#"]);
        link.Dispose();
        Settle();
        Assert.AreEqual(0, _broker.Clients);
    }

    [TestMethod]
    public void DeliversOnceWhereTwoFiltersMatch()
    {
        MemoryMqttLink link = Connected(["n/#", "n/+"]);
        _broker.Publish("n/a", "x");
        Settle();
        Assert.AreEqual(1, link.Waiting);
    }

    [TestMethod]
    public void CarriesMessagesInOrderThroughBothDirections()
    {
        MemoryMqttLink reader = Connected(["n/#"]);
        MemoryMqttLink writer = Connected([]);
        for (int i = 0; i < 5; i++)
        {
            Assert.IsTrue(writer.Publish("n/" + i, Encoding.UTF8.GetBytes("p" + i), false));
        }

        long begin = _scheduler.Now;
        _scheduler.RunTo(begin + (2 * Latency) - 1);
        Assert.AreEqual(0, reader.Waiting);
        _scheduler.RunTo(begin + (2 * Latency));
        Assert.AreEqual("n/0=p0 n/1=p1 n/2=p2 n/3=p3 n/4=p4", Drain(reader));
        Assert.AreEqual(string.Empty, Drain(writer));
    }

    [TestMethod]
    public void SendsRetainedMessagesToWhoSubscribesLaterAndMarksThem()
    {
        MemoryMqttLink early = Connected(["n/#"]);
        _broker.Publish("n/a", "1", retain: true);
        _broker.Publish("n/b", "2");
        Settle();
        Assert.AreEqual("n/a=1 n/b=2", Drain(early), "a subscriber gets a live message without the mark");
        MemoryMqttLink late = Connected(["n/#"]);
        Settle();
        Assert.AreEqual("n/a=1 (retained)", Drain(late));
    }

    [TestMethod]
    public void AnEmptyRetainedMessageClearsTheTopic()
    {
        _broker.Publish("n/a", "1", retain: true);
        _broker.Publish("n/a", string.Empty, retain: true);
        Assert.IsNull(_broker.Retained("n/a"));
        MemoryMqttLink late = Connected(["n/#"]);
        Settle();
        Assert.AreEqual(0, late.Waiting);
    }

    [TestMethod]
    public void AnEmptyPayloadArrivesAsAnEmptyArray()
    {
        MemoryMqttLink link = Connected(["n/#"]);
        _broker.Publish("n/a", string.Empty);
        Settle();
        MqttMessage message = new();
        Assert.IsTrue(link.TryReceive(message));
        Assert.IsNotNull(message.Payload);
        Assert.IsEmpty(message.Payload);
    }

    [TestMethod]
    public void ACutPublishesTheWillAndClosesTheLinkWithAReason()
    {
        MemoryMqttLink watcher = Connected(["n/+/status"]);
        MemoryMqttLink gateway = Connected(["n/+/set/#"]);
        _broker.Cut(gateway);
        Assert.AreEqual(MqttLinkState.Closed, gateway.State);
        Assert.AreEqual("the broker closed the connection", gateway.LastError);
        Assert.AreEqual(1, _broker.Clients);
        CollectionAssert.AreEqual("0"u8.ToArray(), _broker.Retained("n/gateway/status"));
        Settle();
        Assert.AreEqual("n/gateway/status=0", Drain(watcher));
    }

    [TestMethod]
    public void WhatWasUnderWayAtACutDoesNotArriveInTheNextConnection()
    {
        MemoryMqttLink link = Connected(["n/#"]);
        _broker.Publish("n/a", "old");
        Assert.IsTrue(link.Publish("n/b", [1], false));
        _broker.Cut();
        link.Connect("w", "0", ["n/#"]);
        Settle();
        Assert.AreEqual(MqttLinkState.Connected, link.State);
        Assert.AreEqual("n/gateway/status=0 (retained)", Drain(link), "the will of the first connection, not its messages");
        Assert.IsFalse(_broker.Messages.Any(message => message.Topic == "n/b"));
    }

    [TestMethod]
    public void WhileTheBrokerIsDownAttemptsFailAndAfterwardsTheySucceed()
    {
        MemoryMqttLink link = Connected(["n/#"]);
        _broker.Down();
        Assert.AreEqual(MqttLinkState.Closed, link.State);
        Assert.IsFalse(link.Publish("n/a", [1], false));
        link.Connect("w", "0", ["n/#"]);
        Settle();
        Assert.AreEqual(MqttLinkState.Closed, link.State);
        Assert.AreEqual("nobody listens there (connection refused)", link.LastError);
        _broker.Up();
        link.Connect("w", "0", ["n/#"]);
        Settle();
        Assert.AreEqual(MqttLinkState.Connected, link.State);
        Assert.AreEqual(3, link.Attempts);
    }

    [TestMethod]
    public void AFullOutboundQueueSaysNoUntilTheBrokerTookAMessage()
    {
        MemoryMqttLink link = Connected([]);
        link.OutboundCapacity = 2;
        Assert.IsTrue(link.Publish("n/a", [1], false));
        Assert.IsTrue(link.Publish("n/a", [2], false));
        Assert.IsFalse(link.Publish("n/a", [3], false));
        int wakes = _wakes;
        Settle();
        Assert.IsGreaterThan(wakes, _wakes);
        Assert.IsTrue(link.Publish("n/a", [3], false));
    }

    [TestMethod]
    public void ATopicWithAWildcardCostsTheConnection()
    {
        MemoryMqttLink link = Connected([]);
        Assert.IsTrue(link.Publish("n/+/a", [1], false));
        Settle();
        Assert.AreEqual(MqttLinkState.Closed, link.State);
        Assert.IsFalse(_broker.Messages.Any(message => message.Topic == "n/+/a"));
    }

    private static string Drain(MemoryMqttLink link)
    {
        List<string> texts = [];
        MqttMessage message = new();
        while (link.TryReceive(message))
        {
            string mark = message.Retained ? " (retained)" : string.Empty;
            texts.Add($"{message.Topic}={Encoding.UTF8.GetString(message.Payload)}{mark}");
        }

        return string.Join(' ', texts);
    }

    private MemoryMqttLink NewLink()
    {
        return new MemoryMqttLink(_broker, _scheduler, () => _wakes++);
    }

    private MemoryMqttLink Connected(string[] filters)
    {
        MemoryMqttLink link = NewLink();
        link.Connect("n/gateway/status", "0", filters);
        Settle();
        Assert.AreEqual(MqttLinkState.Connected, link.State);
        return link;
    }

    private void Settle()
    {
        _scheduler.RunTo(_scheduler.Now + (4 * Latency));
    }
}
