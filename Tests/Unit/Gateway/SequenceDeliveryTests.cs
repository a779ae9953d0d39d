using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

[TestClass]
public class SequenceDeliveryTests
{
    private const int ProbePause = 70;
    private const int EndPause = 2200;
    private const int IdlePause = 250;

    [TestMethod]
    public void OneChunkIsUnderWayAtATime()
    {
        SequenceDelivery delivery = new SequenceDelivery(Ring(3), 3);
        Assert.AreEqual(1, delivery.MaximumInFlight);
        Assert.AreEqual(1, delivery.Next(0));
        delivery.OnSending(1, 0);
        Assert.AreEqual(ChunkDelivery.Nothing, delivery.Next(0));
        Assert.IsTrue(delivery.OnSent(1, true, 0), "progress");
        Assert.AreEqual(2, delivery.Next(0));
    }

    [TestMethod]
    public void ChunkThatWasNotDeliveredIsSentAgain()
    {
        SequenceDelivery delivery = new SequenceDelivery(Ring(3), 3);
        delivery.OnSending(1, 0);
        Assert.IsFalse(delivery.OnSent(1, false, 0));
        Assert.AreEqual(1, delivery.Next(0));
        delivery.OnSending(1, 0);
        Assert.AreEqual(1, delivery.SentAgain);
    }

    [TestMethod]
    public void Status4GoesBackToTheGapAndReleasesWhatLiesBefore()
    {
        ChunkRing ring = Ring(9);
        SequenceDelivery delivery = new SequenceDelivery(ring, 9);
        Send(delivery, 1, 7);
        Assert.IsTrue(Tell(delivery, 3));
        Assert.AreEqual(4, ring.First);
        Assert.AreEqual(4, delivery.Next(0));
        Assert.IsFalse(Tell(delivery, 3), "the same again is no progress");
    }

    [TestMethod]
    public void PositionAheadOfWhatWasSentIsBelieved()
    {
        SequenceDelivery delivery = new SequenceDelivery(Ring(9), 9);
        Send(delivery, 1, 2);
        Assert.IsTrue(Tell(delivery, 6));
        Assert.AreEqual(7, delivery.Next(0));
    }

    [TestMethod]
    public void PositionOutsideOfWhatTheRingHoldsSaysNothing()
    {
        ChunkRing ring = Ring(9);
        SequenceDelivery delivery = new SequenceDelivery(ring, 20);
        Send(delivery, 1, 7);
        Assert.IsTrue(Tell(delivery, 5));
        Assert.IsFalse(Tell(delivery, 10), "more than was given");
        Assert.IsFalse(Tell(delivery, 4), "less than was confirmed");
        Assert.AreEqual(6, ring.First);
        Assert.AreEqual(6, delivery.Next(0));
    }

    [TestMethod]
    public void OtherAnswersAreNotAboutThePosition()
    {
        SequenceDelivery delivery = new SequenceDelivery(Ring(9), 9);
        byte[] window = new byte[] { 0xFF, (byte)OtaStatus.Window, 5, 0 };
        Assert.IsFalse(delivery.OnAnswer(OtaStatus.Window, window, 0, 4, 0));
        Assert.AreEqual(1, delivery.Next(0));
    }

    [TestMethod]
    public void NodeIsProbedShortlyBeforeItWritesASector()
    {
        ChunkRing ring = Ring(ChunkRing.Capacity);
        SequenceDelivery delivery = new SequenceDelivery(ring, 100);
        Send(delivery, 1, 18);
        AssertProbed(delivery, 0);
        Assert.AreEqual(19, delivery.Next(0), "and on with the next");
        Assert.IsTrue(Tell(delivery, 18));
        Assert.AreEqual(19, ring.First);
        ring.Append(212);
        Send(delivery, 19, 37);
        AssertProbed(delivery, 0);
    }

