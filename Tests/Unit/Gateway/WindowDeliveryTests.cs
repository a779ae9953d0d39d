using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

[TestClass]
public class WindowDeliveryTests
{
    [TestMethod]
    public void ChunksAreSentUpToTheWindowBehindTheFirstMissingOne()
    {
        WindowDelivery delivery = new WindowDelivery(Ring(20), 20, 4);
        Send(delivery, 1, 5);
        Assert.AreEqual(ChunkDelivery.Nothing, delivery.Next(0));
        Answer(delivery, 3, 0);
        Send(delivery, 6, 7);
        Assert.AreEqual(ChunkDelivery.Nothing, delivery.Next(0));
    }

    [TestMethod]
    public void ChunkThatWasNotDeliveredIsSentAgainFirst()
    {
        WindowDelivery delivery = new WindowDelivery(Ring(20), 20, 10);
        delivery.OnSending(1, 0);
        delivery.OnSending(2, 0);
        delivery.OnSending(3, 0);
        Assert.IsTrue(delivery.OnSent(1, true, 0));
        Assert.IsFalse(delivery.OnSent(2, false, 0));
        Assert.AreEqual(2, delivery.Next(0));
        delivery.OnSending(2, 0);
        Assert.AreEqual(1, delivery.SentAgain);
        Assert.AreEqual(4, delivery.Next(0));
    }

    [TestMethod]
    public void WhatWasSentBeforeSomethingThatArrivedIsLost()
    {
        WindowDelivery delivery = new WindowDelivery(Ring(20), 20, 10);
        Send(delivery, 1, 5);
        Assert.IsTrue(Answer(delivery, 2, 0x02), "chunk 4 is held");
        Assert.AreEqual(2, delivery.Next(0), "2 was sent before 4");
        Send(delivery, 2, 3);
        Assert.AreEqual(6, delivery.Next(0), "4 is held, and 5 may still arrive");
        Assert.AreEqual(2, delivery.SentAgain);
    }

    [TestMethod]
    public void NodeIsAskedWhenNothingCanBeSentAndNoNewsComes()
    {
        WindowDelivery delivery = new WindowDelivery(Ring(5), 20, 10);
        Send(delivery, 1, 5);
        Assert.AreEqual(ChunkDelivery.Nothing, delivery.Next(39));
        Assert.AreEqual(1, delivery.Wait(39));
        Assert.AreEqual(ChunkDelivery.Poll, delivery.Next(40));
        Assert.AreEqual(1, delivery.Wait(40));
        delivery.OnSending(ChunkDelivery.Poll, 40);
        Assert.AreEqual(ChunkDelivery.Nothing, delivery.Next(139));
        Assert.AreEqual(ChunkDelivery.Poll, delivery.Next(140), "again");
    }

    [TestMethod]
    public void AnswerWithoutNewsToAQuestionSettlesEverythingThatWasSentBefore()
    {
        WindowDelivery delivery = new WindowDelivery(Ring(5), 20, 10);
        Send(delivery, 1, 5);
        delivery.OnSending(ChunkDelivery.Poll, 40);
        Answer(delivery, 4, 0);
        Assert.AreEqual(ChunkDelivery.Poll, delivery.Next(40), "the node may have said that before it came to the poll");
        delivery.OnSending(ChunkDelivery.Poll, 40);
        Answer(delivery, 4, 0);
        Send(delivery, 4, 5);
    }

    [TestMethod]
    public void NodeThatHasEverythingIsAskedForItsLastWord()
    {
        WindowDelivery delivery = new WindowDelivery(Ring(5), 5, 10);
        Send(delivery, 1, 5);
        Assert.IsFalse(delivery.IsSettled);
        Answer(delivery, 6, 0);
        Assert.IsTrue(delivery.IsSettled);
        Assert.AreEqual(ChunkDelivery.Nothing, delivery.Next(199));
        Assert.AreEqual(ChunkDelivery.Poll, delivery.Next(200));
    }

    [TestMethod]
    public void NodeThatHoldsAllThatThePublisherGaveIsAskedNowAndThenAsItWouldGiveUpOtherwise()
    {
        WindowDelivery delivery = new WindowDelivery(Ring(5), 20, 10);
        Send(delivery, 1, 5);
        Assert.IsFalse(delivery.IsStarved);
        Answer(delivery, 6, 0);
        Assert.IsTrue(delivery.IsStarved);
        Assert.AreEqual(ChunkDelivery.Nothing, delivery.Next(3000));
        Assert.AreEqual(40, delivery.Wait(3000));
        Assert.AreEqual(ChunkDelivery.Poll, delivery.Next(3040));
        delivery.OnSending(ChunkDelivery.Poll, 3040);
        Assert.AreEqual(ChunkDelivery.Nothing, delivery.Next(6139));
        Assert.AreEqual(ChunkDelivery.Poll, delivery.Next(6140));
    }

