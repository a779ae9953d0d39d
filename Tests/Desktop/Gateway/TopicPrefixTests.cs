using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Tests.Unit.Gateway;
using EnigmaIoT.Tests.Unit.Support;
using EnigmaIoT.Update.Commands;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Gateway;

/// <summary>Levels before the network's name in every topic.</summary>
[TestClass]
public sealed class TopicPrefixTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string Base = "home/iot/greenhouse/";

    [TestMethod]
    public void EveryTopicBeginsWithThem()
    {
        GatewayRig rig = Start();
        CollectionAssert.AreEqual(
            new[] { Base + "+/set/#", Base + "+/get/#", Base + "gateway/status" }, rig.Link.Subscriptions[..3]);
        Assert.AreEqual(Base + "gateway/status", rig.Link.WillTopic);

        NodeDouble node = new(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        node.SendData(0, [1]);
        rig.Link.Enqueue(Base + "kitchen/get/rssi", "");
        rig.Run(300_000);

        Assert.IsNotNull(rig.Link.LastOf(Base + "kitchen/data"));
        Assert.IsNotNull(rig.Link.LastOf(Base + "kitchen/result/rssi"));
        for (int i = 0; i < rig.Link.PublishedCount; i++)
        {
            PublishedMessage message = rig.Link.Published(i);
            bool isOfHomeAssistant = message.Topic.StartsWith("homeassistant/", StringComparison.Ordinal);
            Assert.IsTrue(isOfHomeAssistant || message.Topic.StartsWith(Base, StringComparison.Ordinal), message.Topic);
            Assert.IsTrue(
                !isOfHomeAssistant || !message.Text.Contains("\"greenhouse/", StringComparison.Ordinal),
                "Home Assistant is told the whole topics");
        }
    }

    [TestMethod]
    public void ACommandWithoutThemIsNotObeyed()
    {
        GatewayRig rig = Start();
        rig.Join(Kitchen, "kitchen");
        rig.Link.Enqueue("greenhouse/kitchen/get/rssi", "");
        rig.Pump();
        Assert.AreEqual(0, rig.Link.PublishedCount);
        Assert.AreEqual(1, rig.Gateway.Rejects.Total);
    }

    [TestMethod]
    [DataRow("home", true)]
    [DataRow("home/iot", true)]
    [DataRow("a/b/c", true)]
    [DataRow("", false)]
    [DataRow("/home", false)]
    [DataRow("home/", false)]
    [DataRow("a//b", false)]
    [DataRow("a/+", false)]
    [DataRow("#", false)]
    [DataRow("$SYS", false)]
    [DataRow("123456789012345678901", false)]
    public void LevelsThatTopicsCannotHaveAreRefused(string levels, bool isGood)
    {
        Assert.AreEqual(isGood, NetworkName.CheckPrefix(levels) is null);
    }

    [TestMethod]
    public void TheUpdaterTakesThemInItsBaseTopic()
    {
        UpdateCommandLine commandLine = new();
        Assert.IsNull(commandLine.FindError(commandLine.Parse(["-d", "kitchen", "-t", "home/iot/greenhouse"])));
    }

    private static GatewayRig Start()
    {
        GatewayRig rig = new();
        rig.Config.TopicPrefix = "home/iot";
        rig.Start();
        return rig;
    }
}
