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

namespace EnigmaIoT.Tests.Desktop.HomeAssistant;

/// <summary>What Home Assistant is told of the entities that nodes describe.</summary>
[TestClass]
public sealed class HomeAssistantTests
{
    internal const long Kitchen = 0x3C71BF000002;
    private const string Device = "homeassistant/device/enigmaiot_3c71bf000002/config";
    private const int RecordsOfANode = 4;
    private const string Gateway = "homeassistant/device/enigmaiot_240ac4000001/config";

    // Messages of nodes of version 0.9.8.
    internal const string Switch = "87a4747970650da56e6d736678a6737769746368a7737461745f6f6e01a8737461745f6f666600a376616ca3726c79a6706c5f6f66"
        + "66b57b22636d64223a22726c79222c22726c79223a307da5706c5f6f6eb57b22636d64223a22726c79222c22726c79223a317d";

    internal const string Temperature =
        "85a4747970650ca56e6d736678a474656d70a76465765f636c6107ac756e69745f6f665f6d656173a143a376616ca474656d70";

    private const string Button = "85a47479706506a56e6d736678a6627574746f6ea5747479706500a674737479706500a2706cb57b22627574746f6e223a342c227075"
        + "7368223a317d";

    private const string Blind = "89a47479706504a56e6d736678a5626c696e64a76465765f636c6102a7706c5f6f70656eac7b22636d64223a227575227da6706c5f63"
        + "6c73ac7b22636d64223a226464227da7706c5f73746f70ae7b22636d64223a2273746f70227da9737461745f6f70656ea46f70656ea9737461745f636c7364a663"
        + "6c6f736564ac737461745f6f70656e696e67a76f70656e696e67";

    private const string Door = "89a47479706502a56e6d736678a4646f6f72a76465765f636c6105a5706c5f6f6ea46f70656ea6706c5f6f6666a6636c6f736564a376"
        + "616ca4646f6f72a76f66665f646c7903a76578705f6166743ca461747472c3";

    private const string Humidity = "86a4747970650ca76465765f636c6104a76578705f61667478ac756e69745f6f665f6d656173a125a776616c5f74706cbb7b7b76"
        + "616c75655f6a736f6e2e68756d7c726f756e642831297d7da461747472c3";

    private const string OwnTrigger = "84a47479706506a57474797065a76d795f74797065a6747374797065a66d795f737562a2706ca170";

    private static readonly string[] _all = [Switch, Temperature, Button, Blind, Door, Humidity, OwnTrigger];

    // What the reference publishes for them. Of its defects, the cover's command topic and its broken template, and a unit that Home
    // Assistant refuses, are mended.
    public static IEnumerable<object[]> References =>
    [
        [Switch, "switch/kitchen_switch", """{"name":"kitchen_switch","unique_id":"kitchen_switch","command_topic":"greenhouse/kitchen/set/data","payload_on":"{\"cmd\":\"rly\",\"rly\":1}","payload_off":"{\"cmd\":\"rly\",\"rly\":0}","state_topic":"greenhouse/kitchen/data","state_on":1,"state_off":0,"value_template":"{{value_json.rly}}"}"""],
        [Temperature, "sensor/kitchen_temp", """{"name":"kitchen_temp","unique_id":"kitchen_temp","device_class":"temperature","state_topic":"greenhouse/kitchen/data","unit_of_measurement":"°C","value_template":"{{value_json.temp}}"}"""],
        [Button, "device_automation/kitchen_button", """{"automation_type":"trigger","topic":"greenhouse/kitchen/data","payload":"{\"button\":4,\"push\":1}","type":"button_short_press","subtype":"turn_on","device":{"name":"kitchen_button_short_press_turn_on","identifiers":"kitchen_button_short_press_turn_on"}}"""],
        [Blind, "cover/kitchen_blind", """{"name":"kitchen_blind","unique_id":"kitchen_blind","command_topic":"greenhouse/kitchen/set/data","device_class":"blind","payload_close":"{\"cmd\":\"dd\"}","payload_open":"{\"cmd\":\"uu\"}","payload_stop":"{\"cmd\":\"stop\"}","position_topic":"greenhouse/kitchen/data","position_template":"{{value_json.pos}}","set_position_topic":"greenhouse/kitchen/set/data","set_position_template":"{\"cmd\":\"pos\",\"pos\":{{position|int}}}","state_closed":"closed","state_open":"open","state_opening":"opening","state_topic":"greenhouse/kitchen/data","value_template":"{{value_json.state}}"}"""],
        [Door, "binary_sensor/kitchen_door", """{"name":"kitchen_door","unique_id":"kitchen_door","state_topic":"greenhouse/kitchen/data","device_class":"door","payload_on":"open","payload_off":"closed","value_template":"{{value_json.door}}","expire_after":60,"off_delay":3,"json_attributes_topic":"greenhouse/kitchen/data","json_attributes_template":"{{value_json | tojson}}"}"""],
        [Humidity, "sensor/kitchen", """{"name":"kitchen","unique_id":"kitchen","device_class":"humidity","expire_after":120,"state_topic":"greenhouse/kitchen/data","unit_of_measurement":"%","value_template":"{{value_json.hum|round(1)}}","json_attributes_topic":"greenhouse/kitchen/data","json_attributes_template":"{{value_json | tojson}}"}"""],
        [OwnTrigger, "device_automation/kitchen", """{"automation_type":"trigger","topic":"greenhouse/kitchen/data","payload":"p","type":"my_type","subtype":"my_sub","device":{"name":"kitchen_my_type_my_sub","identifiers":"kitchen_my_type_my_sub"}}"""],
    ];