    [TestMethod]
    public void OutdatedAnswersAndOtherStatusesAreIgnored()
    {
        WindowDelivery delivery = new WindowDelivery(Ring(20), 20, 10);
        Send(delivery, 1, 5);
        Assert.IsTrue(Answer(delivery, 4, 0));
        Assert.IsFalse(Answer(delivery, 3, 0));
        Assert.IsFalse(delivery.OnAnswer(OtaStatus.OutOfSequence, new byte[] { 0xFF, 4, 4, 0 }, 0, 4, 0));
    }

    [TestMethod]
    public void PositionBehindEverythingThatWasGivenSaysNothing()
    {
        WindowDelivery delivery = new WindowDelivery(Ring(5), 20, 10);
        Send(delivery, 1, 5);
        Assert.IsFalse(Answer(delivery, 7, 0));
        Assert.IsFalse(delivery.IsSettled);
        Assert.IsTrue(Answer(delivery, 6, 0));
    }

    [TestMethod]
    public void DeliveryStartsAnewWithWhatAnEarlierOneHadSent()
    {
        ChunkRing ring = Ring(5);
        WindowDelivery earlier = new WindowDelivery(ring, 20, 10);
        Send(earlier, 1, 2);
        earlier.OnSending(3, 0);
        WindowDelivery delivery = new WindowDelivery(ring, 20, 10);
        Send(delivery, 1, 5);
    }

    [TestMethod]
    public void BitsBehindTheLastChunkAreIgnored()
    {
        ChunkRing ring = Ring(3);
        WindowDelivery delivery = new WindowDelivery(ring, 20, 10);
        Send(delivery, 1, 3);
        Answer(delivery, 2, 0xFF);
        Assert.AreEqual(ChunkState.Held, ring.State(3));
        Assert.AreEqual(2, delivery.Next(0));
    }

    [TestMethod]
    public void ResultOfAChunkThatWasReleasedMeanwhileIsNoProgress()
    {
        WindowDelivery delivery = new WindowDelivery(Ring(5), 20, 10);
        delivery.OnSending(1, 0);
        Answer(delivery, 2, 0);
        Assert.IsFalse(delivery.OnSent(1, true, 0));
    }

    [TestMethod]
    public void ChunkThatArrivesAgainAndAgainIsNoProgress()
    {
        WindowDelivery delivery = new WindowDelivery(Ring(5), 5, 10);
        delivery.OnSending(1, 0);
        Assert.IsTrue(delivery.OnSent(1, true, 0));
        delivery.OnSending(ChunkDelivery.Poll, 40);
        Answer(delivery, 1, 0);
        Assert.AreEqual(1, delivery.Next(50));
        delivery.OnSending(1, 50);
        Assert.IsFalse(delivery.OnSent(1, true, 50));
    }

    [TestMethod]
    public void OutdatedAnswerDoesNotNarrowTheWindow()
    {
        WindowDelivery delivery = new WindowDelivery(Ring(20), 20, 4);
        Send(delivery, 1, 5);
        Answer(delivery, 6, 0);
        Send(delivery, 6, 9);
        Assert.IsFalse(Answer(delivery, 3, 0));
        Send(delivery, 10, 10);
    }

    [TestMethod]
    public void WhatIsToldTwiceIsNoNewsThoughAnAnswerWithLessCameBetween()
    {
        WindowDelivery delivery = new WindowDelivery(Ring(5), 20, 10);
        Send(delivery, 1, 5);
        Answer(delivery, 1, 0b10);
        Send(delivery, 1, 2);
        Answer(delivery, 1, 0);
        delivery.OnSending(ChunkDelivery.Poll, 40);
        Answer(delivery, 1, 0b10);
        Send(delivery, 1, 2);
        Send(delivery, 4, 5);
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

    private static void Send(WindowDelivery delivery, int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            Assert.AreEqual(i, delivery.Next(0));
            delivery.OnSending(i, 0);
            delivery.OnSent(i, true, 0);
        }
    }

    private static bool Answer(WindowDelivery delivery, int missing, byte bitmap)
    {
        byte[] answer = new byte[OtaAnswer.BitmapOffset + 1];
        int count = OtaAnswer.WriteWindow(answer, 0, missing, 1);
        answer[OtaAnswer.BitmapOffset] = bitmap;
        return delivery.OnAnswer(OtaStatus.Window, answer, 0, count, 0);
    }
}
