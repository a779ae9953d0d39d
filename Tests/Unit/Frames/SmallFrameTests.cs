using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Frames;

/// <summary>Clock, names, invalidation and data in the clear.</summary>
[TestClass]
public class SmallFrameTests
{
    [TestMethod]
    public void AClockRequestCarriesItsFields()
    {
        FrameKey key = Keys.Filled(1);
        byte[] frame = new byte[FrameLayout.MaximumCount];
        int count = ClockRequestFrame.Seal(key, frame, 0xABCD, 0x7122334455667788);
        Assert.AreEqual(ClockRequestFrame.Count, count);
        Assert.AreEqual(FrameType.ClockRequest, frame[0]);
        Assert.IsTrue(ClockRequestFrame.Open(key, frame, count));
        Assert.AreEqual(0xABCD, ClockRequestFrame.Counter(frame));
        Assert.AreEqual(0x7122334455667788, ClockRequestFrame.T1(frame));
    }

    [TestMethod]
    public void AClockResponseCarriesItsFields()
    {
        FrameKey key = Keys.Filled(1);
        byte[] frame = new byte[FrameLayout.MaximumCount];
        int count = ClockResponseFrame.Seal(key, frame, 0x1001, -1, 1700000000000000, long.MaxValue);
        Assert.AreEqual(ClockResponseFrame.Count, count);
        Assert.AreEqual(FrameType.ClockResponse, frame[0]);
        Assert.IsTrue(ClockResponseFrame.Open(key, frame, count));
        Assert.AreEqual(0x1001, LittleEndian.ReadUInt16(frame, FrameLayout.BodyOffset));
        Assert.AreEqual(-1L, ClockResponseFrame.T1(frame));
        Assert.AreEqual(1700000000000000L, ClockResponseFrame.T2(frame));
        Assert.AreEqual(long.MaxValue, ClockResponseFrame.T3(frame));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(32)]
    public void ANameFrameCarriesItsFields(int nameCount)
    {
        FrameKey key = Keys.Filled(1);
        byte[] frame = new byte[FrameLayout.MaximumCount];
        for (int i = 0; i < nameCount; i++)
        {
            frame[NodeNameFrame.NameOffset + i] = (byte)('a' + i);
        }

        int count = NodeNameFrame.Seal(key, frame, 0x0203, 0x0405, nameCount);
        Assert.AreEqual(FrameType.NodeNameSet, frame[0]);
        Assert.IsTrue(NodeNameFrame.Open(key, frame, count));
        Assert.AreEqual(0x0203, NodeNameFrame.NodeId(frame));
        Assert.AreEqual(0x0405, NodeNameFrame.Counter(frame));
        Assert.AreEqual(nameCount, NodeNameFrame.NameCount(count));
        Assert.AreEqual((byte)('a' + nameCount - 1), frame[NodeNameFrame.NameOffset + nameCount - 1]);
    }

    [TestMethod]
    [DataRow((int)NodeNameResult.Ok)]
    [DataRow((int)NodeNameResult.AlreadyUsed)]
    [DataRow((int)NodeNameResult.MessageError)]
    public void ANameResultKeepsItsSign(int result)
    {
        FrameKey key = Keys.Filled(1);
        byte[] frame = new byte[FrameLayout.MaximumCount];
        int count = NodeNameResultFrame.Seal(key, frame, 0x0506, (NodeNameResult)result);
        Assert.AreEqual(NodeNameResultFrame.Count, count);
        Assert.AreEqual(FrameType.NodeNameResult, frame[0]);
        Assert.AreEqual(0x0506, LittleEndian.ReadUInt16(frame, FrameLayout.BodyOffset));
        Assert.IsTrue(NodeNameResultFrame.Open(key, frame, count));
        Assert.AreEqual(result, (int)NodeNameResultFrame.Result(frame));
    }

    [TestMethod]
    public void AnInvalidateKeyIsTypeAndReason()
    {
        byte[] frame = new byte[InvalidateKeyFrame.Count];
        Assert.AreEqual(2, InvalidateKeyFrame.Write(frame, InvalidateReason.KeyExpired));
        Assert.AreEqual("fb05", Hex.Format(frame, 0, 2));
        InvalidateReason reason;
        Assert.IsTrue(InvalidateKeyFrame.TryRead(frame, 2, out reason));
        Assert.AreEqual((int)InvalidateReason.KeyExpired, (int)reason);
    }

    [TestMethod]
    public void DataInTheClearCarriesItsFields()
    {
        byte[] frame = new byte[FrameLayout.MaximumCount];
        frame[UnencryptedDataFrame.PayloadOffset] = 0x42;
        int count = UnencryptedDataFrame.Write(frame, 0x0102, 0x0304, PayloadEncoding.MessagePack, 1);
        Assert.AreEqual("11020104038342", Hex.Format(frame, 0, count));
        Assert.AreEqual(0x0102, UnencryptedDataFrame.NodeId(frame));
        Assert.AreEqual(0x0304, UnencryptedDataFrame.Counter(frame));
    }
}
