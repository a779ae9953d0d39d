using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

[TestClass]
public class RegistrationTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string KitchenMac = "3C:71:BF:00:00:02";

    [TestMethod]
    public void NodeThatSaysHelloIsAnsweredAndAnnounced()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen);
        Assert.AreEqual(1, rig.Gateway.Nodes.Registered);
        Assert.AreEqual(0, node.Session.NodeId);
        Assert.AreEqual(0, rig.Link.PublishedCount, "anybody can repeat a hello under any address");
        node.SendClockRequest(1);
        Assert.AreEqual(2, rig.Link.PublishedCount, "its first frame proves its key");
        Assert.AreEqual("{\"address\":\"" + KitchenMac + "\"}", rig.Told(KitchenMac + "/hello"));
        Assert.AreEqual("{\"rssi\":-50,\"channel\":3}", rig.Told(KitchenMac + "/result/rssi"));
        Assert.IsFalse(rig.Link.Last.Retain);
    }

    [TestMethod]
    public void EachNodeGetsItsOwnId()
    {
        GatewayRig rig = GatewayRig.Started();
        Assert.AreEqual(0, rig.Join(Kitchen).Session.NodeId);
        Assert.AreEqual(1, rig.Join(Kitchen + 1).Session.NodeId);
    }

    [TestMethod]
    public void NodeIsAnnouncedAgainUnderItsName()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen);
        node.SendClockRequest(1);
        rig.Forget();
        node.SendName("kitchen");
        Assert.AreEqual("{\"address\":\"" + KitchenMac + "\"}", rig.Told("kitchen/hello"));
        Assert.AreEqual("{\"rssi\":-50,\"channel\":3}", rig.Told("kitchen/result/rssi"));
        Assert.AreEqual(2, rig.Link.PublishedCount);
        Assert.AreEqual((int)NodeNameResult.Ok, node.NameResult);
    }

    [TestMethod]
    public void NodeThatWantsTheBroadcastKeyGetsIt()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = new NodeDouble(rig, Kitchen);
        node.Register(false, true);
        Assert.IsTrue(node.HasBroadcastKey);
    }

    [TestMethod]
    public void NodeThatDoesNotWantTheBroadcastKeyDoesNotGetIt()
    {
        Assert.IsFalse(GatewayRig.Started().Join(Kitchen).HasBroadcastKey);
    }

    [TestMethod]
    public void HelloThatFindsTheTableFullIsRefusedAndTheOthersStay()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble first = rig.Join(Kitchen);
        first.SendClockRequest(1);
        for (int i = 1; i < rig.Config.MaximumNodes; i++)
        {
            rig.Clock.Advance(AgreementBudget.PauseMilliseconds);
            rig.Join(Kitchen + i).SendClockRequest(1);
        }

        rig.Forget();
        int before = rig.Gateway.Rejects.Total;
        NodeDouble late = new NodeDouble(rig, Kitchen + rig.Config.MaximumNodes);
        late.SayHello(false, false);
        Assert.AreEqual(0, late.HellosAnswered);
        Assert.AreEqual(rig.Config.MaximumNodes, rig.Gateway.Nodes.Registered);
        Assert.AreEqual(0, rig.Link.PublishedCount);
        rig.AssertRefused(before, MacAddress.Format(Kitchen + rig.Config.MaximumNodes), "ClientHello refused: the node table is full");
        rig.Tell(KitchenMac + "/get/version", "");
        Assert.IsNotNull(first.NextControl(), "the others are still served");
    }

    [TestMethod]
    public void HelloUnderAnotherNetworkKeyIsRefused()
    {
        GatewayRig rig = GatewayRig.Started();
        byte[] hello = new NodeDouble(rig, Kitchen).MakeHello(false, false);
        hello[20] ^= 1;
        rig.Hear(Kitchen, hello, hello.Length);
        Assert.AreEqual(0, rig.Gateway.Nodes.Registered);
        Assert.AreEqual(0, rig.Radio.SentCount);
        rig.AssertRefused(0, KitchenMac, "ClientHello of wrong length or under another network key");
    }

    [TestMethod]
    public void HelloWhosePublicKeyGivesNoSecretIsRefused()
    {
        GatewayRig rig = GatewayRig.Started();
        SeededRandom random = new SeededRandom(3);
        EnigmaIoT.Shared.Sessions.FrameKey key = new EnigmaIoT.Shared.Sessions.FrameKey(rig.Cipher.Keys);
        EnigmaIoT.Shared.Sessions.NetworkKey.Derive(rig.Cipher, GatewayRig.Bytes(GatewayRig.Password), key);
        byte[] hello = new byte[ClientHelloFrame.Count];
        ClientHelloFrame.Seal(key, random, hello, new byte[FrameLayout.KeyCount], false, false);
        rig.Hear(Kitchen, hello, hello.Length);
        Assert.AreEqual(0, rig.Gateway.Nodes.Registered);
        Assert.IsNull(rig.Gateway.Nodes.Find(Kitchen), "the entry is given back");
        rig.AssertRefused(0, KitchenMac, "ClientHello with a public key that gives no secret");
    }

    [TestMethod]
    [DataRow(499)]
    [DataRow(60000)]
    [DataRow(90000000)]
    public void CopyOfAHelloIsNeverAnswered(int milliseconds)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = new NodeDouble(rig, Kitchen);
        byte[] hello = node.MakeHello(false, false);
        rig.Hear(Kitchen, hello, hello.Length);
        int sent = rig.Radio.SentCount;
        rig.Forget();
        rig.Clock.Advance(milliseconds);
        rig.Hear(Kitchen, hello, hello.Length);
        Assert.AreEqual(sent, rig.Radio.SentCount);
        rig.AssertRefused(0, KitchenMac, "copy of a ClientHello");
    }

    [TestMethod]
    public void LostServerHelloIsSentAgain()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = new NodeDouble(rig, Kitchen);
        node.IsOff = true;
        byte[] hello = node.MakeHello(false, false);
        rig.Hear(Kitchen, hello, hello.Length);
        Assert.AreEqual(3, rig.Radio.SentCount, "three attempts");
        Assert.AreEqual(Hex.Format(rig.Radio.Sent(0).Payload, 0, 67), Hex.Format(rig.Radio.Sent(2).Payload, 0, 67));
    }
}
