namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>How a receiver is deaf.</summary>
public enum DeafnessKind
{
    /// <summary>Nothing arrives, and the sender's radio says so.</summary>
    Told,

    /// <summary>The receiver's radio acknowledges, and its program sees nothing.</summary>
    Untold,

    /// <summary>Everything arrives, and no acknowledgement comes back: the sender's radio says that nothing did.</summary>
    Unacknowledged,
}
