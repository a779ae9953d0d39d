using EnigmaIoT.Gateway.Ota;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>The question how an update stands (docs/ota-extension.md).</summary>
[TestClass]
public class UpdateQueryTests
{
    private const long Kitchen = 0x3C71BF000002;

    [TestMethod]
    public void IdleNodeTellsWhatTheGatewaySpeaks()
    {
        GatewayRig rig = Begin(out _);
        rig.Tell("kitchen/get/update", string.Empty);
        Assert.AreEqual("{\"version\":1,\"block\":8}", rig.Told("kitchen/result/update"));
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
            "{\"version\":1,\"block\":8,\"size\":" + image.Data.Length.ToString() + ",\"md5\":\"" + image.Md5
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
            "{\"version\":1,\"block\":8,\"size\":" + image.Data.Length.ToString() + ",\"md5\":\"" + image.Md5 + "\"}",
            rig.Told("kitchen/result/update"));
    }

    [TestMethod]
    public void UnknownNodeIsSaidToBeUnknown()
    {
        GatewayRig rig = Begin(out _);
        rig.Tell("cellar/get/update", string.Empty);
        Assert.AreEqual(
            "{\"version\":1,\"block\":8,\"reason\":\"no such node is registered\"}",
            rig.Told("cellar/result/update"));
        Assert.AreEqual(0, rig.Gateway.Rejects.Total);
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
