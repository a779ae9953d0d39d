using System.Text;
using EnigmaIoT.Simulation.Cryptography;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Cryptography;

/// <summary>The example of RFC 8439 section 2.8.2, through .NET's cipher.</summary>
[TestClass]
public sealed class AeadTests
{
    private const int TagCount = 16;
    private const string Text = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
        + "sunscreen would be it.";

    private const string CipherText = "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6"
        + "3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36"
        + "92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
        + "3ff4def08e4b7a9de576d26586cec64b6116"
        + "1ae10b594f09e26a7e902ecbd0600691";

    private static readonly byte[] _nonce = Convert.FromHexString("070000004041424344454647");
    private static readonly byte[] _associatedData = Convert.FromHexString("50515253c0c1c2c3c4c5c6c7");

    [TestMethod]
    public void SealsTheExample()
    {
        byte[] buffer = new byte[Text.Length + TagCount];
        Encoding.ASCII.GetBytes(Text, buffer);
        Key().Seal(_nonce, 0, _associatedData, _associatedData.Length, buffer, 0, Text.Length);
        Assert.AreEqual(CipherText, Convert.ToHexStringLower(buffer));
    }

    [TestMethod]
    public void OpensTheExampleInTheMiddleOfABuffer()
    {
        byte[] buffer = [1, 2, 3, .. _nonce, .. Convert.FromHexString(CipherText), 4];
        Assert.IsTrue(Key().Open(buffer, 3, _associatedData, _associatedData.Length, buffer, 15, Text.Length));
        Assert.AreEqual(Text, Encoding.ASCII.GetString(buffer, 15, Text.Length));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, buffer[..3]);
        Assert.AreEqual(4, buffer[^1]);
    }

    [TestMethod]
    [DataRow(1, 0, 0, 0)]
    [DataRow(0, 1, 0, 0)]
    [DataRow(0, 0, 1, 0)]
    [DataRow(0, 0, 0, 1)]
    public void RefusesAnotherKeyNonceAssociatedDataOrTag(int keyBit, int nonceBit, int dataBit, int tagBit)
    {
        byte[] key = Enumerable.Range(0x80, 32).Select(i => (byte)i).ToArray();
        byte[] nonce = (byte[])_nonce.Clone();
        byte[] associatedData = (byte[])_associatedData.Clone();
        byte[] buffer = Convert.FromHexString(CipherText);
        key[31] ^= (byte)keyBit;
        nonce[11] ^= (byte)nonceBit;
        associatedData[0] ^= (byte)dataBit;
        buffer[^1] ^= (byte)tagBit;
        PlatformAeadKey aead = new();
        aead.Load(key, 0);
        Assert.IsFalse(aead.Open(nonce, 0, associatedData, associatedData.Length, buffer, 0, Text.Length));
    }

    private static PlatformAeadKey Key()
    {
        byte[] key = Enumerable.Range(0x80, 32).Select(i => (byte)i).ToArray();
        PlatformAeadKey aead = new();
        aead.Load(key, 0);
        return aead;
    }
}
