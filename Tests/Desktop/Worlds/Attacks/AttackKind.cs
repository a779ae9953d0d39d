namespace EnigmaIoT.Tests.Desktop.Worlds.Attacks;

/// <summary>What an attacker sends.</summary>
internal enum AttackKind
{
    /// <summary>A recorded frame as it was.</summary>
    Replay,

    /// <summary>A recorded frame under another node's address, or to another node.</summary>
    ReplayUnderAnotherAddress,

    /// <summary>A recorded ClientHello under a node's address.</summary>
    HelloOfANode,

    /// <summary>A recorded ClientHello under an address that nobody has.</summary>
    HelloOfAStranger,

    /// <summary>A recorded ServerHello to a node.</summary>
    ServerHello,

    /// <summary>An InvalidateKey to a node.</summary>
    InvalidateKey,

    /// <summary>A recorded frame with a bit changed, cut or lengthened.</summary>
    Changed,

    /// <summary>Data in the clear under a node's address.</summary>
    UnencryptedData,

    /// <summary>Random bytes behind any type under a node's address.</summary>
    GarbageUp,

    /// <summary>Random bytes behind any type under the gateway's address.</summary>
    GarbageDown,
}
