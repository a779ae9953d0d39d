#pragma once

#include <array>
#include <cstdint>

namespace enigmaiot {

/// A MAC address as it goes over the air, first byte first.
using MacAddress = std::array<std::uint8_t, 6>;

inline constexpr MacAddress BroadcastAddress{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};

}  // namespace enigmaiot
