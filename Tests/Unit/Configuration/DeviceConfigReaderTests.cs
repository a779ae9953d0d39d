using System.Text;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Configuration;

[TestClass]
public class DeviceConfigReaderTests
{
    [TestMethod]
    public void ReadsEveryKey()
    {
        DeviceConfig config = Read(
            "\uFEFF{ \"networkName\": \"garden\", \"networkKey\": \"0123456789\",\r\n\"wifiSsid\": \"Haus \\\"W\\u00e4ldchen\\\"\","
            + "\"wifiPassword\": \"pass\\\\word\\u0021\", \"mqttHost\": \"broker.example\", \"mqttPort\": 8884, \"mqttUser\": \"gw\","
            + "\"mqttPassword\": \"\\ud83d\\ude00\", \"mqttTls\": true, \"mqttCaFile\": \"I:\\\\ca.pem\", \"ntpServer\": \"10.0.0.1\","
            + "\"ledPin\": 2, \"channel\": 13, \"nodeName\": \"shed\", \"sleepy\": true, \"cayenneUnsigned\": true,"
            + "\"confirmAfterSeconds\": 45, \"confirmWithinSeconds\": 600, \"watchdogSeconds\": 0, "
            + "\"maximumNodes\": 20, \"maximumUpdates\": 1, \"arduinoOtaPort\": 0 }\n");
        Assert.AreEqual("garden", config.NetworkName);
        Assert.AreEqual("0123456789", config.NetworkKey);
        Assert.AreEqual("Haus \"W\u00e4ldchen\"", config.WifiSsid);
        Assert.AreEqual("pass\\word!", config.WifiPassword);
        Assert.AreEqual("broker.example", config.MqttHost);
        Assert.AreEqual(8884, config.MqttPort);
        Assert.AreEqual("gw", config.MqttUser);
        Assert.AreEqual("\ud83d\ude00", config.MqttPassword);
        Assert.IsTrue(config.MqttTls);
        Assert.AreEqual("I:\\ca.pem", config.MqttCaFile);
        Assert.AreEqual("10.0.0.1", config.NtpServer);
        Assert.AreEqual(2, config.LedPin);
        Assert.AreEqual(13, config.Channel);
        Assert.AreEqual("shed", config.NodeName);
        Assert.IsTrue(config.Sleepy);
        Assert.IsTrue(config.CayenneUnsigned);
        Assert.AreEqual(45, config.ConfirmAfterSeconds);
        Assert.AreEqual(600, config.ConfirmWithinSeconds);
        Assert.AreEqual(0, config.WatchdogSeconds);
        Assert.AreEqual(20, config.MaximumNodes);
        Assert.AreEqual(1, config.MaximumUpdates);
        Assert.AreEqual(0, config.ArduinoOtaPort);
        Assert.IsNull(config.CheckGateway());
        Assert.IsNull(config.CheckNode());
    }

    [TestMethod]
    public void HasDefaultsForWhatIsNotThere()
    {
        DeviceConfig config = Read("{}");
        Assert.AreEqual("enigmaiot", config.NetworkName);
        Assert.AreEqual(-1, config.LedPin);
        Assert.AreEqual(0, config.Channel);
        Assert.AreEqual(0, config.MqttPort);
        Assert.IsFalse(config.MqttTls);
        Assert.AreEqual(30, config.ConfirmAfterSeconds);
        Assert.AreEqual(0, config.ConfirmWithinSeconds);
        Assert.AreEqual(60, config.WatchdogSeconds);
        Assert.AreEqual("networkKey is missing", config.CheckNode());
        Assert.AreEqual("networkKey is missing", config.CheckGateway());
    }

    [TestMethod]
    public void TellsWhatAGatewayLacks()
    {
        Assert.AreEqual("wifiSsid is missing", Read("{\"networkKey\":\"12345678\"}").CheckGateway());
        Assert.AreEqual("mqttHost is missing", Read("{\"networkKey\":\"12345678\",\"wifiSsid\":\"w\"}").CheckGateway());
        string check = Read("{\"networkKey\":\"12345678\",\"wifiSsid\":\"w\",\"mqttHost\":\"h\",\"mqttTls\":true}").CheckGateway();
        Assert.IsTrue(check.IndexOf("mqttCaFile") == 0);
    }

    [TestMethod]
    public void IgnoresUnknownKeysWithALogLine()
    {
        ListLog log = new ListLog();
        string json = "{\"new\":{\"a\":[1,-2.5e3,\"x\",null,{}],\"b\":false},\"networkKey\":\"12345678\",\"also\":[]}";
        byte[] text = Encoding.UTF8.GetBytes(json);
        DeviceConfig config = new DeviceConfigReader(log).Read(text, text.Length);
        Assert.AreEqual("12345678", config.NetworkKey);
        Assert.AreEqual(2, log.Count);
        Assert.AreEqual("configuration: the key new is not known and is ignored", log.Line(0));
        Assert.AreEqual((int)LogLevel.Warning, (int)log.Level(0));
    }

