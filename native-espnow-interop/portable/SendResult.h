#pragma once

#include <cstdint>

namespace enigmaiot {

/// What became of a frame, by the ticket under which it was handed over.
struct SendResult {
    std::uint16_t ticket;
    bool delivered;
};

}  // namespace enigmaiot
