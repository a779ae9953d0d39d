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
};

}  // namespace enigmaiot
