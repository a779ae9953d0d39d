using System.Text;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Text;

[TestClass]
public class MqttTextTests
{
    [TestMethod]
    [DataRow(0x0000, 0x001F)]
    [DataRow(0x007F, 0x009F)]
    [DataRow(0xD800, 0xDFFF)]
    [DataRow(0xFDD0, 0xFDEF)]
    [DataRow(0xFFFE, 0xFFFF)]
    [DataRow(0x1FFFE, 0x1FFFF)]
    [DataRow(0x8FFFE, 0x8FFFF)]
    [DataRow(0x10FFFE, 0x10FFFF)]
    public void RangesThatBrokersRefuseEndWhereTheyShould(int first, int last)
    {
        Assert.IsTrue(MqttText.IsRefused(first));
        Assert.IsTrue(MqttText.IsRefused((first + last) / 2));
        Assert.IsTrue(MqttText.IsRefused(last));
        Assert.IsTrue(first == 0 || !MqttText.IsRefused(first - 1));
        Assert.IsTrue(last == 0x10FFFF || !MqttText.IsRefused(last + 1));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("20")]
    [DataRow("7e")]
    [DataRow("c2a0")]
    [DataRow("c2b0")]
    [DataRow("ed9fbf")]
    [DataRow("ee8080")]
    [DataRow("efb78f")]
    [DataRow("efb7b0")]
    [DataRow("efbfbd")]
    [DataRow("f0908080")]
    [DataRow("f09fbfbd")]
    [DataRow("f48fbfbd")]
    [DataRow("24")]
    public void TakesWhatBrokersTake(string hex)
    {
        AssertBoth(true, hex);
    }

    [TestMethod]
    [DataRow("09")]
    [DataRow("1f")]
    [DataRow("7f")]
    [DataRow("c280")]
    [DataRow("c285")]
    [DataRow("c29f")]
    [DataRow("efb790")]
    [DataRow("efb7af")]
    [DataRow("efbfbe")]
    [DataRow("efbfbf")]
    [DataRow("f09fbfbe")]
    [DataRow("f09fbfbf")]
    [DataRow("f48fbfbf")]
    public void RefusesWhatBrokersRefuse(string hex)
    {
        AssertBoth(false, hex);
    }

    // A board's texts end at a zero, so that it is looked for in bytes alone.
    [TestMethod]
    public void RefusesAZeroByte()
    {
        Assert.IsFalse(MqttText.IsValid(Hex.Parse("610062"), 0, 3));
    }

    [TestMethod]
    [DataRow("c0af")]
    [DataRow("e09f80")]
    [DataRow("f08f8080")]
    [DataRow("eda080")]
    [DataRow("edbfbf")]
    [DataRow("f4908080")]
    [DataRow("80")]
    [DataRow("c2")]
    [DataRow("e0a0")]
    [DataRow("f09080")]
    [DataRow("ff")]
    public void RefusesBytesThatAreNotUtf8(string hex)
    {
        byte[] text = Hex.Parse("61" + hex + "62");
        Assert.IsFalse(MqttText.IsValid(text, 0, text.Length));
        Assert.IsFalse(MqttText.IsValid(text, 0, text.Length - 1));
        Assert.IsTrue(MqttText.IsValid(text, 0, 1));
    }

    private static void AssertBoth(bool expected, string hex)
    {
        byte[] text = Hex.Parse("61" + hex + "62");
        Assert.AreEqual(expected, MqttText.IsValid(text, 0, text.Length), hex);
        Assert.AreEqual(expected, MqttText.IsValid(Encoding.UTF8.GetString(text, 0, text.Length)), hex);
    }
}
