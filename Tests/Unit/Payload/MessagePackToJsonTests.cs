using EnigmaIoT.Shared.Payload;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Payload;

[TestClass]
public class MessagePackToJsonTests
{
    private const string Sensor = "82a474656d70ca41a40000a368756d37";

    private static readonly ConversionBench _bench = new ConversionBench(MessagePackToJson.Convert);

    [TestMethod]
    [DataRow(Sensor, "{\"temp\":20.5,\"hum\":55}")]
    [DataRow("c0", "null")]
    [DataRow("c2", "false")]
    [DataRow("c3", "true")]
    [DataRow("80", "{}")]
    [DataRow("90", "[]")]
    [DataRow("a0", "\"\"")]
    [DataRow("93c39101a178", "[true,[1],\"x\"]")]
    [DataRow("82a16101a16102", "{\"a\":1,\"a\":2}")]
    [DataRow("d90161", "\"a\"")]
    [DataRow("da000161", "\"a\"")]
    [DataRow("db0000000161", "\"a\"")]
    [DataRow("dc00020102", "[1,2]")]
    [DataRow("dd000000020102", "[1,2]")]
    [DataRow("de0001a16b01", "{\"k\":1}")]
    [DataRow("df00000001d9016bc0", "{\"k\":null}")]
    [DataRow("81a122a20a5c", "{\"\\\"\":\"\\n\\\\\"}")]
    [DataRow("92a2c3a9a1ff", "[\"\u00e9\",\"\ufffd\"]")]
    public void ConvertsEveryKindOfValue(string input, string expected)
    {
        Assert.AreEqual(expected, _bench.ToText(Hex.Parse(input)));
        _bench.RefusesEveryTruncation(Hex.Parse(input));
        _bench.RefusesEverySmallerRoom(Hex.Parse(input));
    }

    [TestMethod]
    [DataRow("c400")]
    [DataRow("c4020102")]
    [DataRow("c500020102")]
    [DataRow("c6000000020102")]
    [DataRow("c70005")]
    [DataRow("c702050102")]
    [DataRow("c80001050a")]
    [DataRow("c900000001050a")]
    [DataRow("d4050a")]
    [DataRow("d5050a0b")]
    [DataRow("d6050a0b0c0d")]
    [DataRow("d7050a0b0c0d0e0f1011")]
    [DataRow("d8050a0b0c0d0e0f10111213141516171819")]
    public void PrintsNullForBinariesAndExtensions(string value)
    {
        byte[] input = Hex.Parse("92" + value + "07");
        Assert.AreEqual("[null,7]", _bench.ToText(input));
        _bench.RefusesEveryTruncation(input);
        _bench.RefusesEverySmallerRoom(input);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("c1")]
    [DataRow("92c100")]
    [DataRow("810102")]
    [DataRow("81c001")]
    [DataRow("81c4016101")]
    [DataRow("819001")]
    [DataRow("81a161c1")]
    public void RefusesWhatIsNoSuchMessage(string input)
    {
        Assert.IsNull(_bench.ToText(Hex.Parse(input)));
    }

    [TestMethod]
    [DataRow("dbffffffff")]
    [DataRow("db7fffffff61")]
    [DataRow("c6ffffffff00")]
    [DataRow("c9ffffffff00")]
    [DataRow("ddffffffff00")]
    [DataRow("dfffffffffa16100")]
    public void RefusesLengthsBeyondTheInput(string input)
    {
        Assert.IsNull(_bench.ToText(Hex.Parse(input)));
    }

    [TestMethod]
    public void IgnoresBytesAfterTheValue()
    {
        Assert.AreEqual("{\"temp\":20.5,\"hum\":55}", _bench.ToText(Hex.Parse(Sensor + "c1ff")));
    }

    [TestMethod]
    public void NestsTenDeepAndNotDeeper()
    {
        Assert.AreEqual("[[[[[[[[[[1]]]]]]]]]]", _bench.ToText(Hex.Parse("9191919191919191919101")));
        Assert.IsNull(_bench.ToText(Hex.Parse("919191919191919191919101")));
        Assert.IsNull(_bench.ToText(Hex.Parse("9191919191919191919190")));
        Assert.IsNull(_bench.ToText(Hex.Parse("9191919191919191919180")));
    }

    [TestMethod]
    [DataRow(0x91)]
    [DataRow(0xDC)]
    [DataRow(0xDD)]
    public void RefusesADepthBomb(int code)
    {
        byte[] bomb = new byte[1000];
        for (int i = 0; i < bomb.Length; i++)
        {
            bomb[i] = (byte)code;
        }

        Assert.IsNull(_bench.ToText(bomb));
    }

    [TestMethod]
    public void RefusesABombOfMaps()
    {
        byte[] bomb = new byte[999];
        for (int i = 0; i < bomb.Length; i += 3)
        {
            bomb[i] = 0x81;
            bomb[i + 1] = 0xA1;
            bomb[i + 2] = (byte)'k';
        }

        Assert.IsNull(_bench.ToText(bomb));
    }

    [TestMethod]
    public void TakesRandomBytesWithoutAnException()
    {
        int accepted = _bench.CountAccepted(10000, ConversionBench.AnyByte(), 20240817);
        Assert.IsTrue(accepted > 1000 && accepted < 9000, accepted.ToString());
    }
}
