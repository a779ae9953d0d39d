#pragma once

#include "esp_wifi.h"

namespace enigmaiot {

/// Whether a number is a wifi_phy_rate_t of 802.11b or 802.11g.
bool isPhyRate(int rate) noexcept;

/// The mode that such a rate belongs to; esp_now_set_peer_rate_config wants both.
wifi_phy_mode_t phyModeOf(int rate) noexcept;

}  // namespace enigmaiot
