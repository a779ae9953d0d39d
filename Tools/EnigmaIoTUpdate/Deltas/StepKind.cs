namespace EnigmaIoT.Update.Deltas;

/// <summary>What an instruction does.</summary>
internal enum StepKind
{
    /// <summary>Adds bytes of its own.</summary>
    Add,

    /// <summary>Repeats one byte.</summary>
    Run,

    /// <summary>Copies from the segment, or from earlier bytes of the window.</summary>
    Copy,
}
