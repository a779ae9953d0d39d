using System.Text;
using EnigmaIoT.Shared.Payload;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Payload;

[TestClass]
public class JsonToMessagePackTests
{
    private static readonly ConversionBench _bench = new ConversionBench(JsonToMessagePack.Convert);

    [TestMethod]
    [DataRow("{\"led\":1}", "81a36c656401")]
    [DataRow("{\"temp\":20.5,\"hum\":55}", "82a474656d70ca41a40000a368756d37")]
    [DataRow("{}", "80")]
    [DataRow("[]", "90")]
    [DataRow("\"\"", "a0")]
    [DataRow("\"x\"", "a178")]
    [DataRow("true", "c3")]
    [DataRow("false", "c2")]
    [DataRow("null", "c0")]
    [DataRow("[true,null,[],{},\"a\",-1]", "96c3c09080a161ff")]
    [DataRow(" {\r\n\t\"a\" : [ 1 , 2 ] }", "81a161920102")]
    [DataRow("{\"a\":{\"b\":[1]}}", "81a16181a1629101")]
    public void ConvertsEveryKindOfValue(string json, string expected)
    {
        Assert.AreEqual(expected, Pack(json));
        _bench.RefusesEveryTruncation(Encoding.UTF8.GetBytes(json));
        _bench.RefusesEverySmallerRoom(Encoding.UTF8.GetBytes(json));
    }

