namespace EnigmaIoT.Simulation.Air;

/// <summary>The version of ESP-NOW that a radio's software has.</summary>
public enum EspNowVersion
{
    /// <summary>Version 1: frames up to 250 bytes. Longer ones are acknowledged, and dropped.</summary>
    One,

    /// <summary>Version 2: longer frames, where the program has made room for them.</summary>
    Two,

    /// <summary>Says that it is version 2, and drops longer frames that it has acknowledged.</summary>
    FalseTwo,
}
