using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Ports;

[TestClass]
public class ImageMarkTests
{
    [TestMethod]
    [DataRow("4e464d524b31", (int)ImageKind.Deployment)]
    [DataRow("4e464d524b3100", (int)ImageKind.Deployment)]
    [DataRow("e9", (int)ImageKind.Application)]
    [DataRow("e903022f", (int)ImageKind.Application)]
    [DataRow("1f8b", (int)ImageKind.CompressedApplication)]
    [DataRow("1f8b0800", (int)ImageKind.CompressedApplication)]
    public void TheMarkTellsTheKind(string start, int expected)
    {
        Assert.AreEqual(expected, (int)Recognise(start));
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
        Assert.AreEqual((int)ImageKind.Unknown, (int)Recognise(start));
    }

    private static ImageKind Recognise(string start)
    {
        // What stands before and behind the image must not count: here a whole mark of each kind.
        byte[] buffer = Hex.Parse("e9" + start + "4e464d524b311f8b");
        return ImageMark.Recognise(buffer, 1, start.Length / 2);
    }
}
