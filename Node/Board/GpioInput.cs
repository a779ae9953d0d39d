using System;
using EnigmaIoT.Interop;
using EnigmaIoT.Node.Applications;

namespace EnigmaIoT.Node.Board;

/// <summary>A contact between a GPIO and ground: on where the pin is low. The board's own pull-up resistor holds it high.</summary>
public sealed class GpioInput : IDigitalInput
{
    private readonly int _pin;

    /// <summary>Takes a GPIO.</summary>
    /// <param name="pin">Its number.</param>
    /// <exception cref="ArgumentException">The board has no such input, or it is taken.</exception>
    public GpioInput(int pin)
    {
        if (NativePins.OpenInput(pin) < 0)
        {
            throw new ArgumentException("GPIO " + pin.ToString() + " is no input here");
        }

        _pin = pin;
    }

    /// <inheritdoc/>
    public bool IsOn
    {
        get { return NativePins.Read(_pin) == 0; }
    }
}
