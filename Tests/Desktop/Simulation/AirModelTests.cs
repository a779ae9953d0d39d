using System.Text;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Air;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

[TestClass]
public sealed class AirModelTests
{
    [TestMethod]
    [DataRow(4L, 3210)]
    [DataRow(MacAddress.Broadcast, 2896)]
    public void AStreamOfFullFramesTakesTheMeanTimePerFrame(long destination, int expected)
    {
        const int Frames = 4000;
        AirTestBed bed = new(2, new AirSettings { SoftwareMicroseconds = 0 });
        for (int i = 0; i < Frames; i++)
        {
            bed.Send(0, destination, 1);
            Assert.IsTrue(bed.WaitForResult(0));
        }

        Assert.AreEqual(expected, (double)bed.Scheduler.Now / Frames, 20);
        Assert.AreEqual(Frames, bed.Air.Counters.Attempts);
    }

    [TestMethod]
    public void TheSendersSoftwareTakesItsTimeBetweenTwoFrames()
    {
        AirTestBed bed = new(2);
        List<long> times = Observe(bed);
        bed.Send(0, 4, 1);
        bed.Send(0, 4, 2);
        bed.WaitForResult(0);
        bed.WaitForResult(0);

        int attempt = PhyRate.Default.Attempt(250, acknowledged: true);
        Assert.IsGreaterThanOrEqualTo(attempt + 300 + PhyRate.Default.Difs, times[1] - times[0]);
    }

    [TestMethod]
    public void AFrameArrivesWithItsSenderAndStrength()
    {
        AirTestBed bed = new(2, new AirSettings { RssiJitter = 0 });
        bed.Air.SetRssi(4, 2, -71);
        ReceivedFrame frame = new();
        int ticket = bed.Stations[0].Send(4, "#hello#"u8.ToArray(), 1, 5);
        SendResult result = new();
        bed.Scheduler.RunTo(100_000);

        Assert.IsTrue(bed.Stations[1].Receive(frame));
        Assert.AreEqual("hello", Encoding.ASCII.GetString(frame.Payload, 0, frame.Count));
        Assert.AreEqual(2, frame.Source);
        Assert.AreEqual(-71, frame.Rssi);
        Assert.IsFalse(bed.Stations[1].Receive(frame));
        Assert.IsTrue(bed.Stations[0].TakeSendResult(result));
        Assert.AreEqual(ticket, result.Ticket);
        Assert.IsFalse(bed.Stations[0].TakeSendResult(result));
    }

    [TestMethod]
    public void OnlyOneFrameIsInTheAirAtATime()
    {
        AirTestBed bed = new(6);
        List<long> times = Observe(bed);
        for (int i = 0; i < 5; i++)
        {
            bed.Send(i, 12, (byte)i);
        }

        bed.Scheduler.RunTo(1_000_000);

        Assert.HasCount(5, times);
        for (int i = 1; i < times.Count; i++)
        {
            Assert.IsGreaterThan(PhyRate.Default.Attempt(250, acknowledged: true), times[i] - times[i - 1]);
        }
    }

    [TestMethod]
    public void StationsThatAlwaysHaveSomethingToSendGetEqualShares()
    {
        AirTestBed bed = new(5);
        int[] sent = new int[4];
        SendResult result = new();
        bed.Scheduler.RunUntil(
            () =>
            {
                for (int i = 0; i < 4; i++)
                {
                    sent[i] += bed.Stations[i].TakeSendResult(result) ? 1 : 0;
                    while (bed.Stations[i].SendCapacity > 0)
                    {
                        bed.Send(i, 10, (byte)i);
                    }
                }

                return false;
            },
            20_000_000);

        Assert.IsGreaterThan(4000, sent.Sum());
        Assert.IsGreaterThan(0.95 * sent.Average(), (double)sent.Min());
    }

    [TestMethod]
    public void OneSeedGivesOneCourseAndAnotherSeedAnother()
    {
        Assert.AreEqual(Course(7), Course(7));
        Assert.AreNotEqual(Course(7), Course(8));
    }

    [TestMethod]
    public void ALostFrameIsRepeatedAndArrivesOnce()
    {
        AirTestBed bed = new(2);
        bed.Air.Filter = (in attempt) => attempt.Number < 3 ? AirOutcome.Lost : AirOutcome.Arrived;
        bed.Send(0, 4, 1);

        Assert.IsTrue(bed.WaitForResult(0));

        CollectionAssert.AreEqual(new[] { 1 }, bed.Received(1));
        Assert.AreEqual(3, bed.Air.Counters.Attempts);
        Assert.AreEqual(2, bed.Air.Counters.LostAttempts);
    }

    [TestMethod]
    public void AfterTheLastAttemptTheSenderIsTold()
    {
        AirTestBed bed = new(2, new AirSettings { Attempts = 5, Loss = 1 });
        bed.Send(0, 4, 1);

        Assert.IsFalse(bed.WaitForResult(0));

        Assert.AreEqual(5, bed.Air.Counters.Attempts);
        Assert.AreEqual(1, bed.Air.Counters.NotDelivered);
    }

