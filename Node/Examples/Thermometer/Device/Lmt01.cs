using System.Device.Gpio;
using System.Threading;

namespace EnigmaIoT.Node.Examples.Thermometer.Device;

/// <summary>
/// A Texas Instruments LMT01 (data sheet SNIS189), which tells the temperature by a number of pulses: a transistor or comparator at its
/// other leg makes them levels that a GPIO counts. It draws nothing between two readings. Not tried on hardware yet.
/// </summary>
public sealed class Lmt01
{
    // At most 54 ms to measure and 50 ms of pulses, from power on.
    private const int ReadingMilliseconds = 106;

    // 256 degrees are 4096 pulses, which begin at -50 degrees; fewer than 16 are no reading, more than 3228 are beyond 150 degrees.
    private const int MinimumPulses = 16;
    private const int MaximumPulses = 3228;
    private const double DegreesPerPulse = 256.0 / 4096;
    private const double FirstDegrees = -50;

    private readonly GpioPin _supply;
    private readonly GpioPulseCounter _counter;

    /// <summary>Takes two GPIOs.</summary>
    /// <param name="supplyPin">Feeds the sensor.</param>
    /// <param name="pulsePin">Receives its pulses.</param>
    public Lmt01(int supplyPin, int pulsePin)
    {
        _supply = new GpioController().OpenPin(supplyPin, PinMode.Output);
        _supply.Write(PinValue.Low);
        _counter = new GpioPulseCounter(pulsePin) { Polarity = GpioPulsePolarity.Rising };
    }

    /// <summary>Measures once; takes 106 ms.</summary>
    /// <returns>Degrees Celsius; NaN where no sensor answers.</returns>
    public double Read()
    {
        _counter.Reset();
        _counter.Start();
        _supply.Write(PinValue.High);
        Thread.Sleep(ReadingMilliseconds);
        _supply.Write(PinValue.Low);
        _counter.Stop();
        long pulses = _counter.Read().Count;
        return pulses < MinimumPulses || pulses > MaximumPulses ? double.NaN : (pulses * DegreesPerPulse) + FirstDegrees;
    }
}
