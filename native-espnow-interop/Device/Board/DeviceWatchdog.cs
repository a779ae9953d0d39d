using EnigmaIoT.Interop;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Board;

/// <summary>Restarts the board where the program's loop stands still, in managed or native code.</summary>
public sealed class DeviceWatchdog
{
    // Each call enters native code: once in a while is enough.
    private const int PauseMilliseconds = 2000;

    private readonly int _seconds;
    private long _nextAt;

    /// <summary>Starts the watch.</summary>
    /// <param name="seconds">How long the loop may stand still; 0 for as long as it likes.</param>
    /// <param name="log">Receives a line where the native part has no room for a watchdog.</param>
    public DeviceWatchdog(int seconds, ILog log)
    {
        _seconds = seconds;
        if (NativeWatchdog.Feed(seconds) < 0)
        {
            log.Write(LogLevel.Error, "there is no watchdog: a program that hangs will not be restarted");
        }
    }

    /// <summary>The loop runs. Called in each turn.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    public void Feed(long now)
    {
        if (now >= _nextAt)
        {
            _nextAt = now + PauseMilliseconds;
            NativeWatchdog.Feed(_seconds);
        }
    }
}
