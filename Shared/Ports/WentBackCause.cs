namespace EnigmaIoT.Shared.Ports;

/// <summary>Why the board gave a new image up and runs the old one again; also a byte of the node's restart notice.</summary>
public static class WentBackCause
{
    /// <summary>It did not.</summary>
    public const int No = 0;

    /// <summary>The new image was started as often as it may be and was never confirmed.</summary>
    public const int TriesUsedUp = 1;

    /// <summary>Somebody asked for the old image.</summary>
    public const int Reverted = 2;

    /// <summary>The new image was damaged in flash.</summary>
    public const int Damaged = 3;

    /// <summary>The boot record could not be written, so that the new image could not have been given up later.</summary>
    public const int RecordFailed = 4;

    /// <summary>Its program threw an exception while it was tested.</summary>
    public const int Threw = 5;

    /// <summary>It hung while it was tested: the watchdog restarted the board.</summary>
    public const int Hung = 6;

    /// <summary>Its application said that it is not well.</summary>
    public const int Unwell = 7;

    /// <summary>Nothing that is complete was found in flash: a damaged image runs, since a board that tries beats a dead one.</summary>
    public const int NothingWhole = 8;
}
