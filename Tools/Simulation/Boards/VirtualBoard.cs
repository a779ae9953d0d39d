using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Radio;
using EnigmaIoT.Simulation.Time;

namespace EnigmaIoT.Simulation.Boards;

/// <summary>
/// A board: power, restart, LED, and a processor that runs one program. The program is called when something happened
/// for it or when the time came that it named; never from inside itself, and not while the board is off, starting or
/// busy with its flash. Meanwhile the radio goes on.
/// </summary>
public sealed class VirtualBoard : IBoard
{
    /// <summary>Time in microseconds from power to the program's first call.</summary>
    public const long DefaultBootMicroseconds = 800_000;

    /// <summary>The processor time in microseconds of one call of the program.</summary>
    public const long DefaultTurnMicroseconds = 100;

    /// <summary>
    /// Time in microseconds after which the watchdog restarts a board whose image does not come up, or whose program takes no
    /// turn any more: the default of the firmware (60 s) and the 5 s of its native part.
    /// </summary>
    public const long WatchdogMicroseconds = 65_000_000;

    private const long NoSleep = -1;

    private readonly Scheduler _scheduler;
    private readonly IStation _station;
    private readonly VirtualClock _clock;
    private readonly IBoardProgram _program;
    private readonly ILog _log;
    private readonly Action _onWake;
    private readonly Action _onTimer;
    private readonly Action _wakeFromAnyThread;
    private long _awake;
    private long _awakeSince;
    private bool _isRunning;
    private bool _restartWanted;
    private long _sleepWanted = NoSleep;
    private int _sleeps;
    private bool _hung;
    private long _busyUntil;
    private long _wakeAt = long.MaxValue;
    private long _dueAt;
    private long _timerAt = long.MaxValue;

    /// <summary>Creates a board that is off.</summary>
    /// <param name="scheduler">Its time.</param>
    /// <param name="station">Its radio.</param>
    /// <param name="clock">Its clock, which the board sets to 0 at each start.</param>
    /// <param name="program">What it runs.</param>
    /// <param name="log">Receives what the board itself has to say.</param>
    public VirtualBoard(Scheduler scheduler, IStation station, VirtualClock clock, IBoardProgram program, ILog log)
    {
        _scheduler = scheduler;
        _station = station;
        _clock = clock;
        _program = program;
        _log = log;
        _onWake = OnWake;
        _onTimer = OnTimer;
        _wakeFromAnyThread = () => scheduler.Post(Wake);
    }

    /// <summary>Occurs when a cut of power hit a flash operation; the board is off.</summary>
    public event Action? PowerLost;

    /// <summary>Gets or sets the time in microseconds from power to the program's first call.</summary>
    public long BootMicroseconds { get; set; } = DefaultBootMicroseconds;

    /// <summary>Gets or sets the processor time in microseconds of one call of the program, 1 or more.</summary>
    public long TurnMicroseconds { get; set; } = DefaultTurnMicroseconds;

    /// <summary>Gets until when the program is busy, in virtual microseconds; a time that has passed where it is not.</summary>
    public long BusyUntil => _busyUntil;

    /// <summary>Gets whether the power is on.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Gets whether the board is in deep sleep: nothing but its RTC memory has power.</summary>
    public bool IsAsleep { get; private set; }

    /// <summary>Gets whether the end of a deep sleep has started the program, and nothing else.</summary>
    public bool HasWoken { get; private set; }

    /// <summary>Gets or sets what lies in the RTC memory, which a cut of power empties; null where it is empty.</summary>
    public byte[]? RtcMemory { get; set; }

    /// <summary>Gets for how long the board was awake so far, in microseconds: on and not in deep sleep, its starts included.</summary>
    public long AwakeMicroseconds => _awake + (IsOn && !IsAsleep ? _scheduler.Now - _awakeSince : 0);

    /// <summary>Gets whether the LED is on.</summary>
    public bool IsLedOn { get; private set; }

    /// <summary>Gets how often the board started, the first time included.</summary>
    public int Starts { get; private set; }

    /// <summary>Gets how many bytes the program's turns have allocated on the managed heap so far.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Gets what wakes the program from any thread.</summary>
    public Action WakeFromAnyThread => _wakeFromAnyThread;

    /// <summary>Switches the power on.</summary>
    public void PowerOn()
    {
        if (!IsOn)
        {
            IsOn = true;
            _awakeSince = _scheduler.Now;
            BeginBoot(BootMicroseconds);
        }
    }

    /// <summary>Switches the power off, whatever the board is doing.</summary>
    public void PowerOff()
    {
        EndAwake();
        IsOn = false;
        IsAsleep = false;
        RtcMemory = null;
        _hung = false;
        Halt();
    }

    /// <summary>
    /// The supply drops for a moment, also in deep sleep: the processor is reset. What lies in RTC memory is left as it is, which is the
    /// worst that can be: a real one may lose it.
    /// </summary>
    public void Brownout()
    {
        if (IsOn)
        {
            WakeUp(false);
        }
    }

    /// <summary>Ends a deep sleep, as a pin does that was made to; does nothing on a board that is awake.</summary>
    public void PressWakeButton()
    {
        if (IsAsleep)
        {
            WakeUp(true);
        }
    }

    /// <summary>Sends the board to deep sleep once the program's turn is over.</summary>
    /// <param name="milliseconds">For how long; 0 for ever.</param>
    public void DeepSleep(long milliseconds)
    {
        _sleepWanted = milliseconds;
    }

    /// <summary>Gets or sets how many bytes of heap the program finds free.</summary>
    public int FreeHeap { get; set; } = int.MaxValue;

    /// <inheritdoc/>
    public void Restart()
    {
        // The program that asks for it may still be running; it ends its turn first.
        _restartWanted = true;
        Wake();
    }

