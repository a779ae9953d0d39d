namespace EnigmaIoT.Shared.Starting;

/// <summary>States of an <see cref="ImageTrial"/>.</summary>
internal enum TrialState
{
    /// <summary>The running image stays, or the board is about to restart.</summary>
    Over = 0,

    /// <summary>The running image has to show that it is good.</summary>
    Testing = 1,

    /// <summary>The running image is to be confirmed as soon as the flash takes it.</summary>
    Confirming = 2,
}
