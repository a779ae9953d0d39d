namespace EnigmaIoT.Shared.Control;

/// <summary>Why a node restarts.</summary>
public enum RestartReason
{
    /// <summary>Unknown.</summary>
    Unknown = 0,

    /// <summary>Into a new image.</summary>
    AfterOta = 1,

    /// <summary>
    /// An update failed. Our nodes send one more byte, why the new image was rolled back: a
    /// <see cref="EnigmaIoT.Shared.Ports.RollbackCause"/>.
    /// </summary>
    OtaError = 2,

    /// <summary>Somebody asked for it.</summary>
    Requested = 3,

    /// <summary>The configuration was reset.</summary>
    ConfigReset = 4,

    /// <summary>The user did it on the device.</summary>
    User = 5,
}
