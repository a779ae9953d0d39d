using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Addressing;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>The query of an update's state (docs/ota-extension.md).</summary>
[TestClass]
public class UpdateQueryTests
{
    private const long Kitchen = 0x3C71BF000002;

    private static readonly string _node = ",\"address\":\"" + MacAddress.Format(Kitchen) + "\",\"name\":\"kitchen\",\"silent\":0";

    [TestMethod]
    public void IdleNodeTellsWhatTheGatewaySpeaks()
    {
        GatewayRig rig = Begin(out _);
        rig.Tell("kitchen/get/update", string.Empty);
        Assert.AreEqual("{\"version\":1,\"block\":8,\"signing\":true" + _node + "}", rig.Told("kitchen/result/update"));
    }

    [TestMethod]
    public void RunningUpdateTellsImageAndPlace()
    {
        GatewayRig rig = Begin(out _);
        TestImage image = new TestImage(60);
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", image);
        updater.Offer();
        rig.IsAirBlocked = true;
        updater.Chunk(1);
        updater.Chunk(2);
        rig.Tell("kitchen/get/update", string.Empty);
        Assert.AreEqual(
            "{\"version\":1,\"block\":8,\"signing\":true" + _node + ",\"size\":" + image.Data.Length.ToString() + ",\"md5\":\"" + image.Md5
                + "\",\"last_chunk\":2,\"credit\":" + ChunkRing.Capacity.ToString() + "}",
            rig.Told("kitchen/result/update"));
    }

    [TestMethod]
    public void UpdateThatTheNodeHasNotTakenUpYetTellsNoPlace()
    {
        GatewayRig rig = Begin(out WindowNodeDouble node);
        node.IsOff = true;
        TestImage image = new TestImage(60);
        new UpdaterDouble(rig, "kitchen", image).Offer();
        rig.Tell("kitchen/get/update", string.Empty);
        Assert.AreEqual(
            "{\"version\":1,\"block\":8,\"signing\":true" + _node + ",\"size\":" + image.Data.Length.ToString() + ",\"md5\":\"" + image.Md5 + "\"}",
            rig.Told("kitchen/result/update"));
    }

    [TestMethod]
    public void PublishersForManyNodesAreToldBlocksOfTheSameSizeAsThoseForOne()
    {
        GatewayRig rig = Begin(out _);
        rig.Config.BlockChunks = 2;
        rig.Tell("kitchen/get/update", string.Empty);
        rig.Tell("gateway/get/group", string.Empty);
        Assert.AreEqual("{\"version\":1,\"block\":2,\"signing\":true" + _node + "}", rig.Told("kitchen/result/update"));
        Assert.AreEqual("{\"version\":1,\"block\":2,\"delta\":true}", rig.Told("gateway/result/group"));
    }

    [TestMethod]
    public void UnknownNodeIsSaidToBeUnknown()
    {
        GatewayRig rig = Begin(out _);
        rig.Tell("cellar/get/update", string.Empty);
        Assert.AreEqual(
            "{\"version\":1,\"block\":8,\"signing\":true,\"reason\":\"no such node is registered\"}",
            rig.Told("cellar/result/update"));
        Assert.AreEqual(0, rig.Gateway.Rejects.Total);
    }

    [TestMethod]
    public void NameThatDiffersInCaseIsToldAsItIsSpelled()
    {
        GatewayRig rig = Begin(out _);
        rig.Tell("Kitchen/get/update", string.Empty);
        Assert.AreEqual(
            "{\"version\":1,\"block\":8,\"signing\":true,\"reason\":\"no such node is registered, but 'kitchen' is\"}",
            rig.Told("Kitchen/result/update"));
    }

    [TestMethod]
    public void SilentNodeIsToldWithTheSecondsSinceItWasHeard()
    {
        GatewayRig rig = Begin(out _);
        rig.Run(90500);
        rig.Forget();
        rig.Tell("kitchen/get/update", string.Empty);
        Assert.IsTrue(rig.Told("kitchen/result/update").IndexOf(",\"silent\":90}") > 0, rig.Told("kitchen/result/update"));
    }

    [TestMethod]
    public void SleepyNodeIsToldToBeOne()
    {
        GatewayRig rig = Begin(out _);
        rig.Gateway.Nodes.Find(Kitchen).Sleepy = true;
        rig.Tell("kitchen/get/update", string.Empty);
        Assert.IsTrue(rig.Told("kitchen/result/update").IndexOf(",\"sleepy\":true}") > 0);
    }

    [TestMethod]
    public void NodeWithoutANameIsToldByItsAddressAlone()
    {
        GatewayRig rig = GatewayRig.Started();
        new WindowNodeDouble(rig, Kitchen).Register();
        string address = MacAddress.Format(Kitchen);
        rig.Tell(address + "/get/update", string.Empty);
        Assert.AreEqual(
            "{\"version\":1,\"block\":8,\"signing\":true,\"address\":\"" + address + "\",\"silent\":0}", rig.Told(address + "/result/update"));
    }

    [TestMethod]
    public void QuestionByAddressIsAnsweredUnderTheAddressAndTheName()
    {
        GatewayRig rig = Begin(out _);
        rig.Tell("3C:71:BF:00:00:02/get/update", string.Empty);
        Assert.IsNotNull(rig.Told("3C:71:BF:00:00:02/result/update"));
        Assert.IsNotNull(rig.Told("kitchen/result/update"));
    }

    private static GatewayRig Begin(out WindowNodeDouble node)
    {
        GatewayRig rig = GatewayRig.Started();
        node = new WindowNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        rig.Forget();
        return rig;
    }
}
