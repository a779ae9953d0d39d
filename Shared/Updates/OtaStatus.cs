namespace EnigmaIoT.Shared.Updates;

/// <summary>The status of an OTA answer.</summary>
public static class OtaStatus
{
    /// <summary>Message 0 was taken.</summary>
    public const byte Started = 0;

    /// <summary>The update cannot start, or a chunk came without message 0.</summary>
    public const byte StartError = 1;

    /// <summary>The MD5 is right.</summary>
    public const byte CheckOk = 2;

    /// <summary>The MD5 is wrong, or the image cannot run here.</summary>
    public const byte CheckFailed = 3;

    /// <summary>A chunk is missing; the index of the last good one follows.</summary>
    public const byte OutOfSequence = 4;

    /// <summary>Nothing came for 10 s.</summary>
    public const byte Timeout = 5;

    /// <summary>Written; the node restarts into it.</summary>
    public const byte Finished = 6;

    /// <summary>Our extension: which chunks the node holds. Sent only to gateways that offered the extension.</summary>
    public const byte Window = 0x10;

    /// <summary>
    /// Our extension: which chunks a node misses of an image that comes by broadcasts. Sent only to gateways that asked.
    /// </summary>
    public const byte Missing = 0x11;

    /// <summary>Determines whether an update is over with this status.</summary>
    public static bool IsFinal(int status)
    {
        return status == StartError || status == CheckFailed || status == Timeout || status == Finished;
    }
}
