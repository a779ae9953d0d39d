using System.Device.Gpio;
using EnigmaIoT.Node.Applications;

namespace EnigmaIoT.Node.Board;

/// <summary>What a GPIO switches on while it is high.</summary>
public sealed class GpioOutput : IDigitalOutput
{
    private readonly GpioPin _pin;

    /// <summary>Takes a GPIO; it is off at first.</summary>
    /// <param name="pin">Its number.</param>
    public GpioOutput(int pin)
    {
        _pin = new GpioController().OpenPin(pin, PinMode.Output);
        Set(false);
    }

    /// <inheritdoc/>
    public void Set(bool on)
    {
        _pin.Write(on ? PinValue.High : PinValue.Low);
    }
}
