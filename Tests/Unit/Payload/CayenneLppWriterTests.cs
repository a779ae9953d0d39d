using EnigmaIoT.Shared.Payload;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Payload;

/// <summary>What is written is what the gateway reads; the bytes are those of <see cref="CayenneLppToJsonTests"/>.</summary>
[TestClass]
public class CayenneLppWriterTests
{
    [TestMethod]
    [DataRow(103, 20.3, "016700cb")]
    [DataRow(103, -40.06, "0167fe6f")]
    [DataRow(2, -1.5, "0102ff6a")]
    [DataRow(104, 61.5, "01687b")]
    [DataRow(115, 1012.4, "0173278c")]
    [DataRow(130, 123.456, "01820001e240")]
    [DataRow(100, 4294967295.0, "0164ffffffff")]
    [DataRow(0, 1.0, "010001")]
    public void WritesTheBytesOfTheLibrary(int type, double value, string expected)
    {
        byte[] room = new byte[8];
        int end = CayenneLppWriter.Write(room, 0, room.Length, 1, type, value);
        Assert.AreEqual(expected.Length / 2, end);
        byte[] bytes = Hex.Parse(expected);
        for (int i = 0; i < end; i++)
        {
            Assert.AreEqual(bytes[i], room[i]);
        }

        for (int size = 0; size < end; size++)
        {
            Assert.AreEqual(-1, CayenneLppWriter.Write(room, 0, size, 1, type, value), "no room");
        }

        byte[] json = new byte[100];
        Assert.IsTrue(CayenneLppToJson.Convert(room, 0, end, json, 0, json.Length, false) > 0, "the gateway reads it");
    }

    [TestMethod]
    [DataRow(103, 3276.8)]
    [DataRow(103, -3276.9)]
    [DataRow(104, 128.0)]
    [DataRow(104, -1.0)]
    [DataRow(100, 4294967296.0)]
    [DataRow(113, 1.0)]
    [DataRow(7, 1.0)]
    [DataRow(103, double.NaN)]
    [DataRow(103, double.PositiveInfinity)]
    public void RefusesWhatTheTypeCannotTell(int type, double value)
    {
        Assert.AreEqual(-1, CayenneLppWriter.Write(new byte[8], 0, 8, 1, type, value));
    }
}
