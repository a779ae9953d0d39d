using EnigmaIoT.Shared.Payload;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Payload;

/// <summary>Measurements of every type, each as the library CayenneLPP 1.4 with ArduinoJson 6.21.5 prints it.</summary>
[TestClass]
public class CayenneLppToJsonTests
{
    private const string Sample = "00020149016700cb";
    private const string AnalogIn = "{\"channel\":0,\"type\":2,\"name\":\"analog_in\",\"value\":3.289999962}";
    private const string Temperature = "{\"channel\":1,\"type\":103,\"name\":\"temperature\",\"value\":20.29999924}";

    private static readonly ConversionBench _bench = new ConversionBench(Convert);

    [TestMethod]
    public void ListsMeasurementsInTheirOrder()
    {
        Assert.AreEqual("[" + AnalogIn + "," + Temperature + "]", _bench.ToText(Hex.Parse(Sample)));
        _bench.RefusesEverySmallerRoom(Hex.Parse(Sample));
    }

    [TestMethod]
    [DataRow("000001", 0, "digital_in", "1")]
    [DataRow("010101", 1, "digital_out", "1")]
    [DataRow("0202ff6a", 2, "analog_in", "-1.5")]
    [DataRow("03030149", 3, "analog_out", "3.289999962")]
    [DataRow("0464ffffffff", 100, "generic", "4294967295")]
    [DataRow("05650182", 101, "luminosity", "386")]
    [DataRow("066601", 102, "presence", "1")]
    [DataRow("076700cb", 103, "temperature", "20.29999924")]
    [DataRow("08687b", 104, "humidity", "61.5")]
    [DataRow("097103e8fc180001", 113, "accelerometer", "{\"x\":1,\"y\":-1,\"z\":0.001}")]
    [DataRow("0a73278c", 115, "pressure", "1012.400024")]
    [DataRow("0b749c40", 116, "voltage", "-255.3600006")]
    [DataRow("0c7504d2", 117, "current", "1.233999968")]
    [DataRow("0d7633bdf3a0", 118, "frequency", "8.68086656e8")]
    [DataRow("0e785f", 120, "percentage", "95")]
    [DataRow("0f79ff85", 121, "altitude", "-123")]
    [DataRow("107d01b7", 125, "concentration", "439")]
    [DataRow("1180010e", 128, "power", "270")]
    [DataRow("12820001e240", 130, "distance", "123.4560013")]
    [DataRow("138300bc614e", 131, "energy", "12345.67773")]
    [DataRow("148401ee", 132, "direction", "494")]
    [DataRow("158565a1b2c3", 133, "time", "1705095875")]
    [DataRow("16860fa0f060ffff", 134, "gyrometer", "{\"x\":40,\"y\":-40,\"z\":-0.01}")]
    [DataRow("1787ff0080", 135, "colour", "{\"r\":255,\"g\":0,\"b\":128}")]
    [DataRow("188806765ff2960a0003e8", 136, "gps", "{\"latitude\":42.35189819,\"longitude\":-87.90940094,\"altitude\":10}")]
    [DataRow("198e01", 142, "switch", "1")]
    public void ConvertsEveryType(string input, int type, string name, string value)
    {
        byte[] measurement = Hex.Parse(input);
        string expected = "[{\"channel\":" + measurement[0].ToString() + ",\"type\":" + type.ToString() + ",\"name\":\"" + name
            + "\",\"value\":" + value + "}]";
        Assert.AreEqual(expected, _bench.ToText(measurement));
        _bench.RefusesEverySmallerRoom(measurement);
        for (int count = 0; count < measurement.Length; count++)
        {
            int expectedCount = count <= 2 ? 2 : -1;
            Assert.AreEqual(expectedCount, _bench.Run(measurement, count, 200), "cut to " + count.ToString());
        }
    }

    [TestMethod]
    [DataRow("02888000007fffff800000", "{\"latitude\":-838.8607788,\"longitude\":838.8607178,\"altitude\":-83886.07813}")]
    [DataRow("02028000", "-327.6799927")]
    [DataRow("0267ffff", "-0.100000001")]
    [DataRow("02750001", "0.001")]
    [DataRow("0282ffffffff", "4294967.5")]
    [DataRow("0276ffffffff", "4.294967296e9")]
    public void ConvertsTheEndsOfTheRanges(string input, string value)
    {
        string text = _bench.ToText(Hex.Parse(input));
        Assert.IsNotNull(text);
        Assert.EndsWith("\"value\":" + value + "}]", text);
    }

    [TestMethod]
    [DataRow("0b749c40", "-255.3600006", "400")]
    [DataRow("0b748000", "-327.6799927", "327.6799927")]
    [DataRow("0b747fff", "327.6700134", "327.6700134")]
    [DataRow("0b75ffff", "-0.001", "65.53500366")]
    [DataRow("0b758000", "-32.76800156", "32.76800156")]
    public void VoltageAndCurrentAreSignedUnlessTheOldLibraryIsAskedFor(string input, string signed, string unsigned)
    {
        byte[] measurement = Hex.Parse(input);
        Assert.EndsWith("\"value\":" + signed + "}]", _bench.ToText(measurement));
        Assert.EndsWith("\"value\":" + unsigned + "}]", new ConversionBench(ConvertUnsigned).ToText(measurement));
    }

    [TestMethod]
    [DataRow("", "[]")]
    [DataRow("00", "[]")]
    [DataRow("0067", "[]")]
    [DataRow("016700cb00", "[" + Temperature + "]")]
    [DataRow("016700cb00ff", "[" + Temperature + "]")]
    public void IgnoresWhatIsTooShortForAMeasurement(string input, string expected)
    {
        Assert.AreEqual(expected, _bench.ToText(Hex.Parse(input)));
    }

    [TestMethod]
    [DataRow("000400")]
    [DataRow("00ff00")]
    [DataRow("00f00000000000000000")]
    [DataRow("016700cb000a00")]
    public void RefusesUnknownTypes(string input)
    {
        Assert.IsNull(_bench.ToText(Hex.Parse(input)));
    }

    [TestMethod]
    public void RefusesAValueThatIsCutOffBehindOthers()
    {
        Assert.AreEqual(-1, _bench.Run(Hex.Parse(Sample), 7, 200));
        Assert.AreEqual("[" + AnalogIn + "]", _bench.ToText(Hex.Parse("000201490167")));
    }

    [TestMethod]
    public void TakesRandomBytesWithoutAnException()
    {
        Assert.IsTrue(_bench.CountAccepted(10000, ConversionBench.AnyByte(), 20240820) > 100);
    }

    [TestMethod]
    public void TakesRandomMeasurementsWithoutAnException()
    {
        byte[] alphabet = Hex.Parse("0001020364656667687173747576787d8082838485868788");
        int accepted = _bench.CountAccepted(10000, alphabet, 20240821);
        Assert.IsTrue(accepted > 500 && accepted < 9500, accepted.ToString());
    }

    private static int Convert(byte[] input, int offset, int count, byte[] output, int outputOffset, int capacity)
    {
        return CayenneLppToJson.Convert(input, offset, count, output, outputOffset, capacity, false);
    }

    private static int ConvertUnsigned(byte[] input, int offset, int count, byte[] output, int outputOffset, int capacity)
    {
        return CayenneLppToJson.Convert(input, offset, count, output, outputOffset, capacity, true);
    }
}
