#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "MacAddress.h"

namespace enigmaiot {

/// The PHY rates (wifi_phy_rate_t) of peers that do not have the default one. ESP-NOW forgets a rate with its peer, so it
/// is kept here while the peer makes room for others.
class PeerRates {
public:
    /// Every node of a full gateway, and a few.
    static constexpr std::size_t Capacity = 256;

    /// Forgets all rates and sets the default.
    void reset(int defaultRate) noexcept;

    /// Sets a peer's rate. False where there is no more room.
    bool set(const MacAddress &peer, int rate) noexcept;

    int get(const MacAddress &peer) const noexcept;

private:
    std::size_t indexOf(const MacAddress &peer) const noexcept;

    std::array<MacAddress, Capacity> peers_{};
    std::array<std::uint8_t, Capacity> rates_{};
    std::size_t count_ = 0;
    std::uint8_t default_ = 0;
};

}  // namespace enigmaiot
