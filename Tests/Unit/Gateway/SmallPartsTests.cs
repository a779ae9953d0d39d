using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>Topics, statistics, results of the radio, InvalidateKey.</summary>
[TestClass]
public class SmallPartsTests
{
    [TestMethod]
    public void TopicIsTakenApart()
    {
        CommandTopic topic = CommandTopic.Parse("n/", "n/kitchen/set/ota");
        Assert.AreEqual("n/kitchen/set/ota", topic.Topic);
        Assert.AreEqual("kitchen", topic.Node);
        Assert.AreEqual("set/ota", topic.Command);
        Assert.IsNull(CommandTopic.Parse("n/", null));
    }

    [TestMethod]
    public void TopicsAreTakenApartOnceWhileTheyAreRemembered()
    {
        CommandTopicCache cache = new CommandTopicCache("n");
        CommandTopic first = cache.Find("n/0/set/ota");
        for (int i = 1; i < 8; i++)
        {
            cache.Find("n/" + i.ToString() + "/set/ota");
        }

        Assert.AreSame(first, cache.Find("n/0/set/ota"));
        cache.Find("n/8/set/ota");
        Assert.AreNotSame(first, cache.Find("n/0/set/ota"));
        Assert.IsNull(cache.Find("n/0"));
    }

    [TestMethod]
    public void RateIsTheMeanOfTheLastFiveMessages()
    {
        PacketStatistics statistics = new PacketStatistics(2);
        Assert.AreEqual(0.0, statistics.PacketsPerHour(1));
        Assert.AreEqual(0.0, statistics.ErrorRate(1));
        statistics.OnRegistered(1, 0);
        statistics.Count(1, 0, 3600000);
        Assert.AreEqual(1.0, statistics.PacketsPerHour(1));
        long now = 3600000;
        for (int i = 0; i < 5; i++)
        {
            now += 1000;
            statistics.Count(1, 1, now);
        }

        Assert.AreEqual(3600.0, statistics.PacketsPerHour(1));
        Assert.AreEqual(6, statistics.Received(1));
        Assert.AreEqual(5, statistics.Lost(1));
        Assert.AreEqual(5.0 / 6, statistics.ErrorRate(1));
        statistics.Count(1, 0, now);
        Assert.IsTrue(statistics.PacketsPerHour(1) > 0, "two messages in one millisecond");
        statistics.OnRegistered(1, now);
        Assert.AreEqual(7, statistics.Received(1), "the counts run on");
        Assert.AreEqual(0.0, statistics.PacketsPerHour(1));
        statistics.Clear(1);
        Assert.AreEqual(0, statistics.Received(1));
        Assert.AreEqual(0, statistics.Received(0), "another node's");
        Assert.AreEqual(0.0, statistics.PacketsPerHour(0), "another node's");
    }

    [TestMethod]
    [DataRow(1, 83, "1.204819e-02")]
    [DataRow(20, 2, "1.000000e+01")]
    [DataRow(1, 1000, "1.000000e-03")]
    [DataRow(29999999, 3, "1.000000e+07")]
    [DataRow(0, 2, "0.000000e+00")]
    public void ErrorRateIsWrittenAsCWritesIt(int lost, int received, string expected)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(0x3C71BF000002, "kitchen");
        PacketStatistics statistics = rig.Gateway.Nodes.Statistics;
        statistics.Count(0, lost, rig.Clock.Milliseconds);
        while (statistics.Received(0) < received - 1)
        {
            statistics.Count(0, 0, rig.Clock.Milliseconds);
        }

        node.SendData(0, new byte[1]);
        Assert.Contains("\"per\":" + expected + ",", rig.Told("kitchen/status"));
    }

    [TestMethod]
    public void ResultsOfWhatASenderHasGivenUpAreNotItsAnyMore()
    {
        FakeRadio radio = new FakeRadio(1);
        radio.HoldsResults = true;
        RadioSender sender = new RadioSender(radio);
        RecordingOwner owner = new RecordingOwner();
        RecordingOwner other = new RecordingOwner();
        Assert.IsTrue(sender.Send(owner, 7, 2, new byte[4], 4));
        Assert.IsTrue(sender.Send(other, 8, 2, new byte[4], 4));
        sender.Disown(owner);
        Assert.IsTrue(sender.Send(owner, 9, 2, new byte[4], 4));
        radio.Complete(true);
        radio.Complete(false);
        radio.Complete(true);
        sender.Collect(0);
        Assert.AreEqual("9+ ", owner.Results);
        Assert.AreEqual("8- ", other.Results);
    }

    [TestMethod]
    public void ResultsFindTheirFramesHoweverManyWereSentBefore()
    {
        FakeRadio radio = new FakeRadio(1);
        RadioSender sender = new RadioSender(radio);
        RecordingOwner owner = new RecordingOwner();
        for (int i = 0; i < ushort.MaxValue; i++)
        {
            Assert.IsTrue(sender.Send(null, 0, 2, new byte[4], 4));
            sender.Collect(0);
        }

        Assert.IsTrue(sender.Send(owner, 7, 2, new byte[4], 4));
        sender.Collect(0);
        Assert.AreEqual("7+ ", owner.Results);
    }

    [TestMethod]
    public void RadioThatTakesNothingIsNotAsked()
    {
        FakeRadio radio = new FakeRadio(1);
        radio.QueueSize = 0;
        RadioSender sender = new RadioSender(radio);
        Assert.AreEqual(0, sender.Room);
        Assert.IsFalse(sender.Send(new RecordingOwner(), 7, 2, new byte[4], 4));
        radio.QueueSize = 1000;
        Assert.AreEqual(16, sender.Room, "the sender keeps track of so many");
    }

    [TestMethod]
    public void AddressIsInvalidatedOnceASecond()
    {
        GatewayRig rig = new GatewayRig();
        RadioSender sender = new RadioSender(rig.Radio);
        CandidateSessions candidates = new CandidateSessions(rig.Cipher.Keys);
        BroadcastChannel broadcast = new BroadcastChannel(rig.Cipher.Keys, rig.Parts.Random);
        DownlinkQueue queue = new DownlinkQueue(sender, candidates, broadcast, rig.Log);
        Invalidator invalidator = new Invalidator(queue);
        Assert.IsTrue(invalidator.Send(5, InvalidateReason.WrongData, 1000));
        Assert.IsFalse(invalidator.Send(5, InvalidateReason.WrongData, 1999));
        Assert.IsTrue(invalidator.Send(6, InvalidateReason.WrongData, 1999), "another address");
        Assert.IsTrue(invalidator.Send(5, InvalidateReason.WrongData, 2000));
        Assert.AreEqual(3, queue.Count);
    }

    [TestMethod]
    public void NobodyIsFoundWithoutAnAddressOrAName()
    {
        GatewayRig rig = GatewayRig.Started();
        Assert.IsNull(rig.Gateway.Nodes.Find(MacAddress.None));
        Assert.IsNull(rig.Gateway.Nodes.FindByName("kitchen"));
        Assert.AreEqual(rig.Config.MaximumNodes, rig.Gateway.Nodes.Capacity);
        Assert.AreEqual(35, new GatewayConfig().MaximumNodes);
    }
}
