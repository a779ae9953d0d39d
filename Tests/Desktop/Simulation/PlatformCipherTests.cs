using System.Text;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Cryptography;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

[TestClass]
public sealed class PlatformCipherTests
{
    private readonly PlatformCipher _cipher = new(new SeededRandom(1));

    [TestMethod]
    public void AgreesAsInTheVectorOfRfc7748Section52()
    {
        byte[] privateKey = Convert.FromHexString("a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4");
        byte[] peer = Convert.FromHexString("00e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c");
        byte[] secret = new byte[32];

        Assert.IsTrue(_cipher.Agree(privateKey, peer, 1, secret));

        Assert.AreEqual(
            "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552",
            Convert.ToHexStringLower(secret));
    }

    [TestMethod]
    public void TwoKeyPairsAgreeOnOneSecret()
    {
        byte[][] keys = [new byte[32], new byte[32], new byte[32], new byte[32]];
        byte[] mine = new byte[32];
        byte[] theirs = new byte[32];
        _cipher.CreateKeyPair(keys[0], keys[1]);
        _cipher.CreateKeyPair(keys[2], keys[3]);

        Assert.IsTrue(_cipher.Agree(keys[0], keys[3], 0, mine));
        Assert.IsTrue(_cipher.Agree(keys[2], keys[1], 0, theirs));

        CollectionAssert.AreEqual(mine, theirs);
    }

    [TestMethod]
    public void RefusesAPointOfSmallOrder()
    {
        byte[] privateKey = new byte[32];
        _cipher.CreateKeyPair(privateKey, new byte[32]);

        Assert.IsFalse(_cipher.Agree(privateKey, new byte[32], 0, new byte[32]));
    }

    [TestMethod]
    public void SealsInPlaceAsInRfc8439Section282()
    {
        string text = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
            + "sunscreen would be it.";
        byte[] buffer = new byte[3 + text.Length + 16];
        Encoding.ASCII.GetBytes(text, 0, text.Length, buffer, 3);
        byte[] nonce = Convert.FromHexString("070000004041424344454647");
        byte[] associatedData = Convert.FromHexString("50515253c0c1c2c3c4c5c6c7");
        PlatformAeadKey key = LoadedKey();

        key.Seal(nonce, 0, associatedData, 12, buffer, 3, text.Length);

        Assert.AreEqual("d31a8d34648e60db7b86afbc53ef7ec2", Convert.ToHexStringLower(buffer, 3, 16));
        Assert.AreEqual("1ae10b594f09e26a7e902ecbd0600691", Convert.ToHexStringLower(buffer, 3 + text.Length, 16));
        Assert.IsTrue(key.Open(nonce, 0, associatedData, 12, buffer, 3, text.Length));
        Assert.AreEqual(text, Encoding.ASCII.GetString(buffer, 3, text.Length));
    }

    [TestMethod]
    public void DoesNotOpenWhatWasChanged()
    {
        byte[] buffer = new byte[20 + 16];
        byte[] nonce = new byte[12];
        PlatformAeadKey key = LoadedKey();
        key.Seal(nonce, 0, nonce, 12, buffer, 0, 20);
        buffer[7] ^= 1;

        Assert.IsFalse(key.Open(nonce, 0, nonce, 12, buffer, 0, 20));
    }

    [TestMethod]
    public void SealsAndOpensWithoutAllocating()
    {
        byte[] buffer = new byte[250];
        byte[] nonce = new byte[12];
        PlatformAeadKey key = LoadedKey();
        key.Seal(nonce, 0, nonce, 12, buffer, 13, 221);
        long before = 0;
        for (int i = 0; i < 100; i++)
        {
            before = i == 50 ? GC.GetAllocatedBytesForCurrentThread() : before;
            key.Open(nonce, 0, nonce, 12, buffer, 13, 221);
            key.Seal(nonce, 0, nonce, 12, buffer, 13, 221);
        }

        Assert.AreEqual(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [TestMethod]
    public void AClearedKeyIsGone()
    {
        PlatformAeadKey key = LoadedKey();
        key.Clear();

        Assert.ThrowsExactly<InvalidOperationException>(() => key.Seal(new byte[12], 0, [], 0, new byte[16], 0, 0));
    }

    [TestMethod]
    [DataRow(true, "900150983cd24fb0d6963f7d28e17f72")]
    [DataRow(false, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    public void HashesAbcAgainAndAgain(bool md5, string expected)
    {
        IDigest digest = md5 ? _cipher.CreateMd5() : _cipher.CreateSha256();
        byte[] result = new byte[digest.Size + 1];
        digest.Update("left over"u8.ToArray(), 0, 9);
        digest.Reset();
        for (int i = 0; i < 2; i++)
        {
            digest.Update("xab"u8.ToArray(), 1, 2);
            digest.Update("c"u8.ToArray(), 0, 1);
            digest.Finish(result, 1);

            Assert.AreEqual(expected, Convert.ToHexStringLower(result, 1, digest.Size));
        }
    }

    private PlatformAeadKey LoadedKey()
    {
        byte[] bytes = new byte[33];
        for (int i = 0; i < 32; i++)
        {
            bytes[i + 1] = (byte)(0x80 + i);
        }

        PlatformAeadKey key = new();
        key.Load(bytes, 1);
        return key;
    }
}
