using EnigmaIoT.Tests.Unit.Gateway;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Gateway;

/// <summary>Whatever is published to a command's topic is obeyed, answered or logged, and the gateway serves on.</summary>
[TestClass]
public sealed class OddPayloadTests
{
    private static readonly string[] _commands =
    [
        "get/version", "get/sleeptime", "set/sleeptime", "get/update", "set/ota", "set/identify", "set/reset", "get/rssi", "get/name",
        "set/name", "set/restart", "set/data", "get/data", "get/nothing", "set/restart ", "set/RESTART",
    ];

    private static readonly byte[][] _payloads =
    [
        [], [0], [0xFF, 0xFE], "{\"a\":\"\\u0000\"}"u8.ToArray(), "{\"a\":\"\0\"}"u8.ToArray(), "{"u8.ToArray(), [.. new byte[1024]],
        [.. Enumerable.Repeat((byte)'[', 1024)], [.. Enumerable.Repeat((byte)'9', 1024)], [.. Enumerable.Range(0, 256).Select(b => (byte)b)],
        "0,"u8.ToArray(), "0,,,"u8.ToArray(), "-1,AAAA"u8.ToArray(), "65536,AAAA"u8.ToArray(), "0,4294967296,1,x"u8.ToArray(),
    ];

    [TestMethod]
    [DataRow("kitchen")]
    [DataRow("3C:71:BF:00:00:02")]
    [DataRow("broadcast")]
    [DataRow("attic")]
    [DataRow("gateway")]
    public void OddPayloadIsObeyedAnsweredOrLoggedAndTheGatewayServesOn(string node)
    {
        foreach (string command in _commands)
        {
            foreach (byte[] payload in _payloads)
            {
                GatewayRig rig = GatewayRig.Started();
                rig.Join(0x3C71BF000002, "kitchen");
                int sent = rig.Radio.SentCount;
                rig.Link.Enqueue($"greenhouse/{node}/{command}", payload, false);
                rig.Pump();
                string what = $"{node}/{command} {Convert.ToHexString(payload.AsSpan(0, Math.Min(16, payload.Length)))}";
                Assert.IsTrue(rig.Radio.SentCount > sent || rig.Link.PublishedCount > 0 || rig.Log.Count > 0, what);
                rig.Tell("kitchen/get/rssi", "");
                Assert.IsNotNull(rig.Told("kitchen/result/rssi"), what);
            }
        }
    }

    [TestMethod]
    [DataRow("greenhouse")]
    [DataRow("greenhouse/kitchen")]
    [DataRow("greenhouse//set/restart")]
    [DataRow("greenhouse/kitchen/set/")]
    [DataRow("greenhouse/kitchen/set")]
    [DataRow("greenhouse/kitchen//restart")]
    [DataRow("greenhouse/kitchen/set/restart/")]
    [DataRow("/greenhouse/kitchen/set/restart")]
    [DataRow("Greenhouse/kitchen/set/restart")]
    [DataRow("greenhouse/KITCHEN/set/restart")]
    [DataRow("greenhouse/kit\0chen/set/restart")]
    [DataRow("greenhouse/+/set/restart")]
    public void OddTopicReachesNoNode(string topic)
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Join(0x3C71BF000002, "kitchen");
        int sent = rig.Radio.SentCount;
        rig.Link.Enqueue(topic, "");
        rig.Pump();
        Assert.AreEqual(sent, rig.Radio.SentCount);
        Assert.AreEqual(1, rig.Gateway.Rejects.Total);
    }
}
