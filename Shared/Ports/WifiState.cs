namespace EnigmaIoT.Shared.Ports;

/// <summary>The state of a station toward the Wi-Fi of its configuration.</summary>
public enum WifiState
{
    /// <summary>It has no Wi-Fi to join.</summary>
    Idle,

    /// <summary>It tries.</summary>
    Joining,

    /// <summary>It has joined, and has an address where it was to get one.</summary>
    Joined,

    /// <summary>No such Wi-Fi is heard.</summary>
    NotFound,

    /// <summary>The Wi-Fi refused the password.</summary>
    WrongPassword,

    /// <summary>The Wi-Fi gave no address.</summary>
    NoAddress,

    /// <summary>It did not answer, or something else is wrong.</summary>
    Failed,
}
