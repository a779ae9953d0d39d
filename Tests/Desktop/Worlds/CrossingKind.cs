namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>What native code is entered for.</summary>
internal enum CrossingKind
{
    /// <summary>Frames and their results, channel and overruns.</summary>
    Radio,

    /// <summary>Keys that the radio is told or made to forget.</summary>
    Key,

    /// <summary>X25519, and sealing or opening outside of the radio.</summary>
    Cipher,

    /// <summary>MD5 and SHA-256.</summary>
    Digest,

    /// <summary>Base64.</summary>
    Base64,

    /// <summary>Random numbers.</summary>
    Random,

    /// <summary>The firmware slots.</summary>
    Slots,
}
