#include "PhyRate.h"

namespace enigmaiot {

bool isPhyRate(int rate) noexcept
{
    // 4 is a gap in 802.11b's rates.
    constexpr int gap = 4;
    return rate >= WIFI_PHY_RATE_1M_L && rate <= WIFI_PHY_RATE_9M && rate != gap;
}

wifi_phy_mode_t phyModeOf(int rate) noexcept
{
    return rate >= WIFI_PHY_RATE_48M ? WIFI_PHY_MODE_11G : WIFI_PHY_MODE_11B;
}

}  // namespace enigmaiot
