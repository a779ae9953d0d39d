using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Frames;

/// <summary>Frames with a length field: payload and control.</summary>
[TestClass]
public class DataFrameTests
{
    private const int LengthOffset = FrameLayout.BodyOffset;

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(214)]
    public void APayloadFrameCarriesItsFields(int payloadCount)
    {
        FrameKey key = Keys.Filled(1);
        byte[] frame = Filled();
        int count = PayloadFrame.Seal(key, frame, FrameType.SensorData, 0xFFFE, 0x1234, PayloadEncoding.CayenneLpp, payloadCount);
        Assert.AreEqual(36 + payloadCount, count);
        Assert.AreEqual(FrameType.SensorData, frame[0]);
        Assert.IsTrue(PayloadFrame.Open(key, frame, count));
        Assert.AreEqual(0xFFFE, PayloadFrame.NodeId(frame));
        Assert.AreEqual(0x1234, PayloadFrame.Counter(frame));
        Assert.AreEqual(PayloadEncoding.CayenneLpp, PayloadFrame.Encoding(frame));
        Assert.AreEqual(payloadCount, PayloadFrame.PayloadCount(count));
        AssertFilled(frame, PayloadFrame.PayloadOffset, payloadCount);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(215)]
    public void AControlFrameCarriesItsFields(int controlCount)
    {
        FrameKey key = Keys.Filled(1);
        byte[] frame = Filled();
        int count = ControlFrame.Seal(key, frame, FrameType.ControlDown, 0x0102, 0xFFFF, controlCount);
        Assert.AreEqual(35 + controlCount, count);
        Assert.AreEqual(FrameType.ControlDown, frame[0]);
        Assert.IsTrue(ControlFrame.Open(key, frame, count));
        Assert.AreEqual(0x0102, ControlFrame.NodeId(frame));
        Assert.AreEqual(0xFFFF, ControlFrame.Counter(frame));
        Assert.AreEqual(controlCount, ControlFrame.ControlCount(count));
        AssertFilled(frame, ControlFrame.ControlOffset, controlCount);
    }

    [TestMethod]
    public void TheLongestFramesHave250Bytes()
    {
        Assert.AreEqual(214, PayloadFrame.MaximumPayload);
        Assert.AreEqual(215, ControlFrame.MaximumControl);
    }

    [TestMethod]
    public void AFrameWhoseLengthFieldIsWrongIsRefused()
    {
        FrameKey key = Keys.Filled(1);
        const int PlainEnd = 40;
        for (int length = 0; length < 256; length++)
        {
            byte[] frame = Filled();
            frame[LengthOffset] = (byte)length;
            frame[LengthOffset + 1] = 0;
            int count = key.Seal(frame, FrameLayout.BodyOffset, PlainEnd);
            byte[] copy = (byte[])frame.Clone();
            Assert.AreEqual(length == PlainEnd, PayloadFrame.Open(key, frame, count), length.ToString());
            Assert.AreEqual(length == PlainEnd, ControlFrame.Open(key, copy, count), length.ToString());
        }
    }

    [TestMethod]
    public void TheHighByteOfTheLengthFieldCounts()
    {
        FrameKey key = Keys.Filled(1);
        byte[] frame = Filled();
        frame[LengthOffset] = 40;
        frame[LengthOffset + 1] = 1;
        int count = key.Seal(frame, FrameLayout.BodyOffset, 40);
        Assert.IsFalse(PayloadFrame.Open(key, frame, count));
    }

    [TestMethod]
    public void AFrameOfAnotherSessionDoesNotOpen()
    {
        byte[] frame = Filled();
        int count = PayloadFrame.Seal(Keys.Filled(1), frame, FrameType.SensorData, 1, 1, PayloadEncoding.Raw, 5);
        Assert.IsFalse(PayloadFrame.Open(Keys.Filled(2), frame, count));
        count = ControlFrame.Seal(Keys.Filled(1), frame, FrameType.ControlUp, 1, 1, 5);
        Assert.IsFalse(ControlFrame.Open(Keys.Filled(2), frame, count));
    }

    [TestMethod]
    public void ACutFrameDoesNotOpen()
    {
        FrameKey key = Keys.Filled(1);
        byte[] frame = Filled();
        int count = PayloadFrame.Seal(key, frame, FrameType.SensorData, 1, 1, PayloadEncoding.Raw, 20);
        for (int cut = 0; cut < count; cut++)
        {
            Assert.IsFalse(PayloadFrame.Open(key, (byte[])frame.Clone(), cut), cut.ToString());
        }
    }

    private static byte[] Filled()
    {
        byte[] frame = new byte[FrameLayout.MaximumCount];
        for (int i = 0; i < frame.Length; i++)
        {
            frame[i] = (byte)(i * 3);
        }

        return frame;
    }

    private static void AssertFilled(byte[] frame, int offset, int count)
    {
        for (int i = offset; i < offset + count; i++)
        {
            Assert.AreEqual((byte)(i * 3), frame[i]);
        }
    }
}
