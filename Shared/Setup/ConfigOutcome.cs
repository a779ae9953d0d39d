namespace EnigmaIoT.Shared.Setup;

/// <summary>What became of the last change of a running gateway's configuration. The numbers stand in flash.</summary>
public enum ConfigOutcome
{
    /// <summary>There was none.</summary>
    None = 0,

    /// <summary>It is stored beside the configuration in force, and is being tried, or will be at the next start.</summary>
    Trying = 1,

    /// <summary>It is in force.</summary>
    Accepted = 2,

    /// <summary>It was taken back: the Wi-Fi was not joined.</summary>
    NoWifi = 3,

    /// <summary>It was taken back: the broker was not reached.</summary>
    NoBroker = 4,

    /// <summary>It was taken back: the gateway restarted too often while it was tried, or the file of it was damaged.</summary>
    Interrupted = 5,
}
