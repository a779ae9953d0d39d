using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Cryptography;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Logging;
using EnigmaIoT.Simulation.Radio;
using EnigmaIoT.Simulation.Time;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>A board whose flash or whose program is at work: the program waits, the radio goes on.</summary>
[TestClass]
public sealed class BusyBoardTests
{
    private const long Boot = VirtualBoard.DefaultBootMicroseconds;

    private readonly Scheduler _scheduler = new();
    private readonly ScriptedProgram _program = new();
    private readonly AirModel _air;
    private readonly AirStation _station;
    private readonly VirtualClock _clock;
    private readonly VirtualBoard _board;
    private readonly List<long> _pumped = [];

    public BusyBoardTests()
    {
        _air = new AirModel(_scheduler, new AirSettings());
        _station = new AirStation(_air, 2);
        _clock = new VirtualClock(_scheduler);
        _board = new VirtualBoard(_scheduler, _station, _clock, _program, new MemoryLog(_scheduler, "board"));
        _program.OnPump = () => Pumped(1000);
    }

    [TestMethod]
    public void WhileTheFlashIsAtWorkTheProgramWaitsAndTheRadioGoesOn()
    {
        VirtualRadio other = new(_air, 4);
        other.Start();
        int ringAtSecondPump = 0;
        _program.OnPump = () =>
        {
            if (_pumped.Count == 0)
            {
                _board.AddBusy(45_000);
            }
            else
            {
                ringAtSecondPump = CountReceived(_station);
            }

            return Pumped(1000);
        };
        _board.PowerOn();
        _scheduler.RunTo(Boot);
        other.Send(2, new byte[250], 0, 250);
        other.Send(2, new byte[250], 0, 250);
        _scheduler.RunTo(Boot + 100_000);

        Assert.AreEqual(Boot + 45_000, _pumped[1] - VirtualBoard.DefaultTurnMicroseconds);
        Assert.AreEqual(2, ringAtSecondPump);
    }

    [TestMethod]
    public void AnEraseBlocksTheProgramWhileItsRadiosRingFillsUntilItIsFull()
    {
        const int Frames = 14;
        AirStation station = new(_air, 6, receiveRing: 10);
        NorFlash flash = NorFlash.InMemory(NorFlash.SectorSize);
        ScriptedProgram program = new();
        VirtualBoard board = new(_scheduler, station, new VirtualClock(_scheduler), program, new MemoryLog(_scheduler, "board"));
        flash.Busy += board.AddBusy;
        VirtualRadio other = new(_air, 4, sendQueue: Frames);
        other.Start();
        List<int> fetched = [];
        program.OnPump = () =>
        {
            if (program.Calls.Count(call => call == "pump") == 1)
            {
                flash.Erase(0);
            }

            fetched.Add(CountReceived(station));
            return 1000;
        };
        board.PowerOn();
        _scheduler.RunTo(Boot);
        for (int i = 0; i < Frames; i++)
        {
            other.Send(6, new byte[100], 0, 100);
        }

        // 14 frames of 100 bytes need some 33 ms; the erase takes 45.
        _scheduler.RunTo(Boot + 44_500);
        Assert.HasCount(1, fetched);
        Assert.AreEqual(Frames - 10, station.Radio.Overruns);

        _scheduler.RunTo(Boot + 45_200);
        CollectionAssert.AreEqual(new[] { 0, 10 }, fetched);
    }

    [TestMethod]
    public void AProgramThatSetItsFlashToWorkGetsTheNextFrameWhenThatIsDone()
    {
        VirtualRadio other = new(_air, 4);
        other.Start();
        List<long> taken = [];
        ReceivedFrame frame = new();
        _program.OnPump = () =>
        {
            while (_station.Radio.Receive(frame))
            {
                taken.Add(_scheduler.Now);
                _board.AddBusy(45_000);
            }

            return 1000;
        };
        _board.PowerOn();
        _scheduler.RunTo(Boot);
        _board.AddBusy(20_000);
        other.Send(2, new byte[10], 0, 10);
        other.Send(2, new byte[10], 0, 10);
        _scheduler.RunTo(Boot + 200_000);

        Assert.HasCount(2, taken);
        Assert.AreEqual(45_000, taken[1] - taken[0], 200);
    }

    [TestMethod]
    public void WhatTheProgramSendsAfterFlashWorkLeavesAfterIt()
    {
        VirtualRadio other = new(_air, 4);
        other.Start();
        long sentAt = 0;
        _air.Observed += (in attempt, outcome) => sentAt = attempt.Time;
        _program.OnPump = () =>
        {
            _board.AddBusy(45_000);
            _station.Radio.Send(4, new byte[10], 0, 10);
            return Pumped(1000);
        };
        _board.PowerOn();
        _scheduler.RunTo(Boot + 100_000);

        Assert.IsGreaterThan(Boot + 45_000, sentAt);
    }

    [TestMethod]
    public void WhileTheProgramWorksTheNativeQueueGoesOutAndTheProgramSeesNothingNew()
    {
        BatchedStation station = new(new AirStation(_air, 6, sendQueue: BatchedStation.SendQueue), new SeededRandom(1));
        ScriptedProgram program = new();
        VirtualClock clock = new(_scheduler);
        VirtualBoard board = new(_scheduler, station, clock, program, new MemoryLog(_scheduler, "board"));
        VirtualRadio other = new(_air, 4);
        other.Start();
        List<long> sentAt = [];
        List<long> receivedAt = [];
        _air.Observed += (in attempt, outcome) => (attempt.Source == 6 ? sentAt : receivedAt).Add(attempt.Time);
        List<(long Time, int Results, int Received)> turns = [];
        program.OnPump = () =>
        {
            station.Exchange(clock.Milliseconds);
            SendResult result = new();
            ReceivedFrame frame = new();
            int results = 0;
            int received = 0;
            for (; station.Radio.TakeSendResult(result); results++)
            {
            }

            for (; station.Radio.Receive(frame); received++)
            {
            }

            turns.Add((_scheduler.Now, results, received));
            if (turns.Count == 1)
            {
                byte[] invalidateKey = [FrameType.InvalidateKey, 0];
                station.Radio.Send(4, invalidateKey, 0, invalidateKey.Length);
                station.Radio.Send(4, invalidateKey, 0, invalidateKey.Length);
                board.AddWork(10_000);
            }
            else if (turns.Count == 2)
            {
                other.Send(6, new byte[10], 0, 10);
                board.AddWork(20_000);
            }

            return station.WaitLimit(1000, clock.Milliseconds);
        };
        board.PowerOn();
        _scheduler.RunTo(Boot + 100_000);

        // What the first turn sent leaves with the second one's crossing, while that one works.
        Assert.HasCount(2, sentAt);
        Assert.IsTrue(sentAt.TrueForAll(time => time > turns[1].Time && time < turns[1].Time + 20_000));
        Assert.IsTrue(receivedAt.TrueForAll(time => time < turns[1].Time + 20_000));
        Assert.AreEqual(turns[1].Time + 20_000 + VirtualBoard.DefaultTurnMicroseconds, turns[2].Time);
        Assert.AreEqual((turns[2].Time, 2, 1), turns[2]);
    }

    private int Pumped(int wait)
    {
        _pumped.Add(_scheduler.Now);
        return wait;
    }

    private static int CountReceived(AirStation station)
    {
        ReceivedFrame frame = new();
        int count = 0;
        while (station.Radio.Receive(frame))
        {
            count++;
        }

        return count;
    }
}
