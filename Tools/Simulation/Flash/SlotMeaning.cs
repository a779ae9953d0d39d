namespace EnigmaIoT.Simulation.Flash;

/// <summary>What the boot record knows of a slot; numbers as in native-espnow-interop/portable/SlotContent.h.</summary>
internal enum SlotMeaning
{
    /// <summary>Being written, or never looked at: anything may stand there.</summary>
    Unknown = 0,

    /// <summary>A complete image: its digest was checked when it was written, or it was flashed by wire.</summary>
    Image = 1,

    /// <summary>A complete image that is not to run while there is another: it was given up.</summary>
    GivenUp = 2,

    /// <summary>It does not start like an image. The digest is 0; the size is 0 or, where an update was cut there, the slot's.</summary>
    Empty = 3,

    /// <summary>It was an image, and its digest was not right any more at the last start.</summary>
    Damaged = 4,
}
