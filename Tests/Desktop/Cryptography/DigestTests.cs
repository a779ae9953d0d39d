using System.Text;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Cryptography;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Cryptography;

/// <summary>Known answers of RFC 1321 appendix A.5 (MD5) and of NIST's examples for FIPS 180 (SHA-256).</summary>
[TestClass]
public sealed class DigestTests
{
    [TestMethod]
    [DataRow("", "d41d8cd98f00b204e9800998ecf8427e")]
    [DataRow("a", "0cc175b9c0f1b6a831c399e269772661")]
    [DataRow("abc", "900150983cd24fb0d6963f7d28e17f72")]
    [DataRow("message digest", "f96b697d7cb7938d525a2f31aaf161d0")]
    [DataRow("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b")]
    [DataRow("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "d174ab98d277d9f5a5611c2c9f419d9f")]
    [DataRow(
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
        "57edf4a22be3c955ac49da2e2107b67a")]
    public void Md5(string text, string expected)
    {
        AssertDigest(new PlatformCipher(new SystemRandom()).CreateMd5(), text, expected);
    }

    [TestMethod]
    [DataRow("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [DataRow("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [DataRow(
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    public void Sha256(string text, string expected)
    {
        AssertDigest(new PlatformCipher(new SystemRandom()).CreateSha256(), text, expected);
    }

    [TestMethod]
    public void Sha256OfAMillionLetters()
    {
        string expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
        AssertDigest(new PlatformCipher(new SystemRandom()).CreateSha256(), new string('a', 1000000), expected);
    }

    /// <summary>The same message whole, in parts, and after one that was given up.</summary>
    private static void AssertDigest(IDigest digest, string text, string expected)
    {
        byte[] bytes = Encoding.ASCII.GetBytes("x" + text);
        byte[] result = new byte[digest.Size + 1];
        digest.Update(bytes, 1, bytes.Length - 1);
        digest.Finish(result, 1);
        Assert.AreEqual(expected, Convert.ToHexStringLower(result, 1, digest.Size));

        digest.Update(bytes, 0, 1);
        digest.Reset();
        for (int i = 1; i < bytes.Length; i += 212)
        {
            digest.Update(bytes, i, Math.Min(212, bytes.Length - i));
        }

        digest.Finish(result, 0);
        Assert.AreEqual(expected, Convert.ToHexStringLower(result, 0, digest.Size));
    }
}
