#pragma once

#include <array>
#include <cstdint>

namespace enigmaiot {

/// What is known of a delta before it comes.
struct DeltaFacts {
    /// Its own digest, by which it is known again after a cut.
    std::array<std::uint8_t, 16> md5{};

    /// Bytes of the image that it is against; 0 where it is against nothing.
    std::uint32_t baseSize = 0;

    /// That image's digest.
    std::array<std::uint8_t, 32> baseSha256{};

    /// Its bytes where it comes in any order and is kept in the slot until all of it is there; 0 where it comes in order.
    std::uint32_t stagedSize = 0;
};

}  // namespace enigmaiot
