using System.Text;
using System.Text.Json;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Tests.Desktop.Web;
using EnigmaIoT.Tests.Unit.Gateway;
using EnigmaIoT.Tests.Unit.Support;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using static EnigmaIoT.Tests.Desktop.HomeAssistant.HomeAssistantBed;

namespace EnigmaIoT.Tests.Desktop.HomeAssistant;

/// <summary>When Home Assistant is told of nodes, for how long that stands at the broker, and whether they are there.</summary>
[TestClass]
public sealed class AnnouncementTests
{
    [TestMethod]
    public void EntityOfARenamedNodeLeavesItsOldTopic()
    {
        GatewayRig rig = Start(HomeAssistantMode.Entities);
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        Describe(rig, node, Temperature);
        rig.Forget();

        node.SendName("attic");
        rig.Run(15_000);

        Assert.IsEmpty(rig.Link.LastOf("homeassistant/sensor/kitchen_temp/config").Payload);
        Assert.Contains("greenhouse/attic/data", Encoding.UTF8.GetString(rig.Link.LastOf("homeassistant/sensor/attic_temp/config").Payload));
    }

    [TestMethod]
    public void EntitiesOutliveARestartOfTheGateway()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        Describe(rig, rig.Join(Kitchen, "kitchen"), Temperature);
        rig.Run(5000);

        rig.Restart();
        NodeDouble again = rig.Join(Kitchen, "kitchen");
        rig.Forget();
        Describe(rig, again, Door);
        rig.Run(5000);

