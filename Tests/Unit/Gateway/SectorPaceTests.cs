using EnigmaIoT.Gateway.Ota;
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
    public void TwoGapsAtTheSamePlaceBehindASectorsEndSetTheLimit()
    {
        SectorPace pace = new SectorPace();
        Deliver(pace, 1, 58, 0);
        pace.OnGap(20 + 10);
        Assert.AreEqual(0, pace.Wait(70, 0), "one gap proves nothing");
        pace.OnGap(39 + 9);
        Assert.AreEqual(0, pace.Wait(58 + 9, 0));
        Assert.AreEqual(Pause, pace.Wait(58 + 10, 0));
        Assert.AreEqual(1, pace.Wait(58 + 10, Pause - 1));
        Assert.AreEqual(0, pace.Wait(58 + 10, Pause));
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
        Deliver(pace, 1, 58, 0);
        pace.OnGap(20);
        pace.OnGap(39);
        Assert.AreEqual(0, pace.Wait(59, 0));
        Assert.AreEqual(Pause, pace.Wait(60, 0));
    }

    [TestMethod]
    public void SectorsWithoutAGapRaiseTheLimitAgain()
    {
        SectorPace pace = new SectorPace();
        Deliver(pace, 1, 58, 0);
        pace.OnGap(20 + 10);
        pace.OnGap(39 + 10);
        Deliver(pace, 59, 1200, 0);
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
