#pragma once

#include <cstddef>
#include <cstdint>

namespace enigmaiot {

/// CRC-32 as in IEEE 802.3 and zip: reflected 0x04C11DB7, initial value and final xor 0xFFFFFFFF.
/// @param before The CRC-32 of the bytes that come before these.
std::uint32_t crc32(const std::uint8_t *bytes, std::size_t count, std::uint32_t before = 0) noexcept;

}  // namespace enigmaiot
