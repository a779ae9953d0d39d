using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Ports;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>Commands that come by other ways than the broker, and what is heard of their answers.</summary>
[TestClass]
public class LocalCommandTests
{
    private const long Kitchen = 0x3C71BF000002;

    [TestMethod]
    public void ACommandIsTakenAndItsAnswerHeardAlsoWhileTheBrokerIsAway()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Link.State = MqttLinkState.Closed;
        LastPublished last = new LastPublished();
        rig.Gateway.Publisher.Listener = last;
        MqttMessage message = new MqttMessage { Topic = "greenhouse/kitchen/get/version", Payload = new byte[0] };
        Assert.IsTrue(rig.Gateway.Intake.OnMessage(message, rig.Clock.Milliseconds));
        rig.Pump();
        Assert.AreEqual(1, node.NextControl().Length);
        node.SendControl(new byte[] { 0x81, 0, 9, 8 });
        Assert.AreEqual("greenhouse/kitchen/result/version", last.Topic);
        Assert.AreEqual("{\"version\":\"0.9.8\"}", last.Text);
        Assert.IsFalse(last.Retain);
    }

    [TestMethod]
    public void ARefusalIsHeard()
    {
        GatewayRig rig = GatewayRig.Started();
        LastPublished last = new LastPublished();
        rig.Gateway.Publisher.Listener = last;
        MqttMessage message = new MqttMessage { Topic = "greenhouse/attic/set/identify", Payload = new byte[0] };
        Assert.IsTrue(rig.Gateway.Intake.OnMessage(message, rig.Clock.Milliseconds));
        Assert.AreEqual("greenhouse/attic/result/identify", last.Topic);
        Assert.AreEqual("{\"result\":\"refused\",\"reason\":\"no such node is registered\"}", last.Text);
    }

    private sealed class LastPublished : IPublishListener
    {
        public string Topic { get; private set; }

        public string Text { get; private set; }

        public bool Retain { get; private set; }

        public void OnPublished(string topic, byte[] payload, bool retain)
        {
            Topic = topic;
            Text = System.Text.Encoding.UTF8.GetString(payload, 0, payload.Length);
            Retain = retain;
        }
    }
}
