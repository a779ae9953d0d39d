#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "MacAddress.h"

namespace enigmaiot {

/// A key of radio frames as the key table holds it.
struct StoredKey {
    static constexpr std::size_t Count = 32;

    /// Names this key until it is cleared or another one takes its slot; 0 where the slot is empty.
    std::int32_t number;

    /// Whose frames it opens; all zero where it opens anyone's (network key, broadcast key).
    MacAddress peer;

    std::array<std::uint8_t, Count> bytes;
};

}  // namespace enigmaiot
