using System;
using EnigmaIoT.Device.Board;
using EnigmaIoT.Device.Setup;
using EnigmaIoT.Device.Slots;
using EnigmaIoT.Device.Storage;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Radio;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Shared.Storage;

namespace EnigmaIoT.Device.Programs;

/// <summary>What the programs of gateway and node have in common: start, turns of the pump, and the end where they cannot go on.</summary>
public abstract class DeviceProgram
{
    private readonly SetupKind _kind;
    private DeviceWatchdog _watchdog;
    private ClearButton _button;

    /// <summary>Creates a program.</summary>
    /// <param name="kind">What the board is.</param>
    protected DeviceProgram(SetupKind kind)
    {
        _kind = kind;
    }

    /// <summary>Gets the log.</summary>
    protected DeviceLog Log { get; } = new DeviceLog();

    /// <summary>Gets the board.</summary>
    protected DeviceBoard Board { get; } = new DeviceBoard();

    /// <summary>Gets the firmware slots.</summary>
    protected DeviceSlots Slots { get; } = new DeviceSlots();

    /// <summary>Gets the clock.</summary>
    protected DeviceClock Clock { get; } = new DeviceClock();

    /// <summary>Gets the records.</summary>
    protected RecordStore Records { get; } = new RecordStore(new FlashFiles(FlashFiles.Records));

    /// <summary>Gets what clears the configuration and the records.</summary>
    protected ConfigReset Reset { get; private set; }

    /// <summary>Gets the configuration's files.</summary>
    protected ConfigFiles Files { get; private set; }

    /// <summary>Gets what wakes the pump.</summary>
    protected PumpSignal Signal { get; } = new PumpSignal();

    /// <summary>
    /// Runs the program for ever, or the page where the board has no configuration or has to ask again. One that fails is logged, and
    /// restarted after a while.
    /// </summary>
    public void Start()
    {
        try
        {
            RunTurns(Begin());
        }
        catch (Exception exception)
        {
            Failure.End(exception, Log, Board, Slots, Records);
        }
    }

    /// <summary>Creates the firmware, whose turns follow.</summary>
    /// <param name="config">The board's configuration, which lacks nothing.</param>
    /// <returns>Its radio.</returns>
    protected abstract BatchedRadio Make(DeviceConfig config);

    /// <summary>Does what one turn of the program has to do, and never blocks.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>In how many milliseconds it has to be called again at the latest, 0 or more.</returns>
    protected abstract int Turn(long now);

    /// <summary>Ends what would go on while the board waits for its restart, where a turn has failed.</summary>
    protected virtual void Stop()
    {
    }

    /// <summary>Adds what the page of this kind of board needs besides.</summary>
    protected abstract void Prepare(SetupParts setup);

    /// <summary>Restarts the board where its Wi-Fi setting has changed: the driver takes it at its start alone.</summary>
    /// <param name="isChanged">Whether the setting was stored.</param>
    protected void RestartForWifi(bool isChanged)
    {
        if (isChanged)
        {
            Log.Write(LogLevel.Information, "the Wi-Fi setting was stored: restarting");
            Board.Restart();
        }
    }

    // What only the start needs, the configuration among it, goes with this method's frame and those that it calls.
    private BatchedRadio Begin()
    {
        SetupParts setup = SetupStart.Read(_kind, Slots, Records, Clock, Board, Log);
        DeviceConfig config = setup.Stored ?? new DeviceConfig();
        _watchdog = new DeviceWatchdog(config.WatchdogSeconds, Log);
        Board.UseLed(config.LedPin);
        Files = setup.Files;
        Reset = new ConfigReset(Files, Records);
        _button = new ClearButton(config.ButtonPin, Board, Reset, Log);
        if (setup.Stored == null || ReturnMark.IsSet(Records))
        {
            Prepare(setup);
            SetupRun.Run(setup, _button, _watchdog);
        }

        return Make(config);
    }

    // A turn for which there is no memory is given up, and the next one begins. Where none comes to its end any more, the watchdog
    // restarts the board.
    private void RunTurns(BatchedRadio radio)
    {
        try
        {
            while (true)
            {
                try
                {
                    long now = Clock.Milliseconds;
                    radio.Exchange(now);
                    int wait = Turn(now);
                    _button.Look(now);
                    _watchdog.Feed(now);
                    Signal.Wait(radio.WaitLimit(_button.WaitLimit(wait), now, Clock.Milliseconds));
                }
                catch (OutOfMemoryException)
                {
                    // Nothing is called here: nanoCLR takes memory for a call, too. The firmware has counted what it gave up.
                }
            }
        }
        finally
        {
            Stop();
        }
    }
}
