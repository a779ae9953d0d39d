using EnigmaIoT.Simulation.Air;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Logging;
using EnigmaIoT.Simulation.Radio;
using EnigmaIoT.Simulation.Time;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

[TestClass]
public sealed class VirtualBoardTests
{
    private const long Boot = VirtualBoard.DefaultBootMicroseconds;

    private readonly Scheduler _scheduler = new();
    private readonly ScriptedProgram _program = new();
    private readonly AirModel _air;
    private readonly AirStation _station;
    private readonly VirtualClock _clock;
    private readonly VirtualBoard _board;
    private readonly List<long> _pumped = [];

    public VirtualBoardTests()
    {
        _air = new AirModel(_scheduler, new AirSettings());
        _station = new AirStation(_air, 2);
        _clock = new VirtualClock(_scheduler);
        _board = new VirtualBoard(_scheduler, _station, _clock, _program, new MemoryLog(_scheduler, "board"));
        _program.OnPump = () => Pumped(1000);
    }

    [TestMethod]
    public void BootsThenStartsThenPumps()
    {
        _board.PowerOn();
        _scheduler.RunTo(Boot - 1);
        Assert.IsEmpty(_program.Calls);

        _scheduler.RunTo(Boot);
        Assert.AreEqual("boot start pump", string.Join(' ', _program.Calls));
        Assert.AreEqual(0, _clock.Milliseconds);
    }

    [TestMethod]
    public void IsPumpedWhenItSaid()
    {
        int[] waits = [30, 20, 1000];
        _program.OnPump = () => Pumped(waits[Math.Min(_pumped.Count, 2)]);
        _board.PowerOn();
        _scheduler.RunTo(Boot + 200_000);

        CollectionAssert.AreEqual(new[] { Boot, Boot + 30_000, Boot + 50_000 }, _pumped);
    }

    [TestMethod]
    public void AProgramThatHasMoreToDoTakesProcessorTime()
    {
        _program.OnPump = () => Pumped(0);
        _board.PowerOn();
        _scheduler.RunTo(Boot + 1000);

        CollectionAssert.AreEqual(Enumerable.Range(0, 11).Select(i => Boot + (100L * i)).ToArray(), _pumped);
    }

    [TestMethod]
    public void IsPumpedWhenAFrameCame()
    {
        VirtualRadio other = new(_air, 4);
        other.Start();
        _board.PowerOn();
        _scheduler.RunTo(Boot + 1000);
        other.Send(2, new byte[10], 0, 10);
        _scheduler.RunTo(Boot + 50_000);

        Assert.HasCount(2, _pumped);
    }

    [TestMethod]
    public void ManyReasonsForOneMomentAreOneCall()
    {
        _board.PowerOn();
        _scheduler.RunTo(Boot + 1000);
        _board.Wake();
        _board.Wake();
        _scheduler.RunTo(Boot + 2000);

        Assert.HasCount(2, _pumped);
    }

    [TestMethod]
    public void OtherThreadsWakeItToo()
    {
        _board.PowerOn();
        _scheduler.RunTo(Boot + 1000);
        Thread other = new(() => _board.WakeFromAnyThread());
        other.Start();
        other.Join();
        Assert.HasCount(1, _pumped);
        _scheduler.RunTo(Boot + 2000);
        _scheduler.RunTo(Boot + 3000);

        Assert.HasCount(2, _pumped);
    }

    [TestMethod]
    public void ARestartEndsTheTurnAndStartsAnew()
    {
        _program.OnPump = () =>
        {
            if (_pumped.Count == 0)
            {
                _board.Restart();
            }

            return Pumped(1000);
        };
        _board.PowerOn();
        _scheduler.RunTo(Boot);
        Assert.AreEqual("boot start pump stop", string.Join(' ', _program.Calls));
        Assert.IsFalse(_station.Radio.IsListening);

        _scheduler.RunTo(2 * Boot);
        Assert.AreEqual("boot start pump stop boot start pump", string.Join(' ', _program.Calls));
        Assert.AreEqual(0, _clock.Milliseconds);
        Assert.AreEqual(2, _board.Starts);
    }

    [TestMethod]
    public void WithoutPowerNothingRuns()
    {
        _board.PowerOn();
        _scheduler.RunTo(Boot);
        _board.SetLed(true);
        _board.PowerOff();
        _scheduler.RunTo(Boot + 10_000_000);

        Assert.HasCount(1, _pumped);
        Assert.IsFalse(_board.IsLedOn);
        Assert.IsFalse(_board.IsOn);
    }

    [TestMethod]
    public void PowerThatWentAndCameStartsTheBoardOnce()
    {
        _board.PowerOn();
        _scheduler.RunTo(Boot / 2);
        _board.PowerOff();
        _board.PowerOn();
        _scheduler.RunTo(Boot * 2);

        Assert.AreEqual("boot start pump", string.Join(' ', _program.Calls));
    }

    [TestMethod]
    public void TheWatchdogRestartsABoardWhoseImageDoesNotComeUp()
    {
        int boots = 0;
        _program.OnBoot = () => ++boots == 3;
        _board.PowerOn();
        _scheduler.RunTo((3 * Boot) + (2 * VirtualBoard.WatchdogMicroseconds));

        Assert.AreEqual("boot boot boot start pump", string.Join(' ', _program.Calls));
    }

    [TestMethod]
    public void TheWatchdogRestartsABoardWhoseProgramHangs()
    {
        _program.OnPump = () =>
        {
            _board.Hang();
            return 1000;
        };
        _board.PowerOn();
        _scheduler.RunTo(Boot + VirtualBoard.WatchdogMicroseconds - 1);
        _board.Wake();
        Assert.AreEqual("boot start pump", string.Join(' ', _program.Calls));

        _program.OnPump = () => 1000;
        _scheduler.RunTo((2 * Boot) + VirtualBoard.WatchdogMicroseconds + 1);

        Assert.AreEqual("boot start pump stop boot start pump", string.Join(' ', _program.Calls));
        Assert.AreEqual(2, _board.Starts);
        Assert.AreEqual("False True", string.Join(' ', _program.Hung));
    }

    [TestMethod]
    public void AHangThatACutOfPowerEndedIsNone()
    {
        _program.OnPump = () =>
        {
            _board.Hang();
            return 1000;
        };
        _board.PowerOn();
        _scheduler.RunTo(Boot + 1_000_000);
        _board.PowerOff();
        _program.OnPump = () => 1000;
        _board.PowerOn();
        _scheduler.RunTo(3 * VirtualBoard.WatchdogMicroseconds);

        Assert.AreEqual(2, _board.Starts);
        Assert.AreEqual("False False", string.Join(' ', _program.Hung));
    }

    [TestMethod]
    public void ACutOfPowerSwitchesTheBoardOff()
    {
        int cuts = 0;
        _board.PowerLost += () => cuts++;
        _program.OnPump = () => throw new PowerCutException();
        _board.PowerOn();
        _scheduler.RunTo(Boot);

        Assert.AreEqual(1, cuts);
        Assert.IsFalse(_board.IsOn);
        Assert.AreEqual("stop", _program.Calls[^1]);
    }

    private int Pumped(int wait)
    {
        _pumped.Add(_scheduler.Now);
        return wait;
    }
}
