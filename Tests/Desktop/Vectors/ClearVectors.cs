using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Vectors;

/// <summary>The vectors of what is never encrypted, and of what the reference did.</summary>
internal static class ClearVectors
{
    public static void UnencryptedData(ReferenceVector vector)
    {
        byte[] frame = KeyVectors.FrameBuffer(vector);
        int count = vector.Number("length");
        byte[] payload = frame[UnencryptedDataFrame.PayloadOffset..count];
        Assert.IsTrue(UnencryptedDataFrame.IsComplete(count));
        Assert.AreEqual(vector.Number("counter"), UnencryptedDataFrame.Counter(frame));
        Assert.AreEqual(vector.GatewayResult("enc"), frame[UnencryptedDataFrame.PayloadOffset - 1].ToString());
        Assert.AreEqual(vector.GatewayResult("data"), Convert.ToHexStringLower(payload));

        byte[] written = new byte[FrameLayout.MaximumCount];
        payload.CopyTo(written, UnencryptedDataFrame.PayloadOffset);
        int writtenCount = UnencryptedDataFrame.Write(
            written,
            UnencryptedDataFrame.NodeId(frame),
            vector.Number("counter"),
            frame[UnencryptedDataFrame.PayloadOffset - 1],
            payload.Length);
        Assert.AreEqual(vector.Text("frame"), Convert.ToHexStringLower(written, 0, writtenCount));
    }

    public static void InvalidateKey(ReferenceVector vector)
    {
        AssertInvalidates(vector.Bytes("frame"), (InvalidateReason)vector.Number("reason"));
    }

    public static void TamperedTag(ReferenceVector vector)
    {
        AssertInvalidates(vector.Bytes("reply"), InvalidateReason.WrongData);
    }

    /// <summary>What the reference's node made of the broadcast before it: type, encoding and payload.</summary>
    public static void NodeBroadcastReceived(ReferenceVector vector)
    {
        ReferenceVector broadcast = VectorFile.Single("dl_broadcast_userdata_set");
        byte[] frame = KeyVectors.FrameBuffer(broadcast);
        int count = broadcast.Number("length");
        Assert.IsTrue(PayloadFrame.Open(VectorKeys.Load(broadcast.Bytes("key32")), frame, count));
        string payload = Convert.ToHexStringLower(frame, PayloadFrame.PayloadOffset, PayloadFrame.PayloadCount(count));
        Assert.AreEqual(vector.Text("rx"), $"{frame[0]:x2}:{PayloadFrame.Encoding(frame):x2}:{payload}");
    }

    /// <summary>
    /// Records that the reference sends a sleepy node's pending message right after its data. It has no bytes for Shared to
    /// make; the order is the gateway's, and the data frame that triggers it is a vector of its own.
    /// </summary>
    public static void SleepyDownlinkQueued(ReferenceVector vector)
    {
        Assert.IsTrue(vector.Flag("sent_immediately"));
        Assert.IsFalse(vector.Has("frame"));
    }

    private static void AssertInvalidates(byte[] frame, InvalidateReason reason)
    {
        Assert.IsTrue(InvalidateKeyFrame.TryRead(frame, frame.Length, out InvalidateReason read));
        Assert.AreEqual(reason, read);
        byte[] written = new byte[InvalidateKeyFrame.Count];
        Assert.AreEqual(frame.Length, InvalidateKeyFrame.Write(written, reason));
        CollectionAssert.AreEqual(frame, written);
    }
}
