using System.Text;
using EnigmaIoT.Shared.Text;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Text;

[TestClass]
public class AsciiTextTests
{
    [TestMethod]
    public void ReadsNumbersUpToTheirMaximum()
    {
        Assert.AreEqual(0L, Parse("0", 0));
        Assert.AreEqual(7L, Parse("007", 7));
        Assert.AreEqual(65535L, Parse("65535", 65535));
        Assert.AreEqual(4294967295L, Parse("4294967295", 4294967295));
        Assert.AreEqual(long.MaxValue, Parse("9223372036854775807", long.MaxValue));
    }

    [TestMethod]
    public void RefusesNumbersAboveTheirMaximum()
    {
        Assert.AreEqual(-1L, Parse("1", 0));
        Assert.AreEqual(-1L, Parse("65536", 65535));
        Assert.AreEqual(-1L, Parse("70000", 65535));
        Assert.AreEqual(-1L, Parse("9223372036854775808", long.MaxValue));
        Assert.AreEqual(-1L, Parse("18446744073709551617", long.MaxValue));
        Assert.AreEqual(-1L, Parse("99999999999999999999999999999999999999999", long.MaxValue));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(" 1")]
    [DataRow("1 ")]
    [DataRow("-1")]
    [DataRow("+1")]
    [DataRow("1.0")]
    [DataRow("0x10")]
    [DataRow("hello")]
    [DataRow("1:")]
    [DataRow("1/")]
    public void RefusesWhatIsNotANumber(string text)
    {
        Assert.AreEqual(-1L, Parse(text, long.MaxValue));
    }

    [TestMethod]
    public void ReadsOnlyItsPartOfTheText()
    {
        byte[] text = Encoding.UTF8.GetBytes("12,345,6");
        Assert.AreEqual(345L, AsciiText.ParseNumber(text, 3, 3, 1000));
        Assert.AreEqual(-1L, AsciiText.ParseNumber(text, 3, 0, 1000));
        Assert.AreEqual(-1L, AsciiText.ParseNumber(text, 3, -1, 1000));
    }

    [TestMethod]
    public void FindsAByteOnlyInItsPartOfTheText()
    {
        byte[] text = Encoding.UTF8.GetBytes("1,2,3");
        Assert.AreEqual(1, AsciiText.IndexOf(text, 0, 5, (byte)','));
        Assert.AreEqual(3, AsciiText.IndexOf(text, 2, 3, (byte)','));
        Assert.AreEqual(-1, AsciiText.IndexOf(text, 2, 1, (byte)','));
        Assert.AreEqual(-1, AsciiText.IndexOf(text, 5, 0, (byte)','));
    }

    [TestMethod]
    public void MatchesTheWholeTextOnly()
    {
        byte[] text = Encoding.UTF8.GetBytes("xota1");
        Assert.IsTrue(AsciiText.Matches(text, 1, 3, "ota"));
        Assert.IsFalse(AsciiText.Matches(text, 1, 4, "ota"));
        Assert.IsFalse(AsciiText.Matches(text, 1, 2, "ota"));
        Assert.IsFalse(AsciiText.Matches(text, 1, 3, "otA"));
        Assert.IsTrue(AsciiText.Matches(text, 0, 0, string.Empty));
    }

    private static long Parse(string text, long maximum)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return AsciiText.ParseNumber(bytes, 0, bytes.Length, maximum);
    }

    [TestMethod]
    [DataRow("kitchen", "Kitchen", true)]
    [DataRow("KITCHEN", "kitchen", true)]
    [DataRow("kitchen", "kitchens", false)]
    [DataRow("node[", "node{", false)]
    [DataRow("", "", true)]
    public void CaseOfLettersAloneMayDiffer(string one, string other, bool same)
    {
        Assert.AreEqual(same, AsciiText.EqualsInAnyCase(one, other));
    }
}
