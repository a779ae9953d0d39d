namespace EnigmaIoT.Shared.Ports;

/// <summary>How a station stands to the Wi-Fi that it was told to join.</summary>
public enum WifiState
{
    /// <summary>It was told to join none.</summary>
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
