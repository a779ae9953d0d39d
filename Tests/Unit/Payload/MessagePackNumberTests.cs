using EnigmaIoT.Shared.Payload;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Payload;

/// <summary>Numbers of MessagePack in JSON, each as ArduinoJson 6.21.5 prints it.</summary>
[TestClass]
public class MessagePackNumberTests
{
    private static readonly ConversionBench _bench = new ConversionBench(MessagePackToJson.Convert);

    [TestMethod]
    [DataRow("00", "0")]
    [DataRow("7f", "127")]
    [DataRow("e0", "-32")]
    [DataRow("ff", "-1")]
    [DataRow("ccff", "255")]
    [DataRow("cdffff", "65535")]
    [DataRow("ceffffffff", "4294967295")]
    [DataRow("cfffffffffffffffff", "18446744073709551615")]
    [DataRow("d080", "-128")]
    [DataRow("d07f", "127")]
    [DataRow("d18000", "-32768")]
    [DataRow("d280000000", "-2147483648")]
    [DataRow("d2ffffffff", "-1")]
    [DataRow("d38000000000000000", "-9223372036854775808")]
    [DataRow("d37fffffffffffffff", "9223372036854775807")]
    public void PrintsIntegersOfEveryWidth(string input, string expected)
    {
        Assert.AreEqual(expected, _bench.ToText(Hex.Parse(input)));
        _bench.RefusesEveryTruncation(Hex.Parse(input));
        _bench.RefusesEverySmallerRoom(Hex.Parse(input));
    }

    [TestMethod]
    [DataRow("ca41a40000", "20.5")]
    [DataRow("ca41a26666", "20.29999924")]
    [DataRow("ca40528f5c", "3.289999962")]
    [DataRow("cabdcccccd", "-0.100000001")]
    [DataRow("ca501502f9", "1e10")]
    [DataRow("ca358637bd", "9.999999975e-7")]
    [DataRow("ca7f7fffff", "3.402823466e38")]
    [DataRow("ca00000001", "1.401298464e-45")]
    [DataRow("ca80000001", "-1.401298464e-45")]
    [DataRow("ca00800000", "1.175494351e-38")]
    [DataRow("ca4b800000", "1.6777216e7")]
    [DataRow("ca00000000", "0")]
    [DataRow("ca80000000", "0")]
    [DataRow("ca7f800000", "null")]
    [DataRow("caff800000", "null")]
    [DataRow("ca7fc00000", "null")]
    public void WidensFloat32(string input, string expected)
    {
        Assert.AreEqual(expected, _bench.ToText(Hex.Parse(input)));
        _bench.RefusesEveryTruncation(Hex.Parse(input));
        _bench.RefusesEverySmallerRoom(Hex.Parse(input));
    }

    [TestMethod]
    [DataRow("cb0000000000000000", "0")]
    [DataRow("cb8000000000000000", "0")]
    [DataRow("cb3ff0000000000000", "1")]
    [DataRow("cb4035000000000000", "21")]
    [DataRow("cb4034800000000000", "20.5")]
    [DataRow("cbc071126666666666", "-273.15")]
    [DataRow("cb3fb999999999999a", "0.1")]
    [DataRow("cb3fd5555555555555", "0.333333333")]
    [DataRow("cb3fe5555555555555", "0.666666667")]
    [DataRow("cb400921fb54442d11", "3.141592654")]
    [DataRow("cb405907e6b74dce59", "100.1234568")]
    [DataRow("cb40fe240c9fbe76c9", "123456.789")]
    [DataRow("cb3f1a36e2eb1c432d", "0.0001")]
    public void PrintsNineDecimalPlacesAndNoZerosAtTheEnd(string input, string expected)
    {
        Assert.AreEqual(expected, _bench.ToText(Hex.Parse(input)));
        _bench.RefusesEveryTruncation(Hex.Parse(input));
        _bench.RefusesEverySmallerRoom(Hex.Parse(input));
    }

    [TestMethod]
    [DataRow("cb416312cff0000000", "9999999.5")]
    [DataRow("cb416312d000000000", "1e7")]
    [DataRow("cb41678c29dccccccd", "1.23456789e7")]
    [DataRow("cb442043561a882930", "1.5e20")]
    [DataRow("cb44b52d02c7e14af6", "1e23")]
    [DataRow("cb7e37e43c8800759c", "1e300")]
    [DataRow("cb7fefffffffffffff", "1.797693134e308")]
    [DataRow("cbffefffffffffffff", "-1.797693134e308")]
    [DataRow("cb7fefffffffdca793", "1.797693134e308")]
    [DataRow("ca7f7fffff", "3.402823466e38")]
    [DataRow("cb3ee711947cfa26a2", "0.000011")]
    [DataRow("cb3ee4f8b588e368f1", "1e-5")]
    [DataRow("cb3ee4c305a3adef92", "9.9e-6")]
    [DataRow("cb3e8421f5f40d8376", "1.5e-7")]
    [DataRow("cbbddb7cdfd9d7bdbb", "-1e-10")]
    [DataRow("cb81aac9a7b3b7302f", "-1.25e-300")]
    [DataRow("cb0010000000000000", "2.225073859e-308")]
    [DataRow("cb0000000000000001", "4.940656458e-324")]
    public void UsesAnExponentFrom1e7UpAndFrom1eMinus5Down(string input, string expected)
    {
        Assert.AreEqual(expected, _bench.ToText(Hex.Parse(input)));
    }

    [TestMethod]
    [DataRow("cb3feffffffff24190", "1")]
    [DataRow("cb4023ffffffff2419", "10")]
    [DataRow("cb4058ffffffffe483", "100")]
    [DataRow("cb416312cfffff2e49", "10000000")]
    [DataRow("cb4202a05f1fff3333", "1e10")]
    public void CarriesWhenItRoundsUpToTheNextPowerOfTen(string input, string expected)
    {
        Assert.AreEqual(expected, _bench.ToText(Hex.Parse(input)));
    }

    [TestMethod]
    [DataRow("cb7ff0000000000000")]
    [DataRow("cbfff0000000000000")]
    [DataRow("cb7ff8000000000000")]
    public void PrintsNullForWhatJsonHasNoNumberFor(string input)
    {
        Assert.AreEqual("null", _bench.ToText(Hex.Parse(input)));
    }
}
