using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Boards;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Radio;
using EnigmaIoT.Simulation.Time;

namespace EnigmaIoT.Reference;

/// <summary>
/// A node of EnigmaIoT 0.9.8 (Arduino, ESP32) on a virtual board, as its source says and with its peculiarities: every
/// frame, writing the flash included, is handled in the callback of the Wi-Fi task, one after the other.
/// </summary>
public sealed class ReferenceNode : IBoardProgram
{
    // The original's main loop runs all the time; what it looks at by the clock is never needed sooner.
    private const int LoopMilliseconds = 20;

    private readonly ReferenceNodeOptions _options;
    private readonly IStation _station;
    private readonly ILog _log;
    private readonly ArduinoUpdate _update;
    private readonly ReceivedFrame _frame = new();
    private readonly VirtualClock _clock;
    private ReferenceNodeLink? _link;
    private ReferenceNodeUpdate? _ota;
    private RestartReason _restartReason;
    private bool _shouldRestart;
    private long _restartAt;
    private long _dataAt;

    /// <summary>Creates a node that is off.</summary>
    /// <param name="options">How it is made.</param>
    /// <param name="scheduler">Its time.</param>
    /// <param name="station">Its radio, with <see cref="ReferenceNodeOptions.DefaultReceiveBuffers"/>.</param>
    /// <param name="timing">How long its flash takes; null for the default.</param>
    /// <param name="log">Its log.</param>
    public ReferenceNode(
        ReferenceNodeOptions options,
        Scheduler scheduler,
        IStation station,
        FlashTiming? timing,
        ILog log)
    {
        _options = options;
        _station = station;
        _log = log;
        Flash = NorFlash.InMemory((2 * options.SlotSize) + NorFlash.SectorSize, timing);
        _update = new ArduinoUpdate(Flash, options.SlotSize);
        _clock = new VirtualClock(scheduler);
        Board = new VirtualBoard(scheduler, station, _clock, this, log);
        Flash.Busy += Board.AddBusy;
    }

    /// <summary>Gets the board.</summary>
    public VirtualBoard Board { get; }

    /// <summary>Gets the flash: two slots and the boot data.</summary>
    public NorFlash Flash { get; }

    /// <summary>Gets the name.</summary>
    public string Name => _options.Name;

    /// <summary>Gets the MAC address.</summary>
    public long Address => _station.Address;

    /// <summary>Gets whether the node has a session with its gateway.</summary>
    public bool IsRegistered => _link?.IsRegistered == true;

    /// <summary>Gets whether an update runs, or has ended well and waits for the restart.</summary>
    public bool IsUpdating => _ota?.IsRunning == true;

    /// <summary>Gets whether the Wi-Fi task waits for ever for the rest of an image.</summary>
    public bool IsHung => _ota?.IsHung == true;

    /// <summary>Gets how many chunks came out of order since the last start.</summary>
    public int OutOfOrder => _ota?.OutOfOrder ?? 0;

    /// <summary>Reads the image that an update brought and that runs, or will run.</summary>
    /// <returns>Empty where it is the one that was flashed by wire.</returns>
    public byte[] ReadImage()
    {
        byte[] image = new byte[_update.ImageSize];
        Flash.Peek(_update.ActiveSlot * _options.SlotSize, image);
        return image;
    }

    /// <inheritdoc/>
    bool IBoardProgram.Boot(bool hung)
    {
        return true;
    }

    /// <inheritdoc/>
    void IBoardProgram.Start()
    {
        _update.Reset();
        _link = new ReferenceNodeLink(_options, _station.Radio, _station.Scanner);
        _ota = new ReferenceNodeUpdate(_update, _link.SendControl);
        _restartReason = RestartReason.Unknown;
        _shouldRestart = false;
        _restartAt = 0;
        _dataAt = _options.PeriodMilliseconds;
    }

    /// <inheritdoc/>
    int IBoardProgram.Pump()
    {
        long now = _clock.Milliseconds;

        // The main loop sees what the callback wants once the callback, and the flash, are done.
        bool shouldRestart = _shouldRestart;
        bool received = !_ota!.IsHung && _station.Radio.Receive(_frame);
        if (received)
        {
            ReadOnlySpan<byte> control = _link!.Open(_frame, now);
            if (control.Length > 0)
            {
                Execute(control, now);
            }
        }

        if (_ota.TimesOut(now))
        {
            _log.Write(LogLevel.Warning, "update timed out");
            Restart(_restartReason);
        }

        SendData(now);
        if (shouldRestart && _shouldRestart)
        {
            PrepareRestart(now);
        }

        _link!.Pump(now);
        return received ? 0 : LoopMilliseconds;
    }

    /// <inheritdoc/>
    void IBoardProgram.Stop()
    {
        _link = null;
        _ota = null;
    }

    private void Execute(ReadOnlySpan<byte> control, long now)
    {
        switch (control[0])
        {
            case ControlCode.VersionGet:
                _link!.SendControl(
                    [ControlCode.VersionAnswer, ProtocolVersion.Major, ProtocolVersion.Minor, ProtocolVersion.Patch]);
                break;
            case ControlCode.SleepGet:
            case ControlCode.SleepSet:
                _link!.SendControl([ControlCode.SleepAnswer, 0, 0, 0, 0]);
                break;
            case ControlCode.Restart:
                Restart(RestartReason.Requested);
                break;
            case ControlCode.Ota:
                TakeUpdate(control, now);
                break;
            default:
                break;
        }
    }

    private void TakeUpdate(ReadOnlySpan<byte> control, long now)
    {
        if (!_ota!.Take(control, now))
        {
            Restart(RestartReason.OtaError);
            return;
        }

        if (_ota.IsFinished && !_shouldRestart)
        {
            Restart(RestartReason.AfterOta);
        }
        else if (OtaChunkMessage.Index(control[..3].ToArray(), 0, 3) == 0)
        {
            // Message 0 takes back a restart that is due, for it marks the session as to be renewed after the next one.
            _shouldRestart = false;
        }
    }

    private void Restart(RestartReason reason)
    {
        _shouldRestart = true;
        _restartReason = reason;
        _restartAt = 0;
    }

    private void PrepareRestart(long now)
    {
        if (_restartAt == 0)
        {
            _restartAt = now + OtaLimits.RestartDelayMilliseconds;
            _link!.SendControl([ControlCode.RestartNotice, (byte)_restartReason]);
        }

        if (now > _restartAt)
        {
            Board.Restart();
        }
    }

    private void SendData(long now)
    {
        if (now < _dataAt)
        {
            return;
        }

        _dataAt = now + _options.PeriodMilliseconds;
        if (!_ota!.IsRunning)
        {
            // CayenneLPP: channel 1, temperature, 21.5 degrees.
            _link!.SendData(PayloadEncoding.CayenneLpp, [1, 0x67, 0, 215]);
        }
    }
}
