namespace EnigmaIoT.Shared.Ports;

/// <summary>Why the board gave a new image up and runs the old one again; also a byte of the node's restart notice.</summary>
public enum RollbackCause
{
    /// <summary>No image was rolled back.</summary>
    None = 0,

    /// <summary>The new image was started as often as it may be and was never confirmed.</summary>
    TriesUsedUp = 1,

    /// <summary>Somebody asked for the old image.</summary>
    Reverted = 2,

    /// <summary>The new image was damaged in flash.</summary>
    Damaged = 3,

    /// <summary>The boot record could not be written, so that the new image could not have been given up later.</summary>
    RecordFailed = 4,

    /// <summary>Its program threw an exception while it was tested.</summary>
    OnException = 5,

    /// <summary>It hung while it was tested: the watchdog restarted the board.</summary>
    Hung = 6,

    /// <summary>Its application reported a failure.</summary>
    Unwell = 7,

    /// <summary>Nothing that is complete was found in flash: a damaged image runs, since a board that tries beats a dead one.</summary>
    NothingWhole = 8,
}
