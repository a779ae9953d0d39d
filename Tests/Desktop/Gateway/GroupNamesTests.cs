using EnigmaIoT.Tests.Unit.Gateway;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Gateway;

/// <summary>Nodes that the publisher of an image for many names by their address.</summary>
[TestClass]
public sealed class GroupNamesTests
{
    private const string Offer = "0,17275,82,e4fc2a83e92ab5d09154fe0ec5787326,da0415cba4e63cdfd43860366781e3a473e66dbf3cc9fbe13ebc42e139e838f1,1";

    [TestMethod]
    [DataRow("3C:71:BF:00:00:02", true)]
    [DataRow("00:00:00:00:00:00", false)]
    [DataRow("FF:FF:FF:FF:FF:FF", false)]
    [DataRow("01:00:5E:00:00:02", false)]
    public void OneThatIsNotRegisteredIsAskedToWhereTheAddressCanBeANodes(string address, bool isAsked)
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Tell("gateway/set/group", Offer);
        rig.Radio.ClearSent();
        rig.Tell("gateway/set/group", "node," + address);
        rig.Run(500);
        Assert.AreEqual(isAsked, rig.Radio.SentCount > 0);
        Assert.Contains("no such node", rig.Told("gateway/result/group"));
    }
}
