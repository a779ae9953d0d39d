using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Air;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>What can happen to a frame between the receiver's antenna and its program.</summary>
[TestClass]
public sealed class AirDeliveryTests
{
    private readonly ReceivedFrame _frame = new();

    [TestMethod]
    public void DuplicatesReachTheProgramOnlyWhereTheSettingsSaySo()
    {
        AirTestBed bed = new(2, new AirSettings { AckLoss = 1, Attempts = 3, Duplicates = 1 });
        bed.Send(0, 4, 1);
        bed.WaitForResult(0);

        CollectionAssert.AreEqual(new[] { 1, 1, 1 }, bed.Received(1));
        Assert.AreEqual(2, bed.Air.Counters.Duplicates);
    }

    [TestMethod]
    public void ResidualLossIsAcknowledgedAndNeverSeen()
    {
        AirTestBed bed = new(2, new AirSettings { ResidualLoss = 1 });
        bed.Send(0, 4, 1);

        Assert.IsTrue(bed.WaitForResult(0));

        Assert.IsEmpty(bed.Received(1));
    }

    [TestMethod]
    public void LatencyDelaysTheFrameNotItsAcknowledgement()
    {
        AirTestBed bed = new(2, new AirSettings { LatencyMicroseconds = 40_000 });
        bed.Send(0, 4, 1);
        bed.Send(0, 4, 2);
        Assert.IsTrue(bed.WaitForResult(0));
        long acknowledged = bed.Scheduler.Now;

        bed.Scheduler.RunTo(acknowledged + 39_999);
        Assert.IsEmpty(bed.Received(1));
        bed.Scheduler.RunTo(acknowledged + 40_000);
        CollectionAssert.AreEqual(new[] { 1 }, bed.Received(1));
        bed.Scheduler.RunTo(acknowledged + 50_000);
        CollectionAssert.AreEqual(new[] { 2 }, bed.Received(1));
    }

    [TestMethod]
    public void JitterReordersSendersButNotTheFramesOfOne()
    {
        AirTestBed bed = new(4, new AirSettings { LatencyJitterMicroseconds = 50_000 }, receiveRing: 200);
        List<(long Source, int Value)> sent = [];
        for (int i = 0; i < 60; i++)
        {
            int sender = i % 3;
            bed.Send(sender, 8, (byte)i);
            Assert.IsTrue(bed.WaitForResult(sender));
            sent.Add((bed.Stations[sender].Address, i));
        }

        bed.Scheduler.RunTo(bed.Scheduler.Now + 60_000);
        List<(long Source, int Value)> received = [];
        while (bed.Stations[3].Receive(_frame))
        {
            received.Add((_frame.Source, _frame.Payload[0]));
        }

        CollectionAssert.AreEquivalent(sent, received);
        CollectionAssert.AreNotEqual(sent, received);
        foreach (IGrouping<long, (long Source, int Value)> ofOne in received.GroupBy(frame => frame.Source))
        {
            CollectionAssert.AreEqual(ofOne.Order().ToList(), ofOne.ToList());
        }
    }

    [TestMethod]
    public void ABroadcastReachesItsReceiversAtDifferentTimes()
    {
        AirTestBed bed = new(6, new AirSettings { LatencyJitterMicroseconds = 50_000 });
        HashSet<long> times = [];
        foreach (int station in Enumerable.Range(1, 5))
        {
            bed.Stations[station].Woken += () => times.Add(bed.Scheduler.Now);
        }

        bed.Send(0, MacAddress.Broadcast, 1);
        bed.Scheduler.RunTo(100_000);

        Assert.HasCount(5, times);
    }

    [TestMethod]
    public void CorruptedFramesArriveWithTheirLengthAndOtherBits()
    {
        AirTestBed bed = new(2, new AirSettings { Corruption = 0.25 });
        int corrupted = 0;
        for (int i = 0; i < 400; i++)
        {
            bed.Send(0, 4, 0xA5);
            Assert.IsTrue(bed.WaitForResult(0));
            Assert.IsTrue(bed.Stations[1].Receive(_frame));
            Assert.AreEqual(250, _frame.Count);
            corrupted += _frame.Payload.AsSpan(0, 250).ContainsAnyExcept((byte)0xA5) ? 1 : 0;
        }

        Assert.AreEqual(100, corrupted, 30);
        Assert.AreEqual(corrupted, bed.Air.Counters.Corrupted);
    }

    [TestMethod]
    public void WhatTheSenderRepeatsIsNotTheCorruptedCopy()
    {
        AirTestBed bed = new(2, new AirSettings { Corruption = 1, AckLoss = 1, Attempts = 3, Duplicates = 1 });
        List<byte[]> seen = [];
        bed.Air.Observed += (in attempt, outcome) => seen.Add(attempt.Payload.ToArray());
        bed.Send(0, 4, 0xA5);
        bed.WaitForResult(0);

        Assert.HasCount(3, seen);
        Assert.IsTrue(seen.TrueForAll(payload => !payload.AsSpan().ContainsAnyExcept((byte)0xA5)));
        Assert.AreEqual(3, bed.Air.Counters.Corrupted);
    }
}
