using System.Text;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Simulation.Cryptography;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Vectors;

/// <summary>
/// The vectors of frames, both ways: the reference's frame opens to its fields, and the same fields, sealed with the
/// recorded random numbers, give the reference's frame byte for byte.
/// </summary>
internal static class FrameVectors
{
    public static void ClientHello(ReferenceVector vector)
    {
        byte[] frame = Opened(vector, ClientHelloFrame.Open);
        Assert.AreEqual(vector.Flag("sleepy"), ClientHelloFrame.IsSleepy(frame));
        Assert.AreEqual(vector.Flag("broadcast"), ClientHelloFrame.WantsBroadcastKey(frame));

        byte[] publicKey = PublicKey(frame, ClientHelloFrame.PublicKeyOffset);
        CollectionAssert.AreEqual(vector.Bytes("node_public"), publicKey);
        AssertSeals(vector, (key, sealedFrame) => ClientHelloFrame.Seal(
            key,
            VectorKeys.Script(vector.Bytes("plaintext")[^4..]),
            sealedFrame,
            publicKey,
            vector.Flag("sleepy"),
            vector.Flag("broadcast")));
    }

    public static void ServerHello(ReferenceVector vector)
    {
        byte[] frame = Opened(vector, ServerHelloFrame.Open);
        Assert.AreEqual(vector.Number("nodeId"), ServerHelloFrame.NodeId(frame));

        byte[] publicKey = PublicKey(frame, ServerHelloFrame.PublicKeyOffset);
        CollectionAssert.AreEqual(vector.Bytes("gw_public"), publicKey);
        byte[] random = vector.Bytes("plaintext")[^4..];
        AssertSeals(vector, (key, sealedFrame) => ServerHelloFrame.Seal(
            key,
            VectorKeys.Script(random),
            sealedFrame,
            publicKey,
            vector.Number("nodeId")));
    }

    public static void Payload(ReferenceVector vector)
    {
        byte[] frame = Opened(vector, PayloadFrame.Open);
        int payloadCount = PayloadFrame.PayloadCount(vector.Number("length"));
        byte[] plaintext = vector.Bytes("plaintext");
        byte[] payload = plaintext[(PayloadFrame.PayloadOffset - FrameLayout.BodyOffset)..];
        Assert.AreEqual(payload.Length, payloadCount);
        AssertHeader(vector, PayloadFrame.NodeId(frame), PayloadFrame.Counter(frame));
        if (vector.Has("encoding"))
        {
            Assert.AreEqual(vector.Number("encoding"), PayloadFrame.Encoding(frame));
        }

        if (vector.Has("gateway_result") && vector.Text("gateway_result").Length > 0)
        {
            Assert.AreEqual("0", vector.GatewayResult("ctl"));
            Assert.AreEqual(vector.GatewayResult("enc"), PayloadFrame.Encoding(frame).ToString());
            Assert.AreEqual(vector.GatewayResult("data"), Convert.ToHexStringLower(payload));
        }

        AssertSeals(vector, (key, sealedFrame) =>
        {
            payload.CopyTo(sealedFrame, PayloadFrame.PayloadOffset);
            return PayloadFrame.Seal(
                key,
                sealedFrame,
                (byte)vector.Number("type"),
                PayloadFrame.NodeId(frame),
                PayloadFrame.Counter(frame),
                PayloadFrame.Encoding(frame),
                payloadCount);
        });
    }

    public static void Control(ReferenceVector vector)
    {
        byte[] frame = Opened(vector, ControlFrame.Open);
        int controlCount = ControlFrame.ControlCount(vector.Number("length"));
        byte[] control = vector.Bytes("plaintext")[(ControlFrame.ControlOffset - FrameLayout.BodyOffset)..];
        Assert.AreEqual(control.Length, controlCount);
        AssertHeader(vector, ControlFrame.NodeId(frame), ControlFrame.Counter(frame));
        if (vector.Has("gateway_result"))
        {
            Assert.AreEqual("1", vector.GatewayResult("ctl"));
            Assert.AreEqual(vector.GatewayResult("data"), Convert.ToHexStringLower(control));
        }

        ControlVectors.AssertReads(vector, frame, ControlFrame.ControlOffset, controlCount);
        AssertSeals(vector, (key, sealedFrame) => ControlFrame.Seal(
            key,
            sealedFrame,
            (byte)vector.Number("type"),
            ControlFrame.NodeId(frame),
            ControlFrame.Counter(frame),
            ControlVectors.Write(vector, sealedFrame, ControlFrame.ControlOffset)));
    }

    public static void NodeName(ReferenceVector vector)
    {
        byte[] frame = Opened(vector, NodeNameFrame.Open);
        byte[] name = Encoding.UTF8.GetBytes(vector.Text("node_name"));
        Assert.AreEqual(name.Length, NodeNameFrame.NameCount(vector.Number("length")));
        CollectionAssert.AreEqual(name, frame[NodeNameFrame.NameOffset..(NodeNameFrame.NameOffset + name.Length)]);
        Assert.AreEqual(0, NodeNameFrame.NodeId(frame));
        Assert.AreEqual(vector.Number("counter"), NodeNameFrame.Counter(frame));
        AssertSeals(vector, (key, sealedFrame) =>
        {
            name.CopyTo(sealedFrame, NodeNameFrame.NameOffset);
            return NodeNameFrame.Seal(key, sealedFrame, 0, vector.Number("counter"), name.Length);
        });
    }

