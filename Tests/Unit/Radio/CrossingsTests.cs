using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Radio;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Radio;

/// <summary>How often native code is entered while the radio is busy: what the batches are for.</summary>
[TestClass]
public class CrossingsTests
{
    private const int Frames = 300;

    // The first frames find nothing under way, which costs a crossing more.
    private const int Warming = 20;

    [TestMethod]
    public void AtMostOneCrossingForAForwardedFrameWhereThreeAreUnderWay()
    {
        Assert.IsTrue(CrossingsOf(3, 3) <= Frames);
    }

    [TestMethod]
    public void HalfOfThatWhereTheQueueIsFilled()
    {
        Assert.IsTrue(CrossingsOf(BatchedRadio.Capacity, 3) <= Frames / 2);
    }

    [TestMethod]
    public void TwoWhereEachFrameWaitsForTheResultOfTheLast()
    {
        int crossings = CrossingsOf(1, 3);
        Assert.IsTrue(crossings > Frames && crossings <= (2 * Frames) + 1);
    }

    [TestMethod]
    public void TheResultOfAFrameAloneIsFetchedSoonerThanThatOfOneAmongOthers()
    {
        DriverDouble driver = new DriverDouble();
        BatchedRadio radio = new BatchedRadio(driver, 1);
        byte[] frame = new byte[250];
        radio.Send(2, frame, 0, frame.Length);
        radio.Exchange(0);
        radio.Signal();
        Assert.AreEqual(BatchedRadio.Spacing, radio.WaitLimit(1000, 0, 0));

        driver.Complete(true);
        radio.Exchange(BatchedRadio.Spacing);
        radio.Send(2, frame, 0, frame.Length);
        radio.Send(2, frame, 0, frame.Length);
        radio.Exchange(100);
        radio.Signal();
        Assert.AreEqual(BatchedRadio.BusySpacing, radio.WaitLimit(1000, 100, 100));
    }

    [TestMethod]
    public void OneCrossingForTwoReceivedFramesWhereTheyPourIn()
    {
        DriverDouble driver = new DriverDouble();
        BatchedRadio radio = new BatchedRadio(driver, 1);
        ReceivedFrame frame = new ReceivedFrame();
        int received = 0;
        for (long now = 0; received < Frames; now++)
        {
            if (now % 3 == 0)
            {
                driver.Receive(2, new byte[30]);
                radio.Signal();
            }

            radio.Exchange(now);
            while (radio.Receive(frame))
            {
                received++;
            }
        }

        Assert.IsTrue(driver.Calls <= received / 2);
        Assert.AreEqual(driver.Calls, radio.Crossings);
        Assert.AreEqual(received, radio.FramesReceived);
    }

    // A pump that always has something to send and is called every millisecond, and a driver that needs so many for a frame.
    private static int CrossingsOf(int underWay, int airMilliseconds)
    {
        DriverDouble driver = new DriverDouble();
        BatchedRadio radio = new BatchedRadio(driver, 1);
        SendResult result = new SendResult();
        byte[] frame = new byte[250];
        int sent = 0;
        int done = 0;
        int before = 0;
        long airUntil = 0;
        for (long now = 0; done < Warming + Frames; now++)
        {
            if (driver.QueueCount > 0 && now >= airUntil)
            {
                driver.Complete(true);
                radio.Signal();
                airUntil = now + airMilliseconds;
            }
            else if (driver.QueueCount == 0)
            {
                airUntil = now + airMilliseconds;
            }

            do
            {
                radio.Exchange(now);
                while (radio.TakeSendResult(result))
                {
                    Assert.IsTrue(result.Delivered);
                    done++;
                    before = done == Warming ? radio.Crossings : before;
                }

                while (sent - done < underWay && radio.Send(2, frame, 0, frame.Length) != 0)
                {
                    sent++;
                }
            }
            while (radio.WaitLimit(1000, now, now) == 0);
        }

        return radio.Crossings - before;
    }
}
