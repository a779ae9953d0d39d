using EnigmaIoT.Simulation.Cryptography;
using EnigmaIoT.Tests.Unit.Support;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Cryptography;

/// <summary>Known answers of RFC 7748 for the key agreement that sessions are made of.</summary>
[TestClass]
public sealed class X25519Tests
{
    private const string AlicePrivate = "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a";
    private const string AlicePublic = "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a";
    private const string BobPrivate = "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb";
    private const string BobPublic = "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f";
    private const string SharedSecret = "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742";

    [TestMethod]
    [DataRow(
        "a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4",
        "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c",
        "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552")]
    [DataRow(
        "4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d",
        "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493",
        "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957")]
    public void MultipliesAsInSection52(string scalar, string u, string expected)
    {
        Assert.AreEqual(expected, Agree(scalar, u));
    }

    [TestMethod]
    [DataRow(1, "422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079")]
    [DataRow(1000, "684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51")]
    public void IteratesAsInSection52(int iterations, string expected)
    {
        PlatformCipher cipher = new(new SystemRandom());
        byte[] k = new byte[32];
        byte[] u = new byte[32];
        k[0] = 9;
        u[0] = 9;
        for (int i = 0; i < iterations; i++)
        {
            byte[] result = new byte[32];
            Assert.IsTrue(cipher.Agree(k, u, 0, result));
            u = k;
            k = result;
        }

        Assert.AreEqual(expected, Convert.ToHexStringLower(k));
    }

    [TestMethod]
    [DataRow(AlicePrivate, AlicePublic, BobPublic)]
    [DataRow(BobPrivate, BobPublic, AlicePublic)]
    public void BothSidesAgreeAsInSection61(string privateKey, string publicKey, string peerKey)
    {
        ScriptedRandom random = new();
        random.Add(Convert.FromHexString(privateKey));
        byte[] ownPrivate = new byte[32];
        byte[] ownPublic = new byte[32];
        new PlatformCipher(random).CreateKeyPair(ownPrivate, ownPublic);
        Assert.AreEqual(publicKey, Convert.ToHexStringLower(ownPublic));
        Assert.AreEqual(SharedSecret, Agree(Convert.ToHexStringLower(ownPrivate), peerKey));
        Assert.AreEqual(SharedSecret, Agree(privateKey, peerKey));
    }

    /// <summary>
    /// The points of order 1, 2, 4 and 8, and those that equal one of them modulo 2^255 - 19 (listed by D. J. Bernstein,
    /// "Curve25519: new Diffie-Hellman speed records"), with and without the bit that RFC 7748 masks.
    /// </summary>
    [TestMethod]
    [DataRow("0000000000000000000000000000000000000000000000000000000000000000")]
    [DataRow("0100000000000000000000000000000000000000000000000000000000000000")]
    [DataRow("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800")]
    [DataRow("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157")]
    [DataRow("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [DataRow("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [DataRow("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    public void RefusesPointsOfSmallOrder(string u)
    {
        PlatformCipher cipher = new(new SystemRandom());
        byte[] peer = Convert.FromHexString(u);
        byte[] privateKey = Convert.FromHexString(AlicePrivate);
        Assert.IsFalse(cipher.Agree(privateKey, peer, 0, new byte[32]));
        peer[31] |= 0x80;
        Assert.IsFalse(cipher.Agree(privateKey, peer, 0, new byte[32]));
    }

    private static string Agree(string privateKey, string peerKey)
    {
        byte[] secret = new byte[32];
        PlatformCipher cipher = new(new SystemRandom());
        Assert.IsTrue(cipher.Agree(Convert.FromHexString(privateKey), Convert.FromHexString(peerKey), 0, secret));
        return Convert.ToHexStringLower(secret);
    }
}
