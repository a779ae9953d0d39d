using EnigmaIoT.Shared.Configuration;
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
        Assert.AreEqual(0, rig.Link.PublishedCount, "neither data nor status");
        rig.AssertRefused(before, KitchenMac, "data that is not what its encoding says");
    }

    [TestMethod]
    [DataRow("ff00ff")]
    [DataRow("ff0180")]
    [DataRow("ff68ff")]
    [DataRow("ff78ff")]
    [DataRow("ff64ffffffff")]
    [DataRow("ff7180018001ffff")]
    [DataRow("ff888000018000018000ff")]
    public void LongestCayenneLppThatFitsAFrameIsPublishedWhole(string measurement)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        byte[] one = Hex.Parse(measurement);
        byte[] payload = new byte[PayloadFrame.MaximumPayload / one.Length * one.Length];
        for (int i = 0; i < payload.Length; i++)
        {
            payload[i] = one[i % one.Length];
        }

        node.SendData(PayloadEncoding.CayenneLpp, payload);
        string json = rig.Told("kitchen/data");
        Assert.IsNotNull(json);
        Assert.IsTrue(json.Length > 1024 && json.EndsWith("}]"));
        int measurements = 0;
        for (int i = 0; i < json.Length - 9; i++)
        {
            measurements += json.Substring(i, 9) == "\"channel\"" ? 1 : 0;
        }

        Assert.AreEqual(payload.Length / one.Length, measurements);
    }

    [TestMethod]
    public void LongestMessagePackThatFitsAFrameIsPublishedWhole()
    {
        // An array of 209 times false, and one byte of the frame left.
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        byte[] payload = new byte[PayloadFrame.MaximumPayload];
        for (int i = 0; i < payload.Length; i++)
        {
            payload[i] = 0xC2;
        }

        payload[0] = 0xDC;
        payload[1] = 0;
        payload[2] = 209;
        node.SendData(PayloadEncoding.MessagePack, payload);
        Assert.AreEqual((209 * 6) + 1, rig.Told("kitchen/data").Length);
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
            "{\"rssi\":-50,\"per\":1.000000e+00,\"lostmessages\":2,\"totalmessages\":4,\"packetshour\":240.00}",
            rig.Told("kitchen/status"));
    }

    [TestMethod]
    public void CountsRunOnOverARegistration()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Clock.Advance(10000);
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        node.Session.NextData();
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        rig.Clock.Advance(10000);
        node.Register();
        rig.Clock.Advance(36000);
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.Contains("\"lostmessages\":1,\"totalmessages\":4,", rig.Told("kitchen/status"));
    }

    [TestMethod]
    public void CountsOfTheNodeThatHadTheEntryAreNotTheNewOnes()
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Join(Kitchen, "kitchen").SendData(PayloadEncoding.Raw, new byte[1]);
        rig.Gateway.Nodes.At(0).Release();
        rig.Join(Kitchen + 1).SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.Contains("\"totalmessages\":1,", rig.Told("3C:71:BF:00:00:03/status"));
    }

    [TestMethod]
    public void RateCountsTheNewestMessageMost()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        int[] seconds = { 3600, 100, 200, 400, 800, 1600 };
        for (int i = 0; i < seconds.Length; i++)
        {
            rig.Clock.Advance(seconds[i] * 1000);
            node.SendData(PayloadEncoding.Raw, new byte[1]);
        }

        // (2.25 + 4.5/2 + 9/4 + 18/8 + 36/16) / (1 + 1/2 + 1/4 + 1/8 + 1/16)
        Assert.Contains("\"packetshour\":5.81}", rig.Told("kitchen/status"));
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

        // It took a counter, and is not lost; the one behind it is.
        node.Session.NextData();
        node.Session.NextData();
        node.SendData(PayloadEncoding.Raw, new byte[1]);
        Assert.AreEqual("{\"lostMessages\":1}", rig.Told("kitchen/debug/lostmessages"));
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
    public void DiscoveryThatDescribesNothingIsRefusedInWords()
    {
        GatewayRig rig = new GatewayRig();
        rig.Config.HomeAssistant = HomeAssistantMode.Entities;
        rig.Start();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        byte[] frame = node.SealData(
            FrameType.HomeAssistantDiscovery, 0, node.Session.NextData(), PayloadEncoding.MessagePack, new byte[] { 0x80 });
        node.Send(frame, frame.Length);
        Assert.AreEqual(0, rig.Link.PublishedCount);
        rig.AssertRefused(0, KitchenMac, "discovery message that describes no entity of a known kind");
    }
}
