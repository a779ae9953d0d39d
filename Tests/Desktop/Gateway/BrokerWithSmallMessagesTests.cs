using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Tests.Unit.Gateway;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Gateway;

/// <summary>A broker that closes the connection behind a message that is too large for it.</summary>
[TestClass]
public sealed class BrokerWithSmallMessagesTests
{
    private const int Hour = 3_600_000;
    private const string Large = "large";
    private const string Small = "small";

    private int _limit = int.MaxValue;
    private int _closed;

    [TestMethod]
    public void ClosesTheConnectionTwiceAndNoMore()
    {
        GatewayRig rig = GatewayRig.Started();
        _limit = 1000;
        for (int i = 0; i < 10; i++)
        {
            Publish(rig, Large, 3000);
            Publish(rig, Small, 900);
        }

        Assert.AreEqual(2, _closed);
        Assert.AreEqual(8, rig.Gateway.Publisher.Dropped);
        Assert.AreEqual(10, rig.Link.CountOf(Small));
        Assert.AreEqual(1, rig.Log.CountOf("those of 2255 bytes and more are left out"));
    }

    [TestMethod]
    public void IsFoundToTakeSmallerOnesInAFewSteps()
    {
        GatewayRig rig = GatewayRig.Started();
        _limit = 1000;
        for (int size = 4300; size > 1100; size -= 20)
        {
            Publish(rig, Large, size);
        }

        Assert.IsInRange(3, 7, _closed);
    }

    [TestMethod]
    public void AConnectionThatIsLostForAnotherReasonTakesNothingAway()
    {
        GatewayRig rig = GatewayRig.Started();
        for (int i = 0; i < 20; i++)
        {
            Publish(rig, Large, 3000);
            rig.Run(6000);
            Publish(rig, Small, 900);
            Close(rig);
        }

        Assert.AreEqual(20, rig.Link.CountOf(Large));
        Assert.AreEqual(0, rig.Gateway.Publisher.Dropped);
    }

    [TestMethod]
    public void IsTriedAgainAfterAnHour()
    {
        GatewayRig rig = GatewayRig.Started();
        _limit = 1000;
        for (int i = 0; i < 3; i++)
        {
            Publish(rig, Large, 3000);
        }

        _limit = int.MaxValue;
        int again = rig.Gateway.Publisher.DroppedRetained;
        rig.Run(Hour);
        Assert.AreEqual(again + 1, rig.Gateway.Publisher.DroppedRetained, "what was left out is published again");
        rig.Link.ClearPublished();
        Publish(rig, Large, 3000);
        Assert.AreEqual(1, rig.Link.CountOf(Large));
    }

    private void Publish(GatewayRig rig, string topic, int count)
    {
        int before = rig.Link.CountOf(topic);
        rig.Gateway.Publisher.Announce(topic, new byte[count]);
        rig.Pump();
        if (rig.Link.CountOf(topic) > before && count > _limit)
        {
            _closed++;
            Close(rig);
        }
    }

    private static void Close(GatewayRig rig)
    {
        rig.Link.State = MqttLinkState.Closed;
        rig.Run(3000);
        Assert.AreEqual(MqttLinkState.Connected, rig.Link.State);
    }
}
