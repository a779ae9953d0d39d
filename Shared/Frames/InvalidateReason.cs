namespace EnigmaIoT.Shared.Frames;

/// <summary>Why a gateway ends a session: the second byte of InvalidateKey, and <c>reason</c> in <c>N/node/bye</c>.</summary>
public enum InvalidateReason
{
    /// <summary>Unknown.</summary>
    Unknown = 0,

    /// <summary>The ClientHello was wrong.</summary>
    WrongClientHello = 1,

    /// <summary>Data did not decrypt.</summary>
    WrongData = 3,

    /// <summary>The gateway does not know the node.</summary>
    UnregisteredNode = 4,

    /// <summary>The session key is too old.</summary>
    KeyExpired = 5,

    /// <summary>Somebody had the node unregistered.</summary>
    Kicked = 6,
}
