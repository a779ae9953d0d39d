using EnigmaIoT.Firmware.Files;
using EnigmaIoT.Firmware.Merging;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Release;

[TestClass]
public sealed class FlashImageTests
{
    [TestMethod]
    public void EachPartStandsAtItsOffsetAndErasedFlashBetween()
    {
        byte[] image = FlashImage.Merge([Part("late", 6, 2, 7, 8), Part("early", 1, 3, 1, 2, 3)], 16);

        CollectionAssert.AreEqual(new byte[] { 0xFF, 1, 2, 3, 0xFF, 0xFF, 7, 8 }, image);
    }

    [TestMethod]
    public void PartsMayTouch()
    {
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, FlashImage.Merge([Part("a", 0, 2, 1, 2), Part("b", 2, 1, 3)], 3));
    }

    [TestMethod]
    public void PartsThatOverlapByOneByteAreRefused()
    {
        AssertRefused("The b at 0x2 overlaps the a, which ends at 0x3.", 16, Part("b", 2, 1, 9), Part("a", 0, 3, 1, 2, 3));
    }

    [TestMethod]
    public void APartThatHoldsAnotherIsRefused()
    {
        AssertRefused("The inner at 0x1 overlaps the outer, which ends at 0x4.", 16, Part("outer", 0, 4, 1, 2, 3, 4), Part("inner", 1, 1, 9));
    }

    [TestMethod]
    public void APartThatIsLargerThanItsRoomIsRefused()
    {
        AssertRefused("The a does not fit: 3 bytes, and there is room for 2.", 16, Part("a", 0, 2, 1, 2, 3));
    }

    [TestMethod]
    public void APartBehindTheFlashIsRefused()
    {
        AssertRefused("The a ends at 0x5, behind the flash of 0x4 bytes.", 4, Part("a", 3, 2, 1, 2));
    }

    [TestMethod]
    public void AnOffsetAtTheEndOfAllNumbersIsRefused()
    {
        AssertRefused("The a ends at 0x100000000, behind the flash of 0x10 bytes.", 16, Part("a", uint.MaxValue, 1, 1));
    }

    private static void AssertRefused(string message, uint flashSize, params ImagePart[] parts)
    {
        Assert.AreEqual(message, Assert.ThrowsExactly<FirmwareException>(() => FlashImage.Merge(parts, flashSize)).Message);
    }

    private static ImagePart Part(string name, uint offset, uint room, params byte[] bytes) => new(name, offset, room, bytes);
}
