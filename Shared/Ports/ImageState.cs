namespace EnigmaIoT.Shared.Ports;

/// <summary>States of the running image, in the words of nanoFramework's In-Field Update library.</summary>
public enum ImageState
{
    /// <summary>It came up before and stays.</summary>
    Confirmed = 0,

    /// <summary>It runs for the first time and has to be confirmed; else a later start rolls back to the old image.</summary>
    Testing = 1,

    /// <summary>The running image stays until the next restart, which goes to the staged one.</summary>
    TestPending = 2,
}
