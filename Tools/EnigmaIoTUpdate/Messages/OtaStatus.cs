namespace EnigmaIoT.Update.Messages;

/// <summary>The status of an OTA answer.</summary>
internal static class OtaStatus
{
    /// <summary>Message 0 was taken.</summary>
    public const int Started = 0;

    /// <summary>The update cannot start, or a chunk came without message 0.</summary>
    public const int StartError = 1;

    /// <summary>The MD5 is right; the node is writing.</summary>
    public const int CheckOk = 2;

    /// <summary>The MD5 is wrong, or the image cannot run there.</summary>
    public const int CheckFailed = 3;

    /// <summary>A chunk is missing; the index of the last good one comes with it.</summary>
    public const int OutOfSequence = 4;

    /// <summary>The node heard nothing for 10 s and gave up.</summary>
    public const int Timeout = 5;

    /// <summary>Written; the node restarts into it.</summary>
    public const int Finished = 6;
}
