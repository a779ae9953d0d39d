using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Tests.Unit.Gateway;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using static EnigmaIoT.Tests.Desktop.HomeAssistant.HomeAssistantBed;

namespace EnigmaIoT.Tests.Desktop.HomeAssistant;

/// <summary>Home Assistant, nodes and brokers that make it hard: nobody is left out, and no document is longer than the link takes.</summary>
[TestClass]
public sealed partial class HostileTests
{
    private const string SecondDocument = "homeassistant/device/enigmaiot_3c71bf000002_2/config";
    private const string Attic = "homeassistant/device/enigmaiot_3c71bf000003/config";

    [TestMethod]
    public void NodeThatIsNeverQuietKeepsNoOtherFromBeingAnnounced()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        NodeDouble kitchen = rig.Join(Kitchen, "kitchen");
        rig.Join(Kitchen + 1, "attic");
        for (int second = 0; second < 15; second++)
        {
            Describe(rig, kitchen, Temperature);
            rig.Run(1000);
        }

        Assert.IsNotNull(rig.Link.LastOf(Device));
        Assert.IsNotNull(rig.Link.LastOf(Attic));
    }

    [TestMethod]
    public void NodeThatIsNeverQuietHasNoMoreThanItsTurn()
    {
        GatewayRig rig = Start(HomeAssistantMode.Entities);
        NodeDouble[] nodes = [rig.Join(Kitchen, "kitchen"), rig.Join(Kitchen + 1, "attic")];
        foreach (string message in All)
        {
            Describe(rig, nodes[0], message);
            Describe(rig, nodes[1], message);
        }

        rig.Run(30_000);
        rig.Forget();
        rig.Link.Enqueue("homeassistant/status", "online");
        for (int i = 0; i < 60; i++)
        {
            nodes[0].SendName(i % 2 == 0 ? "cellar" : "kitchen");
            rig.Run(1000);
        }

        Assert.IsGreaterThan(0, rig.Link.CountOf("homeassistant/sensor/attic_temp/config"));
    }

    [TestMethod]
    public void HomeAssistantThatComesTwiceInARowIsToldEverythingOnce()
    {
        const int Nodes = 35;
        GatewayRig rig = new();
        rig.Config.MaximumNodes = Nodes;
        rig.Config.HomeAssistant = HomeAssistantMode.Devices;
        rig.Start();
        for (int i = 0; i < Nodes; i++)
        {
            rig.Clock.Advance(1000);
            Describe(rig, rig.Join(Kitchen + i, $"n{i}"), Temperature);
        }

        rig.Run(60_000);
        rig.Forget();
        rig.Link.Enqueue("homeassistant/status", "online");
        rig.Run(1000);
        rig.Link.Enqueue("homeassistant/status", "online");
        rig.Run(60_000);

        Assert.AreEqual(Nodes + 1, Announced(rig));
        Assert.IsTrue(Enumerable.Range(0, Nodes).All(i => rig.Count($"n{i}/availability") is 1 or 2), "states come each time");
        Assert.AreEqual(0, rig.Gateway.Publisher.Dropped);
    }

    [TestMethod]
    public void HomeAssistantThatComesAndGoesWithoutEndIsToldAllTheSame()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        Describe(rig, rig.Join(Kitchen, "kitchen"), Temperature);
        rig.Join(Kitchen + 1, "attic");
        rig.Run(20_000);
        rig.Forget();
        for (int i = 0; i < 30; i++)
        {
            rig.Link.Enqueue("homeassistant/status", "online");
            rig.Run(800);
            rig.Link.Enqueue("homeassistant/status", "offline");
            rig.Run(700);
        }

        foreach (string topic in new[] { GatewayDevice, Device, Attic })
        {
            Assert.IsGreaterThan(0, rig.Link.CountOf(topic), topic);
        }
    }

    [TestMethod]
    public void GatewayWithoutANodeIsADevice()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        rig.Run(5000);
        Assert.IsNotNull(rig.Link.LastOf(GatewayDevice));
        Assert.AreEqual(1, Announced(rig));
    }

    [TestMethod]
    public void DocumentThatAFullQueueHasCostComesAgain()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        rig.Join(Kitchen, "kitchen");
        rig.Link.IsFull = true;
        rig.Run(5000);
        for (int i = 0; i < Publisher.Capacity + 8; i++)
        {
            rig.Tell("gateway/get/counters", "");
        }

        Assert.IsGreaterThan(0, rig.Gateway.Publisher.Dropped);
        rig.Link.IsFull = false;
        rig.Run(20_000);
        Assert.IsNotNull(rig.Link.LastOf(GatewayDevice));
        Assert.IsNotNull(rig.Link.LastOf(Device));
        Assert.AreEqual("online", rig.Told("kitchen/availability"));
    }

    [TestMethod]
    public void EntitiesThatOneDocumentDoesNotHoldStandInFurtherOnesOfTheDevice()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        DescribeMany(rig, 40);
        rig.Run(20_000);

        HashSet<string> identifiers = [];
        string[] topics = Documents(rig);
        Assert.HasCount(4, topics);
        foreach (string topic in topics)
        {
            Assert.IsLessThanOrEqualTo(LinkLimits.MaximumOutbound, rig.Link.LastOf(topic).Payload.Length);
            JsonElement document = Document(rig, topic);
            Assert.IsEmpty(DiscoveryRules.Broken(topic, document), topic);
            Assert.AreEqual("enigmaiot_3c71bf000002", document.GetProperty("device").GetProperty("identifiers")[0].GetString());
            foreach (JsonProperty component in document.GetProperty("components").EnumerateObject())
            {
                string own = DiscoveryRules.Expand(component.Value).GetProperty("unique_id").GetString()!;
                Assert.IsTrue(identifiers.Add(own), $"{own} stands in two documents");
            }
        }

        Assert.HasCount(24, identifiers.Where(own => own.Contains("_sensor_t", StringComparison.Ordinal)));
        Assert.IsGreaterThan(0, rig.Log.CountOf("3C:71:BF:00:00:02: more discovery messages than are kept for a node"));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void AnEntityThatGoesToAnotherDocumentStandsThereAlone(bool restarts)
    {
        RegistryDouble registry = new();
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        for (int i = 0; i < 6; i++)
        {
            Describe(rig, node, SwitchWithOrder(i, 50));
        }

        rig.Run(20_000);
        Take(rig, registry);

        // What it says of one of them has become longer: its record has no room for it.
        Describe(rig, node, SwitchWithOrder(2, 150));
        if (restarts)
        {
            rig.Restart();
            rig.Clock.Advance(1000);
            rig.Join(Kitchen, "kitchen");
        }

        rig.Run(20_000);
        Assert.IsFalse(Document(rig, Device).GetProperty("components").TryGetProperty("switch_t2", out _));
        Assert.IsTrue(Document(rig, SecondDocument).GetProperty("components").TryGetProperty("switch_t2", out _));
        Take(rig, registry);
        Assert.AreEqual(0, registry.Doubled, "it is described twice");
        Assert.IsTrue(registry.Births.Values.All(births => births == 1), "what their user gave them is kept");

        // Released once is enough.
        rig.Link.Enqueue("homeassistant/status", "online");
        rig.Run(20_000);
        Assert.IsNotNull(rig.Link.LastOf(SecondDocument));
        Assert.IsFalse(Enumerable.Range(0, rig.Link.PublishedCount).Any(i => rig.Link.Published(i).Text.Contains("migrate", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void AllDocumentsOfADeviceGoWhereSingleTopicsAreWanted()
    {
        RegistryDouble registry = new();
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        DescribeMany(rig, 15);
        rig.Run(30_000);
        Take(rig, registry);
        string[] before = [.. registry.Entities.Where(own => own.Contains("_sensor_t", StringComparison.Ordinal))];
        Assert.HasCount(15, before);

        rig.Config.HomeAssistant = HomeAssistantMode.Entities;
        rig.Restart();
        rig.Clock.Advance(1000);
        rig.Join(Kitchen, "kitchen");
        rig.Run(60_000);
        Take(rig, registry);
        CollectionAssert.AreEqual(before, registry.Entities.ToArray());
        Assert.IsEmpty(registry.Topics.Where(topic => topic.StartsWith("homeassistant/device/", StringComparison.Ordinal)));
        Assert.IsTrue(before.All(own => registry.Births[own] == 1), "what their user gave them is kept");
        Assert.AreEqual(0, registry.Doubled);
    }

    [TestMethod]
    public void EntitiesThatAreTooLongForTheirDocumentAreLeftOutAndTheDeviceStays()
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        NodeDouble node = rig.Join(Kitchen, new string('k', 32));
        for (int i = 0; i < 6; i++)
        {
            // A word that JSON writes six times as long as it is.
            Describe(rig, node, $"83a4747970650da56e6d736678a2743{i}a5706c5f6f6eb8" + string.Concat(Enumerable.Repeat("01", 24)));
        }

        rig.Run(20_000);
        Assert.IsLessThanOrEqualTo(LinkLimits.MaximumOutbound, rig.Link.LastOf(Device).Payload.Length);
        Assert.IsEmpty(DiscoveryRules.Broken(Device, Document(rig, Device)));
        JsonElement components = Document(rig, Device).GetProperty("components");
        Assert.IsTrue(components.TryGetProperty("switch_t0", out _) && components.TryGetProperty("restart", out _));
        Assert.IsFalse(components.TryGetProperty("switch_t5", out _));
        Assert.IsGreaterThan(0, rig.Log.CountOf("more entities than a document of 4352 bytes holds"));
    }

    [TestMethod]
    [DataRow("Küche")]
    [DataRow("日本語")]
    [DataRow("__x__y__")]
    [DataRow("-")]
    [DataRow("a b.c")]
    [DataRow("{{ 1 }}")]
    public void IdentifiersOfEntitiesAreThoseThatHomeAssistantTakes(string name)
    {
        GatewayRig rig = Start(HomeAssistantMode.Devices);
        NodeDouble node = rig.Join(Kitchen, name);
        Describe(rig, node, Temperature);
        Describe(rig, node, Temperature.Replace("a474656d70a7", "a45f5f5f5fa7", StringComparison.Ordinal));
        rig.Run(10_000);
        IReadOnlyList<string> broken = DiscoveryRules.Broken(Device, Document(rig, Device));
        Assert.IsEmpty(broken, string.Join('\n', broken));
    }

    [TestMethod]
    public void NodesWhoseNamesDifferInWhatTopicsDoNotTakeHaveTopicsOfTheirOwn()
    {
        string[] names = ["Köche", "Küche", "K__che", "日本", "中文"];
        GatewayRig rig = new();
        rig.Config.MaximumNodes = names.Length;
        rig.Config.HomeAssistant = HomeAssistantMode.Entities;
        rig.Start();
        for (int i = 0; i < names.Length; i++)
        {
            rig.Clock.Advance(1000);
            Describe(rig, rig.Join(Kitchen + i, names[i]), Temperature);
        }

        rig.Run(20_000);
        string[] topics = [.. Enumerable.Range(0, rig.Link.PublishedCount)
            .Select(i => rig.Link.Published(i))
            .Where(message => message.Topic.StartsWith("homeassistant/", StringComparison.Ordinal) && message.Payload.Length > 0)
            .Select(message => message.Topic)];
        Assert.IsTrue(topics.All(topic => Topic().IsMatch(topic)), string.Join(' ', topics));
        Assert.HasCount(names.Length, topics.Distinct());
    }

    [TestMethod]
    public void NodeThatIsRenamedWhileItsTopicsAreWrittenLeavesNoneBehind()
    {
        for (int cut = 0; cut < 12; cut++)
        {
            RegistryDouble registry = new();
            GatewayRig rig = Start(HomeAssistantMode.Entities);
            NodeDouble node = rig.Join(Kitchen, "kitchen");
            foreach (string message in All)
            {
                Describe(rig, node, message);
            }

            rig.Run(10_000);
            node.SendName("cellar");
            rig.Run(2000 + (cut * 250));
            node.SendName("attic");
            rig.Run(60_000);
            Take(rig, registry);
            Assert.IsTrue(registry.Topics.All(topic => topic.Contains("/attic_", StringComparison.Ordinal) || topic.Contains("/attic/", StringComparison.Ordinal)),
                $"{cut}: {string.Join(' ', registry.Topics)}");
            Assert.AreEqual(0, registry.Doubled);
        }
    }

    [GeneratedRegex("^homeassistant/[a-z_]+/[a-zA-Z0-9_-]+/config$")]
    private static partial Regex Topic();

    private static void DescribeMany(GatewayRig rig, int count)
    {
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        for (int i = 0; i < count; i++)
        {
            string suffix = Convert.ToHexString(Encoding.ASCII.GetBytes($"t{i:d3}"));
            Describe(rig, node, Temperature.Replace("a474656d70a7", $"a4{suffix}a7", StringComparison.Ordinal));
        }
    }

    private static string[] Documents(GatewayRig rig)
    {
        return [.. Enumerable.Range(0, rig.Link.PublishedCount)
            .Select(i => rig.Link.Published(i).Topic)
            .Where(topic => topic.StartsWith("homeassistant/device/enigmaiot_3c71", StringComparison.Ordinal))
            .Distinct()];
    }

    private static string SwitchWithOrder(int number, int length)
    {
        string order = $"d9{length:x2}{string.Concat(Enumerable.Repeat("61", length))}";
        return $"83a4747970650da56e6d736678a2743{number}a5706c5f6f6e{order}";
    }

    private static void Take(GatewayRig rig, RegistryDouble registry)
    {
        for (int i = 0; i < rig.Link.PublishedCount; i++)
        {
            registry.Take(rig.Link.Published(i));
        }

        rig.Forget();
    }
}
