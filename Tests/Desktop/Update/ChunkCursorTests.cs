using EnigmaIoT.Update.Updating;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

[TestClass]
public sealed class ChunkCursorTests
{
    private static readonly TimeSpan _long = TimeSpan.FromMinutes(10);

    [TestMethod]
    public void TakesEveryChunkOnce()
    {
        ChunkCursor cursor = new(3, _long, 30);

        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, TakeAll(cursor));
        Assert.IsFalse(cursor.HasNext);
        Assert.AreEqual(0, cursor.Resent);
    }

    [TestMethod]
    public void GoesOnBehindTheLastGoodChunk()
    {
        ChunkCursor cursor = new(5, _long, 30);
        TakeAll(cursor);

        Assert.IsTrue(cursor.MoveBehind(2));

        CollectionAssert.AreEqual(new[] { 3, 4, 5 }, TakeAll(cursor));
        Assert.AreEqual(3, cursor.Resent);
    }

    [TestMethod]
    public void IgnoresAnEchoOfTheLastMove()
    {
        ChunkCursor cursor = new(5, _long, 30);
        TakeAll(cursor);
        cursor.MoveBehind(2);
        cursor.Take();

        Assert.IsFalse(cursor.MoveBehind(2));

        Assert.AreEqual(4, cursor.Next);
    }

    [TestMethod]
    public void TakesTheSameAnswerAgainAfterTheEchoWindow()
    {
        ChunkCursor cursor = new(5, TimeSpan.Zero, 30);
        TakeAll(cursor);
        cursor.MoveBehind(2);
        cursor.Take();

        Assert.IsTrue(cursor.MoveBehind(2));

        Assert.AreEqual(3, cursor.Next);
    }

    [TestMethod]
    public void JumpsForwardAndCountsWhatIsHeldAsCovered()
    {
        ChunkCursor cursor = new(5, _long, 30);
        cursor.Take();

        Assert.IsTrue(cursor.MoveBehind(5));

        Assert.IsFalse(cursor.HasNext);
        Assert.IsTrue(cursor.HasCoveredAll);
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(6)]
    [DataRow(65535)]
    public void IgnoresChunksThatDoNotExist(int lastChunk)
    {
        ChunkCursor cursor = new(5, _long, 30);

        Assert.IsFalse(cursor.MoveBehind(lastChunk));

        Assert.AreEqual(1, cursor.Next);
    }

    [TestMethod]
    public void IsStuckOnlyWhereTheNodeGetsNoFurther()
    {
        ChunkCursor cursor = new(100, TimeSpan.Zero, 3);
        for (int held = 1; held <= 50; held++)
        {
            cursor.MoveBehind(held + 5);
            cursor.MoveBehind(held);
        }

        Assert.IsFalse(cursor.IsStuck);
        for (int again = 0; again < 4; again++)
        {
            cursor.Take();
            cursor.MoveBehind(50);
        }

        Assert.IsTrue(cursor.IsStuck);
    }

    private static int[] TakeAll(ChunkCursor cursor)
    {
        List<int> taken = [];
        while (cursor.HasNext)
        {
            taken.Add(cursor.Take());
        }

        return [.. taken];
    }
}
