using System.Text;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Simulation.Cryptography;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Vectors;

/// <summary>The vectors of keys and key agreement.</summary>
internal static class KeyVectors
{
    public static void NetworkKey(ReferenceVector vector)
    {
        ICipher cipher = new PlatformCipher(new SystemRandom());
        byte[] padded = vector.Bytes("padded");
        byte[] digest = new byte[FrameLayout.KeyCount];
        IDigest sha256 = cipher.CreateSha256();
        sha256.Update(padded, 0, padded.Length);
        sha256.Finish(digest, 0);
        CollectionAssert.AreEqual(vector.Bytes("sha256"), digest);

        FrameKey key = new(cipher.Keys);
        Shared.Sessions.NetworkKey.Derive(cipher, Encoding.UTF8.GetBytes(vector.Text("passphrase")), key);
        VectorKeys.AssertIs(vector.Bytes("sha256"), key);
    }

    public static void X25519(ReferenceVector vector)
    {
        Assert.IsTrue(vector.Flag("agree"));
        AssertAgrees(vector, "node", "gw");
        AssertAgrees(vector, "gw", "node");
    }

    public static void ZeroPointRejected(ReferenceVector vector)
    {
        PlatformCipher cipher = new(new SystemRandom());
        byte[] privateKey = new byte[FrameLayout.KeyCount];
        cipher.CreateKeyPair(privateKey, new byte[FrameLayout.KeyCount]);
        byte[] zero = new byte[FrameLayout.KeyCount];
        Assert.AreEqual(vector.Flag("dh2_returns"), cipher.Agree(privateKey, zero, 0, new byte[FrameLayout.KeyCount]));
    }

    /// <summary>The node of the recorded ClientHello, given the recorded ServerHello, comes to the recorded key.</summary>
    public static void NodeAfterServerHello(ReferenceVector vector)
    {
        ReferenceVector client = VectorFile.Single("client_hello");
        ReferenceVector server = VectorFile.Single("server_hello");
        byte[] frame = FrameBuffer(server);
        Assert.IsTrue(ServerHelloFrame.Open(VectorKeys.Load(server.Bytes("key32")), frame, server.Number("length")));
        Assert.AreEqual(vector.Number("nodeId"), ServerHelloFrame.NodeId(frame));

        ICipher cipher = VectorKeys.CipherWithPrivateKey(client.Bytes("node_private"));
        KeyAgreement agreement = new(cipher);
        agreement.CreateKeyPair();
        CollectionAssert.AreEqual(client.Bytes("node_public"), agreement.PublicKey);
        Session session = new(cipher.Keys);
        bool registered = agreement.Complete(frame, ServerHelloFrame.PublicKeyOffset, session);
        Assert.AreEqual(vector.Flag("registered"), registered);
        VectorKeys.AssertIs(vector.Bytes("node_key"), session);
        bool sameAsGateway = vector.Text("node_key") == server.Text("node_key");
        Assert.AreEqual(vector.Flag("same_as_gateway"), sameAsGateway);
    }

    public static void NodeBroadcastKeyStored(ReferenceVector vector)
    {
        ReferenceVector carrier = VectorFile.Single("broadcast_key_after_hello");
        byte[] frame = FrameBuffer(carrier);
        int count = carrier.Number("length");
        Assert.IsTrue(ControlFrame.Open(VectorKeys.Load(carrier.Bytes("key32")), frame, count));
        byte[] key = new byte[FrameLayout.KeyCount];
        int controlCount = ControlFrame.ControlCount(count);
        Assert.IsTrue(BroadcastKeyMessage.TryRead(frame, ControlFrame.ControlOffset, controlCount, key));
        CollectionAssert.AreEqual(vector.Bytes("broadcast_key"), key);
    }

    /// <summary>Copies a frame to where the radio would have it.</summary>
    public static byte[] FrameBuffer(ReferenceVector vector)
    {
        byte[] buffer = new byte[FrameLayout.MaximumCount];
        vector.Bytes("frame").CopyTo(buffer, 0);
        return buffer;
    }

    private static void AssertAgrees(ReferenceVector vector, string own, string peer)
    {
        ICipher cipher = VectorKeys.CipherWithPrivateKey(vector.Bytes(own + "_private"));
        byte[] privateKey = new byte[FrameLayout.KeyCount];
        byte[] publicKey = new byte[FrameLayout.KeyCount];
        cipher.CreateKeyPair(privateKey, publicKey);
        CollectionAssert.AreEqual(vector.Bytes(own + "_public"), publicKey);

        byte[] shared = new byte[FrameLayout.KeyCount];
        byte[] peerPublic = vector.Bytes(peer + "_public");
        Assert.IsTrue(cipher.Agree(privateKey, peerPublic, 0, shared));
        CollectionAssert.AreEqual(vector.Bytes("shared"), shared);

        KeyAgreement agreement = new(VectorKeys.CipherWithPrivateKey(vector.Bytes(own + "_private")));
        agreement.CreateKeyPair();
        FrameKey key = new(cipher.Keys);
        Assert.IsTrue(agreement.Complete(peerPublic, 0, key));
        VectorKeys.AssertIs(vector.Bytes("sha256_shared"), key);
    }
}
