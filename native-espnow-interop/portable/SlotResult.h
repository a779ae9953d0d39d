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
};

}  // namespace enigmaiot
