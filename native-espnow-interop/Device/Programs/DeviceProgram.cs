using System;
using EnigmaIoT.Device.Board;
using EnigmaIoT.Device.Slots;
using EnigmaIoT.Device.Storage;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Radio;

namespace EnigmaIoT.Device.Programs;

/// <summary>What the programs of gateway and node have in common: start, turns of the pump, and the end where they cannot go on.</summary>
public abstract class DeviceProgram
{
    private DeviceWatchdog _watchdog;

    /// <summary>Gets the log.</summary>
    protected DeviceLog Log { get; } = new DeviceLog();

    /// <summary>Gets the board.</summary>
    protected DeviceBoard Board { get; } = new DeviceBoard();

    /// <summary>Gets the firmware slots.</summary>
    protected DeviceSlots Slots { get; } = new DeviceSlots();

    /// <summary>Gets the clock.</summary>
    protected DeviceClock Clock { get; } = new DeviceClock();

    /// <summary>Gets what wakes the pump.</summary>
    protected PumpSignal Signal { get; } = new PumpSignal();

    /// <summary>Runs the program for ever. One that fails is logged, and restarted after a while.</summary>
    public void Start()
    {
        try
        {
            DeviceConfig config = ConfigFile.Read(Log);
            _watchdog = new DeviceWatchdog(config.WatchdogSeconds, Log);
            Board.UseLed(config.LedPin);
            Run(config);
        }
        catch (Exception exception)
        {
            Failure.End(exception, Log, Board, Slots);
        }
    }

    /// <summary>Makes the firmware and pumps it for ever.</summary>
    /// <param name="config">The board's configuration; not checked yet.</param>
    protected abstract void Run(DeviceConfig config);

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

    /// <summary>Begins a turn of the pump: what the radio has is there for the firmware afterwards.</summary>
    /// <returns>The clock's milliseconds.</returns>
    protected long BeginTurn(BatchedRadio radio)
    {
        long now = Clock.Milliseconds;
        _watchdog.Feed(now);
        radio.Exchange(now);
        return now;
    }
}
