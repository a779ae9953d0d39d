#pragma once

#include "esp_wifi.h"

namespace enigmaiot {

/// ESP-NOW's own: 1 Mbit/s, long preamble.
inline constexpr int DefaultPhyRate = WIFI_PHY_RATE_1M_L;

/// Whether a number is a wifi_phy_rate_t of this chip.
bool isPhyRate(int rate) noexcept;

/// The mode that a rate belongs to; esp_now_set_peer_rate_config wants both.
wifi_phy_mode_t phyModeOf(int rate) noexcept;

}  // namespace enigmaiot
