using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Storage;
using EnigmaIoT.Tests.Unit.Gateway;
using EnigmaIoT.Tests.Unit.Support;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Gateway;

/// <summary>A restart on purpose with as much waiting as there can be.</summary>
[TestClass]
public sealed class PlannedRestartTests
{
    private const int Nodes = 35;
    private const string Lost = "{\"result\":\"refused\",\"reason\":\"the gateway restarts\"}";

    private static readonly string[] _commands = ["set/sleeptime", "set/identify", "get/version"];

    [TestMethod]
    public void EveryLossOfEverySleepingNodeIsTold()
    {
        GatewayRig rig = WithWaitingCommands();
        rig.Tell("gateway/set/restart", "");
        rig.Run(2400);

        Assert.AreEqual(Nodes * _commands.Length, rig.Link.CountOfText(Lost));
        Assert.AreEqual(0, rig.Gateway.Publisher.Dropped);
        Assert.AreEqual(1, ((FakeBoard)rig.Parts.Board).RestartCount);
        Assert.AreEqual(0u, RunRecord.ReadLost(rig.Store));
    }

    [TestMethod]
    public void WithoutABrokerEveryLossIsCounted()
    {
        GatewayRig rig = WithWaitingCommands();
        rig.Link.State = MqttLinkState.Closed;
        rig.Link.StateAfterConnect = MqttLinkState.Connecting;
        rig.Gateway.Restart();
        rig.Pump();

        Assert.AreEqual((uint)(Nodes * _commands.Length), RunRecord.ReadLost(rig.Store));
        Assert.AreEqual(1, ((FakeBoard)rig.Parts.Board).RestartCount);
    }

    private static GatewayRig WithWaitingCommands()
    {
        GatewayRig rig = GatewayRig.StartedFor(Nodes);
        for (int i = 0; i < Nodes; i++)
        {
            rig.Clock.Advance(1000);
            NodeDouble node = new(rig, 0x3C71BF000002 + i);
            node.Register(true);
            node.SendName("n" + i);
            foreach (string command in _commands)
            {
                rig.Tell("n" + i + "/" + command, "10");
            }
        }

        rig.Forget();
        return rig;
    }
}
