using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Frames;

/// <summary>
/// Every length from 0 to 250 bytes against every kind of frame: only the lengths that the layout allows are ever given to
/// the cipher, and no length has an exception. Each frame is sealed properly at its length, so that nothing but the length
/// can be the reason to refuse it.
/// </summary>
[TestClass]
public class FrameLengthTests
{
    private delegate bool OpenFrame(FrameKey key, byte[] frame, int count, int openedBy);

    [TestMethod]
    public void AClientHelloHasExactly65Bytes()
    {
        AssertTakes(65, 65, FrameLayout.BodyOffset, ClientHelloFrame.Open);
    }

    [TestMethod]
    public void AServerHelloHasExactly67Bytes()
    {
        AssertTakes(67, 67, FrameLayout.BodyOffset, ServerHelloFrame.Open);
    }

    [TestMethod]
    public void AClockRequestHasExactly39Bytes()
    {
        AssertTakes(39, 39, FrameLayout.BodyOffset, ClockRequestFrame.Open);
    }

    [TestMethod]
    public void AClockResponseHasExactly55Bytes()
    {
        AssertTakes(55, 55, FrameLayout.BodyOffset, ClockResponseFrame.Open);
    }

    [TestMethod]
    public void ANameResultHasExactly32Bytes()
    {
        AssertTakes(32, 32, FrameLayout.BodyOffset + 2, NodeNameResultFrame.Open);
    }

    [TestMethod]
    public void ANameHas1To32Bytes()
    {
        AssertTakes(34, 65, FrameLayout.BodyOffset, NodeNameFrame.Open);
    }

    [TestMethod]
    public void AControlFrameHasAtLeastItsCode()
    {
        AssertTakes(36, 250, FrameLayout.BodyOffset, ControlFrame.Open);
    }

    [TestMethod]
    public void APayloadFrameMayHaveAnEmptyPayload()
    {
        AssertTakes(36, 250, FrameLayout.BodyOffset, PayloadFrame.Open);
    }

    [TestMethod]
    public void UnencryptedDataHasAtLeastItsHeader()
    {
        for (int count = -1; count <= 251; count++)
        {
            Assert.AreEqual(count >= 6 && count <= 250, UnencryptedDataFrame.IsComplete(count), count.ToString());
        }
    }

    [TestMethod]
    public void AnInvalidateKeyHasExactlyTwoBytes()
    {
        byte[] frame = new byte[FrameLayout.MaximumCount];
        frame[1] = (byte)InvalidateReason.Kicked;
        for (int count = 0; count <= FrameLayout.MaximumCount; count++)
        {
            InvalidateReason reason;
            Assert.AreEqual(count == 2, InvalidateKeyFrame.TryRead(frame, count, out reason), count.ToString());
            Assert.AreEqual((int)(count == 2 ? InvalidateReason.Kicked : InvalidateReason.Unknown), (int)reason);
        }
    }

    private static void AssertTakes(int shortest, int longest, int encryptedFrom, OpenFrame open)
    {
        FrameKey key = Keys.Filled(0x31);
        for (int count = 0; count <= FrameLayout.MaximumCount; count++)
        {
            // One byte more than a frame, so that a codec that reads past the end meets the wrong tag, not an exception.
            byte[] frame = new byte[FrameLayout.MaximumCount + 1];
            int plainEnd = count - FrameLayout.TagCount;
            if (plainEnd >= encryptedFrom)
            {
                frame[FrameLayout.BodyOffset] = (byte)plainEnd;
                key.Seal(frame, encryptedFrom, plainEnd);
            }

            Assert.AreEqual(count >= shortest && count <= longest, open(key, frame, count, 0), count.ToString());
        }
    }
}
