namespace EnigmaIoT.Shared.Frames;

/// <summary>Why a gateway ends a session: the second byte of InvalidateKey, and <c>reason</c> in <c>N/node/bye</c>.</summary>
public static class InvalidateReason
{
    /// <summary>Not said.</summary>
    public const byte Unknown = 0;

    /// <summary>The ClientHello was wrong.</summary>
    public const byte WrongClientHello = 1;

    /// <summary>Data did not decrypt.</summary>
    public const byte WrongData = 3;

    /// <summary>The gateway does not know the node.</summary>
    public const byte UnregisteredNode = 4;

    /// <summary>The session key is too old.</summary>
    public const byte KeyExpired = 5;

    /// <summary>Somebody had the node unregistered.</summary>
    public const byte Kicked = 6;
}
