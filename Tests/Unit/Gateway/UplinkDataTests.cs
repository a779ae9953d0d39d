using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

[TestClass]
public class UplinkDataTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string KitchenMac = "3C:71:BF:00:00:02";

    [TestMethod]
    public void RawDataIsPublishedAsItIs()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        node.SendData(PayloadEncoding.Raw, new byte[] { 1, 0, 255 });
        byte[] payload = rig.Link.LastOf("greenhouse/kitchen/data").Payload;
        Assert.AreEqual("0100ff", Hex.Format(payload, 0, payload.Length));
        Assert.AreEqual(0, rig.Log.Count);
    }

    [TestMethod]
    public void MessagePackIsPublishedAsJson()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        node.SendData(PayloadEncoding.MessagePack, Hex.Parse("81a3666f6f2a"));
        Assert.AreEqual("{\"foo\":42}", rig.Told("kitchen/data"));
    }

    [TestMethod]
    public void CayenneLppIsPublishedAsJson()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        node.SendData(PayloadEncoding.CayenneLpp, Hex.Parse("01670110"));
        Assert.Contains("27.2", rig.Told("kitchen/data"));
    }

    [TestMethod]
    [DataRow((byte)0x82, "a0")]
    [DataRow((byte)0x83, "81a3666f")]
    public void DataThatIsNotWhatItsEncodingSaysIsRefused(byte encoding, string payload)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        int before = rig.Gateway.Rejects.Total;
        node.SendData(encoding, Hex.Parse(payload));
        Assert.AreEqual(0, rig.Count("kitchen/data"));
        rig.AssertRefused(before, KitchenMac, "data that is not what its encoding says, or too long");
    }

    [TestMethod]
    public void StatusFollowsEachDataMessage()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Clock.Advance(10000);
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual(
            "{\"rssi\":-50,\"per\":0.000000e+00,\"lostmessages\":0,\"totalmessages\":1,\"packetshour\":360.00}",
            rig.Told("kitchen/status"));
    }

    [TestMethod]
    public void LostMessagesAreToldAndCounted()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Clock.Advance(10000);
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        node.Session.NextData();
        node.Session.NextData();
        rig.Clock.Advance(20000);
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual("{\"lostMessages\":2}", rig.Told("kitchen/debug/lostmessages"));
        Assert.AreEqual(1, rig.Count("kitchen/debug/lostmessages"));
        Assert.AreEqual(
            "{\"rssi\":-50,\"per\":1.000000e+00,\"lostmessages\":2,\"totalmessages\":4,\"packetshour\":270.00}",
            rig.Told("kitchen/status"));
    }

    [TestMethod]
    public void DataOfANodeWithoutANameGoesUnderItsAddress()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Join(Kitchen).SendData(PayloadEncoding.Raw, GatewayRig.Bytes("7"));
        Assert.AreEqual("7", rig.Told(KitchenMac + "/data"));
    }

    [TestMethod]
    public void DataInTheClearIsRefusedUnlessAllowed()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        int before = rig.Gateway.Rejects.Total;
        node.Send(new byte[] { 0x11, 0, 0, 1, 0, 0, 0x37 }, 7);
        Assert.AreEqual(0, rig.Link.PublishedCount);
        rig.AssertRefused(before, KitchenMac, "data in the clear, which is not allowed");
    }

    [TestMethod]
    public void DataInTheClearIsPublishedWhereAllowed()
    {
        GatewayRig rig = new GatewayRig();
        rig.Config.AllowUnencryptedData = true;
        rig.Start();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        node.Send(new byte[] { 0x11, 0, 0, 1, 0, 0, 0x37 }, 7);
        Assert.AreEqual("7", rig.Told("kitchen/data"));
        Assert.AreEqual(1, rig.Count("kitchen/status"));
    }

    [TestMethod]
    [DataRow("11000001", "data in the clear of wrong length or for another node id")]
    [DataRow("11010001000037", "data in the clear of wrong length or for another node id")]
    [DataRow("11000000000037", "replayed frame")]
    public void WrongDataInTheClearIsRefusedWhereItIsAllowed(string frame, string reason)
    {
        GatewayRig rig = new GatewayRig();
        rig.Config.AllowUnencryptedData = true;
        rig.Start();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        byte[] bytes = Hex.Parse(frame);
        node.Send(bytes, bytes.Length);
        Assert.AreEqual(0, rig.Link.PublishedCount);
        rig.AssertRefused(0, KitchenMac, reason);
    }

    [TestMethod]
    public void DiscoveryIsRefusedInWords()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        byte[] frame = node.SealData(
            FrameType.HomeAssistantDiscovery, 0, node.Session.NextData(), PayloadEncoding.MessagePack, new byte[] { 0x80 });
        node.Send(frame, frame.Length);
        Assert.AreEqual(0, rig.Link.PublishedCount);
        rig.AssertRefused(0, KitchenMac, "Home Assistant discovery, which this gateway does not publish yet");
    }
}
