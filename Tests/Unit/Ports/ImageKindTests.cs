using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Ports;

[TestClass]
public class ImageKindTests
{
    [TestMethod]
    [DataRow("4e464d524b31", ImageKind.Deployment)]
    [DataRow("4e464d524b3100", ImageKind.Deployment)]
    [DataRow("e9", ImageKind.Application)]
    [DataRow("e903022f", ImageKind.Application)]
    [DataRow("1f8b", ImageKind.CompressedApplication)]
    [DataRow("1f8b0800", ImageKind.CompressedApplication)]
    public void TheMarkTellsTheKind(string start, int expected)
    {
        Assert.AreEqual(expected, Recognise(start));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("00")]
    [DataRow("1f")]
    [DataRow("1f8c")]
    [DataRow("8b1f")]
    [DataRow("4e")]
    [DataRow("4e464d524b")]
    [DataRow("4e464d524b32")]
    [DataRow("4e464d524231")]
    [DataRow("4e464d534b31")]
    [DataRow("4e464e524b31")]
    [DataRow("4e474d524b31")]
    [DataRow("6e464d524b31")]
    [DataRow("ffffffffffff")]
    public void AnythingElseIsUnknown(string start)
    {
        Assert.AreEqual(ImageKind.Unknown, Recognise(start));
    }

    private static int Recognise(string start)
    {
        // What stands before and behind the image must not count: here a whole mark of each kind.
        byte[] buffer = Hex.Parse("e9" + start + "4e464d524b311f8b");
        return ImageKind.Recognise(buffer, 1, start.Length / 2);
    }
}
