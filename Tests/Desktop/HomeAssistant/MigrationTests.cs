using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Tests.Unit.Gateway;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.HomeAssistant;

/// <summary>Entities that move from topics of their own into a device's document, and back, keep their identity in Home Assistant.</summary>
[TestClass]
public sealed class MigrationTests
{
    private const string Device = "homeassistant/device/enigmaiot_3c71bf000002/config";
    private const string Temperature = "homeassistant/sensor/kitchen_temp/config";
    private const string Switch = "homeassistant/switch/kitchen_switch/config";
    private const int Runs = 60_000;

    public static IEnumerable<object[]> Ways =>
    [
        [(int)HomeAssistantMode.Entities, (int)HomeAssistantMode.Devices],
        [(int)HomeAssistantMode.Entities, (int)HomeAssistantMode.Migrate],
        [(int)HomeAssistantMode.Devices, (int)HomeAssistantMode.Entities],
    ];

    [TestMethod]
    public void TopicsOfTheReferenceAreReleasedTheDocumentFollowsAndTheyAreEmptied()
    {
        GatewayRig rig = HomeAssistantBed.Start(HomeAssistantMode.Migrate);
        HomeAssistantBed.Describe(rig, rig.Join(HomeAssistantBed.Kitchen, "kitchen"), HomeAssistantBed.Temperature);
        rig.Run(Runs);

        string[] steps =
        [
            .. Enumerable.Range(0, rig.Link.PublishedCount).Select(rig.Link.Published)
                .Where(message => message.Topic is Temperature or Device)
                .Select(message => message.Topic + (message.Text.Length > 40 ? " document" : " " + message.Text)),
        ];
        CollectionAssert.AreEqual(
            new[] { Temperature + " {\"migrate_discovery\":true}", Device + " document", Temperature + " " },
            steps);
        Assert.IsTrue(Enumerable.Range(0, rig.Link.PublishedCount).Select(rig.Link.Published)
            .Where(message => message.Topic is Temperature or Device).All(message => message.Retain));
        Assert.Contains("\"uniq_id\":\"kitchen_temp\"", rig.Link.LastOf(Device).Text.Replace("unique_id", "uniq_id", StringComparison.Ordinal));
    }

    [TestMethod]
    public void IdentifiersThatWereTakenOverOutliveTheNextName()
    {
        GatewayRig rig = HomeAssistantBed.Start(HomeAssistantMode.Migrate);
        NodeDouble node = rig.Join(HomeAssistantBed.Kitchen, "kitchen");
        HomeAssistantBed.Describe(rig, node, HomeAssistantBed.Temperature);
        rig.Run(Runs);
        node.SendName("attic");
        rig.Run(Runs);
        Assert.Contains("\"kitchen_temp\"", rig.Link.LastOf(Device).Text);
        Assert.Contains("greenhouse/attic/data", rig.Link.LastOf(Device).Text);
    }

    [TestMethod]
    public void NodeThatTakesANameWhichEntitiesOfAnotherHaveGetsIdentifiersOfItsOwn()
    {
        GatewayRig rig = HomeAssistantBed.Start(HomeAssistantMode.Entities);
        NodeDouble first = rig.Join(HomeAssistantBed.Kitchen, "kitchen");
        HomeAssistantBed.Describe(rig, first, HomeAssistantBed.Temperature);
        rig.Run(Runs);
        first.SendName("attic");
        rig.Run(Runs);
        Assert.Contains("\"unique_id\":\"kitchen_temp\"", rig.Link.LastOf("homeassistant/sensor/attic_temp/config").Text);

        HomeAssistantBed.Describe(rig, rig.Join(HomeAssistantBed.Kitchen + 1, "kitchen"), HomeAssistantBed.Temperature);
        rig.Run(Runs);
        Assert.Contains("\"unique_id\":\"kitchen_0003_temp\"", rig.Link.LastOf(Temperature).Text);
    }

    [TestMethod]
    [DynamicData(nameof(Ways))]
    public void EntitiesKeepTheirIdentityOnEveryWay(int from, int to)
    {
        RegistryDouble registry = new();
        GatewayRig rig = Prepare(from, registry);
        string[] before = [.. registry.Entities];

        rig.Config.HomeAssistant = (HomeAssistantMode)to;
        Restart(rig);
        rig.Run(Runs);
        Take(rig, registry);

        AssertMoved(registry, before, to);
    }

