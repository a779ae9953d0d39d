#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "MacAddress.h"
#include "PeerChange.h"

namespace enigmaiot {

/// Knows which peers ESP-NOW knows. A gateway has up to 250 nodes and ESP-NOW 20 places, so the peer that was used longest
/// ago makes room. Broadcast stays once it is there, and a peer with frames in flight stays until they are reported:
/// ESP-NOW drops the frames of a peer that is removed. Used by the pump only.
class PeerTable {
public:
    /// ESP-IDF: ESP_NOW_MAX_TOTAL_PEER_NUM.
    static constexpr std::size_t Capacity = 20;

    /// ESP-NOW's own rate: 1 Mbit/s, long preamble (WIFI_PHY_RATE_1M_L).
    static constexpr std::uint8_t DefaultRate = 0;

    /// Determines what has to be done before a frame goes to a peer. Changes nothing: added() and removed() follow.
    PeerChange plan(const MacAddress &peer) const noexcept;

    /// The peer was added. There was room for it, as plan() saw to.
    void added(const MacAddress &peer) noexcept;

    /// The peer was removed.
    void removed(const MacAddress &peer) noexcept;

    /// A frame to the peer went out.
    void sent(const MacAddress &peer) noexcept;

    /// The result of a frame to the peer came in, or is no longer waited for.
    void settled(const MacAddress &peer) noexcept;

    bool contains(const MacAddress &peer) const noexcept;

    /// The rate of frames to a peer that is known: DefaultRate until it is set.
    std::uint8_t rate(const MacAddress &peer) const noexcept;

    /// Frames to a peer that is known go at a rate from now on.
    void setRate(const MacAddress &peer, std::uint8_t rate) noexcept;

    std::size_t inFlight(const MacAddress &peer) const noexcept;

    std::size_t count() const noexcept
    {
        return count_;
    }

    void clear() noexcept
    {
        count_ = 0;
    }

private:
    struct Entry {
        MacAddress address;
        std::uint8_t inFlight;
        std::uint8_t rate;
        std::uint32_t lastUse;
    };

    const Entry *find(const MacAddress &peer) const noexcept;
    Entry *find(const MacAddress &peer) noexcept;

    std::array<Entry, Capacity> entries_{};
    std::size_t count_ = 0;
    std::uint32_t uses_ = 0;
};

}  // namespace enigmaiot
