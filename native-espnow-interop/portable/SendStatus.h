#pragma once

#include <cstdint>

namespace enigmaiot {

/// What ESP-NOW said to a frame.
enum class SendStatus : std::uint8_t {
    /// A send callback will follow.
    Accepted,

    /// No buffer is free (ESP_ERR_ESPNOW_NO_MEM): try again later.
    Busy,

    /// It never will take this frame; no callback follows.
    Refused,
};

}  // namespace enigmaiot
