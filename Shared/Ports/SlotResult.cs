namespace EnigmaIoT.Shared.Ports;

/// <summary>What an operation on the firmware slots came to.</summary>
public enum SlotResult
{
    /// <summary>Done.</summary>
    Ok = 0,

    /// <summary>This board has no slots for that kind of image.</summary>
    UnknownKind = 1,

    /// <summary>The image is empty or larger than the slot.</summary>
    WrongSize = 2,

    /// <summary>The call does not fit the state: no image was begun, or the write lies outside it.</summary>
    WrongState = 3,

    /// <summary>The slot's content does not have the digest that was given.</summary>
    DigestMismatch = 4,

    /// <summary>The flash did not do it.</summary>
    FlashFailed = 5,

    /// <summary>The digest is right, and the image is none that runs here: cut or damaged when it was sent, or of another chip.</summary>
    NotAnImage = 6,

    /// <summary>A delta is against an image that does not run.</summary>
    WrongBase = 7,

    /// <summary>A delta is none that this board takes, or not one for an image of that size.</summary>
    WrongDelta = 8,

    /// <summary>There is no memory to decode a delta.</summary>
    OutOfMemory = 9,

    /// <summary>Only signed images are taken, and this one is unsigned.</summary>
    NotSigned = 10,

    /// <summary>The image is signed with a key that is not trusted.</summary>
    UnknownKey = 11,

    /// <summary>The signature is wrong, or the image is not what was signed.</summary>
    WrongSignature = 12,

    /// <summary>The image is for another hardware class.</summary>
    WrongHardware = 13,

    /// <summary>The image needs native assemblies that this board does not have.</summary>
    WrongInterop = 14,

    /// <summary>The image's security counter is lower than that of one that was confirmed.</summary>
    OlderImage = 15,
}
