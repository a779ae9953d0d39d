#pragma once

#include <cstdint>

namespace enigmaiot {

/// States of the running image; numbers as in Shared/Ports/ImageState.cs.
enum class ImageState : std::uint8_t {
    /// It came up before and stays.
    Confirmed = 0,

    /// It has to be confirmed; else a later start rolls back to the old image.
    Testing = 1,

    /// The running image stays until the next restart, which goes to the staged one.
    TestPending = 2,
};

}  // namespace enigmaiot
