using System.Text;
using System.Text.Json;
using EnigmaIoT.Simulation.Examples;
using EnigmaIoT.Simulation.Mqtt;
using EnigmaIoT.Tests.Desktop.HomeAssistant;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>The nodes of <c>Node/Examples</c> with a gateway, in virtual time: their MQTT messages and their documents in Home Assistant.</summary>
[TestClass]
public sealed class ExampleTests
{
    private const string Topic = "enigmaiot/node1/";
    private const string Device = "homeassistant/device/enigmaiot_000000000100/config";

    public static IEnumerable<object[]> Names => ExampleNodes.Names.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void ItsDocumentKeepsTheRulesOfHomeAssistant(string name)
    {
        NetworkTestBed bed = Start(name, new ExampleHardware());
        bed.WaitFor(() => Last(bed, Device) is not null, 60);
        using JsonDocument document = JsonDocument.Parse(Last(bed, Device)!);
        IReadOnlyList<string> broken = DiscoveryRules.Broken(Device, document.RootElement);
        Assert.IsEmpty(broken, string.Join('\n', broken));
    }

    [TestMethod]
    [DataRow("thermometer", "sensor_temp", "device_class", "temperature")]
    [DataRow("thermometer", "sensor_temp", "unit_of_measurement", "°C")]
    [DataRow("thermometer", "sensor_temp", "value_template", "{{value_json.temp}}")]
    [DataRow("relay", "switch_rly", "payload_on", "{\"rly\":1}")]
    [DataRow("relay", "switch_rly", "command_topic", "enigmaiot/node1/set/data")]
    [DataRow("relay", "device_automation_button_1_0", "payload", "{\"button\":1}")]
    [DataRow("relay", "device_automation_button_1_0", "type", "button_short_press")]
    [DataRow("cover", "cover_cover", "payload_stop", "{\"cover\":2}")]
    [DataRow("cover", "cover_cover", "device_class", "shutter")]
    [DataRow("dashbutton", "device_automation_button_1_0", "topic", "enigmaiot/node1/data")]
    [DataRow("template", "sensor_level", "value_template", "{{value_json.level}}")]
    public void ItsEntitiesAreWhatItDeclares(string name, string component, string key, string value)
    {
        NetworkTestBed bed = Start(name, new ExampleHardware());
        bed.WaitFor(() => Last(bed, Device)?.Contains(component, StringComparison.Ordinal) == true, 60);
        using JsonDocument document = JsonDocument.Parse(Last(bed, Device)!);
        JsonElement entity = DiscoveryRules.Expand(document.RootElement.GetProperty("components").GetProperty(component));
        Assert.AreEqual(value, entity.GetProperty(key).GetString());
    }

    [TestMethod]
    public void TheThermometerSendsTenthsOfADegreeEveryFiveMinutes()
    {
        ExampleHardware hardware = new() { Temperature = -3.26 };
        NetworkTestBed bed = Start("thermometer", hardware);
        Assert.AreEqual("{\"temp\":-3.3}", NextData(bed));
        hardware.Temperature = 21;
        Run(bed, 299);
        Assert.AreEqual(1, Count(bed));
        Run(bed, 10);
        Assert.AreEqual("{\"temp\":21}", Last(bed, Topic + "data"));
        hardware.Temperature = double.NaN;
        Run(bed, 600);
        Assert.AreEqual(2, Count(bed), "a probe that does not answer is not published");
    }

    [TestMethod]
    public void TheRelayIsSwitchedByMqttAndByItsButton()
    {
        ExampleHardware hardware = new();
        NetworkTestBed bed = Start("relay", hardware);
        Assert.AreEqual("{\"rly\":0}", NextData(bed));

        Tell(bed, "{\"rly\":1}");
        bed.WaitFor(() => hardware.Relay.IsOn, 5);
        Run(bed, 1);
        Assert.AreEqual("{\"rly\":1}", Last(bed, Topic + "data"));
        Tell(bed, "{\"cmd\":\"rly\",\"rly\":0}");
        bed.WaitFor(() => !hardware.Relay.IsOn, 5);

        hardware.Button.IsOn = true;
        bed.WaitFor(() => hardware.Relay.IsOn, 5);
        Run(bed, 1);
        string[] last = [.. Data(bed).TakeLast(2)];
        CollectionAssert.AreEqual(new[] { "{\"button\":1}", "{\"rly\":1}" }, last);
        hardware.Button.IsOn = false;
        Run(bed, 1);
        Assert.IsTrue(hardware.Relay.IsOn, "to let go of the button switches nothing");
    }

