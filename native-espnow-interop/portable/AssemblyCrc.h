#pragma once

#include <cstddef>
#include <cstdint>

namespace enigmaiot {

/// The CRC-32 of nanoCLR's assemblies (SUPPORT_ComputeCRC): polynomial 0x04C11DB7, most significant bit first, initial value
/// 0, no final xor.
/// @param before The CRC of the bytes that come before these.
std::uint32_t assemblyCrc(const std::uint8_t *bytes, std::size_t count, std::uint32_t before = 0) noexcept;

}  // namespace enigmaiot
