using System.Text;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Tests.Desktop.Vectors;
using EnigmaIoT.Tests.Unit.Gateway;
using EnigmaIoT.Tests.Unit.Support;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using static EnigmaIoT.Tests.Desktop.HomeAssistant.HomeAssistantBed;

namespace EnigmaIoT.Tests.Desktop.HomeAssistant;

/// <summary>
/// Entities as topics of their own, to the byte as the original's classes write them, for each class, type, key and kind of value. What
/// Home Assistant refuses of the original's is mended.
/// </summary>
[TestClass]
public sealed class ReferenceEntityTests
{
    [TestMethod]
    public void EntitiesArePublishedAsTheOriginalsClassesWriteThem()
    {
        foreach (string[] line in VectorLines.Entities)
        {
            PublishedMessage published = Publish(line[0]);
            Assert.AreEqual(line[1], published.Topic, line[0]);
            Assert.AreEqual(Mended(line[2]), Encoding.UTF8.GetString(published.Payload), line[0]);
        }
    }

    [TestMethod]
    [DataRow("82a4747970650ca376616ca0", "{{value_json.value}}", DisplayName = "empty")]
    [DataRow("82a4747970650ca376616ca3612062", "{{value_json['a b']}}", DisplayName = "a space")]
    [DataRow("82a4747970650ca376616ca36d2d6b", "{{value_json['m-k']}}", DisplayName = "a hyphen")]
    [DataRow("82a4747970650ca376616ca4273161 5c", "{{value_json['\\'1a\\\\']}}", DisplayName = "a quote and a backslash")]
    [DataRow("82a4747970650ca376616ca57b7b787d7d", "{{value_json['{{x}}']}}", DisplayName = "brackets")]
    [DataRow("82a4747970650ca376616ca3612e62", "{{value_json.a.b}}", DisplayName = "a path")]
    [DataRow("82a4747970650ca376616cc0", "{{value_json.value}}", DisplayName = "nothing")]
    public void FieldThatIsNoNameIsQuotedInTheTemplate(string message, string template)
    {
        Assert.AreEqual(template, Field(message, "value_template"));
    }

    [TestMethod]
    [DataRow("81a47479706504", "pos", DisplayName = "none")]
    [DataRow("82a47479706504a7706c5f676f746fa2676f", "go", DisplayName = "a word")]
    [DataRow("82a47479706504a7706c5f676f746fa522676f222c", "go", DisplayName = "quoted, with the comma that the original forgets")]
    [DataRow("82a47479706504a7706c5f676f746fa422676f22", "go", DisplayName = "quoted")]
    [DataRow("82a47479706504a7706c5f676f746fa3672271", "g\"q", DisplayName = "a quote within")]
    [DataRow("82a47479706504a7706c5f676f746f05", "5", DisplayName = "a number")]
    public void PositionsOfACoverAreSentAsJson(string message, string word)
    {
        string template = Field(message, "set_position_template").Replace("{{position|int}}", "40", StringComparison.Ordinal);
        using System.Text.Json.JsonDocument command = System.Text.Json.JsonDocument.Parse(template);
        Assert.AreEqual(word, command.RootElement.GetProperty("cmd").GetString());
        Assert.AreEqual(40, command.RootElement.GetProperty("pos").GetInt32());
    }

    [TestMethod]
    public void EntitiesThatANumberTellsApartHaveTopicsOfTheirOwn()
    {
        Assert.AreEqual("homeassistant/sensor/kitchen_5/config", Publish("82a4747970650ca56e6d73667805").Topic);
        Assert.AreEqual("kitchen_5", Field("82a4747970650ca56e6d73667805", "unique_id"));
    }

    private static PublishedMessage Publish(string message)
    {
        GatewayRig rig = Start(HomeAssistantMode.Entities);
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Forget();
        Describe(rig, node, message.Replace(" ", "", StringComparison.Ordinal));
        return rig.Link.Last;
    }

    private static string Field(string message, string key)
    {
        using System.Text.Json.JsonDocument document = System.Text.Json.JsonDocument.Parse(Publish(message).Payload);
        return document.RootElement.GetProperty(key).GetString()!;
    }

    private static string Mended(string document)
    {
        const string Data = "\"command_topic\":\"greenhouse/kitchen/data\"";
        return document
            .Replace(Data, "\"command_topic\":\"greenhouse/kitchen/set/data\"", StringComparison.Ordinal)
            .Replace("{\\\"cmd\\\":pos\\\"pos\\\":", "{\\\"cmd\\\":\\\"pos\\\",\\\"pos\\\":", StringComparison.Ordinal);
    }
}
