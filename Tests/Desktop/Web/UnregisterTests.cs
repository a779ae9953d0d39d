using System.Text;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Tests.Unit.Gateway;
using EnigmaIoT.Tests.Unit.Web;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Web;

/// <summary>A node is unregistered on request, but not in the middle of its update.</summary>
[TestClass]
public sealed class UnregisterTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string Password = "a page password";

    [TestMethod]
    public void NodeThatIsBeingUpdatedStays()
    {
        GatewayRig rig = new();
        WebLinkDouble link = new(7);
        rig.Config.PagePassword = Password;
        rig.Parts.LastLines = new LogRing(rig.Log, rig.Clock, LogRing.SmallBytes);
        rig.Parts.Web = link;
        rig.Start();
        WindowNodeDouble node = new(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        rig.Tell("kitchen/set/ota", new TestImage(20).Offer);
        Assert.IsTrue(node.IsRunning);
        string answer = Unregister(rig, link);
        Assert.StartsWith("HTTP/1.1 409", answer);
        Assert.Contains("an update of this node is running", answer);
        Assert.IsTrue(rig.Gateway.Nodes.Find(Kitchen).IsRegistered);
        Assert.AreEqual(0, node.Invalidations);

        rig.Tell("kitchen/set/ota", "abort");
        rig.Run(1000);
        Assert.StartsWith("HTTP/1.1 200", Unregister(rig, link));
        Assert.IsNull(rig.Gateway.Nodes.Find(Kitchen));
    }

    private static string Unregister(GatewayRig rig, WebLinkDouble link)
    {
        string login = Convert.ToBase64String(Encoding.UTF8.GetBytes(":" + Password));
        int connection = link.Connect(
            $"DELETE /api/node/node?nodename=kitchen HTTP/1.1\r\nHost: 192.168.1.20\r\nAuthorization: Basic {login}\r\n\r\n");
        rig.Run(3000);
        string answer = link.Received(connection);
        link.HangUp(connection);
        rig.Run(100);
        return answer;
    }
}
