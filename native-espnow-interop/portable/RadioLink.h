#pragma once

#include <cstddef>
#include <cstdint>

#include "MacAddress.h"
#include "SendStatus.h"

namespace enigmaiot {

/// What the send queue needs of ESP-NOW. Called by the pump only.
class RadioLink {
public:
    /// Makes a peer known (esp_now_add_peer) and sets its PHY rate. False where that fails.
    virtual bool addPeer(const MacAddress &peer, int rate) noexcept = 0;

    /// Forgets a peer (esp_now_del_peer). One that is not known is no error.
    virtual void removePeer(const MacAddress &peer) noexcept = 0;

    /// Hands over a frame, which is copied (esp_now_send).
    virtual SendStatus send(const MacAddress &peer, const std::uint8_t *payload, std::size_t count) noexcept = 0;

protected:
    ~RadioLink() = default;
};

}  // namespace enigmaiot
