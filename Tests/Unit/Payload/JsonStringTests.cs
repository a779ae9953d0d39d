using System.Text;
using EnigmaIoT.Shared.Payload;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Payload;

[TestClass]
public class JsonStringTests
{
    private static readonly byte[] _buffer = new byte[64];

    [TestMethod]
    [DataRow("", "\"\"")]
    [DataRow("74656d70", "\"temp\"")]
    [DataRow("225c2f", "\"\\\"\\\\/\"")]
    [DataRow("080c0a0d09", "\"\\b\\f\\n\\r\\t\"")]
    [DataRow("00011f7f", "\"\\u0000\\u0001\\u001f\u007f\"")]
    [DataRow("c3a9e282acf09f9880", "\"\u00e9\u20ac\ud83d\ude00\"")]
    public void EscapesWhatJsonDoesNotAllow(string text, string expected)
    {
        Assert.AreEqual(expected, Write(text));
    }

    [TestMethod]
    [DataRow("80", "\"\ufffd\"")]
    [DataRow("41ff42", "\"A\ufffdB\"")]
    [DataRow("c0af", "\"\ufffd\ufffd\"")]
    [DataRow("eda080", "\"\ufffd\ufffd\ufffd\"")]
    [DataRow("f4908080", "\"\ufffd\ufffd\ufffd\ufffd\"")]
    [DataRow("e282", "\"\ufffd\ufffd\"")]
    [DataRow("c322", "\"\ufffd\\\"\"")]
    public void ReplacesBytesOfNoCharacter(string text, string expected)
    {
        Assert.AreEqual(expected, Write(text));
    }

    private static string Write(string hex)
    {
        byte[] text = Hex.Parse("22" + hex + "22");
        int position = JsonString.Write(_buffer, 0, _buffer.Length, text, 1, text.Length - 2);
        return Encoding.UTF8.GetString(_buffer, 0, position);
    }
}
