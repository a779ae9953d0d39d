#pragma once

#include <cstddef>
#include <cstdint>

#include "MacAddress.h"
#include "SendStatus.h"

namespace enigmaiot {

/// What the send queue needs of ESP-NOW. Called by the pump only.
class RadioLink {
public:
    /// Makes a peer known (esp_now_add_peer), whose frames go at 1 Mbit/s. False where that fails.
    virtual bool addPeer(const MacAddress &peer) noexcept = 0;

    /// Sets the rate of frames to a peer that is known (esp_now_set_peer_rate_config). False where that fails: they go at the
    /// rate that they had.
    /// @param rate wifi_phy_rate_t of ESP-IDF.
    virtual bool setRate(const MacAddress &peer, std::uint8_t rate) noexcept = 0;

    /// Forgets a peer (esp_now_del_peer). One that is not known is no error.
    virtual void removePeer(const MacAddress &peer) noexcept = 0;

    /// Hands over a frame, which is copied (esp_now_send).
    virtual SendStatus send(const MacAddress &peer, const std::uint8_t *payload, std::size_t count) noexcept = 0;

protected:
    ~RadioLink() = default;
};

}  // namespace enigmaiot
