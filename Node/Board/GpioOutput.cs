using System;
using EnigmaIoT.Interop;
using EnigmaIoT.Node.Applications;

namespace EnigmaIoT.Node.Board;

/// <summary>What a GPIO switches on while it is high.</summary>
public sealed class GpioOutput : IDigitalOutput
{
    private readonly int _pin;

    /// <summary>Takes a GPIO; it is off at first.</summary>
    /// <param name="pin">Its number.</param>
    /// <exception cref="ArgumentException">The board has no such output, or it is taken.</exception>
    public GpioOutput(int pin)
    {
        if (NativePins.OpenOutput(pin) < 0)
        {
            throw new ArgumentException("GPIO " + pin.ToString() + " is no output here");
        }

        _pin = pin;
    }

    /// <inheritdoc/>
    public void Set(bool on)
    {
        NativePins.Write(_pin, on ? 1 : 0);
    }
}
