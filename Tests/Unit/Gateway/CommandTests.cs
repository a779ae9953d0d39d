using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

[TestClass]
public class CommandTests
{
    private const long Kitchen = 0x3C71BF000002;
    private const string KitchenMac = "3C:71:BF:00:00:02";

    [TestMethod]
    [DataRow("get/version", "", "01")]
    [DataRow("get/sleeptime", "", "02")]
    [DataRow("set/sleeptime", "10", "030a000000")]
    [DataRow("set/sleeptime", "4294967295", "03ffffffff")]
    [DataRow("set/sleeptime", "10.0", "030a000000")]
    [DataRow("set/sleeptime", "300.", "032c010000")]
    [DataRow("set/sleeptime", "+5", "0305000000")]
    [DataRow("set/sleeptime", " 7 \n", "0307000000")]
    [DataRow("set/identify", "", "04")]
    [DataRow("set/reset", "", "05")]
    [DataRow("get/name", "", "07")]
    [DataRow("set/name", "cellar", "8763656c6c617200")]
    [DataRow("set/restart", "", "09")]
    public void CommandGoesToTheNodeAsControlBytes(string command, string payload, string expected)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Tell("kitchen/" + command, payload);
        byte[] control = node.NextControl();
        Assert.AreEqual(expected, Hex.Format(control, 0, control.Length));
        Assert.IsNull(node.NextControl());
        Assert.AreEqual(0, rig.Log.Count);
    }

    [TestMethod]
    [DataRow("81000908", "result/version", "{\"version\":\"0.9.8\"}")]
    [DataRow("81000908450130", "result/version", "{\"version\":\"0.9.8\"}")]
    [DataRow("820a000000", "result/sleeptime", "{\"sleeptime\":10}")]
    [DataRow("8200000000", "result/sleeptime", "{\"sleeptime\":0}")]
    [DataRow("85", "result/reset", "{\"result\":\"OK\"}")]
    [DataRow("083c71bf0000026b69746368656e", "result/name", "{\"name\":\"kitchen\",\"address\":\"3C:71:BF:00:00:02\"}")]
    [DataRow("083c71bf00000263656c6c6172", "result/name", "{\"name\":\"cellar\",\"address\":\"3C:71:BF:00:00:02\"}")]
    [DataRow("083c71bf000002", "result/name", "{\"name\":\"\",\"address\":\"3C:71:BF:00:00:02\"}")]
    [DataRow("08aaaaaaaaaaaa6b69746368656e", "result/name", "{\"name\":\"kitchen\",\"address\":\"3C:71:BF:00:00:02\"}")]
    [DataRow("86c806", "result/rssi", "{\"rssi\":-56,\"channel\":6}")]
    [DataRow("8903", "restart", "{\"reason\":3}")]
    [DataRow("89ff", "restart", "{\"reason\":-1}")]
    [DataRow("8902", "restart", "{\"reason\":2}")]
    [DataRow("890301", "restart", "{\"reason\":3}")]
    [DataRow("890200", "restart", "{\"reason\":2,\"cause\":\"unknown\"}")]
    [DataRow("890201", "restart", "{\"reason\":2,\"cause\":\"the new image was not confirmed in time\"}")]
    [DataRow("890202", "restart", "{\"reason\":2,\"cause\":\"the new image was reverted on request\"}")]
    [DataRow("890203", "restart", "{\"reason\":2,\"cause\":\"the new image was damaged in flash\"}")]
    [DataRow("890204", "restart", "{\"reason\":2,\"cause\":\"the boot record could not be written\"}")]
    [DataRow("8902ff", "restart", "{\"reason\":2,\"cause\":\"unknown\"}")]
    public void AnswerIsPublishedUnderTheNodesName(string control, string suffix, string expected)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        node.SendControl(Hex.Parse(control));
        Assert.AreEqual(1, rig.Link.PublishedCount);
        Assert.AreEqual(expected, rig.Told("kitchen/" + suffix));
        Assert.IsFalse(rig.Link.Last.Retain);
    }

    [TestMethod]
    [DataRow("8100", "control answer that is too short")]
    [DataRow("82000000", "control answer that is too short")]
    [DataRow("083c71bf", "control answer that is too short")]
    [DataRow("86c8", "control answer that is too short")]
    [DataRow("89", "control answer that is too short")]
    [DataRow("42", "control answer of an unknown kind")]
    [DataRow("ff", "OTA answer outside of an update")]
    [DataRow("ff0400", "OTA answer outside of an update")]
    [DataRow("ff07", "OTA answer outside of an update")]
    public void WrongAnswerIsRefused(string control, string reason)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        node.SendControl(Hex.Parse(control));
        Assert.AreEqual(0, rig.Link.PublishedCount);
        rig.AssertRefused(0, KitchenMac, reason);
    }

    [TestMethod]
    [DataRow("ff00", "{\"result\":\"OTA Started\",\"status\":0}")]
    [DataRow("ff01", "{\"result\":\"OTA Start error\",\"status\":1}")]
    [DataRow("ff02", "{\"result\":\"OTA check OK\",\"status\":2}")]
    [DataRow("ff03", "{\"result\":\"OTA check failed\",\"status\":3}")]
    [DataRow("ff042900", "{\"last_chunk\":41,\"result\":\"OTA out of sequence error\",\"status\":4}")]
    [DataRow("ff05", "{\"result\":\"OTA timeout\",\"status\":5}")]
    [DataRow("ff06", "{\"result\":\"OTA finished OK\",\"status\":6}")]
    public void OtaAnswerOutsideOfAnUpdateIsPassedOn(string control, string expected)
    {
        GatewayRig rig = GatewayRig.Started();
        rig.Join(Kitchen, "kitchen").SendControl(Hex.Parse(control));
        Assert.AreEqual(expected, rig.Told("kitchen/result/ota"));
    }

    [TestMethod]
    public void SignalStrengthIsAnsweredByTheGatewayItself()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        byte[] frame = node.SealControl(node.Session.NextControl(), new byte[] { ControlCode.ResetAnswer });
        rig.Radio.Enqueue(Kitchen, frame, frame.Length, -77);
        rig.Pump();
        int sent = rig.Radio.SentCount;
        rig.Tell("kitchen/get/rssi", "");
        Assert.AreEqual("{\"rssi\":-77,\"channel\":3}", rig.Told("kitchen/result/rssi"));
        Assert.AreEqual(sent, rig.Radio.SentCount);
    }

    [TestMethod]
    public void AnswerGoesUnderTheNameAndTheAddressThatWasAsked()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Tell("3c:71:bf:00:00:02/get/version", "");
        node.SendControl(ControlCode.VersionAnswer, 0, 9, 8);
        Assert.AreEqual("{\"version\":\"0.9.8\"}", rig.Told("kitchen/result/version"));
        Assert.AreEqual("{\"version\":\"0.9.8\"}", rig.Told("3c:71:bf:00:00:02/result/version"), "in the case that was asked");
        Assert.AreEqual(2, rig.Link.PublishedCount);
    }

    [TestMethod]
    public void AnswerGoesOnlyUnderTheNameAgainTwoMinutesLater()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Tell(KitchenMac + "/set/identify", "");
        rig.Clock.Advance(120000);
        node.SendControl(ControlCode.VersionAnswer, 0, 9, 8);
        Assert.AreEqual(1, rig.Count("kitchen/result/version"));
        Assert.AreEqual(0, rig.Count(KitchenMac + "/result/version"));
    }

    [TestMethod]
    public void AnswerToARenamingGoesUnderTheOldNameToo()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Tell("kitchen/set/name", "cellar");
        node.SendName("cellar");
        node.SendControl(Hex.Parse("083c71bf00000263656c6c6172"));
        string expected = "{\"name\":\"cellar\",\"address\":\"" + KitchenMac + "\"}";
        Assert.AreEqual(expected, rig.Told("cellar/result/name"));
        Assert.AreEqual(expected, rig.Told("kitchen/result/name"));
    }

    [TestMethod]
    public void JsonGoesToTheNodeAsMessagePack()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Tell("kitchen/set/data", "{\"foo\":42}");
        AssertData(node.Data, FrameType.DataSet, PayloadEncoding.MessagePack, "81a3666f6f2a");
        rig.Tell("kitchen/get/data", "{}");
        AssertData(node.Data, FrameType.DataGet, PayloadEncoding.MessagePack, "80");
    }

    [TestMethod]
    [DataRow("get/data", FrameType.DataGet)]
    [DataRow("set/data", FrameType.DataSet)]
    public void NoDataAtAllGoesToTheNodeAsTheFinalZeroAlone(string command, byte type)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Tell("kitchen/" + command, "");
        AssertData(node.Data, type, PayloadEncoding.Raw, "00");
        Assert.AreEqual(0, rig.Link.PublishedCount);
        Assert.AreEqual(0, rig.Log.Count);
    }

    [TestMethod]
    public void OtherDataGoesToTheNodeAsItIsWithAFinalZero()
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = rig.Join(Kitchen, "kitchen");
        rig.Tell("kitchen/set/data", "on now");
        AssertData(node.Data, FrameType.DataSet, PayloadEncoding.Raw, "6f6e206e6f7700");
    }

    private static void AssertData(SentFrame data, byte type, byte encoding, string payload)
    {
        Assert.AreEqual(type, data.Payload[0]);
        Assert.AreEqual(encoding, PayloadFrame.Encoding(data.Payload));
        int count = PayloadFrame.PayloadCount(data.Payload.Length);
        Assert.AreEqual(payload, Hex.Format(data.Payload, PayloadFrame.PayloadOffset, count));
    }
}
