using EnigmaIoT.Shared.Control;
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

    /// <summary>Nodes of ours of older versions tell a lower version of their notice, and take deltas to themselves alone or not at all.</summary>
    [TestMethod]
    [DataRow(4, "\"state\":\"invited\"")]
    [DataRow(3, "\"state\":\"alone\",\"reason\":\"the node takes no deltas by broadcasts\"")]
    [DataRow(1, "\"state\":\"alone\",\"reason\":\"the node takes no deltas by broadcasts\"")]
    public void ADeltaIsForNodesThatTakeItByBroadcasts(int version, string told)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = new(rig, 0x3C71BF000002);
        node.Register(false, true);
        byte[] notice = new byte[ProgramNotice.MaximumCount];
        int count = ProgramNotice.Write(notice, 187976, new byte[8], new Version(1, 4, 0, 0), []);
        notice[2] = (byte)version;
        node.SendControl(notice[..count]);

        rig.Tell("gateway/set/group", $"{Offer[..^1]}4,1,187976,e4fc2a83e92ab5d09154fe0ec5787326,0,{new string('0', 64)}");
        Assert.Contains("\"state\":\"open\"", rig.Told("gateway/result/group"));
        rig.Tell("gateway/set/group", "node,3C:71:BF:00:00:02");
        Assert.Contains(told, rig.Told("gateway/result/group"));
    }
}
