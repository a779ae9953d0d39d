using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Radio;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

[TestClass]
public sealed class VirtualRadioTests
{
    [TestMethod]
    public void AFullReceiveRingKeepsTheOldestAndCountsTheRest()
    {
        AirTestBed bed = new(2, receiveRing: 3);
        for (int i = 1; i <= 5; i++)
        {
            bed.Send(0, 4, (byte)i);
            Assert.IsTrue(bed.WaitForResult(0));
        }

        Assert.AreEqual(2, bed.Stations[1].Overruns);
        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, bed.Received(1));
    }

    [TestMethod]
    public void AFullSendQueueTakesNothingUntilAResultWasFetched()
    {
        AirTestBed bed = new(2);
        Assert.AreEqual(4, bed.Stations[0].SendCapacity);
        for (int i = 1; i <= 4; i++)
        {
            Assert.AreEqual(i, bed.Send(0, 4, (byte)i));
        }

        Assert.AreEqual(0, bed.Send(0, 4, 5));
        bed.Scheduler.RunTo(1_000_000);
        Assert.AreEqual(0, bed.Send(0, 4, 5));
        bed.WaitForResult(0);
        Assert.AreEqual(1, bed.Stations[0].SendCapacity);
        Assert.AreEqual(5, bed.Send(0, 4, 5));
    }

    [TestMethod]
    public void FramesLeaveInOrderAndEveryTicketComesBackOnce()
    {
        AirTestBed bed = new(2, new AirSettings { Loss = 0.3 });
        List<int> tickets = [];
        List<int> results = [];
        SendResult result = new();
        bed.Scheduler.RunUntil(
            () =>
            {
                while (tickets.Count < 100 && bed.Stations[0].SendCapacity > 0)
                {
                    tickets.Add(bed.Send(0, 4, (byte)tickets.Count));
                }

                while (bed.Stations[0].TakeSendResult(result))
                {
                    results.Add(result.Ticket);
                }

                return results.Count == 100;
            },
            10_000_000);

        CollectionAssert.AreEqual(tickets, results);
        CollectionAssert.AllItemsAreUnique(tickets);
    }

    [TestMethod]
    public void ARestartForgetsQueuesAndResults()
    {
        AirTestBed bed = new(2);
        bed.Send(0, 4, 1);
        bed.Send(0, 4, 2);
        bed.WaitForResult(0);
        bed.Scheduler.RunTo(bed.Scheduler.Now + 1000);
        bed.Stations[0].Start();
        bed.Stations[1].Start();
        bed.Scheduler.RunTo(bed.Scheduler.Now + 100_000);

        Assert.IsFalse(bed.Stations[0].TakeSendResult(new SendResult()));
        Assert.IsEmpty(bed.Received(1));
        Assert.AreEqual(4, bed.Stations[0].SendCapacity);
        bed.Send(0, 4, 3);
        Assert.IsTrue(bed.WaitForResult(0));
        CollectionAssert.AreEqual(new[] { 3 }, bed.Received(1));
    }

    [TestMethod]
    public void FramesAreSentAndReceivedWithoutAllocating()
    {
        AirTestBed bed = new(2, new AirSettings { Loss = 0.2, AckLoss = 0.1, LatencyMicroseconds = 100 });
        byte[] payload = new byte[250];
        ReceivedFrame frame = new();
        SendResult result = new();
        VirtualRadio sender = bed.Stations[0];
        VirtualRadio receiver = bed.Stations[1];
        Func<bool> never = () => false;
        long before = 0;
        int received = 0;
        for (int i = 0; i < 400; i++)
        {
            before = i == 200 ? GC.GetAllocatedBytesForCurrentThread() : before;
            sender.Send(4, payload, 0, payload.Length);
            bed.Scheduler.RunUntil(never, bed.Scheduler.Now + 10_000);
            sender.TakeSendResult(result);
            received += receiver.Receive(frame) ? 1 : 0;
        }

        Assert.AreEqual(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.IsGreaterThan(390, received);
    }

    [TestMethod]
    public void AScanFindsTheGatewayAndItsChannel()
    {
        AirTestBed bed = new(2);
        VirtualScanner scanner = new(bed.Air, bed.Stations[0]);
        bed.Stations[1].Channel = 11;
        bed.Air.Announce("home", bed.Stations[1]);

        scanner.Start("home");
        Assert.AreEqual(ScanState.Scanning, scanner.State);
        bed.Scheduler.RunTo(VirtualScanner.DefaultDuration);

        Assert.AreEqual(ScanState.Found, scanner.State);
        Assert.AreEqual(4, scanner.GatewayAddress);
        Assert.AreEqual(11, bed.Stations[0].Channel);
    }

    [TestMethod]
    public void AScanFindsNeitherOtherNetworksNorAGatewayThatIsOff()
    {
        AirTestBed bed = new(2);
        VirtualScanner scanner = new(bed.Air, bed.Stations[0]);
        bed.Air.Announce("home", bed.Stations[1]);

        scanner.Start("away");
        bed.Scheduler.RunTo(VirtualScanner.DefaultDuration);
        Assert.AreEqual(ScanState.NotFound, scanner.State);

        bed.Stations[1].Stop();
        scanner.Start("home");
        bed.Scheduler.RunTo(2 * VirtualScanner.DefaultDuration);
        Assert.AreEqual(ScanState.NotFound, scanner.State);
    }

    [TestMethod]
    public void WhileItScansAStationHearsNothing()
    {
        AirTestBed bed = new(2);
        new VirtualScanner(bed.Air, bed.Stations[1]).Start("home");
        bed.Send(0, 4, 1);

        Assert.IsFalse(bed.WaitForResult(0));
    }
}
