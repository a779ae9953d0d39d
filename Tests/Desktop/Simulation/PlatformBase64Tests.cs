using System.Text;
using EnigmaIoT.Simulation.Buffers;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

[TestClass]
public sealed class PlatformBase64Tests
{
    [TestMethod]
    [DataRow("", "")]
    [DataRow("Zg==", "f")]
    [DataRow("Zm8=", "fo")]
    [DataRow("Zm9vYmFy", "foobar")]
    public void DecodesTheVectorsOfRfc4648(string text, string expected)
    {
        byte[] output = new byte[8];

        int count = new PlatformBase64().Decode(Encoding.ASCII.GetBytes("#" + text), 1, text.Length, output, 2, 6);

        Assert.AreEqual(expected, Encoding.ASCII.GetString(output, 2, count));
    }

    [TestMethod]
    [DataRow("Zg")]
    [DataRow("Z!==")]
    [DataRow("Zm9v YmFy")]
    [DataRow("Zm9v\n")]
    [DataRow("Zm9vYmFyZg==")]
    public void RefusesWhatIsNotBase64OrDoesNotFit(string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);

        Assert.AreEqual(-1, new PlatformBase64().Decode(bytes, 0, bytes.Length, new byte[6], 0, 6));
    }
}
