using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

[TestClass]
public class NameTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string KitchenMac = "3C:71:BF:00:00:02";

    [TestMethod]
    public void NameThatAnotherNodeHasIsRefusedInTheLogOnMqttAndToTheNode()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Join(Kitchen + 1, "kitchen");
        NodeDouble node = rig.Join(Kitchen);
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        rig.Forget();
        node.SendName("kitchen");
        Assert.AreEqual((int)NodeNameResult.AlreadyUsed, node.NameResult);
        Assert.AreEqual(
            "{\"result\":\"refused\",\"reason\":\"name that another node has\",\"address\":\"" + KitchenMac + "\"}",
            rig.Told(KitchenMac + "/result/name"));
        Assert.AreEqual(1, rig.Link.PublishedCount);
        rig.AssertRefused(0, KitchenMac, "name that another node has");
        rig.Tell("kitchen/get/version", "");
        Assert.IsNull(node.NextControl(), "the name stays with the other node");
    }

    [TestMethod]
    [DataRow("6272", (sbyte)0)]
    [DataRow("62726f616463617374", (sbyte)-4)]
    [DataRow("67617465776179", (sbyte)-4)]
    [DataRow("612f62", (sbyte)-4)]
    [DataRow("612b", (sbyte)-4)]
    [DataRow("6123", (sbyte)-4)]
    [DataRow("00", (sbyte)-4)]
    [DataRow("c3", (sbyte)-4)]
    [DataRow("61ff62", (sbyte)-4)]
    [DataRow("c3a4", (sbyte)0)]
    [DataRow("61c28562", (sbyte)-4)]
    [DataRow("efb790", (sbyte)-4)]
    [DataRow("efbfbf", (sbyte)-4)]
    [DataRow("f48fbfbe", (sbyte)-4)]
    [DataRow("eda080", (sbyte)-4)]
    [DataRow("efbfbd", (sbyte)0)]
    public void NameThatTopicsCannotHaveIsRefused(string name, sbyte result)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen);
        rig.Forget();
        node.SendName(Hex.Parse(name));
        Assert.AreEqual((int)result, node.NameResult);
        Assert.AreEqual(result == 0, rig.Gateway.Nodes.At(0).Name != null);
        Assert.AreEqual(result == 0 ? 0 : 1, rig.Count(KitchenMac + "/result/name"));
        node.SendData(PayloadEncoding.Raw, GatewayRig.Bytes("21"));
        Assert.AreEqual(result == 0 ? 0 : 1, rig.Count(KitchenMac + "/data"), "it stays under its MAC address");
    }

    [TestMethod]
    public void NodeMayTellItsNameAgain()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        node.SendName("kitchen");
        Assert.AreEqual((int)NodeNameResult.Ok, node.NameResult);
        node.SendName("cellar");
        Assert.AreEqual((int)NodeNameResult.Ok, node.NameResult);
        rig.Tell("cellar/set/identify", "");
        Assert.IsNotNull(node.NextControl());
    }

    [TestMethod]
    public void ReplayedNameIsRefused()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen);
        rig.Forget();
        byte[] frame = new byte[FrameLayout.MaximumCount];
        frame[NodeNameFrame.NameOffset] = (byte)'a';
        int count = NodeNameFrame.Seal(node.Session, frame, 0, 0, 1);
        node.Send(frame, count);
        Assert.IsNull(rig.Gateway.Nodes.At(0).Name);
        rig.AssertRefused(0, KitchenMac, "replayed frame");
    }

    [TestMethod]
    public void NameForAnotherNodeIdIsRefused()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen);
        rig.Forget();
        byte[] frame = new byte[FrameLayout.MaximumCount];
        frame[NodeNameFrame.NameOffset] = (byte)'a';
        int count = NodeNameFrame.Seal(node.Session, frame, 5, 1, 1);
        node.Send(frame, count);
        Assert.IsNull(rig.Gateway.Nodes.At(0).Name);
        rig.AssertRefused(0, KitchenMac, "frame for another node id");
    }

    [TestMethod]
    public void NameThatAnotherNodeHasIsRefusedBeforeTheNodeIsAsked()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Join(Kitchen + 1, "kitchen");
        NodeDouble node = rig.Join(Kitchen, "cellar");
        rig.Tell("cellar/set/name", "kitchen");
        Assert.IsNull(node.NextControl());
        Assert.AreEqual(
            "{\"result\":\"refused\",\"reason\":\"name that another node has\"}", rig.Told("cellar/result/name"));
        Assert.AreEqual(1, rig.Link.PublishedCount);
        rig.Tell("cellar/set/name", "cellar");
        Assert.IsNotNull(node.NextControl(), "its own it may have");
    }

    [TestMethod]
    public void NameThatANodeHasStoredIsNotToldAsItsNameWhereAnotherGoesByIt()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Join(Kitchen + 1, "kitchen");
        NodeDouble node = rig.Join(Kitchen);
        node.SendName("kitchen");
        rig.Forget();
        rig.Tell(KitchenMac + "/get/name", "");
        node.SendControl(Hex.Parse("083c71bf0000026b69746368656e"));
        Assert.AreEqual(0, rig.Count("kitchen/result/name"));
        Assert.AreEqual(
            "{\"result\":\"refused\",\"reason\":\"the node calls itself by a name that another node has; it is called by its "
                + "address\",\"address\":\"" + KitchenMac + "\"}",
            rig.Told(KitchenMac + "/result/name"));
        node.SendControl(0x81, 0, 9, 8);
        Assert.AreEqual(0, rig.Count("kitchen/result/version"));
        Assert.AreEqual(1, rig.Count(KitchenMac + "/result/version"));
    }

    [TestMethod]
    [DataRow("083c71bf000002ff")]
    [DataRow("083c71bf00000222615c0a")]
    [DataRow("083c71bf000002612f62")]
    [DataRow("083c71bf00000267617465776179")]
    [DataRow("083c71bf00000233433a37313a42463a30303a30303a3033")]
    public void StoredNameThatTopicsCannotHaveIsNotToldAsItsName(string control)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        node.SendControl(Hex.Parse(control));
        Assert.AreEqual(
            "{\"result\":\"refused\",\"reason\":\"the node calls itself by a name that topics cannot have; it is called by its "
                + "address\",\"address\":\"" + KitchenMac + "\"}",
            rig.Told("kitchen/result/name"));
    }

    [TestMethod]
    public void AnswersDoNotGoUnderAnOldNameThatIsAnotherNodesNow()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble first = rig.Join(Kitchen, "kitchen");
        NodeDouble second = rig.Join(Kitchen + 1);
        rig.Tell("kitchen/get/version", "");
        first.SendName("cellar");
        second.SendName("kitchen");
        rig.Forget();
        first.SendControl(0x81, 0, 9, 8);
        Assert.AreEqual(0, rig.Count("kitchen/result/version"));
        Assert.AreEqual(1, rig.Count("cellar/result/version"));
    }

    [TestMethod]
    public void UpdateOfANodeThatIsAwayIsNotToldUnderANameThatIsAnotherNodesNow()
    {
        GatewayRig rig = GatewayRig.Started();
        OldNodeDouble node = new OldNodeDouble(rig, Kitchen);
        node.Register();
        node.SendName("kitchen");
        UpdaterDouble updater = new UpdaterDouble(rig, "kitchen", new TestImage(40));
        updater.Offer();
        node.IsOff = true;
        rig.Restart();
        NodeDouble other = rig.Join(Kitchen + 1);
        other.SendName("kitchen");
        Assert.AreEqual((int)NodeNameResult.Ok, other.NameResult);
        rig.Forget();
        rig.Run(120000);
        Assert.AreEqual(0, rig.Count("kitchen/result/ota"));
        Assert.AreEqual(1, rig.Count(KitchenMac + "/result/ota"));
    }
}
