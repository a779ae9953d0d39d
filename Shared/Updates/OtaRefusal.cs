namespace EnigmaIoT.Shared.Updates;

/// <summary>
/// Why a node of ours refuses an image: one byte behind status 1 and the extension's mark, or at the end of status 3
/// (docs/ota-extension.md).
/// </summary>
public enum OtaRefusal
{
    /// <summary>Unknown: nodes of version 0.9.8 do not report it.</summary>
    Untold = 0,

    /// <summary>The image is larger than the slot; the slot's size follows.</summary>
    TooLarge = 1,

    /// <summary>The node has no slot for that kind of image.</summary>
    NoSlot = 2,

    /// <summary>The node is about to restart.</summary>
    Restarting = 3,

    /// <summary>Size, number of chunks or MD5 of message 0 cannot be right.</summary>
    WrongOffer = 4,

    /// <summary>The image that runs is on trial: its spare slot holds what the node may have to roll back to.</summary>
    OnTrial = 5,

    /// <summary>A delta is against an image that the node does not run.</summary>
    WrongBase = 6,

    /// <summary>The node cannot take a delta now: its flash, or its memory.</summary>
    NoDelta = 7,

    /// <summary>The node takes only signed images, and this one is unsigned.</summary>
    NotSigned = 8,

    /// <summary>The image is signed with a key that the node does not trust.</summary>
    UnknownKey = 9,

    /// <summary>The image's signature is wrong, or the image is not what was signed. Only at the end.</summary>
    WrongSignature = 10,

    /// <summary>The image is for another hardware class.</summary>
    WrongHardware = 11,

    /// <summary>The image needs native assemblies that the node does not have.</summary>
    WrongInterop = 12,

    /// <summary>The image's security counter is lower than that of one that the node has confirmed.</summary>
    OlderImage = 13,
}
