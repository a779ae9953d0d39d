using System.Runtime.CompilerServices;

namespace EnigmaIoT.Interop;

/// <summary>
/// GPIOs that are read and written from a program's loop, through nanoCLR's own functions for them: a pin that another library has is
/// refused, and the other way round. Results: 0 or more done; -1 a number that is below 0; -2 there is no such pin, it cannot be what is
/// wanted of it, or it is taken.
/// </summary>
public static class NativePins
{
    /// <summary>Takes a GPIO as an input with the board's pull-up resistor.</summary>
    /// <param name="pin">Its number.</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int OpenInput(int pin);

    /// <summary>Takes a GPIO as an output, low at first.</summary>
    /// <param name="pin">Its number.</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int OpenOutput(int pin);

    /// <summary>Reads a GPIO that was taken.</summary>
    /// <param name="pin">Its number.</param>
    /// <returns>0 low, 1 high.</returns>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Read(int pin);

    /// <summary>Writes a GPIO that was taken as an output.</summary>
    /// <param name="pin">Its number.</param>
    /// <param name="level">0 low, else high.</param>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Write(int pin, int level);
}