    [TestMethod]
    public void SilenceAfterTwoProbesMeansAGapAndEverythingIsSentAgain()
    {
        SequenceDelivery delivery = new SequenceDelivery(Ring(18), 100);
        Send(delivery, 1, 18);
        long now = 0;
        for (int probe = 0; probe < 2; probe++)
        {
            AssertProbed(delivery, now);
            Assert.AreEqual(ChunkDelivery.Nothing, delivery.Next(now + ProbePause - 1));
            Assert.AreEqual(1, delivery.Wait(now + ProbePause - 1));
            now += ProbePause;
        }

        Assert.AreEqual(1, delivery.Next(now));
    }

    [TestMethod]
    public void EndIsProbedOnlyAfterTheNodeHadTimeToCheck()
    {
        SequenceDelivery delivery = new SequenceDelivery(Ring(3), 3);
        Send(delivery, 1, 3);
        Assert.IsTrue(delivery.IsSettled);
        Assert.AreEqual(ChunkDelivery.Nothing, delivery.Next(EndPause - 1));
        Assert.AreEqual(1, delivery.Wait(EndPause - 1));
        Assert.AreEqual(ChunkDelivery.Probe, delivery.Next(EndPause));
        Assert.AreEqual(1, delivery.Wait(EndPause), "overdue");
    }

    [TestMethod]
    public void NodeThatSaysItHasTheLastChunkGetsTimeToCheck()
    {
        SequenceDelivery delivery = new SequenceDelivery(Ring(3), 3);
        Send(delivery, 1, 3);
        AssertProbed(delivery, EndPause);
        byte[] answer = new byte[OtaAnswer.OutOfSequenceCount];
        OtaAnswer.WriteOutOfSequence(answer, 0, 3);
        Assert.IsTrue(delivery.OnAnswer(OtaStatus.OutOfSequence, answer, 0, answer.Length, EndPause));
        Assert.AreEqual(ChunkDelivery.Nothing, delivery.Next((2 * EndPause) - 1));
        Assert.IsTrue(delivery.IsSettled);
    }

    [TestMethod]
    public void NothingIsDueWhileThePublisherHasGivenNoMore()
    {
        SequenceDelivery delivery = new SequenceDelivery(Ring(3), 9);
        Send(delivery, 1, 3);
        Assert.AreEqual(ChunkDelivery.Nothing, delivery.Next(IdlePause - 1));
        Assert.AreEqual(1, delivery.Wait(IdlePause - 1));
        Assert.IsFalse(delivery.IsSettled);
    }

    [TestMethod]
    public void WhatNobodyConfirmsIsProbedWhereThePublisherGivesNoMore()
    {
        ChunkRing ring = Ring(3);
        SequenceDelivery delivery = new SequenceDelivery(ring, 9);
        Send(delivery, 1, 3);
        AssertProbed(delivery, IdlePause);
        Assert.IsTrue(Tell(delivery, 3));
        Assert.AreEqual(4, ring.First);
        Assert.AreEqual(int.MaxValue, delivery.Wait(10 * IdlePause), "nothing is left to be confirmed");
    }

    [TestMethod]
    public void SilenceOfANodeWithAFullRingHasTheWholeRingSentAgain()
    {
        SequenceDelivery delivery = new SequenceDelivery(Ring(ChunkRing.Capacity), 100);
        Send(delivery, 1, 18);
        long now = 0;
        for (int probe = 0; probe < 2; probe++)
        {
            AssertProbed(delivery, now);
            now += ProbePause;
        }

        for (int i = 1; i <= 18; i++)
        {
            Assert.AreEqual(i, delivery.Next(now));
            delivery.OnSending(i, now);
            delivery.OnSent(i, true, now);
        }
    }

    [TestMethod]
    public void SomeChunksAreKeptBackForANodeThatDoesNotSpeak()
    {
        SequenceDelivery delivery = new SequenceDelivery(Ring(ChunkRing.Capacity), 100);
        Send(delivery, 1, 18);
        AssertProbed(delivery, 0);
        Send(delivery, 19, delivery.MaximumUnconfirmed);
        Assert.AreEqual(ChunkDelivery.Nothing, delivery.Next(1));
        Assert.AreEqual(1, delivery.Wait(ProbePause - 1));
    }