    [TestMethod]
    [DynamicData(nameof(References))]
    public void EntitiesArePublishedAsTheReferenceDoes(string message, string topic, string expected)
    {
        GatewayRig rig = Start(HomeAssistantMode.Entities);
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Forget();

        Describe(rig, node, message);

        PublishedMessage published = rig.Link.Last;
        Assert.AreEqual($"homeassistant/{topic}/config", published.Topic);
        Assert.AreEqual(expected, Encoding.UTF8.GetString(published.Payload));
        Assert.IsTrue(published.Retain);
        Assert.AreEqual(1, rig.Link.PublishedCount, "no data and no status");
    }

    [TestMethod]
    public void TopicOfANodeWithoutANameHasNoColons()
    {
        GatewayRig rig = Start(HomeAssistantMode.Entities);
        Describe(rig, rig.Join(Kitchen), Temperature);
        Assert.AreEqual("homeassistant/sensor/3c71bf000002_temp/config", rig.Link.Last.Topic);
        Assert.Contains("\"state_topic\":\"greenhouse/3C:71:BF:00:00:02/data\"", Encoding.UTF8.GetString(rig.Link.Last.Payload));
    }

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
    public void DeviceHasAllEntitiesOfItsNodeAndKeepsTheRules()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        foreach (string message in _all)
        {
            Describe(rig, node, message);
            rig.Run(500);
        }

        Assert.IsNull(rig.Link.LastOf(Device), "it waits for further messages");
        rig.Run(3000);

