using System.Text;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Buffers;

[TestClass]
public class Base64Tests
{
    [TestMethod]
    public void DecodesTheVectorsOfRfc4648()
    {
        AssertDecodes(string.Empty, string.Empty);
        AssertDecodes("f", "Zg==");
        AssertDecodes("fo", "Zm8=");
        AssertDecodes("foo", "Zm9v");
        AssertDecodes("foob", "Zm9vYg==");
        AssertDecodes("fooba", "Zm9vYmE=");
        AssertDecodes("foobar", "Zm9vYmFy");
    }

    [TestMethod]
    public void DecodesEveryCharacterOfTheAlphabet()
    {
        byte[] output = new byte[48];
        Assert.AreEqual(48, Decode("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", output, 0, 48));
        Assert.AreEqual(
            "00108310518720928b30d38f41149351559761969b71d79f8218a39259a7a29aabb2dbafc31cb3d35db7e39ebbf3dfbf",
            Hex.Format(output, 0, 48));
    }

    [TestMethod]
    public void RefusesEveryByteOutsideTheAlphabet()
    {
        byte[] text = Encoding.UTF8.GetBytes("AAAA");
        byte[] output = new byte[3];
        int taken = 0;
        for (int place = 0; place < 4; place++)
        {
            for (int value = 0; value < 256; value++)
            {
                text[place] = (byte)value;
                taken += new Base64().Decode(text, 0, 4, output, 0, 3) >= 0 ? 1 : 0;
            }

            text[place] = (byte)'A';
        }

        // 64 characters in each place, and one padding character in the last.
        Assert.AreEqual((4 * 64) + 1, taken);
    }

    [TestMethod]
    [DataRow("Zg")]
    [DataRow("Zg=")]
    [DataRow("Zg===")]
    [DataRow("Z===")]
    [DataRow("====")]
    [DataRow("=")]
    [DataRow("Zg==Zg==")]
    [DataRow("Zg=v")]
    [DataRow("Zm9v\n")]
    [DataRow("Zm 9v")]
    [DataRow("Zm9v    ")]
    [DataRow("Zm-_")]
    public void RefusesWrongPaddingAndSpaces(string text)
    {
        Assert.AreEqual(-1, Decode(text, new byte[16], 0, 16));
    }

    [TestMethod]
    public void IgnoresUnusedBitsOfTheLastCharacter()
    {
        AssertDecodes("f", "Zn==");
        AssertDecodes("fo", "Zm9=");
    }

    [TestMethod]
    public void RefusesWhatDoesNotFit()
    {
        byte[] output = new byte[4];
        Assert.AreEqual(-1, Decode("Zm9vYg==", output, 0, 3));
        Assert.AreEqual("00000000", Hex.Format(output, 0, 4));
        Assert.AreEqual(4, Decode("Zm9vYg==", output, 0, 4));
    }

    [TestMethod]
    public void StaysInsideItsPartOfBothBuffers()
    {
        byte[] text = Encoding.UTF8.GetBytes("!!Zm8=!!");
        byte[] output = Hex.Parse("eeeeeeeeee");
        Assert.AreEqual(2, new Base64().Decode(text, 2, 4, output, 1, 2));
        Assert.AreEqual("ee666feeee", Hex.Format(output, 0, 5));
    }

    private static int Decode(string text, byte[] output, int outputOffset, int capacity)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return new Base64().Decode(bytes, 0, bytes.Length, output, outputOffset, capacity);
    }

    private static void AssertDecodes(string expected, string text)
    {
        byte[] output = new byte[expected.Length];
        Assert.AreEqual(expected.Length, Decode(text, output, 0, output.Length), text);
        Assert.AreEqual(expected, Utf8.Decode(output, 0, output.Length));
    }
}