    [TestMethod]
    [DataRow("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "a8225c2f080c0a0d09")]
    [DataRow("\"\\u0041\\u00e9\\u20AC\"", "a641c3a9e282ac")]
    [DataRow("\"\\ud83d\\ude00\"", "a4f09f9880")]
    [DataRow("\"\u00e9\u20ac\"", "a5c3a9e282ac")]
    [DataRow("\"\\ud83d\"", "a3efbfbd")]
    [DataRow("\"\\ud83dx\"", "a4efbfbd78")]
    [DataRow("\"\\ud83d\\u0041\"", "a4efbfbd41")]
    [DataRow("\"\\ude00\"", "a3efbfbd")]
    [DataRow("\"it's\"", "a469742773")]
    public void DecodesStrings(string json, string expected)
    {
        Assert.AreEqual(expected, Pack(json));
        _bench.RefusesEveryTruncation(Encoding.UTF8.GetBytes(json));
        _bench.RefusesEverySmallerRoom(Encoding.UTF8.GetBytes(json));
    }

    [TestMethod]
    [DataRow("\"")]
    [DataRow("\"abc")]
    [DataRow("\"\\")]
    [DataRow("\"\\q\"")]
    [DataRow("\"\\'\"")]
    [DataRow("\"\\u12\"")]
    [DataRow("\"\\u12g4\"")]
    [DataRow("\"a\u0000b\"")]
    public void RefusesBrokenStrings(string json)
    {
        Assert.IsNull(Pack(json));
    }

    [TestMethod]
    [DataRow(31, "bf")]
    [DataRow(32, "d920")]
    [DataRow(255, "d9ff")]
    [DataRow(256, "da0100")]
    public void ChoosesTheHeaderOfAStringByItsSize(int count, string header)
    {
        string text = new string('s', count);
        string packed = Pack("\"" + text + "\"");
        Assert.AreEqual(header.Length + (2 * count), packed.Length);
        Assert.AreEqual(header + "7373", packed.Substring(0, header.Length + 4));
        Assert.AreEqual("81" + packed + "05", Pack("{\"" + text + "\":5}"));
        _bench.RefusesEverySmallerRoom(Encoding.UTF8.GetBytes("\"" + text + "\""));
    }

    [TestMethod]
    [DataRow(15, "9f", "8f")]
    [DataRow(16, "dc0010", "de0010")]
    [DataRow(40, "dc0028", "de0028")]
    public void ChoosesTheHeaderOfACollectionByItsLength(int length, string array, string map)
    {
        string values = "1";
        string pairs = "\"a\":1";
        string packedValues = "01";
        string packedPairs = "a16101";
        for (int i = 1; i < length; i++)
        {
            string key = ((char)('a' + (i % 26))).ToString() + (i / 26).ToString();
            values += ",1";
            packedValues += "01";
            pairs += ",\"" + key + "\":1";
            packedPairs += "a2" + ((int)key[0]).ToString("x2") + ((int)key[1]).ToString("x2") + "01";
        }

        Assert.AreEqual(array + packedValues, Pack("[" + values + "]"));
        Assert.AreEqual(map + packedPairs, Pack("{" + pairs + "}"));
        _bench.RefusesEverySmallerRoom(Encoding.UTF8.GetBytes("{" + pairs + "}"));
    }

    [TestMethod]
    [DataRow("{\"a\":1,\"a\":2}", "81a16102")]
    [DataRow("{\"a\":{\"x\":[1,2.5,300]},\"b\":\"y\",\"a\":2}", "82a162a179a16102")]
    [DataRow("{\"b\":-1000,\"a\":[0.1,{}],\"c\":70000,\"a\":true}", "83a162d1fc18a163ce00011170a161c3")]
    [DataRow("{\"a\":1,\"b\":2,'a':3,b:4}", "82a16103a16204")]
    public void LetsTheLastValueOfADoubledKeyCount(string json, string expected)
    {
        Assert.AreEqual(expected, Pack(json));
    }

    [TestMethod]
    public void FindsADoubledKeyBehindValuesOfEverySize()
    {
        string text = new string('s', 300);
        string single = "\"" + text + "\":[\"" + text + "\",1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]";
        string packed = Pack("{" + single + "}");
        Assert.IsNotNull(packed);
        Assert.AreEqual("82" + packed.Substring(2) + "a16b01", Pack("{k:5,\"" + text + "\":7," + single + ",k:1}"));
    }

    [TestMethod]
    [DataRow("{led:1}", "81a36c656401")]
    [DataRow("{'led':'on'}", "81a36c6564a26f6e")]
    [DataRow("{_9Z:1}", "81a35f395a01")]
    [DataRow("{\"led\":1} zz", "81a36c656401")]
    [DataRow("[1]]", "9101")]
    [DataRow("\"x\" y", "a178")]
    [DataRow("truex", "c3")]
    [DataRow("null x", "c0")]
    [DataRow("5\u0000 abc", "05")]
    public void ReadsTextAsWidelyAsArduinoJson(string json, string expected)
    {
        Assert.AreEqual(expected, Pack(json));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(" ")]
    [DataRow("abc")]
    [DataRow("tru")]
    [DataRow("nulL")]
    [DataRow("[1,]")]
    [DataRow("[,1]")]
    [DataRow("[1 2]")]
    [DataRow("{\"a\":1,}")]
    [DataRow("{,}")]
    [DataRow("{:1}")]
    [DataRow("{a-b:1}")]
    [DataRow("{\"a\" 1}")]
    [DataRow("{\"a\":}")]
    [DataRow("{\"a\":1]")]
    [DataRow("[1}")]
    [DataRow("/*c*/1")]
    [DataRow("[1,//c\n2]")]
    public void RefusesWhatIsNotJson(string json)
    {
        Assert.IsNull(Pack(json));
    }

    [TestMethod]
    public void NestsThreeDeepAndNotDeeper()
    {
        Assert.AreEqual("91919101", Pack("[[[1]]]"));
        Assert.IsNull(Pack("[[[[1]]]]"));
        Assert.IsNull(Pack("[[[[]]]]"));
        Assert.AreEqual("81a16181a16181a16101", Pack("{a:{a:{a:1}}}"));
        Assert.IsNull(Pack("{a:{a:{a:{}}}}"));
        Assert.IsNull(Pack(new string('[', 1000)));
    }

    [TestMethod]
    public void GoesBackToTheSameJson()
    {
        string json = "{\"n\":[0,-1,255,-32769,18446744073709551615,20.5,0.1,1.5e20,-2.5e-7],\"s\":\"a\\n\\\"\u00e9\",\"o\":{\"t\":true}}";
        byte[] packed = Hex.Parse(Pack(json));
        Assert.AreEqual(json, new ConversionBench(MessagePackToJson.Convert).ToText(packed));
    }

    [TestMethod]
    public void TakesRandomBytesWithoutAnException()
    {
        int accepted = _bench.CountAccepted(10000, ConversionBench.AnyByte(), 20240818);
        Assert.IsTrue(accepted > 0 && accepted < 1000, accepted.ToString());
    }

    [TestMethod]
    public void TakesRandomJsonCharactersWithoutAnException()
    {
        byte[] alphabet = Encoding.UTF8.GetBytes("{{[[}}]]\"\"'::,,0123456789.-+eEabkn\\u \t\n/");
        int accepted = _bench.CountAccepted(10000, alphabet, 20240819);
        Assert.IsTrue(accepted > 100 && accepted < 5000, accepted.ToString());
    }

    private static string Pack(string json)
    {
        return _bench.ToHex(Encoding.UTF8.GetBytes(json));
    }
}
