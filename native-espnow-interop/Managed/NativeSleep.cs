using System.Runtime.CompilerServices;

namespace EnigmaIoT.Interop;

/// <summary>What outlives a deep sleep: a record in RTC memory, which loses it with the power, and a clock.</summary>
public static class NativeSleep
{
    /// <summary>Keeps a record for the program that the end of the next deep sleep starts. Nothing may be sent afterwards.</summary>
    /// <param name="record">Holds it from its start.</param>
    /// <param name="count">Its bytes, 0 to 160; 0 keeps nothing and wipes what was kept.</param>
    /// <returns>0; -1 where the count is out of range.</returns>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Keep(byte[] record, int count);

    /// <summary>
    /// Takes the record, and wipes it: it is given out once, and only where a deep sleep has started this program and its CRC is right.
    /// </summary>
    /// <param name="record">Receives it from its start.</param>
    /// <returns>Its bytes; 0 where there is none, or it does not fit.</returns>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Take(byte[] record);

    /// <summary>Gets the milliseconds of the RTC, which goes on in deep sleep and starts with the power.</summary>
    /// <param name="milliseconds">Receives 8 bytes, the lowest first.</param>
    /// <returns>0; -1 where there is no room.</returns>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int GetTime(byte[] milliseconds);

    /// <summary>
    /// Begins a deep sleep. nanoCLR ends the program for it, which therefore has to wait behind this call, as long as it likes.
    /// </summary>
    /// <param name="milliseconds">How long; 0 for ever.</param>
    /// <param name="pin">A GPIO of the RTC that wakes the board where it is low; -1 for none.</param>
    /// <returns>0; -1 the time is below 0; -2 the chip cannot be woken so.</returns>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Start(long milliseconds, int pin);
}