    [TestMethod]
    public void BackOffGrowsWithEveryRetry()
    {
        AirTestBed bed = new(2, new AirSettings { Loss = 1, Attempts = 12 });
        List<long> times = Observe(bed);
        for (int i = 0; i < 50; i++)
        {
            bed.Send(0, 4, 1);
            bed.WaitForResult(0);
        }

        int attempt = PhyRate.Default.Attempt(250, acknowledged: true);
        double first = Enumerable.Range(0, 50).Average(i => times[(12 * i) + 1] - times[12 * i] - attempt);
        double last = Enumerable.Range(0, 50).Average(i => times[(12 * i) + 11] - times[(12 * i) + 10] - attempt);
        Assert.AreEqual(50 + (63 * 20 / 2), first, 130);
        Assert.AreEqual(50 + (1023 * 20 / 2), last, 2100);
    }

    [TestMethod]
    public void ALostAcknowledgementRepeatsTheFrameButTheReceiverSeesItOnce()
    {
        AirTestBed bed = new(2);
        bed.Air.Filter = (in attempt) => attempt.Number == 1 ? AirOutcome.AckLost : AirOutcome.Arrived;
        bed.Send(0, 4, 1);

        Assert.IsTrue(bed.WaitForResult(0));

        CollectionAssert.AreEqual(new[] { 1 }, bed.Received(1));
        Assert.AreEqual(2, bed.Air.Counters.Attempts);
    }

    [TestMethod]
    public void WhereEveryAcknowledgementIsLostAFrameThatArrivedCountsAsNotDelivered()
    {
        AirTestBed bed = new(2, new AirSettings { AckLoss = 1 });
        bed.Send(0, 4, 1);

        Assert.IsFalse(bed.WaitForResult(0));

        CollectionAssert.AreEqual(new[] { 1 }, bed.Received(1));
    }

    [TestMethod]
    public void LossesFollowTheirProbability()
    {
        AirTestBed bed = new(2, new AirSettings { Loss = 0.2 });
        for (int i = 0; i < 2000; i++)
        {
            bed.Send(0, 4, 1);
            bed.WaitForResult(0);
        }

        Assert.AreEqual(0.2, (double)bed.Air.Counters.LostAttempts / bed.Air.Counters.Attempts, 0.03);
    }

    [TestMethod]
    public void BurstsLoseTheirShareInRuns()
    {
        AirSettings settings = new() { Attempts = 1, BurstMicroseconds = 50_000, BurstGapMicroseconds = 150_000 };
        AirTestBed bed = new(2, settings);
        List<bool> results = [];
        for (int i = 0; i < 20_000; i++)
        {
            bed.Send(0, 4, 1);
            results.Add(bed.WaitForResult(0));
        }

        int lost = results.Count(delivered => !delivered);
        int runs = results.Zip(results.Skip(1)).Count(pair => pair.First && !pair.Second);
        Assert.AreEqual(0.25, (double)lost / results.Count, 0.05);
        Assert.IsGreaterThan(8, lost / runs);
    }

    [TestMethod]
    public void NobodyAtAnAddressIsFoundOutByRepeating()
    {
        AirTestBed bed = new(2);
        bed.Stations[1].Stop();
        bed.Send(0, 4, 1);
        Assert.IsFalse(bed.WaitForResult(0));
        bed.Send(0, 98, 1);
        Assert.IsFalse(bed.WaitForResult(0));

        Assert.AreEqual(16, bed.Air.Counters.Attempts);
        bed.Stations[1].Start();
        Assert.IsEmpty(bed.Received(1));
    }

    [TestMethod]
    public void ABroadcastReachesAllOthersInOneAttempt()
    {
        AirTestBed bed = new(4);
        bed.Send(1, MacAddress.Broadcast, 9);

        Assert.IsTrue(bed.WaitForResult(1));

        Assert.AreEqual(1, bed.Air.Counters.Attempts);
        Assert.IsEmpty(bed.Received(1));
        foreach (int station in new[] { 0, 2, 3 })
        {
            CollectionAssert.AreEqual(new[] { 9 }, bed.Received(station));
        }
    }

    [TestMethod]
    public void StationsOnOtherChannelsHearNothing()
    {
        AirTestBed bed = new(2);
        bed.Stations[1].Channel = 6;
        bed.Send(0, 4, 1);

        Assert.IsFalse(bed.WaitForResult(0));
    }

    [TestMethod]
    public void TwoStationsCannotHaveOneAddress()
    {
        AirTestBed bed = new(1);

        Assert.ThrowsExactly<ArgumentException>(() => new VirtualRadio(bed.Air, 2));
    }

    private static List<long> Observe(AirTestBed bed)
    {
        List<long> times = [];
        bed.Air.Observed += (in attempt, outcome) => times.Add(attempt.Time);
        return times;
    }

    private static string Course(int seed)
    {
        AirTestBed bed = new(5, new AirSettings { Seed = seed, Loss = 0.1, AckLoss = 0.1 });
        StringBuilder course = new();
        bed.Air.Observed += (in attempt, outcome) =>
            course.Append(attempt.Time).Append(' ').Append(attempt.Source).Append(' ').Append(outcome).Append('\n');
        for (int i = 0; i < 40; i++)
        {
            bed.Send(i % 4, 10, (byte)i);
            bed.Scheduler.RunTo(bed.Scheduler.Now + 2000);
        }

        return course.ToString();
    }
}
