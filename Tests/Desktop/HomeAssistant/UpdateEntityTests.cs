using System.Text;
using System.Text.Json;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Starting;
using EnigmaIoT.Tests.Unit.Gateway;
using EnigmaIoT.Tests.Unit.Support;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.HomeAssistant;

/// <summary>What a node runs, what is offered for it, and what becomes of an order to install that.</summary>
[TestClass]
public sealed class UpdateEntityTests
{
    private const string Device = "homeassistant/device/enigmaiot_3c71bf000002/config";
    private const string Gateway = "homeassistant/device/enigmaiot_240ac4000001/config";
    private const string Digest = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    [TestMethod]
    public void NodeThatTellsWhatItRunsCanBeUpdated()
    {
        GatewayRig rig = Start();
        NodeDouble node = rig.Join(HomeAssistantBed.Kitchen, "kitchen");
        rig.Run(10_000);
        Assert.IsFalse(Components(rig, Device).TryGetProperty("firmware", out _), "not known yet");

        Tell(node, "Sensor", new Version(1, 4, 0, 0));
        rig.Run(10_000);

        JsonElement update = DiscoveryRules.Expand(Components(rig, Device).GetProperty("firmware"));
        Assert.AreEqual("update", update.GetProperty("platform").GetString());
        Assert.AreEqual("greenhouse/kitchen/update", update.GetProperty("state_topic").GetString());
        Assert.AreEqual("greenhouse/kitchen/set/install", update.GetProperty("command_topic").GetString());
        Assert.AreEqual("install", update.GetProperty("payload_install").GetString());
        Assert.AreEqual(
            """{"installed_version":"1.4.0","latest_version":"1.4.0","in_progress":false,"update_percentage":null}""",
            rig.Told("kitchen/update"));
        Assert.IsTrue(rig.Link.LastOf("greenhouse/kitchen/update").Retain);
    }

    [TestMethod]
    public void WhatIsOfferedForItsProgramIsTold()
    {
        GatewayRig rig = Joined(out _);
        rig.Tell("Sensor/set/offer", Offer("1.5.0", ",\"summary\":\"Calmer readings\",\"url\":\"https://example.org/1.5\""));
        rig.Run(5000);
        Assert.AreEqual(
            """{"installed_version":"1.4.0","latest_version":"1.5.0","title":"Sensor","release_summary":"Calmer readings","release_url":"https://example.org/1.5","in_progress":false,"update_percentage":null}""",
            rig.Told("kitchen/update"));
        Assert.IsEmpty(DiscoveryRules.BrokenState(rig.Told("kitchen/update")));

        rig.Tell("Sensor/set/offer", "");
        rig.Run(5000);
        Assert.Contains("\"latest_version\":\"1.4.0\"", rig.Told("kitchen/update"));
    }

    [TestMethod]
    public void WhatIsOfferedForAnotherProgramIsNotTold()
    {
        GatewayRig rig = Joined(out _);
        int told = rig.Count("kitchen/update");
        rig.Tell("Relay/set/offer", Offer("1.5.0"));
        rig.Run(5000);
        Assert.AreEqual(told, rig.Count("kitchen/update"));
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("1.5.0")]
    [DataRow("[1]")]
    [DataRow("{\"version\":\"1.5.0\"}")]
    [DataRow("{\"version\":5,\"sha256\":\"x\"}")]
    [DataRow("{\"version\":\"1.5.0\",\"sha256\":\"0011\"}")]
    public void WhatIsNoOfferIsRefusedInWords(string payload)
    {
        GatewayRig rig = Joined(out _);
        rig.Tell("Sensor/set/offer", payload);
        Assert.Contains("no offer: version and sha256 are missing", rig.Told("Sensor/result/offer"));
    }

    [TestMethod]
    public void MoreOffersThanAreKeptAreRefusedInWords()
    {
        GatewayRig rig = Joined(out _);
        for (int i = 0; i < 4; i++)
        {
            rig.Tell($"Program{i}/set/offer", Offer("1.5.0"));
            Assert.IsNull(rig.Told($"Program{i}/result/offer"));
        }

        rig.Tell("Sensor/set/offer", Offer("1.5.0"));
        Assert.Contains("more is offered than the gateway keeps", rig.Told("Sensor/result/offer"));
        rig.Tell("Program0/set/offer", "");
        rig.Tell("Sensor/set/offer", Offer("1.5.0"));
        rig.Run(5000);
        Assert.Contains("\"latest_version\":\"1.5.0\"", rig.Told("kitchen/update"));
    }

    [TestMethod]
    public void OrderAsksWhoeverOfferedTheImage()
    {
        GatewayRig rig = Offered(out _);
        rig.Tell("kitchen/set/install", "install");
        rig.Run(2000);
        Assert.AreEqual(
            $$"""{"address":"3C:71:BF:00:00:02","program":"Sensor","version":"1.5.0","sha256":"{{Digest}}"}""",
            rig.Told("kitchen/install"));
        Assert.Contains("\"in_progress\":true,\"update_percentage\":null", rig.Told("kitchen/update"));
    }

    [TestMethod]
    public void OrderThatNobodyAnswersIsGivenUpInWords()
    {
        GatewayRig rig = Offered(out _);
        rig.Tell("kitchen/set/install", "install");
        rig.Run(20_000);
        rig.Tell("kitchen/set/install", "working");
        rig.Run(25_000);
        Assert.Contains("\"in_progress\":true", rig.Told("kitchen/update"), "whoever sends it said that it does");
        rig.Run(10_000);
        Assert.Contains("whoever offered the image does not answer", rig.Told("kitchen/result/install"));
        Assert.Contains("\"in_progress\":false", rig.Told("kitchen/update"));
        Assert.AreEqual(1, rig.Count("kitchen/install"));
    }

