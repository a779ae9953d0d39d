#pragma once

#include <cstddef>
#include <cstdint>

#include "MacAddress.h"

namespace enigmaiot {

/// The longest ESP-NOW version 1 payload in bytes (ESP-IDF: ESP_NOW_MAX_DATA_LEN).
inline constexpr std::size_t MaximumPayload = 250;

/// The longest payload with several chunks, of the 1,470 bytes of ESP-NOW version 2 (ESP-IDF: ESP_NOW_MAX_DATA_LEN_V2). It is used where
/// there is room for it.
inline constexpr std::size_t LargePayload = 1310;

/// A frame as ESP-NOW's receive callback saw it.
struct ReceivedFrame {
    MacAddress source;
    std::int8_t rssi;
    std::uint8_t channel;
    std::uint16_t count;

    /// Lies in the memory from which the frame was read.
    const std::uint8_t *payload;
};

}  // namespace enigmaiot