    [TestMethod]
    public void TheCoverOpensStopsAndKnowsWhereItStands()
    {
        ExampleHardware hardware = new();
        NetworkTestBed bed = Start("cover", hardware);
        Assert.AreEqual("{\"state\":\"closed\",\"pos\":0}", NextData(bed));

        Tell(bed, "{\"cover\":1}");
        bed.WaitFor(() => hardware.Up.IsOn, 5);
        Run(bed, 10);
        Assert.IsTrue(hardware.Up.IsOn);
        Tell(bed, "{\"cover\":2}");
        bed.WaitFor(() => !hardware.Up.IsOn, 5);
        Run(bed, 1);
        using (JsonDocument stopped = JsonDocument.Parse(Last(bed, Topic + "data")!))
        {
            Assert.AreEqual("stopped", stopped.RootElement.GetProperty("state").GetString());
            Assert.IsInRange(45, 55, stopped.RootElement.GetProperty("pos").GetInt32());
        }

        Tell(bed, "{\"cmd\":\"pos\",\"pos\":20}");
        bed.WaitFor(() => hardware.Down.IsOn, 5);
        Assert.IsFalse(hardware.Up.IsOn);
        bed.WaitFor(() => !hardware.Down.IsOn, 20);
        Run(bed, 1);
        Assert.AreEqual("{\"state\":\"stopped\",\"pos\":20}", Last(bed, Topic + "data"));
        Tell(bed, "{\"cover\":0}");
        bed.WaitFor(() => Last(bed, Topic + "data") == "{\"state\":\"closed\",\"pos\":0}", 30);
        Tell(bed, "{\"pos\":101}");
        Run(bed, 2);
        Assert.IsFalse(hardware.Up.IsOn || hardware.Down.IsOn);
    }

    [TestMethod]
    public void TheDashButtonTellsEachStart()
    {
        NetworkTestBed bed = Start("dashbutton", new ExampleHardware());
        Assert.AreEqual("{\"button\":1}", NextData(bed));
        Run(bed, 60);
        Assert.AreEqual(1, Count(bed));
        bed.Nodes[0].Board.PowerOff();
        bed.Nodes[0].Board.PowerOn();
        bed.WaitFor(() => Count(bed) == 2, 20);
    }

    [TestMethod]
    public void TheTemplateTellsItsLevelAndTakesAnother()
    {
        NetworkTestBed bed = Start("template", new ExampleHardware());
        Assert.AreEqual("{\"level\":42}", NextData(bed));
        Tell(bed, "{\"level\":7}");
        bed.WaitFor(() => Last(bed, Topic + "data") == "{\"level\":7}", 5);
        Tell(bed, "{\"level\":101}");
        Run(bed, 2);
        Assert.AreEqual("{\"level\":7}", Last(bed, Topic + "data"));
        Assert.AreEqual(1, bed.Nodes[0].Firmware!.Rejects.Total);
    }

    private static NetworkTestBed Start(string name, ExampleHardware hardware)
    {
        NetworkTestBed bed = new(1, application: (_, _) => ExampleNodes.Create(name, hardware));
        bed.Start();
        bed.WaitFor(() => bed.AreRegistered, 20);
        return bed;
    }

    private static void Run(NetworkTestBed bed, int seconds)
    {
        bed.Scheduler.RunTo(bed.Scheduler.Now + (seconds * 1_000_000L));
    }

    private static string NextData(NetworkTestBed bed)
    {
        bed.WaitFor(() => Last(bed, Topic + "data") is not null, 5);
        return Last(bed, Topic + "data")!;
    }

    private static int Count(NetworkTestBed bed)
    {
        return Data(bed).Count();
    }

    private static IEnumerable<string> Data(NetworkTestBed bed)
    {
        return Payloads(bed, Topic + "data");
    }

    private static string? Last(NetworkTestBed bed, string topic)
    {
        return Payloads(bed, topic).LastOrDefault();
    }

    private static IEnumerable<string> Payloads(NetworkTestBed bed, string topic)
    {
        return bed.Broker.Messages
            .Where(message => message.Topic == topic)
            .Select((MemoryMessage message) => Encoding.UTF8.GetString(message.Payload));
    }

    private static void Tell(NetworkTestBed bed, string json)
    {
        bed.Broker.Publish(Topic + "set/data", Encoding.UTF8.GetBytes(json), retain: false);
    }
}