    [TestMethod]
    public void NamesTheKeyOfAWrongValue()
    {
        AssertError("{\"networkName\":\"\"}", "networkName: a text of 1 to 20 bytes is expected");
        AssertError("{\"networkName\":\"a/b\"}", "networkName: must not have");
        AssertError("{\"networkName\":7}", "networkName: a text");
        AssertError("{\"confirmAfterSeconds\":0}", "confirmAfterSeconds: a whole number from 1 to 3600 is expected");
        AssertError("{\"confirmWithinSeconds\":29}", "confirmWithinSeconds: a whole number from 30 to 3600 is expected");
        AssertError("{\"watchdogSeconds\":29}", "watchdogSeconds: a whole number from 30 to 3600 is expected, or 0 for no watchdog");
        AssertError("{\"watchdogSeconds\":true}", "watchdogSeconds: a whole number");
        AssertError("{\"networkKey\":\"1234567\"}", "networkKey: a text of 8 to 32 bytes is expected");
        AssertError("{\"networkKey\":null}", "networkKey: a text");
        AssertError("{\"wifiPassword\":\"short\"}", "wifiPassword: a text of 8 to 63 bytes");
        AssertError("{\"mqttPort\":\"1883\"}", "mqttPort: a whole number from 1 to 65535 is expected");
        AssertError("{\"mqttPort\":0}", "mqttPort: ");
        AssertError("{\"mqttPort\":65536}", "mqttPort: ");
        AssertError("{\"mqttPort\":18.5}", "mqttPort: ");
        AssertError("{\"mqttPort\":0123}", "mqttPort: ");
        AssertError("{\"mqttPort\":99999999999999999999}", "mqttPort: ");
        AssertError("{\"mqttTls\":1}", "mqttTls: true or false is expected");
        AssertError("{\"ledPin\":-1}", "ledPin: a whole number from 0 to 48 is expected");
        AssertError("{\"channel\":14}", "channel: a whole number from 1 to 13 is expected");
        AssertError("{\"nodeName\":\"a+b\"}", "nodeName: must not have");
        AssertError("{\"nodeName\":\"aa:bb:cc:dd:ee:ff\"}", "nodeName: must not have");
        AssertError("{\"sleepy\":\"no\"}", "sleepy: true or false is expected");
        AssertError("{\"ledPin\":1,\"ledPin\":2}", "ledPin stands there twice");
        AssertError("{\"mqttUser\":\"\\u0000\"}", "mqttUser: a text");
        AssertError("{\"mqttUser\":\"\\ud800x\"}", "mqttUser: a text");
        AssertError("{\"mqttUser\":\"a\tb\"}", "mqttUser: a text");
        AssertError("{\"mqttUser\":\"\\x\"}", "line 1: mqttUser: a backslash");
        AssertError("{\"mqttUser\":\"open}", "mqttUser: a text");
    }

    [TestMethod]
    [DataRow("I:\\ca.pem")]
    [DataRow("I:\\x")]
    [DataRow("I:\\users")]
    [DataRow("I:\\u12")]
    public void SaysThatABackslashIsWrittenTwice(string path)
    {
        AssertError("{\n\"mqttCaFile\":\"" + path + "\"}", "line 2: mqttCaFile: a backslash in a text is written twice");
        AssertError("{\n\"wifiPassword\":\"" + path + "\"}", "line 2: wifiPassword: a backslash in a text is written twice");
        AssertError("{\n\"other\":\"" + path + "\"}", "line 2: a backslash in a text is written twice");
        AssertError("{\n\"other\":[{\"" + path + "\":1}]}", "line 2: a backslash in a text is written twice");
        AssertError("{\n\"" + path + "\":1}", "line 2: a backslash in a text is written twice");
    }

    [TestMethod]
    [DataRow("I:\\new.pem")]
    [DataRow("I:\\root.pem")]
    [DataRow("I:\\tls.pem")]
    [DataRow("I:\\broker.pem")]
    [DataRow("I:\\file.pem")]
    [DataRow("I:\\u0007.pem")]
    public void SaysThatABackslashIsWrittenTwiceWhereItReadsAsAnEscape(string path)
    {
        AssertError("{\"mqttCaFile\":\"" + path + "\"}", "mqttCaFile: must not have control characters; a backslash");
    }

