namespace EnigmaIoT.Simulation.Flash;

/// <summary>What speaks for running a slot; more is better. As in native-espnow-interop/portable/SlotFinding.h.</summary>
internal enum SlotFitness
{
    /// <summary>Nothing that starts like an image, or an update that is not complete.</summary>
    Nothing,

    /// <summary>It starts like an image, and neither its digest nor its own checksums are right.</summary>
    Damaged,

    /// <summary>
    /// A complete image that is not to run while there is another: it was given up, or its update was never finished.
    /// </summary>
    Complete,

    /// <summary>A complete image.</summary>
    Good,
}
