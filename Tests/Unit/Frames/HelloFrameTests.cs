using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Frames;

[TestClass]
public class HelloFrameTests
{
    [TestMethod]
    [DataRow(false, false)]
    [DataRow(false, true)]
    [DataRow(true, false)]
    [DataRow(true, true)]
    public void AClientHelloTellsItsFlagsWhateverTheRandomBytesAre(bool sleepy, bool wantsBroadcastKey)
    {
        FrameKey key = Keys.Filled(1);
        byte[] publicKey = PublicKey();
        for (int i = 0; i < 256; i += 15)
        {
            ScriptedRandom random = new ScriptedRandom();
            random.Add(new byte[] { (byte)i, 1, 2, 3 });
            byte[] frame = new byte[FrameLayout.MaximumCount];
            int count = ClientHelloFrame.Seal(key, random, frame, publicKey, sleepy, wantsBroadcastKey);
            Assert.AreEqual(ClientHelloFrame.Count, count);
            Assert.AreEqual(FrameType.ClientHello, frame[0]);

            Assert.IsTrue(ClientHelloFrame.Open(key, frame, count));
            Assert.AreEqual(sleepy, ClientHelloFrame.IsSleepy(frame));
            Assert.AreEqual(wantsBroadcastKey, ClientHelloFrame.WantsBroadcastKey(frame));
            AssertKey(publicKey, frame, ClientHelloFrame.PublicKeyOffset);
        }
    }

    [TestMethod]
    public void AServerHelloCarriesKeyAndNodeId()
    {
        FrameKey key = Keys.Filled(1);
        byte[] publicKey = PublicKey();
        byte[] frame = new byte[FrameLayout.MaximumCount];
        int count = ServerHelloFrame.Seal(key, new SeededRandom(5), frame, publicKey, 0x1234);
        Assert.AreEqual(ServerHelloFrame.Count, count);
        Assert.AreEqual(FrameType.ServerHello, frame[0]);
        Assert.IsTrue(ServerHelloFrame.Open(key, frame, count));
        Assert.AreEqual(0x1234, ServerHelloFrame.NodeId(frame));
        AssertKey(publicKey, frame, ServerHelloFrame.PublicKeyOffset);
    }

    [TestMethod]
    public void HellosOfAnotherNetworkDoNotOpen()
    {
        byte[] frame = new byte[FrameLayout.MaximumCount];
        int count = ClientHelloFrame.Seal(Keys.Filled(1), new SeededRandom(5), frame, PublicKey(), false, false);
        Assert.IsFalse(ClientHelloFrame.Open(Keys.Filled(2), frame, count));
        count = ServerHelloFrame.Seal(Keys.Filled(1), new SeededRandom(5), frame, PublicKey(), 1);
        Assert.IsFalse(ServerHelloFrame.Open(Keys.Filled(2), frame, count));
    }

    private static byte[] PublicKey()
    {
        byte[] key = new byte[FrameLayout.KeyCount];
        new SeededRandom(77).Fill(key, 0, key.Length);
        return key;
    }

    private static void AssertKey(byte[] expected, byte[] frame, int offset)
    {
        Assert.AreEqual(Hex.Format(expected, 0, expected.Length), Hex.Format(frame, offset, expected.Length));
    }
}
