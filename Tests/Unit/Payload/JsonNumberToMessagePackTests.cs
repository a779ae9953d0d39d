using System.Text;
using EnigmaIoT.Shared.Payload;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Payload;

/// <summary>Numbers of JSON in MessagePack, in the forms that ArduinoJson 6.21.5 chooses.</summary>
[TestClass]
public class JsonNumberToMessagePackTests
{
    private static readonly ConversionBench _bench = new ConversionBench(JsonToMessagePack.Convert);

    [TestMethod]
    [DataRow("0", "00")]
    [DataRow("-0", "00")]
    [DataRow("127", "7f")]
    [DataRow("128", "cc80")]
    [DataRow("255", "ccff")]
    [DataRow("256", "cd0100")]
    [DataRow("65535", "cdffff")]
    [DataRow("65536", "ce00010000")]
    [DataRow("4294967295", "ceffffffff")]
    [DataRow("4294967296", "cf0000000100000000")]
    [DataRow("18446744073709551615", "cfffffffffffffffff")]
    [DataRow("-1", "ff")]
    [DataRow("-32", "e0")]
    [DataRow("-33", "d0df")]
    [DataRow("-128", "d080")]
    [DataRow("-129", "d1ff7f")]
    [DataRow("-32768", "d18000")]
    [DataRow("-32769", "d2ffff7fff")]
    [DataRow("-2147483648", "d280000000")]
    [DataRow("-2147483649", "d3ffffffff7fffffff")]
    [DataRow("-9223372036854775808", "d38000000000000000")]
    public void PacksIntegersInTheirShortestForm(string json, string expected)
    {
        Assert.AreEqual(expected, Pack(json));
        _bench.RefusesEverySmallerRoom(Encoding.UTF8.GetBytes(json));
    }

    [TestMethod]
    [DataRow("20.5", "ca41a40000")]
    [DataRow("-1.5", "cabfc00000")]
    [DataRow("0.1", "cb3fb999999999999a")]
    [DataRow("20.3", "cb40344ccccccccccd")]
    [DataRow("-2.5e-3", "cbbf647ae147ae147b")]
    [DataRow("0.30000001192092896", "ca3e99999a")]
    [DataRow("1e38", "cb47d2ced32a16a1b1")]
    [DataRow("1e400", "ca7f800000")]
    [DataRow("-1e400", "caff800000")]
    public void PacksFloat32WhereItLosesNothing(string json, string expected)
    {
        Assert.AreEqual(expected, Pack(json));
        _bench.RefusesEverySmallerRoom(Encoding.UTF8.GetBytes(json));
    }

    [TestMethod]
    [DataRow("1.0", "01")]
    [DataRow("-7.00", "f9")]
    [DataRow("1e3", "cd03e8")]
    [DataRow("-0.0", "00")]
    [DataRow("1e-400", "00")]
    [DataRow("0e999", "00")]
    [DataRow("18446744073709551616", "ca5f800000")]
    [DataRow("-9223372036854775809", "d38000000000000000")]
    [DataRow("16777217.0", "cb4170000010000000")]
    public void PacksWholeFloatsAsIntegersWhereFloat32HoldsThem(string json, string expected)
    {
        Assert.AreEqual(expected, Pack(json));
    }

    [TestMethod]
    [DataRow("0.3", "cb3fd3333333333333")]
    [DataRow("2.675", "cb4005666666666666")]
    [DataRow("1.1e22", "cb4482a27d53bc0487")]
    [DataRow("123456789.012345", "cb419d6f34540ca42b")]
    [DataRow("0.000000123456789", "cb3e8091f16677e7af")]
    [DataRow("1.7976931348623157e308", "cb7fefffffffffffff")]
    [DataRow("-1.7976931348623157E+308", "cbffefffffffffffff")]
    [DataRow("17976931348623157e292", "cb7fefffffffffffff")]
    [DataRow("1.7976931348623158e308", "cb7fefffffffffffff")]
    [DataRow("1.797693134862315e308", "cb7feffffffffffffb")]
    [DataRow("1.797693134e308", "cb7fefffffffbe12ca")]
    [DataRow("1.7976931348623159e308", "ca7f800000")]
    [DataRow("2.2250738585072014e-308", "cb0010000000000000")]
    [DataRow("2.2250738585072011e-308", "cb000fffffffffffff")]
    [DataRow("4.940656458e-324", "cb0000000000000001")]
    [DataRow("2.4703282292062328e-324", "cb0000000000000001")]
    [DataRow("2.4703282292062327e-324", "00")]
    [DataRow("-7.4109846876186982e-324", "cb8000000000000002")]
    [DataRow("1e-323", "cb0000000000000002")]
    [DataRow("5e-324", "cb0000000000000001")]
    [DataRow("2e-324", "00")]
    [DataRow("9007199254740993e0", "cf0020000000000000")]
    [DataRow("6.02214076e23", "cb44dfe185ca57c517")]
    [DataRow("1e23", "cb44b52d02c7e14af6")]
    [DataRow("8.41e21", "cb447c7e83209e90b2")]
    [DataRow("9214843084008499e0", "cb43405e6cec57761a")]
    [DataRow("8.10109172351e-10", "cb3e0bd5cbaef0fd0c")]
    [DataRow("0.1000000000000000000000000000000000000000000000000000000000000", "cb3fb999999999999a")]
    public void FindsTheNearestDouble(string json, string expected)
    {
        Assert.AreEqual(expected, Pack(json));
    }

    [TestMethod]
    [DataRow("+5", "05")]
    [DataRow("05", "05")]
    [DataRow(".5", "ca3f000000")]
    [DataRow("5.", "05")]
    [DataRow(".", "00")]
    [DataRow("1e", "01")]
    [DataRow("1E+2", "64")]
    public void ReadsNumbersAsWidelyAsArduinoJson(string json, string expected)
    {
        Assert.AreEqual(expected, Pack(json));
    }

    [TestMethod]
    [DataRow("-")]
    [DataRow("+")]
    [DataRow("--1")]
    [DataRow("1-")]
    [DataRow("1.2.3")]
    [DataRow("1e2e3")]
    [DataRow("e5")]
    [DataRow("1,")]
    [DataRow("0x10")]
    [DataRow("NaN")]
    [DataRow("Infinity")]
    [DataRow("10 abc")]
    [DataRow("10 ")]
    [DataRow("1.5\n")]
    public void RefusesWhatIsNoNumber(string json)
    {
        Assert.IsNull(Pack(json));
    }

    [TestMethod]
    public void RefusesMoreThan63Characters()
    {
        string zeros = "000000000000000000000000000000000000000000000000000000000000";
        Assert.AreEqual("7b", Pack(zeros + "123"));
        Assert.IsNull(Pack(zeros + "1234"));
        Assert.IsNull(Pack("[" + zeros + "1234]"));
    }

    private static string Pack(string json)
    {
        return _bench.ToHex(Encoding.UTF8.GetBytes(json));
    }
}
