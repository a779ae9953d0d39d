using System.Text;
using EnigmaIoT.Shared.Web;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Web;

[TestClass]
public class FormTextTests
{
    [TestMethod]
    [DataRow("a=1&b=2", "b", "2")]
    [DataRow("a=1&a=2", "a", "1")]
    [DataRow("name=two+words%21%C3%A4", "name", "two words!ä")]
    [DataRow("flag&a=1", "flag", "")]
    [DataRow("a=b=c", "a", "b=c")]
    [DataRow("&&a=1", "a", "1")]
    public void ReadsAField(string text, string name, string value)
    {
        byte[] buffer = new byte[16];
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int count = FormText.Read(bytes, 0, bytes.Length, name, buffer);
        Assert.AreEqual(value, count == 0 ? "" : Encoding.UTF8.GetString(buffer, 0, count));
    }

    [TestMethod]
    [DataRow("", "a", FormText.Missing)]
    [DataRow("ab=1", "a", FormText.Missing)]
    [DataRow("a=%", "a", FormText.Malformed)]
    [DataRow("a=%4", "a", FormText.Malformed)]
    [DataRow("a=%4x", "a", FormText.Malformed)]
    [DataRow("a=12345678901234567", "a", FormText.Malformed)]
    public void TellsWhyThereIsNone(string text, string name, int result)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Assert.AreEqual(result, FormText.Read(bytes, 0, bytes.Length, name, new byte[16]));
    }
}
