using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Tests.Unit.Gateway;
using EnigmaIoT.Tests.Unit.Support;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Gateway;

/// <summary>
/// What the Arduino examples of EnigmaIoT 0.9.8 send and are sent, through the gateway: topics and JSON are those of the reference. Their
/// discovery messages stand with Home Assistant's tests.
/// </summary>
[TestClass]
public sealed class ArduinoExampleTests
{
    private const long Kitchen = 0x3C71BF000002;

    // MessagePack as ArduinoJson 6 writes it: the shortest form of a whole number, four bytes of a number with a fraction.
    public static IEnumerable<object[]> Readings =>
    [
        ["Button, pressed", "82a6627574746f6e04a47075736801", """{"button":4,"push":1}"""],
        ["Button, released", "82a6627574746f6e04a47075736800", """{"button":4,"push":0}"""],
        ["DashButton", "81a6627574746f6e01", """{"button":1}"""],
        ["DS18B20", "81a474656d70ca41ac0000", """{"temp":21.5}"""],
        ["DS18B20 below zero", "81a474656d70cac0a80000", """{"temp":-5.25}"""],
        ["LED controller, on", "82a3636d64a36c6564a36c656401", """{"cmd":"led","led":1}"""],
        ["LED controller, off", "82a3636d64a36c6564a36c656400", """{"cmd":"led","led":0}"""],
        [
            "Smart switch at its start",
            "84a3636d64a3726c79a3726c7901a46c696e6b01a662737461746502",
            """{"cmd":"rly","rly":1,"link":1,"bstate":2}""",
        ],
        ["Smart switch, button", "82a6627574746f6e00a47075736801", """{"button":0,"push":1}"""],
        [
            "enigmaiot_node, MessagePack",
            "85a156ca40533333a374656dca41a2b852a364696e01a470726573ca447bd000a463757272ca3f9df3b6",
            """{"V":3.299999952,"tem":20.34000015,"din":1,"pres":1007.25,"curr":1.233999968}""",
        ],
    ];

    public static IEnumerable<object[]> Commands =>
    [
        ["""{"cmd":"led","led":1}""", "82a3636d64a36c6564a36c656401"],
        ["""{"cmd":"led","led":0}""", "82a3636d64a36c6564a36c656400"],
        ["""{"cmd":"rly","rly":1}""", "82a3636d64a3726c79a3726c7901"],
        ["""{"cmd":"link","link":0}""", "82a3636d64a46c696e6ba46c696e6b00"],
        ["""{"cmd":"bstate","bstate":2}""", "82a3636d64a6627374617465a662737461746502"],
    ];

    [TestMethod]
    [DynamicData(nameof(Readings))]
    public void ReadingsOfTheExamplesArePublishedAsTheReferenceDoes(string example, string payload, string json)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");

        node.SendData(PayloadEncoding.MessagePack, Hex.Parse(payload));

        Assert.AreEqual(json, rig.Told("kitchen/data"), example);
        PublishedMessage data = rig.Link.LastOf("greenhouse/kitchen/data");
        Assert.IsFalse(data.Retain);
        Assert.IsNotNull(rig.Told("kitchen/status"));
        Assert.AreEqual(0, rig.Log.Count);
    }

    [TestMethod]
    public void TheExampleWithCayenneLppIsPublishedAsTheReferenceDoes()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");

        node.SendData(PayloadEncoding.CayenneLpp, Hex.Parse("0002014a" + "016700cb" + "020001" + "03732758" + "047504d2"));

        Assert.AreEqual(
            """[{"channel":0,"type":2,"name":"analog_in","value":3.299999952},"""
            + """{"channel":1,"type":103,"name":"temperature","value":20.29999924},"""
            + """{"channel":2,"type":0,"name":"digital_in","value":1},"""
            + """{"channel":3,"type":115,"name":"pressure","value":1007.200012},"""
            + """{"channel":4,"type":117,"name":"current","value":1.233999968}]""",
            rig.Told("kitchen/data"));
    }

    [TestMethod]
    [DynamicData(nameof(Commands))]
    public void CommandsOfTheExamplesReachTheNodeAsMessagePack(string json, string payload)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");

        rig.Tell("kitchen/set/data", json);

        byte[] frame = node.Data.Payload;
        Assert.AreEqual(FrameType.DataSet, frame[0]);
        Assert.AreEqual(PayloadEncoding.MessagePack, PayloadFrame.Encoding(frame));
        Assert.AreEqual(payload, Hex.Format(frame, PayloadFrame.PayloadOffset, PayloadFrame.PayloadCount(frame.Length)));
    }
}
