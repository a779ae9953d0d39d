namespace EnigmaIoT.Node.Updates;

/// <summary>Decides whether flash may be erased ahead, from what arrived since the last turn.</summary>
internal enum ErasePace
{
    /// <summary>Nothing came: there is time.</summary>
    Idle,

    /// <summary>Chunks came: others may follow at once.</summary>
    Fed,

    /// <summary>Was erased ahead, and what came since was taken without a pause.</summary>
    Erased,

    /// <summary>More came behind that: a hole in it says that the radio did not hold all that came meanwhile.</summary>
    FedBehindErase,

    /// <summary>
    /// There was one, and of this image nothing more is erased ahead; or chunks of a delta come by broadcasts, and nothing is until the
    /// gateway asks what is missing.
    /// </summary>
    Stopped,
}
