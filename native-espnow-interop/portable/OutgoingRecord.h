#pragma once

#include <cstdint>

#include "MacAddress.h"

namespace enigmaiot {

/// A frame that managed code hands over.
struct OutgoingRecord {
    MacAddress destination;
    std::uint16_t ticket;
    std::uint8_t count;

    /// Lies in the buffer that was read: gone when the call from managed code returns.
    const std::uint8_t *payload;
};

}  // namespace enigmaiot
