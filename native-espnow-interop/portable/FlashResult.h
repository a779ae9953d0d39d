#pragma once

#include <cstdint>

namespace enigmaiot {

enum class FlashResult : std::uint8_t {
    Ok,

    /// The address or count lies outside, or an erase is not of whole sectors.
    OutOfRange,

    /// The flash did not do it; what it left behind is not known.
    Failed,
};

}  // namespace enigmaiot
