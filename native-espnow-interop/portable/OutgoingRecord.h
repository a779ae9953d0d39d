#pragma once

#include <cstdint>

#include "MacAddress.h"

namespace enigmaiot {

/// A frame that managed code hands over.
struct OutgoingRecord {
    MacAddress destination;
    std::uint16_t ticket;

    /// wifi_phy_rate_t of ESP-IDF; 0 for 1 Mbit/s.
    std::uint8_t rate;
    std::uint16_t count;

    /// Lies in the buffer that was read: gone when the call from managed code returns.
    const std::uint8_t *payload;
};

}  // namespace enigmaiot