    [TestMethod]
    [DataRow("mqtt://broker", "mqttHost: the host name or address alone is expected, without mqtt://")]
    [DataRow("ssl://10.0.0.1:8883", "mqttHost: the host name or address alone is expected, without ssl://")]
    [DataRow("broker:1883", "mqttHost: the port belongs into mqttPort")]
    [DataRow("10.0.0.1:", "mqttHost: the port belongs into mqttPort")]
    [DataRow("fe80::1", "mqttHost: a host name or an IPv4 address is expected: IPv6 is not supported")]
    [DataRow("[::1]:1883", "mqttHost: a host name or an IPv4 address is expected")]
    [DataRow(" broker", "mqttHost: must not have spaces")]
    [DataRow("broker ", "mqttHost: must not have spaces")]
    [DataRow("bro ker", "mqttHost: must not have spaces")]
    [DataRow("broker\\n", "mqttHost: must not have spaces or control characters")]
    [DataRow("broker\\u00a0", "mqttHost: must not have spaces or control characters")]
    [DataRow("broker/mqtt", "mqttHost: the host name or address alone is expected, without / and @")]
    [DataRow("user@broker", "mqttHost: the host name or address alone is expected, without / and @")]
    public void SaysWhatStandsBesideTheHost(string host, string error)
    {
        AssertError("{\"mqttHost\":\"" + host + "\"}", error);
    }

    [TestMethod]
    public void TimeServerIsAHostToo()
    {
        AssertError("{\"ntpServer\":\"ntp://pool\"}", "ntpServer: the host name or address alone is expected, without ntp://");
        AssertError("{\"ntpServer\":\"pool:123\"}", "ntpServer: the port cannot be set");
        AssertError("{\"mqttUser\":\"a\\tb\"}", "mqttUser: must not have control characters");
    }

    [TestMethod]
    [DataRow("$SYS", "networkName: must not start with $: such topics are the broker's own")]
    [DataRow("a#", "networkName: must not have / + #")]
    [DataRow("a\\u0085", "networkName: must not have control characters")]
    [DataRow("\\ufdd0", "networkName: must not have control characters")]
    public void SaysWhyANetworkNameIsRefused(string name, string error)
    {
        AssertError("{\"networkName\":\"" + name + "\"}", error);
    }

    [TestMethod]
    [DataRow("gateway")]
    [DataRow("broadcast")]
    [DataRow("a\\u0085")]
    [DataRow("\\uffff")]
    public void RefusesANodeNameThatTopicsCannotHave(string name)
    {
        AssertError("{\"nodeName\":\"" + name + "\"}", "nodeName: must not have");
    }

    [TestMethod]
    public void NamesTheLineWhereTheFileIsNoJson()
    {
        AssertError(string.Empty, "line 1: expected an object: {");
        AssertError("[]", "line 1: expected an object: {");
        AssertError("{\n\n'a':1}", "line 3: expected a key in quotes");
        AssertError("{\"ledPin\" 1}", "line 1: expected : behind the key ledPin");
        AssertError("{\"ledPin\":1\n\"channel\":1}", "line 2: expected , or }");
        AssertError("{\"ledPin\":1,}", "line 1: expected a key in quotes");
        AssertError("{\"ledPin\":1", "line 1: expected , or }");
        AssertError("{}\n{}", "line 2: expected nothing more behind the object");
        AssertError("{\"new\":tru}", "line 1: expected a value of new");
        AssertError("{\"new\":-}", "line 1: expected a value of new");
        AssertError("{\"new\":[1 2]}", "line 1: expected a value of new");
        AssertError("{\"new\":{1:2}}", "line 1: expected a value of new");
        AssertError("{\"new\":[[[[[[[[[1]]]]]]]]]}", "line 1: expected a value of new");
    }

    [TestMethod]
    public void RefusesWhatIsTooLong()
    {
        byte[] spaces = new byte[DeviceConfigReader.MaximumFile + 1];
        DeviceConfigReader reader = new DeviceConfigReader(new ListLog());
        Assert.IsNull(reader.Read(spaces, spaces.Length));
        Assert.AreEqual("more than 4096 bytes", reader.Error);
        AssertError("{\"" + new string('k', 257) + "\":1}", "line 1: expected a key in quotes");
    }

    [TestMethod]
    public void SurvivesTheCutOfAFileAtAnyByte()
    {
        byte[] text = Encoding.UTF8.GetBytes("{\"networkKey\":\"1\\u00e42345678\",\"x\":[{\"y\":null}],\"mqttTls\":false,\"ledPin\":12}");
        DeviceConfigReader reader = new DeviceConfigReader(new ListLog());
        for (int count = 0; count < text.Length; count++)
        {
            Assert.IsNull(reader.Read(text, count));
            Assert.IsNotNull(reader.Error);
        }

        Assert.IsNotNull(reader.Read(text, text.Length));
        Assert.IsNull(reader.Error);
    }

    private static DeviceConfig Read(string json)
    {
        byte[] text = Encoding.UTF8.GetBytes(json);
        DeviceConfigReader reader = new DeviceConfigReader(new ListLog());
        DeviceConfig config = reader.Read(text, text.Length);
        Assert.IsNull(reader.Error);
        return config;
    }

    private static void AssertError(string json, string expected)
    {
        byte[] text = Encoding.UTF8.GetBytes(json);
        DeviceConfigReader reader = new DeviceConfigReader(new ListLog());
        Assert.IsNull(reader.Read(text, text.Length));
        Assert.IsTrue(reader.Error.IndexOf(expected) == 0, reader.Error);
    }
}