    [TestMethod]
    [DynamicData(nameof(Ways))]
    public void NothingIsLostWhereverTheGatewayRestarts(int from, int to)
    {
        for (int cut = 1; cut <= 12; cut++)
        {
            RegistryDouble registry = new();
            GatewayRig rig = Prepare(from, registry);
            string[] before = [.. registry.Entities];

            rig.Config.HomeAssistant = (HomeAssistantMode)to;
            Restart(rig);
            RunUntilSent(rig, cut);

            Take(rig, registry);
            Restart(rig);
            rig.Run(Runs);
            Take(rig, registry);
            AssertMoved(registry, before, to);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Ways))]
    public void NothingIsLostWhereverTheConnectionBreaksAndWithItTheLastMessages(int from, int to)
    {
        for (int cut = 1; cut <= 12; cut++)
        {
            RegistryDouble registry = new();
            GatewayRig rig = Prepare(from, registry);
            string[] before = [.. registry.Entities];

            rig.Config.HomeAssistant = (HomeAssistantMode)to;
            Restart(rig);
            RunUntilSent(rig, cut);

            // The last one never reached the broker.
            for (int i = 0; i < rig.Link.PublishedCount - 1; i++)
            {
                registry.Take(rig.Link.Published(i));
            }

            rig.Forget();
            rig.Link.State = MqttLinkState.Closed;
            rig.Run(Runs);
            Take(rig, registry);
            AssertMoved(registry, before, to);
        }
    }

    [TestMethod]
    public void RenamedNodeKeepsItsEntitiesUnderItsNewTopics()
    {
        RegistryDouble registry = new();
        GatewayRig rig = HomeAssistantBed.Start(HomeAssistantMode.Entities);
        NodeDouble node = rig.Join(HomeAssistantBed.Kitchen, "kitchen");
        HomeAssistantBed.Describe(rig, node, HomeAssistantBed.Temperature);
        rig.Run(Runs);
        node.SendName("attic");
        rig.Run(Runs);
        Take(rig, registry);

        Assert.AreEqual(1, registry.Births["sensor kitchen_temp"]);
        Assert.AreEqual(0, registry.Doubled);
        CollectionAssert.AreEqual(new[] { "homeassistant/sensor/attic_temp/config" }, registry.Topics.ToArray());
    }

    private static void RunUntilSent(GatewayRig rig, int documents)
    {
        for (int sent = 0, waited = 0; sent < documents && waited < 200; waited++)
        {
            rig.Run(100);
            sent = Enumerable.Range(0, rig.Link.PublishedCount)
                .Count(i => rig.Link.Published(i).Topic.StartsWith("homeassistant/", StringComparison.Ordinal));
        }
    }

    private static GatewayRig Prepare(int mode, RegistryDouble registry)
    {
        GatewayRig rig = HomeAssistantBed.Start((HomeAssistantMode)mode);
        NodeDouble node = rig.Join(HomeAssistantBed.Kitchen, "kitchen");
        HomeAssistantBed.Describe(rig, node, HomeAssistantBed.Temperature);
        HomeAssistantBed.Describe(rig, node, HomeAssistantBed.Switch);
        rig.Run(Runs);
        Take(rig, registry);
        return rig;
    }

    // The node registers again with a gateway that has restarted; what it described is in flash.
    private static void Restart(GatewayRig rig)
    {
        rig.Forget();
        rig.Restart();
        NodeDouble again = new(rig, HomeAssistantBed.Kitchen);
        again.Register();
        again.SendName("kitchen");
        rig.Forget();
    }

    private static void Take(GatewayRig rig, RegistryDouble registry)
    {
        for (int i = 0; i < rig.Link.PublishedCount; i++)
        {
            registry.Take(rig.Link.Published(i));
        }

        rig.Forget();
    }

    private static void AssertMoved(RegistryDouble registry, string[] before, int to)
    {
        string[] own = [.. before.Where(IsOwn)];
        Assert.HasCount(2, own);
        foreach (string entity in own)
        {
            Assert.AreEqual(1, registry.Births[entity], entity);
            Assert.Contains(entity, registry.Entities.ToArray());
        }

        Assert.AreEqual(0, registry.Doubled);
        string[] topics = [.. registry.Topics.Where(topic => !topic.Contains("240ac4", StringComparison.Ordinal)).Order()];
        CollectionAssert.AreEqual(to == (int)HomeAssistantMode.Entities ? new[] { Temperature, Switch } : [Device], topics);
    }

    private static bool IsOwn(string entity)
    {
        return entity.EndsWith("temp", StringComparison.Ordinal) || entity.EndsWith("switch", StringComparison.Ordinal);
    }
}