    /// <inheritdoc/>
    public void SetLed(bool on)
    {
        IsLedOn = on;
    }

    /// <summary>Has the program called as soon as the board is free. For the scheduler's thread.</summary>
    public void Wake()
    {
        long time = Math.Max(_busyUntil, _scheduler.Now);
        if (_isRunning && time < _wakeAt)
        {
            _wakeAt = time;
            _scheduler.At(time, _onWake);
        }
    }

    /// <summary>
    /// The program, which has its turn, does not come back from it: the watchdog restarts the board, a cut of power ends it.
    /// </summary>
    public void Hang()
    {
        AddBusy(WatchdogMicroseconds);
    }

    /// <summary>Blocks the program for so many microseconds more: its flash is at work.</summary>
    public void AddBusy(long microseconds)
    {
        _busyUntil = Math.Max(_busyUntil, _scheduler.Now) + microseconds;
        if (_isRunning)
        {
            _station.StallUntil(_busyUntil);
        }
    }

    /// <summary>Keeps the program's thread busy for so many microseconds more: it works, and its radio goes on.</summary>
    public void AddWork(long microseconds)
    {
        _busyUntil = Math.Max(_busyUntil, _scheduler.Now) + microseconds;
        if (_isRunning)
        {
            _station.HoldUntil(_busyUntil);
        }
    }

    private void EndAwake()
    {
        if (IsOn && !IsAsleep)
        {
            _awake += _scheduler.Now - _awakeSince;
        }
    }

    private void FallAsleep()
    {
        long milliseconds = _sleepWanted;
        EndAwake();
        Halt();
        IsAsleep = true;
        int sleep = ++_sleeps;
        if (milliseconds > 0)
        {
            _scheduler.After(milliseconds * 1000, () => EndSleep(sleep));
        }
    }

    private void EndSleep(int sleep)
    {
        if (IsAsleep && sleep == _sleeps)
        {
            WakeUp(true);
        }
    }

    private void WakeUp(bool bySleep)
    {
        EndAwake();
        Halt();
        IsAsleep = false;
        _awakeSince = _scheduler.Now;
        BeginBoot(BootMicroseconds);
        HasWoken = bySleep;
    }

    private void BeginBoot(long delay)
    {
        HasWoken = false;
        int start = ++Starts;
        _scheduler.After(delay, () => Boot(start));
    }

    private void Boot(int start)
    {
        if (!IsOn || start != Starts)
        {
            return;
        }

        // What was done to the flash from outside, while the board was off, is over.
        _busyUntil = _scheduler.Now;
        try
        {
            bool hung = _hung;
            _hung = false;
            if (!_program.Boot(hung))
            {
                _hung = true;
                _log.Write(LogLevel.Error, "the image does not come up: the watchdog restarts the board");
                BeginBoot(WatchdogMicroseconds + BootMicroseconds);
                return;
            }
        }
        catch (PowerCutException)
        {
            LosePower();
            return;
        }

        _station.Start(_wakeFromAnyThread);
        _clock.Restart();
        _isRunning = true;
        AddBusy(0);
        _program.Start();
        Wake();
    }

    private void OnWake()
    {
        // A wake-up that an earlier one has overtaken, or a restart, finds another time here.
        if (_scheduler.Now == _wakeAt)
        {
            _wakeAt = long.MaxValue;
            Turn();
        }
    }

    private void OnTimer()
    {
        // A timer that an earlier one has overtaken finds another time here.
        if (_scheduler.Now != _timerAt)
        {
            return;
        }

        _timerAt = long.MaxValue;
        if (_scheduler.Now < _dueAt)
        {
            SetTimer(_dueAt);
            return;
        }

        Turn();
    }

    private void Turn()
    {
        if (!_isRunning)
        {
            return;
        }

        if (_scheduler.Now < _busyUntil)
        {
            Wake();
            return;
        }

        int wait = 0;
        try
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            wait = _restartWanted || _sleepWanted != NoSleep ? 0 : _program.Pump();
            AllocatedBytes += GC.GetAllocatedBytesForCurrentThread() - before;
        }
        catch (PowerCutException)
        {
            LosePower();
            return;
        }

        if (_restartWanted)
        {
            Halt();
            BeginBoot(BootMicroseconds);
            return;
        }

        if (_sleepWanted != NoSleep)
        {
            FallAsleep();
            return;
        }

        if (_busyUntil - _scheduler.Now >= WatchdogMicroseconds)
        {
            int start = Starts;
            _scheduler.After(WatchdogMicroseconds, () => OnWatchdog(start));
            return;
        }

        AddWork(TurnMicroseconds);
        SetTimer(Math.Max(_scheduler.Now + (wait * 1000L), _busyUntil));
    }

    private void OnWatchdog(int start)
    {
        if (!_isRunning || start != Starts)
        {
            return;
        }

        _log.Write(LogLevel.Error, "the program hangs: the watchdog restarts the board");
        _hung = true;
        Halt();
        BeginBoot(BootMicroseconds);
    }

    private void SetTimer(long time)
    {
        _dueAt = time;
        if (time < _timerAt)
        {
            _timerAt = time;
            _scheduler.At(time, _onTimer);
        }
    }

    private void LosePower()
    {
        PowerOff();
        PowerLost?.Invoke();
    }

    private void Halt()
    {
        bool wasRunning = _isRunning;
        _isRunning = false;
        _restartWanted = false;
        _sleepWanted = NoSleep;
        _wakeAt = long.MaxValue;
        _timerAt = long.MaxValue;
        _busyUntil = 0;
        IsLedOn = false;
        _station.Stop();
        if (wasRunning)
        {
            _program.Stop();
        }
    }
}
