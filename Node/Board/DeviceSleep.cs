using System;
using System.Threading;
using EnigmaIoT.Interop;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Node.Board;

/// <summary>Deep sleep of an ESP32, with a record in its RTC memory.</summary>
public sealed class DeviceSleep : IDeepSleep
{
    /// <summary>No pin wakes the board.</summary>
    public const int NoPin = -1;

    private readonly byte[] _time = new byte[8];
    private readonly int _wakePin;

    /// <summary>Creates a sleep.</summary>
    /// <param name="wakePin">A GPIO of the RTC that wakes the board where it is low, with a resistor of its own to hold it high; <see cref="NoPin"/> for none.</param>
    public DeviceSleep(int wakePin)
    {
        _wakePin = wakePin;
    }

    /// <inheritdoc/>
    public long Milliseconds
    {
        get
        {
            NativeSleep.GetTime(_time);
            return LittleEndian.ReadInt64(_time, 0);
        }
    }

    /// <inheritdoc/>
    public int Take(byte[] record)
    {
        return NativeSleep.Take(record);
    }

    /// <inheritdoc/>
    public void Sleep(byte[] record, int count, long milliseconds)
    {
        NativeRadio.Stop();
        NativeSleep.Keep(record, count);
        if (NativeSleep.Start(milliseconds, _wakePin) < 0)
        {
            throw new InvalidOperationException("GPIO " + _wakePin.ToString() + " cannot wake the board");
        }

        // nanoCLR ends the program here.
        Thread.Sleep(Timeout.Infinite);
    }
}
