#pragma once

#include <cstddef>
#include <cstdint>

namespace enigmaiot {

/// CRC-32 as in IEEE 802.3 and zip: reflected 0x04C11DB7, initial value and final xor 0xFFFFFFFF.
std::uint32_t crc32(const std::uint8_t *bytes, std::size_t count) noexcept;

}  // namespace enigmaiot
