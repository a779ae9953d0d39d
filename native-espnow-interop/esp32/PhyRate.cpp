#include "PhyRate.h"

namespace enigmaiot {

bool isPhyRate(int rate) noexcept
{
    // 4 is a gap in 802.11b's rates; the numbers between the last rate with a short guard interval and Espressif's long
    // range are one too.
    constexpr int gap = 4;
    return (rate >= WIFI_PHY_RATE_1M_L && rate <= WIFI_PHY_RATE_MCS7_SGI && rate != gap)
        || rate == WIFI_PHY_RATE_LORA_250K || rate == WIFI_PHY_RATE_LORA_500K;
}

wifi_phy_mode_t phyModeOf(int rate) noexcept
{
    if (rate == WIFI_PHY_RATE_LORA_250K || rate == WIFI_PHY_RATE_LORA_500K) {
        return WIFI_PHY_MODE_LR;
    }

    if (rate >= WIFI_PHY_RATE_MCS0_LGI) {
        return WIFI_PHY_MODE_HT20;
    }

    return rate >= WIFI_PHY_RATE_48M ? WIFI_PHY_MODE_11G : WIFI_PHY_MODE_11B;
}

}  // namespace enigmaiot
