using EnigmaIoT.Tests.Unit.Gateway;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Gateway;

/// <summary>
/// Messages that are larger than a board's memory, as a broker without a limit may deliver them: one log line that names the
/// topic and the reason, nothing kept, and the next command is served.
/// </summary>
[TestClass]
public sealed class HugePayloadTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const int Huge = 300_000;

    [TestMethod]
    [DataRow("set/data", "data longer than a frame")]
    [DataRow("set/sleeptime", "the sleep time is not a number of seconds")]
    [DataRow("set/name", "the name is not one of 1 to 32 characters without / + # \" \\")]
    [DataRow("set/ota", "OTA message without an index of 0 to 65535 and a comma")]
    [DataRow("set/colour", "unknown command")]
    public void HugePayloadIsRefused(string command, string reason)
    {
        AssertRefused($"greenhouse/kitchen/{command}", new string('x', Huge), reason);
    }

    [TestMethod]
    public void HugeChunkIsRefused()
    {
        AssertRefused(
            "greenhouse/kitchen/set/ota", "1," + new string('A', Huge), "OTA chunk that is empty or longer than 212 bytes");
    }

    [TestMethod]
    public void HugeTopicIsRefused()
    {
        AssertRefused("greenhouse/" + new string('n', 60_000) + "/get/update", "", "topic of more than 100 characters", "the broker");
    }

    private static void AssertRefused(string topic, string payload, string reason, string? sender = null)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        int sent = rig.Radio.SentCount;
        rig.Link.Enqueue(topic, payload);
        rig.Pump();
        Assert.AreEqual(sent, rig.Radio.SentCount);
        rig.AssertRefused(0, sender ?? topic, reason);
        rig.Tell("kitchen/set/identify", "");
        Assert.IsNotNull(node.NextControl(), "the next command is served");
    }
}
