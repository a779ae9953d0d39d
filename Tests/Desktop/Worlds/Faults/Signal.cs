namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>How strong the signal between gateway and nodes is.</summary>
public enum Signal
{
    /// <summary>Strong, and all frames go at 1 Mbit/s.</summary>
    OneMegabit,

    /// <summary>Strong enough for every rate.</summary>
    Strong,

    /// <summary>It changes all the time, down to where only 1 Mbit/s carries.</summary>
    Fading,
}
