using EnigmaIoT.Gateway.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>The pace of a 0.9.8 node, whose program is deaf while it writes a sector. Sectors end with chunks 20, 39, 58, 78.</summary>
[TestClass]
public class SectorPaceTests
{
    private const int Pause = 60;

    [TestMethod]
    public void NothingWaitsBeforeAnythingWasLost()
    {
        SectorPace pace = new SectorPace();
        Deliver(pace, 1, 200, 0);
        Assert.AreEqual(0, pace.Wait(201, 0));
    }

    [TestMethod]
    public void ThreeGapsAtTheSamePlaceBehindNeighbouringSectorsSetTheLimit()
    {
        SectorPace pace = new SectorPace();
        Deliver(pace, 1, 78, 0);
        pace.OnGap(20 + 10);
        pace.OnGap(39 + 10);
        Assert.AreEqual(0, pace.Wait(78 + 19, 0), "two gaps prove nothing");
        pace.OnGap(58 + 9);
        Assert.AreEqual(0, pace.Wait(78 + 9, 0));
        Assert.AreEqual(Pause, pace.Wait(78 + 10, 0));
        Assert.AreEqual(1, pace.Wait(78 + 10, Pause - 1));
        Assert.AreEqual(0, pace.Wait(78 + 10, Pause));
    }

    [TestMethod]
    public void GapsAtTheSamePlaceFarApartAreLossesOfTheAir()
    {
        SectorPace pace = new SectorPace();
        Deliver(pace, 1, 600, 0);
        pace.OnGap(20 + 10);
        pace.OnGap(193 + 10);
        pace.OnGap(464 + 10);
        Assert.AreEqual(0, pace.Wait(600 + 19, 0));
    }

    [TestMethod]
    public void GapsHereAndThereAreLossesOfTheAir()
    {
        SectorPace pace = new SectorPace();
        Deliver(pace, 1, 78, 0);
        pace.OnGap(20 + 2);
        pace.OnGap(39 + 11);
        pace.OnGap(58 + 6);
        pace.OnGap(5);
        Assert.AreEqual(0, pace.Wait(78 + 19, 0));
    }

    [TestMethod]
    public void LimitIsNeverBelowOneChunk()
    {
        SectorPace pace = new SectorPace();
        Deliver(pace, 1, 78, 0);
        pace.OnGap(20);
        pace.OnGap(39);
        pace.OnGap(58);
        Assert.AreEqual(0, pace.Wait(79, 0));
        Assert.AreEqual(Pause, pace.Wait(80, 0));
    }

    [TestMethod]
    public void SectorsWithoutAGapRaiseTheLimitAgain()
    {
        SectorPace pace = new SectorPace();
        Deliver(pace, 1, 78, 0);
        pace.OnGap(20 + 10);
        pace.OnGap(39 + 10);
        pace.OnGap(58 + 10);
        Assert.AreEqual(Pause, pace.Wait(78 + 11, 0));
        Deliver(pace, 79, 1200, 0);
        Assert.AreEqual(0, pace.Wait(1220, 0));
    }

    private static void Deliver(SectorPace pace, int first, int last, long now)
    {
        for (int i = first; i <= last; i++)
        {
            pace.OnDelivered(i, now);
        }
    }
}