    [TestMethod]
    public void EachSilenceHasAllThatIsNotConfirmedSentAgainAndOneChunkMore()
    {
        ChunkRing ring = Ring(ChunkRing.Capacity);
        SequenceDelivery delivery = new SequenceDelivery(ring, 100);
        long now = BeSilent(delivery, 0);
        for (int last = delivery.MaximumUnconfirmed + 1; last <= ChunkRing.Capacity; last++)
        {
            Assert.AreEqual(last, SendAll(delivery, ref now));
            now = BeSilent(delivery, now);
        }

        Assert.AreEqual(1, ring.First, "nothing is given away");
        Assert.AreEqual(ChunkRing.Capacity, SendAll(delivery, ref now), "and no further chunk is waited for");
    }

    [TestMethod]
    public void TriesToMakeTheNodeSpeakGetFartherApart()
    {
        SequenceDelivery delivery = new SequenceDelivery(Ring(ChunkRing.Capacity), 100);
        long now = BeSilent(delivery, 0);
        Assert.AreEqual(1, delivery.Next(now), "the first one comes at once");
        int[] pauses = new int[] { 200, 400, 800, 1600, 1600, 1600 };
        for (int i = 0; i < pauses.Length; i++)
        {
            now = BeSilent(delivery, now);
            Assert.AreEqual(ChunkDelivery.Nothing, delivery.Next(now));
            Assert.AreEqual(pauses[i], delivery.Wait(now));
            now += pauses[i];
            Assert.AreEqual(1, delivery.Next(now));
        }
    }

    [TestMethod]
    public void NodeThatSpeaksAgainIsBelievedAndEndsThePause()
    {
        ChunkRing ring = Ring(ChunkRing.Capacity);
        SequenceDelivery delivery = new SequenceDelivery(ring, 100);
        long now = BeSilent(delivery, 0);
        now = BeSilent(delivery, now);
        Assert.AreEqual(ChunkDelivery.Nothing, delivery.Next(now));
        Assert.IsTrue(Tell(delivery, 10));
        Assert.AreEqual(11, ring.First);
        Assert.AreEqual(11, delivery.Next(now));
    }

    // Sends what there is to send until the node is probed.
    private static int SendAll(SequenceDelivery delivery, ref long now)
    {
        int last = 0;
        for (int index = delivery.Next(now); index != ChunkDelivery.Probe; index = delivery.Next(now))
        {
            if (index == ChunkDelivery.Nothing)
            {
                now += 10;
                continue;
            }

            last = index;
            delivery.OnSending(index, now);
            delivery.OnSent(index, true, now);
        }

        return last;
    }

    private static long BeSilent(SequenceDelivery delivery, long now)
    {
        int probes = 0;
        while (probes < 2)
        {
            int index = delivery.Next(now);
            if (index == ChunkDelivery.Nothing)
            {
                now += 10;
                continue;
            }

            probes += index == ChunkDelivery.Probe ? 1 : 0;
            delivery.OnSending(index, now);
            if (index > 0)
            {
                delivery.OnSent(index, true, now);
            }
        }

        return now + ProbePause;
    }

    private static void AssertProbed(SequenceDelivery delivery, long now)
    {
        Assert.AreEqual(ChunkDelivery.Probe, delivery.Next(now));
        delivery.OnSending(ChunkDelivery.Probe, now);
    }

    private static ChunkRing Ring(int count)
    {
        ChunkRing ring = new ChunkRing();
        for (int i = 0; i < count; i++)
        {
            ring.Append(212);
        }

        return ring;
    }

    private static void Send(SequenceDelivery delivery, int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            Assert.AreEqual(i, delivery.Next(0));
            delivery.OnSending(i, 0);
            delivery.OnSent(i, true, 0);
        }
    }

    private static bool Tell(SequenceDelivery delivery, int lastGood)
    {
        byte[] answer = new byte[OtaAnswer.OutOfSequenceCount];
        int count = OtaAnswer.WriteOutOfSequence(answer, 0, lastGood);
        return delivery.OnAnswer(OtaStatus.OutOfSequence, answer, 0, count, 0);
    }
}
