#pragma once

#include <cstdint>

#include "MacAddress.h"

namespace enigmaiot {

/// What has to be done before a frame can go to a peer.
struct PeerChange {
    enum class Step : std::uint8_t {
        /// Nothing: ESP-NOW knows the peer.
        None,

        /// Add the peer.
        Add,

        /// Remove `evicted`, then add the peer.
        Replace,

        /// Wait: every other peer has frames in flight.
        Wait,
    };

    Step step;
    MacAddress evicted;
};

}  // namespace enigmaiot
