using EnigmaIoT.Tests.Unit.Gateway;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Gateway;

/// <summary>A node that registers anew in the middle of its update goes by its address until it has told its name again.</summary>
[TestClass]
public sealed class FirstNameTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string KitchenMac = "3C:71:BF:00:00:02";

    [TestMethod]
    public void ItsUpdateIsFoundByItsNameMeanwhile()
    {
        GatewayRig rig = GatewayRig.Started();
        WindowNodeDouble node = new(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        UpdaterDouble updater = new(rig, "kitchen", new TestImage(20));
        updater.Offer();
        updater.Chunk(1);
        Assert.IsTrue(rig.Gateway.Updates.IsAnyRunning);

        // Forgotten and registered anew, and told of by its address.
        rig.Gateway.Nodes.Release(rig.Gateway.Nodes.Find(Kitchen));
        rig.Clock.Advance(1000);
        node.Register();
        rig.Tell(KitchenMac + "/set/ota", updater.Image.Offer);
        rig.Run(1000);
        Assert.IsNull(rig.Gateway.Nodes.FindByName("kitchen"));
        Assert.Contains("\"status\":", rig.Told(KitchenMac + "/result/ota"));
        rig.Tell("kitchen/get/update", "");
        Assert.Contains(updater.Image.Md5, rig.Told("kitchen/result/update"));
    }
}
