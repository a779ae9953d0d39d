using EnigmaIoT.Shared.Text;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Text;

[TestClass]
public class Utf8Tests
{
    [TestMethod]
    public void DecodesItsPartOfTheBuffer()
    {
        byte[] text = Hex.Parse("ff6bc3bc636865ff");
        Assert.AreEqual("k\u00fcche", Utf8.Decode(text, 1, 6));
        Assert.AreEqual(string.Empty, Utf8.Decode(text, 3, 0));
    }

    [TestMethod]
    [DataRow("00")]
    [DataRow("7f")]
    [DataRow("c280")]
    [DataRow("dfbf")]
    [DataRow("e0a080")]
    [DataRow("ed9fbf")]
    [DataRow("ee8080")]
    [DataRow("efbfbf")]
    [DataRow("f0908080")]
    [DataRow("f48fbfbf")]
    public void TakesTheEndsOfEveryRange(string hex)
    {
        byte[] text = Hex.Parse(hex);
        Assert.IsTrue(Utf8.IsValid(text, 0, text.Length), hex);
    }

    [TestMethod]
    [DataRow("80")]
    [DataRow("bf")]
    [DataRow("c0af")]
    [DataRow("c1bf")]
    [DataRow("c2")]
    [DataRow("c241")]
    [DataRow("e09f80")]
    [DataRow("eda080")]
    [DataRow("e0a0")]
    [DataRow("e0a041")]
    [DataRow("f08f8080")]
    [DataRow("f4908080")]
    [DataRow("f0908041")]
    [DataRow("f5808080")]
    [DataRow("fe")]
    [DataRow("41ff")]
    public void RefusesWhatIsNotUtf8(string hex)
    {
        byte[] text = Hex.Parse(hex);
        Assert.IsFalse(Utf8.IsValid(text, 0, text.Length), hex);
        Assert.IsNull(Utf8.Decode(text, 0, text.Length));
    }
}
