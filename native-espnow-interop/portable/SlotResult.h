#pragma once

#include <cstdint>

namespace enigmaiot {

/// What an operation on the slots came to; numbers as in Shared/Ports/SlotResult.cs.
enum class SlotResult : std::uint8_t {
    Ok = 0,
    UnknownKind = 1,
    WrongSize = 2,
    WrongState = 3,
    DigestMismatch = 4,
    FlashFailed = 5,

    /// The digest is right, and the image is none that runs here: cut or damaged when it was sent, or of another chip.
    NotAnImage = 6,

    /// A delta is against an image that does not run.
    WrongBase = 7,

    /// A delta is none that this decoder takes, or not one for an image of that size.
    WrongDelta = 8,

    /// There is no memory to decode a delta.
    OutOfMemory = 9,

    /// Only signed images are taken, and this one is unsigned.
    NotSigned = 10,

    /// The image is signed with a key that is not trusted.
    UnknownKey = 11,

    /// The signature is wrong, or the image is not what was signed.
    WrongSignature = 12,

    /// The image is for another hardware class.
    WrongHardware = 13,

    /// The image needs native assemblies that this nanoCLR does not have.
    WrongInterop = 14,

    /// The image's security counter is lower than that of one that was confirmed.
    OlderImage = 15,
};

}  // namespace enigmaiot
