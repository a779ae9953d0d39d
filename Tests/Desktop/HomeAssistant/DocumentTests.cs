using System.Text;
using System.Text.Json;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Tests.Unit.Gateway;
using EnigmaIoT.Tests.Unit.Support;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using static EnigmaIoT.Tests.Desktop.HomeAssistant.HomeAssistantBed;

namespace EnigmaIoT.Tests.Desktop.HomeAssistant;

/// <summary>What stands in the documents by which Home Assistant knows a node's entities.</summary>
[TestClass]
public sealed class DocumentTests
{
    private const string SecondDocument = "homeassistant/device/enigmaiot_3c71bf000002_2/config";
    private const int RecordsOfANode = 4;
    private const int OtherRecords = 3;

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
    public void DeviceHasAllEntitiesOfItsNodeAndKeepsTheRules()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        foreach (string message in All)
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
            new[] { Device, SecondDocument }
                .SelectMany(topic => Document(rig, topic).GetProperty("components").EnumerateObject())
                .Select(component => component.Name)
                .ToArray());
        Assert.AreEqual(1, rig.Link.CountOf(Device));
        AssertKeepsTheRules(rig, SecondDocument);
        Assert.AreEqual("kitchen", document.GetProperty("device").GetProperty("name").GetString());
        Assert.AreEqual("enigmaiot_240ac4000001", document.GetProperty("device").GetProperty("via_device").GetString());
        Assert.AreEqual("3c:71:bf:00:00:02", document.GetProperty("device").GetProperty("connections")[0][1].GetString());
        AssertKeepsTheRules(rig, Device);
        AssertKeepsTheRules(rig, GatewayDevice);
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
        AssertKeepsTheRules(rig, GatewayDevice);
    }

    [TestMethod]
    public void NodeThatDescribesNothingHasNoSingleTopics()
    {
        GatewayRig rig = Start(HomeAssistantMode.Entities);
        rig.Join(Kitchen, "kitchen");
        rig.Run(10_000);
        Assert.AreEqual(0, Announced(rig));
        Assert.IsNull(rig.Link.LastOf(GatewayDevice));
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
            byte[] message = Convert.FromHexString(All[random.Next(All.Length)]);
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

        Assert.IsLessThanOrEqualTo(RecordsOfANode + OtherRecords, rig.Store.RecordCount, "how it was announced, the gateway, and the list of both");
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

    private static void AssertKeepsTheRules(GatewayRig rig, string topic)
    {
        IReadOnlyList<string> broken = DiscoveryRules.Broken(topic, Document(rig, topic));
        Assert.IsEmpty(broken, string.Join('\n', broken));
    }
}
