namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>What a <see cref="FaultyApplication"/> does.</summary>
public enum ApplicationFault
{
    Throws,
    Hangs,
    SaysThatItIsIll,
    NeverSaysThatItIsWell,

    /// <summary>Each turn takes a tenth of what the watchdog allows: no fault.</summary>
    IsSlow,
}
