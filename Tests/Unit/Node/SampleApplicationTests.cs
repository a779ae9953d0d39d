using EnigmaIoT.Node.Applications;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

[TestClass]
public class SampleApplicationTests
{
    [TestMethod]
    public void ItsPeriodIsAFieldOfTheFirstConfiguration()
    {
        SampleApplication application = new SampleApplication(SampleApplication.DefaultPeriodMilliseconds);
        Assert.AreEqual(1, application.FieldCount);
        Assert.AreEqual("10", application.FieldDefault(0));
        Assert.IsNull(application.CheckField(0, "3600"));
        Assert.IsNotNull(application.CheckField(0, "3601"));
        Assert.IsNotNull(application.CheckField(0, "0"));
        Assert.IsNotNull(application.CheckField(0, "soon"));
        ApplicationValues values = new ApplicationValues();
        values.Set(application.FieldName(0), "60");
        application.UseFields(values);
        NodeRig rig = new NodeRig();
        rig.Start(application);
        rig.Register();
        Assert.AreEqual((byte)0, Count(rig));
        rig.Run(59999);
        Assert.IsNull(rig.Gateway.NextPayload(FrameType.SensorData));
        rig.Run(1);
        Assert.AreEqual((byte)1, Count(rig));
    }

    [TestMethod]
    public void SendsItsFirstMessageRightAfterRegistering()
    {
        NodeRig rig = NewRig();
        rig.Clock.Advance(3000000);
        rig.Register();
        uint uptime = (uint)(rig.Clock.Milliseconds / 1000);

        byte[] message = rig.Gateway.NextPayload(FrameType.SensorData);

        AssertBytes(
            new byte[]
            {
                0x83, 0x83,
                0xA5, (byte)'c', (byte)'o', (byte)'u', (byte)'n', (byte)'t', 0,
                0xA6, (byte)'u', (byte)'p', (byte)'t', (byte)'i', (byte)'m', (byte)'e',
                0xCD, (byte)(uptime >> 8), (byte)uptime,
                0xA3, (byte)'l', (byte)'e', (byte)'d', 0,
            },
            message);
    }

    [TestMethod]
    public void SendsEveryTenSeconds()
    {
        NodeRig rig = NewRig();
        rig.Register();
        Assert.AreEqual((byte)0, Count(rig));
        rig.Run(9999);
        Assert.IsNull(rig.Gateway.NextPayload(FrameType.SensorData));

        rig.Run(1);
        Assert.AreEqual((byte)1, Count(rig));
        rig.Run(10000);
        Assert.AreEqual((byte)2, Count(rig));
    }

    [TestMethod]
    [DataRow(0x01, 0x00)]
    [DataRow(0xC3, 0xC2)]
    public void SwitchesTheLedAndTellsIt(int on, int off)
    {
        NodeRig rig = NewRig();
        rig.Register();
        Count(rig);

        SetLed(rig, (byte)on);
        Assert.IsTrue(rig.Board.IsLedOn);
        Assert.AreEqual((byte)1, Led(rig));

        SetLed(rig, (byte)off);
        Assert.IsFalse(rig.Board.IsLedOn);
        Assert.AreEqual((byte)0, Led(rig));
    }

    [TestMethod]
    public void AnswersAQuestionAtOnce()
    {
        NodeRig rig = NewRig();
        rig.Register();
        Count(rig);
        rig.Run(2000);

        rig.Gateway.Data(true, PayloadEncoding.Raw, new byte[0]);
        rig.Pump();

        Assert.AreEqual((byte)1, Count(rig));
    }

    [TestMethod]
    public void IgnoresDataThatItDoesNotUnderstand()
    {
        NodeRig rig = NewRig();
        rig.Register();

        SetLed(rig, 2);
        Set(rig, PayloadEncoding.Raw, new byte[] { 0x81, 0xA3, (byte)'l', (byte)'e', (byte)'d', 1 });
        Set(rig, PayloadEncoding.MessagePack, new byte[] { 0x81, 0xA3, (byte)'l', (byte)'e', (byte)'t', 1 });
        Set(rig, PayloadEncoding.MessagePack, new byte[] { 0x82, 0xA3, (byte)'l', (byte)'e', (byte)'d', 1 });
        Set(rig, PayloadEncoding.MessagePack, new byte[] { 0x81, 0xA4, (byte)'l', (byte)'e', (byte)'d', 1 });
        Set(rig, PayloadEncoding.MessagePack, new byte[0]);

        Assert.IsFalse(rig.Board.IsLedOn);
        Assert.AreEqual(6, rig.Node.Rejects.Total);
    }

    [TestMethod]
    public void TriesAgainSoonWhereTheQueueIsFull()
    {
        NodeRig rig = NewRig();
        rig.Register();
        Count(rig);
        rig.Run(5000);
        rig.Radio.QueueSize = 0;
        while (rig.Node.SendData(PayloadEncoding.Raw, new byte[1], 0, 1))
        {
        }

        rig.Run(5000);
        rig.Radio.QueueSize = 8;
        rig.Run(20);

        byte[] last = null;
        for (byte[] next = Next(rig); next != null; next = Next(rig))
        {
            last = next;
        }

        Assert.AreEqual(PayloadEncoding.MessagePack, last[0]);
    }

    private static NodeRig NewRig()
    {
        NodeRig rig = new NodeRig();
        SampleApplication application = new SampleApplication(SampleApplication.DefaultPeriodMilliseconds);
        rig.Start(application);
        return rig;
    }

    private static byte[] Next(NodeRig rig)
    {
        return rig.Gateway.NextPayload(FrameType.SensorData);
    }

    private static byte Count(NodeRig rig)
    {
        return Next(rig)[8];
    }

    private static byte Led(NodeRig rig)
    {
        byte[] message = Next(rig);
        return message[message.Length - 1];
    }

    private static void SetLed(NodeRig rig, byte value)
    {
        byte[] payload = new byte[] { 0x81, 0xA3, (byte)'l', (byte)'e', (byte)'d', value };
        Set(rig, PayloadEncoding.MessagePack, payload);
    }

    private static void Set(NodeRig rig, byte encoding, byte[] payload)
    {
        rig.Gateway.Data(false, encoding, payload);
        rig.Pump();
    }

    private static void AssertBytes(byte[] expected, byte[] actual)
    {
        Assert.AreEqual(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.AreEqual(expected[i], actual[i]);
        }
    }
}
