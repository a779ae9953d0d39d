using System.Text.Json;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Tests.Unit.Gateway;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Gateway;

/// <summary>How often the status of a node is published, and CayenneLPP as one object.</summary>
[TestClass]
public sealed class StatusRateTests
{
    private const long Kitchen = 0x3C71BF000002;

    // Up to a quarter of the period more passes.
    [TestMethod]
    [DataRow(0, 30)]
    [DataRow(60, 4)]
    [DataRow(120, 2)]
    public void StatusIsToldOnceAPeriod(int seconds, int expected)
    {
        GatewayRig rig = Start(seconds);
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        for (int i = 0; i < 30; i++)
        {
            node.SendData(PayloadEncoding.Raw, [1]);
            rig.Run(10_000);
        }

        Assert.AreEqual(30, rig.Count("kitchen/data"));
        Assert.AreEqual(expected, rig.Count("kitchen/status"));
    }

    // What was told is noted by a clock that goes round in eight periods.
    [TestMethod]
    [DataRow(60)]
    [DataRow(480)]
    [DataRow(490)]
    [DataRow(960)]
    public void ANodeThatSendsSeldomHasItsStatusToldEachTime(int pauseSeconds)
    {
        GatewayRig rig = Start(60);
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        for (int i = 0; i < 5; i++)
        {
            node.SendData(PayloadEncoding.Raw, [1]);
            rig.Run(pauseSeconds * 1000);
        }

        Assert.AreEqual(5, rig.Count("kitchen/data"));
        Assert.AreEqual(5, rig.Count("kitchen/status"));
    }

    [TestMethod]
    public void StatusThatHasChangedMuchIsToldAtOnce()
    {
        GatewayRig rig = Start(60);
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        for (int i = 0; i < 3; i++)
        {
            node.SendData(PayloadEncoding.Raw, [1]);
        }

        Assert.AreEqual(1, rig.Count("kitchen/status"));
        _ = node.Session.NextData();
        node.SendData(PayloadEncoding.Raw, [1]);
        Assert.AreEqual(2, rig.Count("kitchen/status"), "a quarter is lost");
        node.SendData(PayloadEncoding.Raw, [1]);
        Assert.AreEqual(2, rig.Count("kitchen/status"), "a fifth");
        node.SendData(PayloadEncoding.Raw, [1]);
        Assert.AreEqual(3, rig.Count("kitchen/status"), "a sixth");
    }

    [TestMethod]
    public void EachNodeHasItsOwnPeriod()
    {
        GatewayRig rig = Start(60);
        NodeDouble first = rig.Join(Kitchen, "kitchen");
        NodeDouble second = rig.Join(Kitchen + 1, "attic");
        first.SendData(PayloadEncoding.Raw, [1]);
        second.SendData(PayloadEncoding.Raw, [1]);
        Assert.AreEqual(1, rig.Count("kitchen/status"));
        Assert.AreEqual(1, rig.Count("attic/status"));
    }

    [TestMethod]
    [DataRow("01670110", """{"temperature_1":27.20000076}""")]
    [DataRow("0167011002020064", """{"temperature_1":27.20000076,"analog_in_2":1}""")]
    [DataRow("", "{}")]
    public void CayenneIsOneObjectWhereThatIsWanted(string payload, string expected)
    {
        GatewayRig rig = new();
        rig.Config.CayenneFlat = true;
        rig.Start();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        node.SendData(PayloadEncoding.CayenneLpp, Convert.FromHexString(payload));
        Assert.AreEqual(expected, rig.Told("kitchen/data"));
    }

    [TestMethod]
    public void PlacesAreObjectsInTheOneObject()
    {
        GatewayRig rig = new();
        rig.Config.CayenneFlat = true;
        rig.Start();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        node.SendData(PayloadEncoding.CayenneLpp, Convert.FromHexString("018806765ff2960a0003e8"));
        using JsonDocument json = JsonDocument.Parse(rig.Told("kitchen/data"));
        Assert.AreEqual(3, json.RootElement.GetProperty("gps_1").EnumerateObject().Count());
    }

    private static GatewayRig Start(int seconds)
    {
        GatewayRig rig = new();
        rig.Config.StatusSeconds = seconds;
        rig.Start();
        return rig;
    }
}
