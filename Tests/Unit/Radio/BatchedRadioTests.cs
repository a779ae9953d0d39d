using System;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Radio;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Radio;

[TestClass]
public class BatchedRadioTests
{
    private const long Own = 0x020000000001;
    private const long Peer = 0x020000000101;

    [TestMethod]
    public void HandsOverWhatWasCollectedByOneCrossing()
    {
        DriverDouble driver = new DriverDouble();
        BatchedRadio radio = new BatchedRadio(driver, Own);
        Assert.AreEqual(1, Send(radio, 3, 7));
        Assert.AreEqual(2, Send(radio, 250, 8));
        Assert.AreEqual(0, driver.Calls);

        Assert.AreEqual(0, radio.WaitLimit(1000, 0, 0));
        radio.Exchange(0);

        Assert.AreEqual(1, driver.Calls);
        Assert.AreEqual(2, driver.Sent.Count);
        SentFrame first = (SentFrame)driver.Sent[0];
        Assert.AreEqual(1, first.Ticket);
        Assert.IsTrue(first.Destination == Peer);
        Assert.AreEqual("070707", Hex.Format(first.Payload, 0, first.Payload.Length));
        SentFrame second = (SentFrame)driver.Sent[1];
        Assert.AreEqual(250, second.Payload.Length);
        Assert.AreEqual(8, (int)second.Payload[249]);
    }

