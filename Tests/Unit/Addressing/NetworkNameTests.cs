using EnigmaIoT.Shared.Addressing;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Addressing;

[TestClass]
public class NetworkNameTests
{
    [TestMethod]
    [DataRow("a")]
    [DataRow("12345678901234567890")]
    [DataRow("gew\u00e4chshaus")]
    [DataRow("a$b c")]
    [DataRow("\ud83c\udfe0")]
    public void TakesWhatIsALevelOfTopics(string name)
    {
        Assert.IsNull(NetworkName.Check(name));
    }

    [TestMethod]
    [DataRow("", "must have 1 to 20 bytes")]
    [DataRow("123456789012345678901", "must have 1 to 20 bytes")]
    [DataRow("\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4", "must have 1 to 20 bytes")]
    [DataRow("$SYS", "must not start with $")]
    [DataRow("a/b", "must not have / + #")]
    [DataRow("+", "must not have / + #")]
    [DataRow("#", "must not have / + #")]
    [DataRow("a\tb", "must not have control characters")]
    [DataRow("a\u0085", "must not have control characters")]
    [DataRow("\ufdd0", "must not have control characters")]
    [DataRow("\ufffe", "must not have control characters")]
    [DataRow("\ud83f\udfff", "must not have control characters")]
    public void SaysWhatIsWrong(string name, string start)
    {
        Assert.IsTrue(NetworkName.Check(name).IndexOf(start) == 0, NetworkName.Check(name));
    }
}
