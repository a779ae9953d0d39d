using System.Buffers.Binary;
using System.IO.Hashing;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Capture;
using EnigmaIoT.Simulation.Worlds;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>Captures, read byte by byte as the formats' own descriptions say.</summary>
[TestClass]
public sealed class AirCaptureTests
{
    [TestMethod]
    public void EveryAttemptAndEveryAcknowledgementIsARecordWithItsVirtualTime()
    {
        AirTestBed bed = new(2);
        List<long> begun = [];
        bed.Air.Filter = (in attempt) => attempt.Number < 3 ? AirOutcome.Lost : AirOutcome.Arrived;
        bed.Air.Observed += (in attempt, outcome) => begun.Add(attempt.Time);
        MemoryStream file = new();
        using (new AirCapture(bed.Air, file))
        {
            bed.Send(0, 4, 0x5A, count: 100);
            bed.WaitForResult(0);
        }

        List<CapturedFrame> frames = CapturedFrame.ReadAll(file.ToArray());

        Assert.HasCount(4, frames);
        CollectionAssert.AreEqual(begun, frames.Take(3).Select(frame => frame.Time).ToList());
        CollectionAssert.AreEqual(new[] { false, true, true }, frames.Take(3).Select(frame => frame.IsRetry).ToList());
        Assert.HasCount(1, frames.Take(3).Select(frame => frame.Sequence).Distinct().ToList());
        foreach (CapturedFrame frame in frames.Take(3))
        {
            Assert.AreEqual(0xD0, frame.Bytes[0]);
            Assert.AreEqual(314, BinaryPrimitives.ReadUInt16LittleEndian(frame.Bytes.AsSpan(2)));
            Assert.AreEqual(4, frame.Address(4));
            Assert.AreEqual(2, frame.Address(10));
            Assert.AreEqual(MacAddress.Broadcast, frame.Address(16));
            Assert.AreEqual("7F18FE34", Convert.ToHexString(frame.Bytes, 24, 4));
            Assert.AreEqual("DD6918FE340401", Convert.ToHexString(frame.Bytes, 32, 7));
            Assert.IsFalse(frame.Bytes.AsSpan(39, 100).ContainsAnyExcept((byte)0x5A));
            Assert.HasCount(43 + 100, frame.Bytes);
        }

        CapturedFrame acknowledgement = frames[3];
        Assert.AreEqual("D400", Convert.ToHexString(acknowledgement.Bytes, 0, 2));
        Assert.AreEqual(2, acknowledgement.Address(4));
        Assert.AreEqual(begun[2] + 192 + (8 * 143) + 10, acknowledgement.Time);
    }

    [TestMethod]
    public void BroadcastsHaveNoAcknowledgementAndEachFrameItsNumber()
    {
        AirTestBed bed = new(3);
        MemoryStream file = new();
        using (new AirCapture(bed.Air, file))
        {
            for (int i = 0; i < 3; i++)
            {
                bed.Send(0, MacAddress.Broadcast, 1);
                bed.WaitForResult(0);
            }
        }

        List<CapturedFrame> frames = CapturedFrame.ReadAll(file.ToArray());

        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, frames.Select(frame => frame.Sequence).ToList());
        Assert.IsTrue(frames.TrueForAll(frame => frame.Address(4) == MacAddress.Broadcast));
    }

    [TestMethod]
    public void ALostAcknowledgementIsThereForItWasSent()
    {
        AirTestBed bed = new(2, new AirSettings { AckLoss = 1, Attempts = 2 });
        MemoryStream file = new();
        using (new AirCapture(bed.Air, file))
        {
            bed.Send(0, 4, 1);
            bed.WaitForResult(0);
        }

        CollectionAssert.AreEqual(
            new byte[] { 0xD0, 0xD4, 0xD0, 0xD4 },
            CapturedFrame.ReadAll(file.ToArray()).Select(frame => frame.Bytes[0]).ToArray());
    }

    [TestMethod]
    public void AWholeRunIsInOrderAndEveryChecksumIsRight()
    {
        VirtualWorld world = new(new WorldOptions { Air = new AirSettings { Loss = 0.2, FixedRate = PhyRate.FromMegabits(24) } });
        MemoryStream file = new();
        using (new AirCapture(world.Air, file))
        {
            Assert.IsTrue(world.RunUntilRegistered());
            world.RunUntil(() => false, 30);
        }

        List<CapturedFrame> frames = CapturedFrame.ReadAll(file.ToArray());

        // A frame is written once it has ended: one may be in the air when the time is over.
        int captured = frames.Count(frame => frame.Bytes[0] == 0xD0);
        Assert.IsInRange(world.Air.Counters.Attempts - 1, world.Air.Counters.Attempts, captured);
        CollectionAssert.AreEqual(frames.Select(frame => frame.Time).Order().ToList(), frames.Select(frame => frame.Time).ToList());
        foreach (CapturedFrame frame in frames)
        {
            uint check = BinaryPrimitives.ReadUInt32LittleEndian(frame.Bytes.AsSpan(frame.Bytes.Length - 4));
            Assert.AreEqual(Crc32.HashToUInt32(frame.Bytes.AsSpan(0, frame.Bytes.Length - 4)), check);
            Assert.AreEqual(48, frame.HalfMegabits);
            Assert.AreEqual(2412, frame.Megahertz);
        }
    }
}
