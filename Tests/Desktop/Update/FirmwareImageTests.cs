using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Update.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

[TestClass]
public sealed class FirmwareImageTests
{
    [TestMethod]
    public void AnnouncesSizeChunksAndMd5()
    {
        FirmwareImage image = FirmwareImage.FromBytes("hello"u8);

        Assert.AreEqual("0,5,1,5d41402abc4b2a76b9719d911017c592", image.Announcement);
        Assert.AreEqual("1,aGVsbG8=", image.ChunkMessage(1));
    }

    [TestMethod]
    public void AnnouncesBlocksWithSha256AndKindBehind()
    {
        FirmwareImage image = FirmwareImage.FromBytes("hello"u8);

        Assert.AreEqual(
            "0,5,1,5d41402abc4b2a76b9719d911017c592,2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824,0",
            image.BlockAnnouncement);
    }

    [TestMethod]
    [DataRow("4E464D524B310102", ImageKind.Deployment)]
    [DataRow("E901", ImageKind.Application)]
    [DataRow("1F8B08", ImageKind.CompressedApplication)]
    [DataRow("4E464D", ImageKind.Unknown)]
    [DataRow("1F", ImageKind.Unknown)]
    public void TheKindIsKnownByTheFirstBytes(string bytes, ImageKind kind)
    {
        Assert.AreEqual(kind, FirmwareImage.FromBytes(Convert.FromHexString(bytes)).Kind);
    }

    [TestMethod]
    public void ABlockIsAMarkTheFirstIndexAndTheBytes()
    {
        byte[] bytes = [.. Enumerable.Range(0, (300 * FirmwareImage.ChunkSize) + 2).Select(i => (byte)(i * 7))];
        FirmwareImage image = FirmwareImage.FromBytes(bytes);

        byte[] block = image.Block(300, 2);

        CollectionAssert.AreEqual(new byte[] { 0x01, 0x2C, 0x01 }, block[..3]);
        CollectionAssert.AreEqual(bytes[(299 * FirmwareImage.ChunkSize)..], block[3..]);
    }

    [TestMethod]
    [DataRow(0, 1)]
    [DataRow(1, 0)]
    [DataRow(1, 17)]
    [DataRow(20, 2)]
    public void HasNoOtherBlocks(int first, int count)
    {
        FirmwareImage image = FirmwareImage.FromBytes(new byte[20 * FirmwareImage.ChunkSize]);

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => image.Block(first, count));
    }

    [TestMethod]
    [DataRow(1, 1, 1)]
    [DataRow(212, 1, 212)]
    [DataRow(213, 2, 1)]
    [DataRow(424, 2, 212)]
    public void CutsChunksOf212Bytes(int size, int count, int lastSize)
    {
        FirmwareImage image = FirmwareImage.FromBytes(new byte[size]);

        Assert.AreEqual(count, image.ChunkCount);
        Assert.AreEqual(lastSize, image.ChunkBytes(count).Length);
    }

    [TestMethod]
    public void TakesAsManyChunksAsAnIndexCounts()
    {
        Assert.AreEqual(65535, FirmwareImage.FromBytes(new byte[13_893_420]).ChunkCount);
    }

    [TestMethod]
    public void RefusesOneByteMore()
    {
        Assert.ThrowsExactly<FirmwareImageException>(() => FirmwareImage.FromBytes(new byte[13_893_421]));
    }

    [TestMethod]
    public void RefusesAnEmptyImage()
    {
        Assert.ThrowsExactly<FirmwareImageException>(() => FirmwareImage.FromBytes([]));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(2)]
    public void HasNoOtherChunks(int index)
    {
        FirmwareImage image = FirmwareImage.FromBytes("hello"u8);

        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => image.ChunkMessage(index));
    }
}