    [TestMethod]
    public void OrderThatFailsSaysWhy()
    {
        GatewayRig rig = Offered(out _);
        rig.Tell("kitchen/set/install", "install");
        rig.Run(2000);
        rig.Tell("kitchen/set/install", "failed: the node is off");
        rig.Run(2000);
        Assert.Contains("failed: the node is off", rig.Told("kitchen/result/install"));
        Assert.Contains("\"in_progress\":false", rig.Told("kitchen/update"));
    }

    [TestMethod]
    public void OrdersHaveTheirTurnOneAfterTheOther()
    {
        GatewayRig rig = Offered(out _);
        NodeDouble second = rig.Join(HomeAssistantBed.Kitchen + 1, "attic");
        Tell(second, "Sensor", new Version(1, 4, 0, 0));
        rig.Run(10_000);
        rig.Tell("kitchen/set/install", "install");
        rig.Tell("attic/set/install", "install");
        rig.Run(5000);
        Assert.AreEqual(1, rig.Count("kitchen/install"));
        Assert.AreEqual(0, rig.Count("attic/install"));
        Assert.Contains("\"in_progress\":true", rig.Told("attic/update"), "it waits");
        rig.Tell("kitchen/set/install", "done");
        rig.Run(5000);
        Assert.AreEqual(1, rig.Count("attic/install"));
    }

    [TestMethod]
    public void OrderWithoutAnOfferIsRefused()
    {
        GatewayRig rig = Joined(out _);
        rig.Tell("kitchen/set/install", "install");
        Assert.Contains("nothing is offered for its program", rig.Told("kitchen/result/install"));
        rig.Link.Enqueue("greenhouse/kitchen/set/install", Encoding.ASCII.GetBytes("install"), true);
        int refused = rig.Gateway.Rejects.Total;
        rig.Pump();
        Assert.AreEqual(refused + 1, rig.Gateway.Rejects.Total, "a retained order would come again at every connection");
    }

    [TestMethod]
    public void UpdateOfARenamedNodeLeavesItsFormerTopic()
    {
        GatewayRig rig = Offered(out NodeDouble node);
        node.SendName("attic");
        rig.Run(10_000);
        Assert.AreEqual("", rig.Told("kitchen/update"));
        Assert.Contains("\"latest_version\":\"1.5.0\"", rig.Told("attic/update"));
    }

    [TestMethod]
    public void GatewayIsADeviceWithWhatItCanDo()
    {
        GatewayRig rig = Joined(out _);
        JsonElement components = Components(rig, Gateway);
        CollectionAssert.AreEquivalent(
            new[] { "connectivity", "heap", "nodes", "restart", "firmware" },
            components.EnumerateObject().Select(component => component.Name).ToArray());
        Assert.IsEmpty(DiscoveryRules.Broken(Gateway, Root(rig, Gateway)));
        rig.Link.Enqueue("homeassistant/status", "online");
        rig.Run(10_000);
        Assert.AreEqual(
            """{"installed_version":"2.1.0","latest_version":"2.1.0","in_progress":false,"update_percentage":null}""",
            rig.Told("gateway/update"));

        rig.Tell("Gateway/set/offer", Offer("2.2.0"));
        rig.Tell("gateway/set/install", "install");
        rig.Run(2000);
        Assert.Contains("\"address\":\"24:0A:C4:00:00:01\"", rig.Told("gateway/install"));
    }

    [TestMethod]
    public void GatewayRestartsOnRequest()
    {
        GatewayRig rig = Joined(out _);
        rig.Tell("gateway/set/restart", "");
        Assert.AreEqual("{\"action\":\"restart\"}", rig.Told("gateway/data"));
        rig.Run(1000);
        Assert.AreEqual(1, ((FakeBoard)rig.Parts.Board).RestartCount);
    }

    private static GatewayRig Start()
    {
        GatewayRig rig = new();
        rig.Config.HomeAssistant = HomeAssistantMode.Devices;
        rig.Parts.Program = new ProgramIdentity("Gateway", new Version(2, 1, 0, 0));
        rig.Start();
        return rig;
    }

    private static GatewayRig Joined(out NodeDouble node)
    {
        GatewayRig rig = Start();
        node = rig.Join(HomeAssistantBed.Kitchen, "kitchen");
        Tell(node, "Sensor", new Version(1, 4, 0, 0));
        rig.Run(10_000);
        return rig;
    }

    private static GatewayRig Offered(out NodeDouble node)
    {
        GatewayRig rig = Joined(out node);
        rig.Tell("Sensor/set/offer", Offer("1.5.0"));
        rig.Run(5000);
        return rig;
    }

    private static string Offer(string version, string further = "")
    {
        return $$"""{"name":"Sensor","version":"{{version}}","size":1000,"sha256":"{{Digest}}"{{further}}}""";
    }

    private static void Tell(NodeDouble node, string program, Version version)
    {
        byte[] notice = new byte[ProgramNotice.MaximumCount];
        int count = ProgramNotice.Write(notice, 1000, new byte[8], version, Encoding.ASCII.GetBytes(program));
        node.SendControl(notice[..count]);
    }

    private static JsonElement Root(GatewayRig rig, string topic)
    {
        using JsonDocument document = JsonDocument.Parse(rig.Link.LastOf(topic).Payload);
        return document.RootElement.Clone();
    }

    private static JsonElement Components(GatewayRig rig, string topic)
    {
        return Root(rig, topic).GetProperty("components");
    }
}
