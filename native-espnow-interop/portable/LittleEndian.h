#pragma once

#include <cstdint>

namespace enigmaiot {

inline std::uint32_t getU32(const std::uint8_t *bytes) noexcept
{
    return static_cast<std::uint32_t>(bytes[0]) | static_cast<std::uint32_t>(bytes[1]) << 8
        | static_cast<std::uint32_t>(bytes[2]) << 16 | static_cast<std::uint32_t>(bytes[3]) << 24;
}

inline void putU32(std::uint8_t *bytes, std::uint32_t value) noexcept
{
    for (int i = 0; i < 4; i++) {
        bytes[i] = static_cast<std::uint8_t>(value >> (8 * i));
    }
}

}  // namespace enigmaiot
