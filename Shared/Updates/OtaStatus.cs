namespace EnigmaIoT.Shared.Updates;

/// <summary>The status of an OTA answer: its byte on the air, and <c>status</c> in <c>N/node/result/ota</c>.</summary>
public enum OtaStatus
{
    /// <summary>The answer is too short for a status, or for the rest of it.</summary>
    None = -1,

    /// <summary>Message 0 was taken.</summary>
    Started = 0,

    /// <summary>The update cannot start, or a chunk came without message 0.</summary>
    StartError = 1,

    /// <summary>The MD5 is right.</summary>
    CheckOk = 2,

    /// <summary>The MD5 is wrong, or the image cannot run here.</summary>
    CheckFailed = 3,

    /// <summary>A chunk is missing; the index of the last good one follows.</summary>
    OutOfSequence = 4,

    /// <summary>Nothing came for 10 s.</summary>
    Timeout = 5,

    /// <summary>Written; the node restarts into it.</summary>
    Finished = 6,

    /// <summary>Our extension: which chunks the node holds. Sent only to gateways that offered the extension.</summary>
    Window = 0x10,

    /// <summary>
    /// Our extension: which chunks a node misses of an image that comes by broadcasts. Sent only to gateways that asked.
    /// </summary>
    Missing = 0x11,
}