    [TestMethod]
    public void LargeFramesAreSentAndReceivedWhileThereIsRoomForThem()
    {
        DriverDouble driver = new DriverDouble();
        BatchedRadio radio = new BatchedRadio(driver, Own);
        Assert.IsFalse(radio.TrySetRoom(FrameRoom.LargeSent), "the driver has none");
        driver.HasLargeFrames = true;
        Assert.AreEqual(1, Send(radio, 200, 7));
        Assert.IsTrue(radio.TrySetRoom(FrameRoom.LargeSent));
        Assert.AreEqual(2, radio.SendCapacity);
        Assert.AreEqual(2, Send(radio, 1310, 8));
        Assert.AreEqual(3, Send(radio, 1310, 9));
        Assert.AreEqual(0, radio.SendCapacity);
        Assert.AreEqual(0, Send(radio, 1, 1));
        Assert.IsFalse(radio.TrySetRoom(FrameRoom.Usual), "they are not handed over");
        radio.Exchange(0);
        Assert.AreEqual(3, driver.Sent.Count);
        Assert.AreEqual(200, ((SentFrame)driver.Sent[0]).Payload.Length);
        Assert.AreEqual(1310, ((SentFrame)driver.Sent[2]).Payload.Length);
        Assert.AreEqual(9, (int)((SentFrame)driver.Sent[2]).Payload[1309]);
        Assert.IsTrue(radio.TrySetRoom(FrameRoom.Usual));
        Assert.AreEqual((int)FrameRoom.Usual, (int)driver.Room);
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => Send(radio, 251, 1));
    }

    [TestMethod]
    public void RoomForLargeFramesThatAreReceivedKeepsWhatWasFetched()
    {
        DriverDouble driver = new DriverDouble();
        driver.HasLargeFrames = true;
        BatchedRadio radio = new BatchedRadio(driver, Own);
        driver.Receive(Peer, new byte[] { 1 });
        driver.Receive(Peer, new byte[] { 2 });
        radio.Exchange(0);
        ReceivedFrame frame = new ReceivedFrame();
        Assert.IsTrue(radio.Receive(frame));
        Assert.IsTrue(radio.TrySetRoom(FrameRoom.LargeReceived));
        Assert.IsTrue(radio.Receive(frame));
        Assert.AreEqual(2, (int)frame.Payload[0]);

        byte[] large = new byte[1310];
        large[1309] = 5;
        driver.Receive(Peer, large);
        driver.Receive(Peer, large);
        radio.Signal();
        radio.Exchange(100);
        Assert.IsFalse(radio.Receive(frame), "one that does not fit into the frame is dropped");
        frame.Payload = new byte[ReceivedFrame.LargeCount];
        driver.Receive(Peer, large);
        radio.Signal();
        radio.Exchange(200);
        Assert.IsTrue(radio.Receive(frame));
        Assert.AreEqual(1310, frame.Count);
        Assert.AreEqual(5, (int)frame.Payload[1309]);
    }

    [TestMethod]
    public void GivesEachResultOnceInTheOrderOfSending()
    {
        DriverDouble driver = new DriverDouble();
        BatchedRadio radio = new BatchedRadio(driver, Own);
        Send(radio, 1, 1);
        Send(radio, 1, 2);
        Send(radio, 1, 3);
        radio.Exchange(0);
        driver.AddResult(2, true);
        radio.Exchange(100);
        SendResult result = new SendResult();
        Assert.IsFalse(radio.TakeSendResult(result));

        driver.AddResult(1, false);
        driver.AddResult(3, true);
        radio.Exchange(200);
        AssertResult(radio, 1, false);
        AssertResult(radio, 2, true);
        AssertResult(radio, 3, true);
        Assert.IsFalse(radio.TakeSendResult(result));
        Assert.AreEqual(0, radio.DriverFaults);
    }

    [TestMethod]
    [DataRow(BatchedRadio.Collected)]
    [DataRow(BatchedRadio.MinimumCollected)]
    public void RefusesFramesUntilAResultWasTaken(int places)
    {
        DriverDouble driver = new DriverDouble();
        BatchedRadio radio = new BatchedRadio(driver, Own, places);
        long now = 0;
        for (int i = 0; i < BatchedRadio.Capacity; i++)
        {
            if (i % places == 0)
            {
                now += 100;
                radio.Exchange(now);
            }

            Assert.AreEqual(places - (i % places), radio.SendCapacity);
            Send(radio, 250, i);
        }

        Assert.AreEqual(0, Send(radio, 1, 1), "as many as can be collected");
        radio.Exchange(now + 100);
        Assert.AreEqual(0, Send(radio, 1, 1), "as many as the driver takes");
        driver.Complete(true);
        radio.Signal();
        radio.Exchange(now + 200);
        AssertResult(radio, 1, true);
        Assert.AreEqual(BatchedRadio.Capacity + 1, Send(radio, 1, 1));
    }

    [TestMethod]
    public void RefusesALengthThatNoFrameHas()
    {
        BatchedRadio radio = new BatchedRadio(new DriverDouble(), Own);
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => Send(radio, 0, 1));
        Assert.ThrowsException(typeof(ArgumentOutOfRangeException), () => Send(radio, 251, 1));
    }

    [TestMethod]
    public void HandsOverAgainWhatTheDriverDidNotTake()
    {
        DriverDouble driver = new DriverDouble { QueueSize = 2 };
        BatchedRadio radio = new BatchedRadio(driver, Own);
        for (int i = 1; i <= 5; i++)
        {
            Send(radio, 10 * i, i);
        }

        long now = 0;
        for (int turn = 0; turn < 20 && driver.Sent.Count < 5; turn++)
        {
            radio.Exchange(now);
            now += BatchedRadio.Spacing;
            if (driver.QueueCount > 0)
            {
                driver.Complete(true);
            }
        }

        Assert.AreEqual(5, driver.Sent.Count);
        for (int i = 1; i <= 5; i++)
        {
            SentFrame sent = (SentFrame)driver.Sent[i - 1];
            Assert.AreEqual(i, sent.Ticket);
            Assert.AreEqual(10 * i, sent.Payload.Length);
            Assert.AreEqual(i, (int)sent.Payload[0]);
        }
    }

    [TestMethod]
    public void DoesNotSpinWhereTheDriverIsFullOrFails()
    {
        DriverDouble driver = new DriverDouble { QueueSize = 0 };
        BatchedRadio radio = new BatchedRadio(driver, Own);
        Send(radio, 1, 1);
        radio.Exchange(0);
        Assert.AreEqual(BatchedRadio.Spacing, radio.WaitLimit(1000, 0, 0));

        driver.Failure = -1;
        radio.Exchange(BatchedRadio.Spacing);
        Assert.AreEqual(1, radio.DriverFaults);
        Assert.AreEqual(BatchedRadio.Spacing, radio.WaitLimit(1000, BatchedRadio.Spacing, BatchedRadio.Spacing));

        driver.Failure = 0;
        driver.QueueSize = 1;
        radio.Exchange(8);
        Assert.AreEqual(1, driver.Sent.Count);
        Assert.AreEqual(1, radio.FramesSent);
    }

    [TestMethod]
    public void CopiesReceivedFrames()
    {
        DriverDouble driver = new DriverDouble();
        BatchedRadio radio = new BatchedRadio(driver, Own);
        driver.Receive(Peer, new byte[0]);
        driver.Receive(Peer + 1, Filled(250, 9), 0x12345678);
        radio.Exchange(0);
        ReceivedFrame frame = new ReceivedFrame();
        Assert.IsTrue(radio.Receive(frame));
        Assert.IsTrue(frame.Source == Peer);
        Assert.AreEqual(0, frame.Count);
        Assert.AreEqual(-50, frame.Rssi);
        Assert.AreEqual(0, frame.OpenedBy);
        Assert.IsTrue(radio.Receive(frame));
        Assert.IsTrue(frame.Source == Peer + 1);
        Assert.AreEqual(250, frame.Count);
        Assert.AreEqual(0x12345678, frame.OpenedBy);
        Assert.AreEqual(9, (int)frame.Payload[249]);
        Assert.IsFalse(radio.Receive(frame));
        Assert.AreEqual(2, radio.FramesReceived);
    }

    [TestMethod]
    public void FetchesNothingNewWhileFetchedFramesWait()
    {
        DriverDouble driver = new DriverDouble();
        BatchedRadio radio = new BatchedRadio(driver, Own);
        driver.Receive(Peer, Filled(5, 1));
        driver.Receive(Peer, Filled(5, 2));
        radio.Exchange(0);
        ReceivedFrame frame = new ReceivedFrame();
        radio.Receive(frame);
        radio.Exchange(500);
        Assert.AreEqual(1, driver.Calls);
        Assert.AreEqual(0, radio.WaitLimit(1000, 500, 500));
        Assert.IsTrue(radio.Receive(frame));
        Assert.AreEqual(2, (int)frame.Payload[0]);
    }

    [TestMethod]
    [DataRow(250, 9)]
    [DataRow(30, 2)]
    public void FetchesAtOnceWhatDidNotFit(int size, int mostCrossings)
    {
        DriverDouble driver = new DriverDouble();
        BatchedRadio radio = new BatchedRadio(driver, Own);
        ReceivedFrame frame = new ReceivedFrame();
        radio.Exchange(0);
        for (int i = 0; i < 32; i++)
        {
            driver.Receive(Peer, Filled(size, i));
        }

        // One signal came for all of them, at the first.
        radio.Signal();
        long now = BatchedRadio.BusySpacing;
        int crossings = driver.Calls;
        int received = 0;
        while (radio.WaitLimit(1000, now, now) == 0)
        {
            radio.Exchange(now);
            while (radio.Receive(frame))
            {
                Assert.AreEqual(received, (int)frame.Payload[0]);
                received++;
            }
        }

        Assert.AreEqual(32, received, "in one moment");
        Assert.IsTrue(driver.Calls - crossings <= mostCrossings);
    }

    [TestMethod]
    public void LooksAfterAnIdleDriverOnSignalAndNowAndThen()
    {
        const int Before = BatchedRadio.IdleMilliseconds - 1;
        const int Later = BatchedRadio.IdleMilliseconds + BatchedRadio.BusySpacing;
        DriverDouble driver = new DriverDouble();
        BatchedRadio radio = new BatchedRadio(driver, Own);
        radio.Exchange(0);
        radio.Exchange(Before);
        Assert.AreEqual(1, driver.Calls);
        Assert.AreEqual(1, radio.WaitLimit(1000, Before, Before));
        radio.Exchange(BatchedRadio.IdleMilliseconds);
        Assert.AreEqual(2, driver.Calls);

        radio.Signal();
        Assert.AreEqual(0, radio.WaitLimit(1000, Later, Later));
        radio.Exchange(Later);
        Assert.AreEqual(3, driver.Calls);
        Assert.AreEqual(3, radio.Crossings);
        Assert.AreEqual(7, radio.WaitLimit(7, Later, Later));
    }

    [TestMethod]
    public void ATurnThatTookItsTimeShortensTheWait()
    {
        BatchedRadio radio = new BatchedRadio(new DriverDouble(), Own);
        radio.Exchange(0);
        Assert.AreEqual(30, radio.WaitLimit(50, 0, 20));
        Assert.AreEqual(0, radio.WaitLimit(50, 0, 60));
        Assert.AreEqual(BatchedRadio.IdleMilliseconds - 20, radio.WaitLimit(int.MaxValue, 0, 20));
    }

    [TestMethod]
    public void CountsAFrameWithoutResultAsLostInTheEnd()
    {
        DriverDouble driver = new DriverDouble();
        BatchedRadio radio = new BatchedRadio(driver, Own);
        radio.Exchange(100000);
        Send(radio, 1, 1);
        radio.Exchange(100000);
        SendResult result = new SendResult();
        radio.Exchange(100000 + BatchedRadio.ResultMilliseconds - 1);
        Assert.IsFalse(radio.TakeSendResult(result));
        radio.Exchange(100000 + BatchedRadio.ResultMilliseconds + BatchedRadio.IdleMilliseconds);
        AssertResult(radio, 1, false);

        driver.Complete(true);
        radio.Exchange(200000);
        Assert.IsFalse(radio.TakeSendResult(result));
        Assert.AreEqual(1, radio.DriverFaults);
    }

    [TestMethod]
    public void TakesNothingFromRecordsThatDoNotFit()
    {
        DriverDouble driver = new DriverDouble();
        BatchedRadio radio = new BatchedRadio(driver, Own);
        ReceivedFrame frame = new ReceivedFrame();
        SendResult result = new SendResult();
        Send(radio, 1, 1);

        // More taken than given, more results than bytes, a frame cut off in its header, in its payload, and one too long.
        string[] raws = { "0200", "0003010001", "000001020304", "0000010203040506ce06000000000901", "0000010203040506ce0600000000fb" };
        for (int i = 0; i < raws.Length; i++)
        {
            byte[] raw = Hex.Parse(raws[i]);
            driver.Raw = i < raws.Length - 1 ? raw : Concatenate(raw, Filled(251, 1));
            radio.Exchange((i + 1) * 200L);
            Assert.IsFalse(radio.Receive(frame));
            Assert.IsFalse(radio.TakeSendResult(result));
            Assert.AreEqual(i + 1, radio.DriverFaults);
        }
    }

    [TestMethod]
    public void TellsTheDriversChannelAndOverruns()
    {
        BatchedRadio radio = new BatchedRadio(new DriverDouble { Channel = 11, Overruns = 4 }, Own);
        Assert.AreEqual(11, radio.Channel);
        Assert.AreEqual(4, radio.Overruns);
        Assert.IsTrue(radio.Address == Own);
    }

    private static int Send(BatchedRadio radio, int count, int value)
    {
        return radio.Send(Peer, Filled(count, value), 0, count);
    }

    private static byte[] Filled(int count, int value)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++)
        {
            bytes[i] = (byte)value;
        }

        return bytes;
    }

    private static byte[] Concatenate(byte[] first, byte[] second)
    {
        byte[] bytes = new byte[first.Length + second.Length];
        Array.Copy(first, 0, bytes, 0, first.Length);
        Array.Copy(second, 0, bytes, first.Length, second.Length);
        return bytes;
    }

    private static void AssertResult(BatchedRadio radio, int ticket, bool delivered)
    {
        SendResult result = new SendResult();
        Assert.IsTrue(radio.TakeSendResult(result));
        Assert.AreEqual(ticket, result.Ticket);
        Assert.AreEqual(delivered, result.Delivered);
    }
}
