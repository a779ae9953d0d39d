using System;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Board;

/// <summary>Log lines on the debug output (Visual Studio's output window, or a serial monitor), with the seconds since the start.</summary>
public sealed class DeviceLog : ILog
{
    private static readonly string[] _levels = { " ", " warning: ", " error: " };

    /// <inheritdoc/>
    public void Write(LogLevel level, string message)
    {
        Console.WriteLine((Environment.TickCount64 / 1000).ToString() + _levels[(int)level] + message);
    }
}
