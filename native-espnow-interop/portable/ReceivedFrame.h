#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "MacAddress.h"

namespace enigmaiot {

/// The longest ESP-NOW version 1 payload in bytes (ESP-IDF: ESP_NOW_MAX_DATA_LEN). Version 2 peers may send longer frames,
/// which the protocol has no use for.
inline constexpr std::size_t MaximumPayload = 250;

/// A frame as ESP-NOW's receive callback saw it.
struct ReceivedFrame {
    MacAddress source;
    std::int8_t rssi;
    std::uint8_t channel;
    std::uint8_t count;
    std::array<std::uint8_t, MaximumPayload> payload;
};

}  // namespace enigmaiot
