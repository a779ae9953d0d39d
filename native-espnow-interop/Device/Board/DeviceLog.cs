using System;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Board;

/// <summary>Log lines on the debug output (Visual Studio's output window, or a serial monitor), with the seconds since the start.</summary>
public sealed class DeviceLog : ILog
{
    /// <inheritdoc/>
    public void Write(LogLevel level, string message)
    {
        Console.WriteLine((Environment.TickCount64 / 1000).ToString() + NameOf(level) + message);
    }

    // No array: it would take heap for good.
    private static string NameOf(LogLevel level)
    {
        return level == LogLevel.Information ? " " : level == LogLevel.Warning ? " warning: " : " error: ";
    }
}
