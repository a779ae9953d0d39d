#pragma once

#include <array>
#include <cstdint>

namespace enigmaiot {

/// The image that a delta is against.
struct DeltaBase {
    /// Its bytes; 0 where the delta is against nothing.
    std::uint32_t size = 0;

    std::array<std::uint8_t, 32> sha256{};
};

}  // namespace enigmaiot
