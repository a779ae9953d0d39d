#pragma once

#include <cstddef>
#include <cstdint>

namespace enigmaiot {

/// Overwrites a secret. The compiler may leave out an ordinary clearing of memory that nobody reads afterwards.
inline void wipe(std::uint8_t *bytes, std::size_t count) noexcept
{
    volatile std::uint8_t *place = bytes;
    while (count-- > 0) {
        *place++ = 0;
    }
}

}  // namespace enigmaiot
