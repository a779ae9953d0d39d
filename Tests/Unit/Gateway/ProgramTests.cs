using System;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

[TestClass]
public class ProgramTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string KitchenMac = "3C:71:BF:00:00:02";
    private const string Json
        = "{\"address\":\"3C:71:BF:00:00:02\",\"name\":\"Node\",\"version\":\"1.4.0\",\"sha256\":\"0123456789abcdef\",\"size\":187976,\"kind\":1,\"delta\":true,\"many\":true}";

    [TestMethod]
    public void WhatANodeRunsIsPublishedRetainedUnderItsName()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Forget();

        node.SendControl(Notice("Node"));

        Assert.AreEqual(1, rig.Link.PublishedCount);
        Assert.AreEqual(Json, rig.Told("kitchen/program"));
        Assert.IsTrue(rig.Link.Published(0).Retain);
    }

    [TestMethod]
    public void WhatIsNotKnownIsLeftOutAndANameIsQuoted()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen);
        rig.Forget();
        byte[] notice = new byte[ProgramNotice.MaximumCount];
        int count = ProgramNotice.Write(notice, 0, new byte[8], null, new byte[0]);
        node.SendControl(Cut(notice, count));
        Assert.AreEqual("{\"address\":\"" + KitchenMac + "\",\"kind\":1,\"delta\":true,\"many\":true}", rig.Told(KitchenMac + "/program"));

        rig.Forget();
        node.SendControl(Notice("a\"\\b"));
        Assert.IsTrue(rig.Told(KitchenMac + "/program").IndexOf("\"name\":\"a\\\"\\\\b\"") > 0);
    }

    [TestMethod]
    public void WhereTheNodeIsRenamedTheOldLevelIsCleared()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        node.SendControl(Notice("Node"));
        rig.Forget();

        node.SendName("cellar");

        Assert.AreEqual("", rig.Told("kitchen/program"));
        Assert.IsTrue(rig.Link.Published(0).Retain);
        node.SendControl(Notice("Node"));
        Assert.AreEqual(Json, rig.Told("cellar/program"));
        rig.Forget();
        node.SendName("cellar");
        Assert.AreEqual(0, rig.Count("cellar/program"));
    }

    [TestMethod]
    public void WhyANodeRolledBackIsPublishedOnceForEachRegistrationHoweverOftenItIsSaid()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Forget();
        byte[] notice = Notice("Node");
        ProgramNotice.SetCause(notice, RollbackCause.Hung);

        node.SendControl(notice);
        node.SendControl(notice);

        Assert.AreEqual("{\"reason\":2,\"cause\":\"the new image hung: the watchdog restarted the board\"}", rig.Told("kitchen/restart"));
        Assert.AreEqual(1, rig.Count("kitchen/restart"));
        Assert.AreEqual(2, rig.Count("kitchen/program"));
        Assert.AreEqual(Json, rig.Told("kitchen/program"));

        // It may have rolled back again.
        node.Register();
        node.SendControl(notice);
        Assert.AreEqual(2, rig.Count("kitchen/restart"));
        node.SendControl(Notice("Node"));
        Assert.AreEqual(2, rig.Count("kitchen/restart"));
    }

    [TestMethod]
    public void ANodeThatNeverToldItHasNothingCleared()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Forget();
        node.SendName("cellar");
        Assert.AreEqual(0, rig.Count("kitchen/program"));
    }

    [TestMethod]
    public void ARefusedNameClearsNothing()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Join(Kitchen + 1, "cellar");
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        node.SendControl(Notice("Node"));
        rig.Forget();
        node.SendName("cellar");
        Assert.AreEqual(0, rig.Count("kitchen/program"));
    }

    [TestMethod]
    [DataRow("8a")]
    [DataRow("8a4501")]
    [DataRow("8a45010100000000000000000000000000000000000000")]
    [DataRow("8a440101000000000000000000000000000000000000000000")]
    public void AMangledNoticeIsRefused(string notice)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen);
        rig.Forget();
        node.SendControl(Hex.Parse(notice));
        Assert.AreEqual(0, rig.Count(KitchenMac + "/program"));
        Assert.AreEqual(1, rig.Gateway.Rejects.Total);
    }

    private static byte[] Notice(string name)
    {
        byte[] notice = new byte[ProgramNotice.MaximumCount];
        int count = ProgramNotice.Write(
            notice, 187976, Hex.Parse("0123456789abcdef"), new Version(1, 4, 0, 0), GatewayRig.Bytes(name));
        return Cut(notice, count);
    }

    private static byte[] Cut(byte[] bytes, int count)
    {
        byte[] result = new byte[count];
        Array.Copy(bytes, 0, result, 0, count);
        return result;
    }
}
