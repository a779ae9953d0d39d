using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Updates;

[TestClass]
public class OtaChunkTests
{
    [TestMethod]
    public void AChunkStandsBehindCodeAndIndex()
    {
        byte[] buffer = new byte[8];
        Assert.AreEqual(3 + 2, OtaChunkMessage.Write(buffer, 1, 0xABCD, 2));
        Assert.AreEqual("efcdab", Hex.Format(buffer, 1, 3));
        Assert.AreEqual(0xABCD, OtaChunkMessage.Index(buffer, 1, 5));
    }

    [TestMethod]
    public void AMessageWithoutAWholeIndexHasNone()
    {
        byte[] buffer = Hex.Parse("ef0100");
        Assert.AreEqual(-1, OtaChunkMessage.Index(buffer, 0, 0));
        Assert.AreEqual(-1, OtaChunkMessage.Index(buffer, 0, 1));
        Assert.AreEqual(-1, OtaChunkMessage.Index(buffer, 0, 2));
        Assert.AreEqual(1, OtaChunkMessage.Index(buffer, 0, 3));
    }

    [TestMethod]
    public void AFullChunkFillsAFrame()
    {
        Assert.AreEqual(ControlFrame.MaximumControl, OtaChunkMessage.DataOffset + OtaLimits.ChunkCount);
    }

    [TestMethod]
    public void ChunksAddUpToTheImage()
    {
        for (int size = 1; size <= 3 * OtaLimits.ChunkCount; size++)
        {
            int chunks = (int)OtaLimits.Chunks(size);
            int sum = 0;
            for (int index = 1; index <= chunks; index++)
            {
                int count = OtaLimits.BytesOfChunk(size, index);
                Assert.IsTrue(count >= 1 && (count == OtaLimits.ChunkCount || index == chunks));
                sum += count;
            }

            Assert.AreEqual(size, sum);
        }
    }

    [TestMethod]
    public void TheLastChunkOfTheLargestImageIsFull()
    {
        long largest = (long)OtaLimits.MaximumChunks * OtaLimits.ChunkCount;
        Assert.AreEqual((long)OtaLimits.MaximumChunks, OtaLimits.Chunks(largest));
        Assert.AreEqual(OtaLimits.ChunkCount, OtaLimits.BytesOfChunk(largest, OtaLimits.MaximumChunks));
    }
}
