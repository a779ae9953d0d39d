namespace EnigmaIoT.Shared.Control;

/// <summary>Why a node restarts.</summary>
public static class RestartReason
{
    /// <summary>Not said.</summary>
    public const byte Unknown = 0;

    /// <summary>Into a new image.</summary>
    public const byte AfterOta = 1;

    /// <summary>
    /// An update failed. Our nodes send one more byte, why the new image was rolled back: a
    /// <see cref="EnigmaIoT.Shared.Ports.RollbackCause"/>.
    /// </summary>
    public const byte OtaError = 2;

    /// <summary>Somebody asked for it.</summary>
    public const byte Requested = 3;

    /// <summary>The configuration was reset.</summary>
    public const byte ConfigReset = 4;

    /// <summary>The user did it on the device.</summary>
    public const byte User = 5;
}
