using EnigmaIoT.Gateway.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

[TestClass]
public class ChunkRingTests
{
    [TestMethod]
    public void NewRingIsEmptyAndStartsWithChunk1()
    {
        ChunkRing ring = new ChunkRing();
        Assert.AreEqual(1, ring.First);
        Assert.AreEqual(0, ring.Last);
        Assert.AreEqual(ChunkRing.Capacity, ring.Room);
        Assert.IsFalse(ring.IsFull);
    }

    [TestMethod]
    public void RingIsFullWithItsCapacityAndHasRoomForWhatIsReleased()
    {
        ChunkRing ring = Filled(ChunkRing.Capacity);
        Assert.IsTrue(ring.IsFull);
        Assert.AreEqual(0, ring.Room);
        ring.ReleaseBefore(11);
        Assert.AreEqual(11, ring.First);
        Assert.AreEqual(10, ring.Room);
    }

    [TestMethod]
    public void ChunksKeepTheirBytesAcrossTheEndOfTheRing()
    {
        ChunkRing ring = new ChunkRing();
        for (int i = 1; i <= 3 * ChunkRing.Capacity; i++)
        {
            ring.Bytes[ring.Offset(i)] = (byte)i;
            ring.Append((i % 212) + 1);
            ring.SetState(i, ChunkState.Held);
            ring.SetOrder(i, i * 2);
            ring.ReleaseBefore(i - 5);
        }

        for (int i = ring.First; i <= ring.Last; i++)
        {
            Assert.AreEqual((byte)i, ring.Bytes[ring.Offset(i)]);
            Assert.AreEqual((i % 212) + 1, ring.Count(i));
            Assert.AreEqual(ChunkState.Held, ring.State(i));
            Assert.AreEqual(i * 2, ring.Order(i));
        }
    }

    [TestMethod]
    public void ReleaseNeitherGoesBackNorBeyondTheEnd()
    {
        ChunkRing ring = Filled(10);
        ring.ReleaseBefore(5);
        ring.ReleaseBefore(3);
        Assert.AreEqual(5, ring.First);
        ring.ReleaseBefore(500);
        Assert.AreEqual(11, ring.First);
        Assert.AreEqual(10, ring.Last);
        Assert.AreEqual(ChunkRing.Capacity, ring.Room);
    }

    [TestMethod]
    public void RestartGivesUpWhatIsKept()
    {
        ChunkRing ring = Filled(10);
        ring.Restart(7);
        Assert.AreEqual(7, ring.First);
        Assert.AreEqual(6, ring.Last);
        ring.Append(1);
        Assert.AreEqual(7, ring.Last);
        Assert.AreEqual(ChunkState.Waiting, ring.State(7));
        Assert.AreEqual(0, ring.Order(7));
    }

    [TestMethod]
    public void ChunkThatTheNodeHoldsOutOfOrderGivesItsBytesBack()
    {
        ChunkRing ring = Filled(ChunkRing.Capacity);
        Assert.IsFalse(ring.HasGaps);
        int place = ring.Offset(5);
        ring.SetHeld(5);
        ring.SetHeld(5);
        Assert.IsTrue(ring.HasGaps);
        Assert.AreEqual(1, ring.Room);
        Assert.AreEqual(place, ring.Offset(ChunkRing.Capacity + 1));
        ring.Append(212);
        Assert.IsTrue(ring.IsFull);
        ring.ReleaseBefore(6);
        Assert.IsFalse(ring.HasGaps);
        Assert.AreEqual(4, ring.Room);
    }

    [TestMethod]
    [DataRow(12, 24)]
    [DataRow(ChunkRing.Capacity, ChunkRing.Span)]
    public void NoMoreIndicesAreKeptThanTheSpan(int places, int span)
    {
        ChunkRing ring = new ChunkRing(places);
        for (int i = 1; i <= places; i++)
        {
            ring.Append(i);
        }

        for (int i = 2; i <= span; i++)
        {
            ring.SetHeld(i);
            if (ring.Room > 0)
            {
                ring.Append(ring.Last + 1);
            }
        }

        Assert.AreEqual(span, ring.Last);
        Assert.AreEqual(span, ring.Count(span));
        Assert.AreEqual(1, ring.Count(1));
        Assert.IsTrue(ring.IsFull);
    }

    private static ChunkRing Filled(int count)
    {
        ChunkRing ring = new ChunkRing();
        for (int i = 0; i < count; i++)
        {
            ring.Append(212);
        }

        return ring;
    }
}
