using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Addressing;

[TestClass]
public class MacAddressTests
{
    [TestMethod]
    public void ReadsAndWritesTheFirstOctetFirst()
    {
        byte[] buffer = Hex.Parse("eeaabbccddeeffee");
        Assert.AreEqual(0xAABBCCDDEEFF, MacAddress.Read(buffer, 1));
        MacAddress.Write(0x0102030405FE, buffer, 1);
        Assert.AreEqual("ee0102030405feee", Hex.Format(buffer, 0, 8));
    }

    [TestMethod]
    public void FormatsWithColonsInLowerCase()
    {
        Assert.AreEqual("AA:BB:CC:DD:EE:FF", MacAddress.Format(0xAABBCCDDEEFF));
        Assert.AreEqual("00:00:00:00:00:01", MacAddress.Format(1));
        Assert.AreEqual("FF:FF:FF:FF:FF:FF", MacAddress.Format(MacAddress.Broadcast));
    }

    [TestMethod]
    [DataRow("aa:bb:cc:dd:ee:0f")]
    [DataRow("AA:BB:CC:DD:EE:0F")]
    [DataRow("Aa:bB:cC:Dd:eE:0f")]
    public void ParsesEitherCase(string text)
    {
        long address;
        Assert.IsTrue(MacAddress.TryParse(text, 0, text.Length, out address));
        Assert.AreEqual(0xAABBCCDDEE0F, address);
    }

    [TestMethod]
    public void ParsesAPartOfATopic()
    {
        long address;
        Assert.IsTrue(MacAddress.TryParse("net/01:23:45:67:89:ab/get", 4, 17, out address));
        Assert.AreEqual(0x0123456789AB, address);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("aa:bb:cc:dd:ee:f")]
    [DataRow("aa:bb:cc:dd:ee:fff")]
    [DataRow("aa-bb-cc-dd-ee-ff")]
    [DataRow("aabbccddeeff00000")]
    [DataRow("ga:bb:cc:dd:ee:ff")]
    [DataRow("aa:bb:cc:dd:ee:f:")]
    [DataRow("aa:bb:cc:dd:ee:f@")]
    [DataRow("aa:bb:cc:dd:ee:f`")]
    [DataRow("aa:bb:cc:dd:ee:f/")]
    [DataRow("\u00e1a:bb:cc:dd:ee:ff")]
    public void RefusesWhatIsNoAddress(string text)
    {
        long address;
        Assert.IsFalse(MacAddress.TryParse(text, 0, text.Length, out address));
        Assert.AreEqual(MacAddress.None, address);
    }

    [TestMethod]
    public void EveryFormattedAddressParsesBack()
    {
        byte[] octets = new byte[MacAddress.Count];
        SeededRandom random = new SeededRandom(7);
        for (int i = 0; i < 50; i++)
        {
            random.Fill(octets, 0, octets.Length);
            long expected = MacAddress.Read(octets, 0);
            long address;
            Assert.IsTrue(MacAddress.TryParse(MacAddress.Format(expected), 0, MacAddress.TextLength, out address));
            Assert.AreEqual(expected, address);
        }
    }

    [TestMethod]
    public void OnlyASingleDevicesAddressIsADevice()
    {
        Assert.IsTrue(MacAddress.IsDevice(0x020000000011));
        Assert.IsTrue(MacAddress.IsDevice(0xFEFFFFFFFFFF));
        Assert.IsFalse(MacAddress.IsDevice(MacAddress.None));
        Assert.IsFalse(MacAddress.IsDevice(MacAddress.Broadcast));
        Assert.IsFalse(MacAddress.IsDevice(0x010000000000));
        Assert.IsFalse(MacAddress.IsDevice(0x1000000000000));
        Assert.IsFalse(MacAddress.IsDevice(-2));
    }
}
