using System.Threading;
using EnigmaIoT.Interop;
using EnigmaIoT.Shared.Ports;
using nanoFramework.Runtime.Native;

namespace EnigmaIoT.Device.Board;

/// <summary>Restart, LED and memory of an ESP32 board.</summary>
public sealed class DeviceBoard : IBoard
{
    /// <summary>No LED.</summary>
    public const int NoLed = -1;

    private const int LastWordsMilliseconds = 50;

    private int _led = NoLed;

    /// <summary>Creates the board of a program that starts: what an earlier one left in native code is given up.</summary>
    public DeviceBoard()
    {
        NativeRadio.Begin();
    }

    /// <inheritdoc/>
    public int FreeHeap
    {
        get { return (int)GC.Run(true); }
    }

    /// <summary>Uses a GPIO for the LED.</summary>
    /// <param name="pin">Its number, or <see cref="NoLed"/>.</param>
    /// <exception cref="StartException">The board has no such output.</exception>
    public void UseLed(int pin)
    {
        if (pin == NoLed)
        {
            return;
        }

        if (NativePins.OpenOutput(pin) < 0)
        {
            throw new StartException("ledPin: GPIO " + pin.ToString() + " is no output here");
        }

        _led = pin;
    }

    /// <inheritdoc/>
    public void Restart()
    {
        // The Wi-Fi sends what it was given last, such as a goodbye.
        Thread.Sleep(LastWordsMilliseconds);
        Power.RebootDevice();
        Thread.Sleep(Timeout.Infinite);
    }

    /// <inheritdoc/>
    public void SetLed(bool on)
    {
        if (_led != NoLed)
        {
            NativePins.Write(_led, on ? 1 : 0);
        }
    }
}
