using System.Text;
using EnigmaIoT.Shared.Buffers;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Buffers;

[TestClass]
public class Crc32Tests
{
    [TestMethod]
    public void HasTheCheckValueOfTheCatalogue()
    {
        byte[] text = Encoding.UTF8.GetBytes("x123456789x");
        Assert.IsTrue(Crc32.Compute(text, 1, 9) == 0xCBF43926);
        Assert.IsTrue(Crc32.Compute(text, 0, 0) == 0);
    }
}
