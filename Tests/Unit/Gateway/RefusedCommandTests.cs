using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>Bad input from MQTT: one log line that names the topic and the reason, nothing sent, nothing changed.</summary>
[TestClass]
public class RefusedCommandTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const int Huge = 4000;

    [TestMethod]
    [DataRow("greenhouse/kitchen")]
    [DataRow("greenhouse/kitchen/set")]
    [DataRow("greenhouse/kitchen/set/")]
    [DataRow("greenhouse/kitchen/set/ota/more")]
    [DataRow("greenhouse//set/ota")]
    [DataRow("greenhouse/+/set/ota")]
    [DataRow("greenhouse/#/get/update")]
    [DataRow("greenhouse/\0/get/update")]
    [DataRow("greenhouse/kitchen/get/+")]
    [DataRow("greenhouse/kitchen/get/#")]
    [DataRow("greenhouse/kitchen/get/\0")]
    [DataRow("greenhouse")]
    [DataRow("greenhouse/")]
    [DataRow("")]
    [DataRow("cellar/kitchen/set/ota")]
    public void TopicOfAnotherDepthIsRefused(string topic)
    {
        AssertRefused(topic, "1", "topic is not network/node/set|get/command");
    }

    [TestMethod]
    public void TopicLongerThanAnyCommandsIsRefusedWithoutBeingKept()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Link.Enqueue("greenhouse/" + new string('n', Huge) + "/get/update", "");
        rig.Pump();
        Assert.AreEqual(0, rig.Link.PublishedCount);
        rig.AssertRefused(0, "the broker", "topic of more than 100 characters");
    }

    [TestMethod]
    [DataRow("attic/get/version")]
    [DataRow("attic/set/identify")]
    [DataRow("attic/set/colour")]
    [DataRow("gateway/set/identify")]
    [DataRow("3c:71:bf:00:00:99/get/version")]
    [DataRow("3c:71:bf:00:00:zz/get/version")]
    public void CommandToAnUnknownNodeIsRefused(string command)
    {
        AssertAnswered(command, "", "no such node is registered");
    }

    [TestMethod]
    public void UpdateOfAnUnknownNodeIsRefusedWithAnAnswer()
    {
        GatewayRig rig = GatewayRig.Started();
        TestImage image = new TestImage(3);
        rig.Tell("attic/set/ota", image.Offer);
        Assert.AreEqual(
            "{\"result\":\"OTA Start error\",\"status\":1,\"reason\":\"no such node is registered\",\"md5\":\"" + image.Md5 + "\"}",
            rig.Told("attic/result/ota"));
        rig.AssertRefused(0, "greenhouse/attic/set/ota", "no such node is registered");
        Assert.AreEqual(1, rig.Link.PublishedCount);
    }

    [TestMethod]
    [DataRow("set/colour")]
    [DataRow("get/ota")]
    [DataRow("put/name")]
    [DataRow("get/identify")]
    public void UnknownCommandIsRefused(string command)
    {
        AssertAnswered("kitchen/" + command, "1", "unknown command");
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("-1")]
    [DataRow("4294967296")]
    [DataRow("ten")]
    [DataRow("1.5")]
    [DataRow("10.01")]
    [DataRow("10.0.0")]
    [DataRow(".0")]
    [DataRow("1 0")]
    [DataRow("10 s")]
    [DataRow("+-5")]
    [DataRow("+")]
    [DataRow(" ")]
    [DataRow("1e1")]
    public void SleepTimeThatIsNotANumberOfSecondsIsRefused(string payload)
    {
        AssertAnswered("kitchen/set/sleeptime", payload, "the sleep time is not a number of seconds");
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("a/b")]
    [DataRow("a+")]
    [DataRow("#")]
    [DataRow("123456789012345678901234567890123")]
    [DataRow("aa:bb:cc:dd:ee:ff")]
    public void NameThatTopicsCannotHaveIsRefused(string payload)
    {
        AssertAnswered("kitchen/set/name", payload, "the name is not one of 1 to 32 characters without / + # \" \\");
    }

    [TestMethod]
    [DataRow("broadcast")]
    [DataRow("gateway")]
    public void NameThatTopicsUseOtherwiseIsRefused(string payload)
    {
        AssertAnswered("kitchen/set/name", payload, "the name is not one of 1 to 32 characters without / + # \" \\");
    }

    [TestMethod]
    public void NameThatIsNotUtf8IsRefused()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Link.Enqueue("greenhouse/kitchen/set/name", new byte[] { 0x61, 0xFF }, false);
        rig.Pump();
        Assert.IsNull(node.NextControl());
        rig.AssertRefused(
            0, "greenhouse/kitchen/set/name", "the name is not one of 1 to 32 characters without / + # \" \\");
    }

    [TestMethod]
    [DataRow("data", "data longer than a frame")]
    [DataRow("sleeptime", "the sleep time is not a number of seconds")]
    [DataRow("name", "the name is not one of 1 to 32 characters without / + # \" \\")]
    [DataRow("ota", "OTA message without an index of 0 to 65535 and a comma")]
    public void HugePayloadIsRefused(string command, string reason)
    {
        AssertAnswered("kitchen/set/" + command, new string('x', Huge), reason);
    }

    [TestMethod]
    [DataRow("hello", "OTA message without an index of 0 to 65535 and a comma")]
    [DataRow("", "OTA message without an index of 0 to 65535 and a comma")]
    [DataRow("1234567890123456789012345678901234567890", "OTA message without an index of 0 to 65535 and a comma")]
    [DataRow("70000,AAAA", "OTA message without an index of 0 to 65535 and a comma")]
    [DataRow("-1,AAAA", "OTA message without an index of 0 to 65535 and a comma")]
    [DataRow(",AAAA", "OTA message without an index of 0 to 65535 and a comma")]
    [DataRow("1,", "OTA chunk that is empty or longer than 212 bytes")]
    public void UpdateMessageOfAnotherFormIsRefused(string payload, string reason)
    {
        AssertAnswered("kitchen/set/ota", payload, reason);
    }

    [TestMethod]
    public void ChunkOfMoreThan284CharactersIsRefused()
    {
        AssertAnswered("kitchen/set/ota", "1," + new string('A', 285), "OTA chunk that is empty or longer than 212 bytes");
        AssertAnswered("kitchen/set/ota", "1," + new string('A', Huge), "OTA chunk that is empty or longer than 212 bytes");
    }

    [TestMethod]
    [DataRow("set/ota", "0,1000,5,00112233445566778899aabbccddeeff")]
    [DataRow("set/ota", "1,AAAA")]
    [DataRow("set/restart", "")]
    [DataRow("set/reset", "")]
    [DataRow("set/identify", "")]
    public void RetainedCommandIsRefused(string command, string payload)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Link.Enqueue("greenhouse/kitchen/" + command, GatewayRig.Bytes(payload), true);
        rig.Pump();
        Assert.IsNull(node.NextControl());
        Assert.AreEqual(0, rig.Link.PublishedCount);
        rig.AssertRefused(0, "greenhouse/kitchen/" + command, "retained command");
    }

    [TestMethod]
    public void RetainedStateIsTaken()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Link.Enqueue("greenhouse/kitchen/set/sleeptime", GatewayRig.Bytes("0"), true);
        rig.Pump();
        Assert.IsNotNull(node.NextControl());
    }

    private static string Escaped(string text)
    {
        string escaped = string.Empty;
        for (int i = 0; i < text.Length; i++)
        {
            escaped += text[i] == '"' || text[i] == '\\' ? "\\" + text[i].ToString() : text[i].ToString();
        }

        return escaped;
    }

    private static void AssertAnswered(string command, string payload, string reason)
    {
        AssertRefused("greenhouse/" + command, payload, reason, true);
    }

    private static void AssertRefused(string topic, string payload, string reason, bool isAnswered = false)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        int sent = rig.Radio.SentCount;
        rig.Link.Enqueue(topic, payload);
        rig.Pump();
        Assert.AreEqual(sent, rig.Radio.SentCount);
        Assert.AreEqual(isAnswered ? 1 : 0, rig.Link.PublishedCount);
        if (isAnswered)
        {
            string[] levels = topic.Split('/');
            Assert.AreEqual(levels[0] + "/" + levels[1] + "/result/" + levels[3], rig.Link.Last.Topic);
            string refusal = levels[2] + levels[3] == "setota"
                ? "{\"result\":\"OTA Start error\",\"status\":1,\"reason\":\""
                : "{\"result\":\"refused\",\"reason\":\"";
            Assert.AreEqual(refusal + Escaped(reason) + "\"}", rig.Link.Last.Text);
        }

        rig.AssertRefused(0, topic, reason);
        Assert.IsTrue(rig.Gateway.Nodes.At(0).IsRegistered);
        rig.Tell("kitchen/set/identify", "");
        Assert.IsNotNull(node.NextControl(), "the next command is served");
    }
}
