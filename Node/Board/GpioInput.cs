using System.Device.Gpio;
using EnigmaIoT.Node.Applications;

namespace EnigmaIoT.Node.Board;

/// <summary>A contact between a GPIO and ground: on where the pin is low. The board's own pull-up resistor holds it high.</summary>
public sealed class GpioInput : IDigitalInput
{
    private readonly GpioPin _pin;

    /// <summary>Takes a GPIO.</summary>
    /// <param name="pin">Its number.</param>
    public GpioInput(int pin)
    {
        _pin = new GpioController().OpenPin(pin, PinMode.InputPullUp);
    }

    /// <inheritdoc/>
    public bool IsOn
    {
        get { return _pin.Read() == PinValue.Low; }
    }
}