    public static void NodeNameResult(ReferenceVector vector)
    {
        byte[] frame = Opened(vector, NodeNameResultFrame.Open);
        Assert.AreEqual(Shared.Frames.NodeNameResult.Ok, NodeNameResultFrame.Result(frame));
        int counter = LittleEndian.ReadUInt16(vector.Bytes("frame"), FrameLayout.BodyOffset);
        Assert.AreEqual(counter, LittleEndian.ReadUInt16(frame, FrameLayout.BodyOffset));
        AssertSeals(vector, (key, sealedFrame) =>
            NodeNameResultFrame.Seal(key, sealedFrame, counter, Shared.Frames.NodeNameResult.Ok));
    }

    public static void ClockRequest(ReferenceVector vector)
    {
        byte[] frame = Opened(vector, ClockRequestFrame.Open);
        int counter = LittleEndian.ReadUInt16(vector.Bytes("plaintext"), 0);
        long t1 = LittleEndian.ReadInt64(vector.Bytes("plaintext"), 2);
        Assert.AreEqual(counter, ClockRequestFrame.Counter(frame));
        Assert.AreEqual(t1, ClockRequestFrame.T1(frame));
        Assert.AreEqual(VectorFile.Single("clock_response").Text("frame"), vector.Text("gateway_reply"));
        AssertSeals(vector, (key, sealedFrame) => ClockRequestFrame.Seal(key, sealedFrame, counter, t1));
    }

    public static void ClockResponse(ReferenceVector vector)
    {
        byte[] frame = Opened(vector, ClockResponseFrame.Open);
        byte[] plaintext = vector.Bytes("plaintext");
        long t1 = LittleEndian.ReadInt64(plaintext, 2);
        long t2 = LittleEndian.ReadInt64(plaintext, 10);
        long t3 = LittleEndian.ReadInt64(plaintext, 18);
        Assert.AreEqual(vector.Number("counter"), LittleEndian.ReadUInt16(frame, FrameLayout.BodyOffset));
        Assert.AreEqual(t1, ClockResponseFrame.T1(frame));
        Assert.AreEqual(t2, ClockResponseFrame.T2(frame));
        Assert.AreEqual(t3, ClockResponseFrame.T3(frame));
        AssertSeals(vector, (key, sealedFrame) =>
            ClockResponseFrame.Seal(key, sealedFrame, vector.Number("counter"), t1, t2, t3));
    }

    private static byte[] Opened(ReferenceVector vector, Func<FrameKey, byte[], int, int, bool> open)
    {
        byte[] frame = KeyVectors.FrameBuffer(vector);
        int count = vector.Number("length");
        Assert.AreEqual(vector.Bytes("frame").Length, count);
        Assert.AreEqual(vector.Number("type"), frame[0]);
        AssertCipherAgrees(vector);
        Assert.AreEqual(vector.Flag("decrypts_ok"), open(VectorKeys.Load(vector.Bytes("key32")), frame, count, 0));
        int from = vector.Number("encrypted_from_offset");
        CollectionAssert.AreEqual(vector.Bytes("plaintext"), frame[from..(count - FrameLayout.TagCount)]);
        return frame;
    }

    /// <summary>The cipher's own inputs, as the reference recorded them, give the frame's cipher text and tag.</summary>
    private static void AssertCipherAgrees(ReferenceVector vector)
    {
        byte[] plaintext = vector.Bytes("plaintext");
        byte[] text = new byte[plaintext.Length + FrameLayout.TagCount];
        plaintext.CopyTo(text, 0);
        byte[] aad = vector.Bytes("aad");
        PlatformAeadKey key = new();
        key.Load(vector.Bytes("chacha_key_used"), 0);
        key.Seal(vector.Bytes("iv"), 0, aad, aad.Length, text, 0, plaintext.Length);
        CollectionAssert.AreEqual(vector.Bytes("frame")[vector.Number("encrypted_from_offset")..], text);
        CollectionAssert.AreEqual(vector.Bytes("tag"), text[plaintext.Length..]);
    }

    private static void AssertHeader(ReferenceVector vector, int nodeId, int counter)
    {
        byte[] plaintext = vector.Bytes("plaintext");
        Assert.AreEqual(vector.Has("nodeId") ? vector.Number("nodeId") : LittleEndian.ReadUInt16(plaintext, 2), nodeId);
        Assert.AreEqual(vector.Has("counter") ? vector.Number("counter") : LittleEndian.ReadUInt16(plaintext, 4), counter);
        bool isBroadcast = (vector.Number("type") & FrameType.BroadcastBit) != 0;
        Assert.AreEqual(isBroadcast, nodeId == FrameLayout.BroadcastNodeId);
    }

    private static void AssertSeals(ReferenceVector vector, Func<FrameKey, byte[], int> seal)
    {
        byte[] frame = new byte[FrameLayout.MaximumCount];
        int count = seal(VectorKeys.Load(vector.Bytes("key32"), vector.Bytes("iv")), frame);
        Assert.AreEqual(vector.Text("frame"), Convert.ToHexStringLower(frame, 0, count));
    }

    private static byte[] PublicKey(byte[] frame, int offset)
    {
        return frame[offset..(offset + FrameLayout.KeyCount)];
    }
}
