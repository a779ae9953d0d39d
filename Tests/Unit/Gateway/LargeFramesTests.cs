using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

[TestClass]
public class LargeFramesTests
{
    private const int Six = OtaLimits.ChunksOfFrame;

    [TestMethod]
    public void TwoFramesFitIntoTheWindow()
    {
        Assert.IsNull(LargeFrames.TryMake(1, 64));
        Assert.IsNull(LargeFrames.TryMake(6, 2));
        Assert.AreEqual(4, LargeFrames.TryMake(6, 7).Most);
        Assert.AreEqual(6, LargeFrames.TryMake(255, 64).Most);
    }

    [TestMethod]
    public void OneIsSentAloneUntilTheNodeHasToldOfItsChunks()
    {
        LargeFrames frames = LargeFrames.TryMake(Six, 64);
        Assert.AreEqual(6, frames.Next);
        frames.OnSending(1, 6);
        frames.OnSent(1, 6, true, true);
        frames.OnAnswer(4, true, 0);
        Assert.AreEqual(1, frames.Next, "not all of it is told of");
        frames.OnAnswer(9, true, 0);
        Assert.AreEqual(6, frames.Next);
    }

    [TestMethod]
    public void ThreeThatWereAcknowledgedAndDidNotArriveAreTheLast()
    {
        LargeFrames frames = LargeFrames.TryMake(Six, 64);
        for (int i = 1; i <= 3; i++)
        {
            Assert.AreEqual(6, frames.Next);
            frames.OnSending(1, 6);
            frames.OnSent(1, 6, true, true);
            frames.OnAnswer(1, false, 1);
        }

        Assert.AreEqual(1, frames.Next);
    }

    [TestMethod]
    public void OneThatIsNotAcknowledgedHalvesTheNumberForLong()
    {
        LargeFrames frames = Proven();
        frames.OnSent(1, 6, false, false);
        Assert.AreEqual(6, frames.Next, "it was too fast, not too long");
        Acknowledge(frames, 1);
        Lose(frames, 6);
        Acknowledge(frames, LargeFrames.FramesBehindLoss - 1);
        Assert.AreEqual(3, frames.Next);
        Acknowledge(frames, 1);
        Assert.AreEqual(6, frames.Next);
    }

    [TestMethod]
    public void TwoInARowTakeItToOneChunkForAShortWhile()
    {
        LargeFrames frames = Proven();
        Lose(frames, 6);
        Lose(frames, 3);
        Assert.AreEqual(1, frames.Next);
        Acknowledge(frames, LargeFrames.FramesBehindBreak);
        Assert.AreEqual(2, frames.Next);
    }

    [TestMethod]
    public void ADeliveryPutsWhatFollowsEachOtherIntoAFrame()
    {
        ChunkRing ring = new ChunkRing(20);
        for (int i = 0; i < 20; i++)
        {
            ring.Append(OtaLimits.ChunkCount);
        }

        WindowDelivery delivery = new WindowDelivery(ring, 40, 30, Proven());
        Assert.AreEqual(6, delivery.CountFrom(delivery.Next(0), Six));
        delivery.OnSending(4, 0);
        Assert.AreEqual(3, delivery.CountFrom(delivery.Next(0), Six), "the fourth is under way");
        Assert.AreEqual(2, delivery.CountFrom(19, Six), "there are no more");
        Assert.AreEqual(17, delivery.MaximumInFlight);
    }

    private static LargeFrames Proven()
    {
        LargeFrames frames = LargeFrames.TryMake(Six, 64);
        frames.OnSending(1, 6);
        frames.OnSent(1, 6, true, true);
        frames.OnAnswer(7, true, 0);
        return frames;
    }

    private static void Lose(LargeFrames frames, int count)
    {
        frames.OnSending(7, count);
        frames.OnSent(7, count, false, true);
    }

    private static void Acknowledge(LargeFrames frames, int count)
    {
        for (int i = 0; i < count; i++)
        {
            frames.OnSent(7, 1, true, true);
        }
    }
}