        JsonElement document = Document(rig, Device);
        string[] own =
        [
            "switch_switch", "sensor_temp", "device_automation_button", "cover_blind", "binary_sensor_door", "sensor", "device_automation",
        ];
        CollectionAssert.AreEquivalent(
            own.Concat(["rssi", "per", "last_seen", "identify", "restart"]).ToArray(),
            document.GetProperty("components").EnumerateObject().Select(component => component.Name).ToArray());
        Assert.AreEqual(1, rig.Link.CountOf(Device));
        Assert.AreEqual("kitchen", document.GetProperty("device").GetProperty("name").GetString());
        Assert.AreEqual("enigmaiot_240ac4000001", document.GetProperty("device").GetProperty("via_device").GetString());
        Assert.AreEqual("3c:71:bf:00:00:02", document.GetProperty("device").GetProperty("connections")[0][1].GetString());
        AssertKeepsTheRules(rig, Device);
        AssertKeepsTheRules(rig, Gateway);
    }

    [TestMethod]
    public void IdentifiersStayWhereTheNodeIsRenamed()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        Describe(rig, node, Temperature);
        rig.Run(5000);
        string before = Component(rig, "sensor_temp").GetProperty("unique_id").GetString()!;

        node.SendName("attic");
        rig.Run(5000);

        JsonElement sensor = Component(rig, "sensor_temp");
        Assert.AreEqual(before, sensor.GetProperty("unique_id").GetString());
        Assert.AreEqual("greenhouse/attic/data", sensor.GetProperty("state_topic").GetString());
        AssertKeepsTheRules(rig, Device);
    }

    [TestMethod]
    public void EntityThatIsDescribedAnewTakesThePlaceOfTheOldOne()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        Describe(rig, node, Temperature);
        Describe(rig, node, Temperature.Replace("a143", "a146", StringComparison.Ordinal));
        rig.Run(5000);

        JsonElement components = Document(rig, Device).GetProperty("components");
        Assert.AreEqual("°F", Component(rig, "sensor_temp").GetProperty("unit_of_measurement").GetString());
        Assert.HasCount(6, components.EnumerateObject().ToArray());
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
    public void SleepyNodeHasASleepTime()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        NodeDouble node = new(rig, Kitchen);
        node.Register(sleepy: true);
        Describe(rig, node, Temperature);
        rig.Run(5000);

        Assert.AreEqual("number", Component(rig, "sleep_time").GetProperty("platform").GetString());
        AssertKeepsTheRules(rig, Device);
    }

    [TestMethod]
    public void NodeThatDescribesNothingHasWhatTheGatewayKnowsOfIt()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        rig.Join(Kitchen, "kitchen");
        rig.Run(10_000);
        JsonElement components = Document(rig, Device).GetProperty("components");
        CollectionAssert.AreEquivalent(
            new[] { "rssi", "per", "last_seen", "identify", "restart" },
            components.EnumerateObject().Select(component => component.Name).ToArray());
        AssertKeepsTheRules(rig, Device);
        AssertKeepsTheRules(rig, Gateway);
    }

    [TestMethod]
    public void NodeThatDescribesNothingHasNoSingleTopics()
    {
        GatewayRig rig = Start(HomeAssistantMode.Entities);
        rig.Join(Kitchen, "kitchen");
        rig.Run(10_000);
        Assert.AreEqual(0, Announced(rig));
        Assert.IsNull(rig.Link.LastOf(Gateway));
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
    public void WhatASleepyNodeMeasuresExpiresWhenItMissesItsTurns()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        NodeDouble node = new(rig, Kitchen);
        node.Register(sleepy: true);
        Describe(rig, node, Temperature);
        Describe(rig, node, Humidity);
        rig.Run(5000);
        Assert.IsFalse(Component(rig, "sensor_temp").TryGetProperty("expire_after", out _), "not known yet");
        node.SendData(PayloadEncoding.Raw, [1]);
        Assert.AreEqual(0x02, node.NextControl()[0], "it is asked for its sleep time");

        node.SendControl(0x82, 0x2C, 0x01, 0, 0);
        rig.Run(5000);

        Assert.AreEqual(900, Component(rig, "sensor_temp").GetProperty("expire_after").GetInt32());
        Assert.AreEqual(120, Component(rig, "sensor").GetProperty("expire_after").GetInt32(), "its own word counts");
        Assert.AreEqual(1, Document(rig, Device).GetProperty("availability").GetArrayLength(), "it is silent most of the time");
        Assert.IsNull(rig.Told("3C:71:BF:00:00:02/availability"));
        AssertKeepsTheRules(rig, Device);
    }

    [TestMethod]
    public void SleepyNodeThatStaysAwakeForNowKeepsItsSleepTime()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        NodeDouble node = new(rig, Kitchen);
        node.Register(sleepy: true);
        rig.Run(5000);
        node.SendControl(0x82, 0, 0, 0, 0);
        node.SendName("kitchen");
        rig.Run(10_000);
        Assert.AreEqual("number", Component(rig, "sleep_time").GetProperty("platform").GetString());
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
        foreach (string topic in new[] { Device, Gateway, "homeassistant/device/enigmaiot_3c71bf000003/config", "greenhouse/kitchen/availability" })
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
    [DataRow("", "nothing")]
    [DataRow("80", "no type")]
    [DataRow("81a474797065", "a key without a value")]
    [DataRow("81a47479706503", "a camera")]
    [DataRow("81a474797065cf8000000000000000", "a type beyond every number")]
    [DataRow("dfffffffffa474797065", "a length that is not there")]
    [DataRow("81a47479706592", "a list without its values")]
    [DataRow("81a4747970650c00", "bytes behind the map")]
    [DataRow("8101020304", "a key that is no text")]
    [DataRow("93010203", "a list")]
    public void WhatDescribesNoEntityIsRefused(string message, string what)
    {
        GatewayRig rig = Start(HomeAssistantMode.Entities);
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        int before = rig.Gateway.Rejects.Total;

        Describe(rig, node, message);
        rig.Run(5000);

        Assert.AreEqual(0, Announced(rig), what);
        rig.AssertRefused(before, "3C:71:BF:00:00:02", "discovery message that describes no entity of a known kind");
    }

    [TestMethod]
    public void DamagedMessagesNeitherStopTheGatewayNorBreakTheRules()
    {
        Random random = new(1);
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        for (int i = 0; i < 3000; i++)
        {
            byte[] message = Convert.FromHexString(_all[random.Next(_all.Length)]);
            for (int n = random.Next(1, 4); n > 0; n--)
            {
                message[random.Next(message.Length)] = (byte)random.Next(256);
            }

            Describe(rig, node, Convert.ToHexString(message[..random.Next(1, message.Length + 1)]));
            if (i % 20 == 0)
            {
                rig.Run(5000);
                if (rig.Link.LastOf(Device) is { } published)
                {
                    using JsonDocument document = JsonDocument.Parse(published.Payload);
                    Assert.IsEmpty(
                        DiscoveryRules.Broken(Device, document.RootElement).Where(rule => rule.Contains("root", StringComparison.Ordinal)));
                }

                rig.Forget();
            }
        }

        Assert.IsLessThanOrEqualTo(RecordsOfANode + 1, rig.Store.RecordCount);
    }

    [TestMethod]
    public void MoreEntitiesThanAreKeptAreRefusedInWords()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        for (int i = 0; i < 100; i++)
        {
            Describe(rig, node, Temperature.Replace("a474656d70a7", "a4" + Convert.ToHexString(Encoding.ASCII.GetBytes($"t{i:d3}")) + "a7", StringComparison.Ordinal));
        }

        rig.Run(5000);
        Assert.IsGreaterThan(0, rig.Log.CountOf("3C:71:BF:00:00:02: more discovery messages than are kept for a node"));
    }

    private static IEnumerable<MemoryMessage> Devices(PageTestBed bed)
    {
        return bed.Network.Broker.Messages.Where(message => message.Topic.StartsWith("homeassistant/device/", StringComparison.Ordinal));
    }

    private static int Announced(GatewayRig rig)
    {
        return Enumerable.Range(0, rig.Link.PublishedCount)
            .Count(i => rig.Link.Published(i).Topic.StartsWith("homeassistant/", StringComparison.Ordinal));
    }

    internal static GatewayRig Start(HomeAssistantMode mode)
    {
        GatewayRig rig = new();
        rig.Config.HomeAssistant = mode;
        rig.Start();
        return rig;
    }

    internal static void Describe(GatewayRig rig, NodeDouble node, string message)
    {
        byte[] frame = node.SealData(
            FrameType.HomeAssistantDiscovery,
            node.Session.NodeId,
            node.Session.NextData(),
            PayloadEncoding.MessagePack,
            Convert.FromHexString(message));
        node.Send(frame, frame.Length);
        rig.Pump();
    }

    private static JsonElement Document(GatewayRig rig, string topic)
    {
        PublishedMessage published = rig.Link.LastOf(topic);
        Assert.IsNotNull(published, topic);
        Assert.IsTrue(published.Retain);
        using JsonDocument document = JsonDocument.Parse(published.Payload);
        return document.RootElement.Clone();
    }

    private static JsonElement Component(GatewayRig rig, string key)
    {
        return DiscoveryRules.Expand(Document(rig, Device).GetProperty("components").GetProperty(key));
    }

    private static void AssertKeepsTheRules(GatewayRig rig, string topic)
    {
        IReadOnlyList<string> broken = DiscoveryRules.Broken(topic, Document(rig, topic));
        Assert.IsEmpty(broken, string.Join('\n', broken));
    }
}