        JsonElement components = Document(rig, Device).GetProperty("components");
        Assert.IsTrue(components.TryGetProperty("sensor_temp", out _) && components.TryGetProperty("binary_sensor_door", out _));
    }

    [TestMethod]
    public void NodeThatDoesNotSleepIsAvailableWhereGatewayAndNodeAre()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        rig.Join(Kitchen, "kitchen");
        rig.Run(10_000);

        JsonElement document = Document(rig, Device);
        string[] topics = [.. document.GetProperty("availability").EnumerateArray().Select(entry => entry.GetProperty("topic").GetString()!)];
        CollectionAssert.AreEqual(new[] { "greenhouse/gateway/status", "greenhouse/kitchen/availability" }, topics);
        Assert.AreEqual("all", document.GetProperty("availability_mode").GetString());
        Assert.AreEqual("online", rig.Told("kitchen/availability"));
        Assert.IsTrue(rig.Link.LastOf("greenhouse/kitchen/availability").Retain);
    }

    [TestMethod]
    public void NodeThatAnswersNothingIsNotAvailableUntilItIsHeard()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Run(10_000);
        node.IsOff = true;

        rig.Run(300_000);
        Assert.AreEqual("online", rig.Told("kitchen/availability"));
        rig.Run(120_000);
        Assert.AreEqual("offline", rig.Told("kitchen/availability"));
        Assert.AreEqual(2, rig.Count("kitchen/availability"));

        node.IsOff = false;
        node.SendData(PayloadEncoding.Raw, [1]);
        rig.Run(10_000);
        Assert.AreEqual("online", rig.Told("kitchen/availability"));
    }

    [TestMethod]
    public void SilentNodeThatAnswersStaysAvailable()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Run(10_000);
        int asked = 0;
        for (int minute = 0; minute < 60 * 6; minute++)
        {
            rig.Run(10_000);
            if (node.NextControl() is { } question)
            {
                Assert.AreEqual(0x01, question[0]);
                asked++;
                node.SendControl(0x81, 0, 9, 8);
            }
        }

        Assert.AreEqual("online", rig.Told("kitchen/availability"));
        Assert.AreEqual(1, rig.Count("kitchen/availability"));
        Assert.IsGreaterThan(5, asked);
        Assert.IsLessThan(20, asked);
    }

    [TestMethod]
    public void AvailabilityLeavesTheFormerNameOfANode()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Run(10_000);
        node.SendName("attic");
        rig.Run(10_000);
        Assert.AreEqual("", rig.Told("kitchen/availability"));
        Assert.AreEqual("online", rig.Told("attic/availability"));
    }

    [TestMethod]
    public void EverythingComesAgainWhenHomeAssistantHasStarted()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        rig.Join(Kitchen, "kitchen");
        rig.Join(Kitchen + 1, "attic");
        rig.Run(10_000);
        rig.Forget();

        rig.Link.Enqueue("homeassistant/status", "offline");
        rig.Run(10_000);
        Assert.IsNull(rig.Link.LastOf(Device));

        rig.Link.Enqueue("homeassistant/status", "online");
        rig.Pump();
        Assert.IsNull(rig.Link.LastOf(Device), "paced");
        rig.Run(10_000);
        foreach (string topic in new[] { Device, GatewayDevice, "homeassistant/device/enigmaiot_3c71bf000003/config", "greenhouse/kitchen/availability" })
        {
            Assert.AreEqual(1, rig.Link.CountOf(topic), topic);
        }
    }

    [TestMethod]
    public void EverythingComesAgainWhenTheBrokerWasAway()
    {
        GatewayRig rig = Start(HomeAssistantMode.Entities);
        Describe(rig, rig.Join(Kitchen, "kitchen"), Temperature);
        rig.Run(10_000);
        rig.Forget();
        rig.Link.State = MqttLinkState.Closed;
        rig.Run(60_000);
        Assert.AreEqual(1, rig.Link.CountOf("homeassistant/sensor/kitchen_temp/config"));
    }

    [TestMethod]
    public void NothingStaysAtTheBrokerOfANodeThatWasPutOut()
    {
        PageTestBed bed = new();
        bed.Run(10_000);
        string device = Devices(bed).First(message => message.Text.Contains("\"name\":\"node1\"", StringComparison.Ordinal)).Topic;
        int before = Devices(bed).Count(message => message.Topic == device);

        Assert.AreEqual(200, bed.Ask("DELETE", "/api/node/node?nodename=node1").Status);
        bed.Run(500);
        Assert.IsEmpty(Devices(bed).Last(message => message.Topic == device).Payload);
        Assert.AreEqual("", bed.Network.Broker.Messages.Last(message => message.Topic == "enigmaiot/node1/availability").Text);

        bed.Run(20_000);
        Assert.IsNotEmpty(Devices(bed).Last(message => message.Topic == device).Payload, "it has come back");
        Assert.AreEqual(before + 2, Devices(bed).Count(message => message.Topic == device));
    }

    [TestMethod]
    public void NothingIsAnnouncedWhereItIsOff()
    {
        GatewayRig rig = Start(HomeAssistantMode.Off);
        Describe(rig, rig.Join(Kitchen, "kitchen"), Temperature);
        rig.Run(5000);
        Assert.IsNull(rig.Link.LastOf(Device));
        Assert.AreEqual(0, rig.Store.RecordCount);
    }

    [TestMethod]
    public void NodeThatDiedWhileItsGatewayRestartedDoesNotStayAvailable()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        NodeDouble other = rig.Join(Kitchen + 1, "attic");
        rig.Run(20_000);
        Assert.AreEqual("online", rig.Told("kitchen/availability"));
        node.IsOff = true;
        rig.Restart();
        rig.Forget();
        rig.Clock.Advance(1000);
        other.Register();
        other.SendName("attic");

        for (int i = 0; i < 38; i++)
        {
            rig.Run(10_000);
            other.SendData(PayloadEncoding.Raw, [1]);
        }

        Assert.AreEqual(0, rig.Count("kitchen/availability"), "it may come yet");
        rig.Run(60_000);
        Assert.AreEqual("offline", rig.Told("kitchen/availability"));
        Assert.IsTrue(rig.Link.LastOf("greenhouse/kitchen/availability").Retain);
        Assert.AreEqual("online", rig.Told("attic/availability"));
        rig.Run(600_000);
        Assert.AreEqual(1, rig.Count("kitchen/availability"));

        node.IsOff = false;
        node.Register();
        node.SendName("kitchen");
        rig.Run(20_000);
        Assert.AreEqual("online", rig.Told("kitchen/availability"));
    }

    [TestMethod]
    public void LevelOfANodeThatDiedIsNotTouchedWhereAnotherNodeHasItsName()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        rig.Join(Kitchen, "kitchen").IsOff = true;
        rig.Run(20_000);
        rig.Restart();
        rig.Forget();
        rig.Clock.Advance(1000);
        NodeDouble heir = rig.Join(Kitchen + 1, "kitchen");
        for (int i = 0; i < 60; i++)
        {
            rig.Run(10_000);
            heir.SendData(PayloadEncoding.Raw, [1]);
        }

        Assert.AreEqual("online", rig.Told("kitchen/availability"));
    }

    [TestMethod]
    public void SleepyNodeThatDoesNotComeAgainHasNoAvailability()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        NodeDouble node = new(rig, Kitchen);
        node.Register(sleepy: true);
        node.SendName("kitchen");
        rig.Run(20_000);
        rig.Restart();
        rig.Forget();
        rig.Run(600_000);
        Assert.AreEqual(0, rig.Count("kitchen/availability"));
    }

    [TestMethod]
    [DataRow((int)HomeAssistantMode.Devices)]
    [DataRow((int)HomeAssistantMode.Entities)]
    public void NothingStaysAtTheBrokerWhereItIsSwitchedOff(int mode)
    {
        GatewayRig rig = Start((HomeAssistantMode)mode);
        for (int i = 0; i < 3; i++)
        {
            NodeDouble node = rig.Join(Kitchen + i, $"n{i}");
            Describe(rig, node, Temperature);
            Describe(rig, node, Switch);
            rig.Run(1000);
        }

        rig.Run(60_000);
        Dictionary<string, string> kept = [];
        Keep(rig, kept);
        Assert.IsGreaterThan(5, kept.Count);

        // None of the nodes comes again.
        rig.Config.HomeAssistant = HomeAssistantMode.Off;
        rig.Restart();
        rig.Run(3000);
        rig.Link.State = MqttLinkState.Closed;
        rig.Run(60_000);
        Keep(rig, kept);
        Assert.IsEmpty(kept.Keys.Where(topic => topic.StartsWith("homeassistant/", StringComparison.Ordinal)
            || topic.EndsWith("/availability", StringComparison.Ordinal) || topic.EndsWith("/update", StringComparison.Ordinal)));

        rig.Restart();
        rig.Run(60_000);
        Assert.AreEqual(0, Announced(rig), "that was done once and for all");
    }

    [TestMethod]
    public void GatewayIsNoDeviceAnyMoreWhereSingleTopicsAreWanted()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        Describe(rig, rig.Join(Kitchen, "kitchen"), Temperature);
        rig.Run(60_000);
        Dictionary<string, string> kept = [];
        Keep(rig, kept);
        Assert.IsTrue(kept.ContainsKey(GatewayDevice));

        rig.Config.HomeAssistant = HomeAssistantMode.Entities;
        rig.Restart();
        rig.Clock.Advance(1000);
        Describe(rig, rig.Join(Kitchen, "kitchen"), Temperature);
        rig.Run(60_000);
        Keep(rig, kept);
        CollectionAssert.AreEquivalent(
            new[] { "homeassistant/sensor/kitchen_temp/config" },
            kept.Keys.Where(topic => !topic.StartsWith("greenhouse/gateway/", StringComparison.Ordinal)).ToArray());
    }

    /// <summary>Does what a broker does with what was published since, and forgets it.</summary>
    private static void Keep(GatewayRig rig, Dictionary<string, string> kept)
    {
        for (int i = 0; i < rig.Link.PublishedCount; i++)
        {
            PublishedMessage message = rig.Link.Published(i);
            if (message.Retain && message.Payload.Length > 0)
            {
                kept[message.Topic] = message.Text;
            }
            else if (message.Retain)
            {
                kept.Remove(message.Topic);
            }
        }

        rig.Forget();
    }

    private static IEnumerable<MemoryMessage> Devices(PageTestBed bed)
    {
        return bed.Network.Broker.Messages.Where(message => message.Topic.StartsWith("homeassistant/device/", StringComparison.Ordinal));
    }
}
