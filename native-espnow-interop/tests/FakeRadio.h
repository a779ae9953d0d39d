#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "MacAddress.h"
#include "PeerTable.h"
#include "RadioLink.h"
#include "ResultQueue.h"

namespace enigmaiot::test {

/// The MAC address of the n-th node.
inline MacAddress nodeAddress(std::uint32_t n)
{
    return {0x24, 0x6F, 0x28, 0, static_cast<std::uint8_t>(n >> 8), static_cast<std::uint8_t>(n)};
}

/// ESP-NOW with its rules: 20 peers, frames to known peers only, none removed under its frames.
class FakeRadio final : public RadioLink {
public:
    struct Sent {
        MacAddress destination;
        std::vector<std::uint8_t> payload;
        int rate;
    };

    bool addPeer(const MacAddress &peer) noexcept override
    {
        if (unreachable.count(peer) != 0) {
            return false;
        }

        if (peers.size() >= PeerTable::Capacity || !peers.emplace(peer, 0).second) {
            errors.push_back("added one too many, or twice");
            return false;
        }

        return true;
    }

    bool setRate(const MacAddress &peer, std::uint8_t rate) noexcept override
    {
        rateCalls++;
        const auto found = peers.find(peer);
        if (found == peers.end()) {
            errors.push_back("a rate of a peer that is not known");
        } else if (takesRates) {
            found->second = rate;
        }

        return takesRates;
    }

    void removePeer(const MacAddress &peer) noexcept override
    {
        removed.push_back(peer);
        peers.erase(peer);
        for (const Sent &frame : inFlight) {
            if (frame.destination == peer) {
                errors.push_back("removed under a frame");
            }
        }
    }

    SendStatus send(const MacAddress &peer, const std::uint8_t *payload, std::size_t count) noexcept override
    {
        const auto found = peers.find(peer);
        if (found == peers.end()) {
            return SendStatus::Refused;
        }

        if (inFlight.size() >= buffers) {
            busy++;
            return SendStatus::Busy;
        }

        inFlight.push_back({peer, {payload, payload + count}, found->second});
        sent.push_back(inFlight.back());
        return SendStatus::Accepted;
    }

    /// The send callback of the oldest frame.
    void report(ResultQueue &reports, bool delivered)
    {
        reports.push(inFlight.front().destination, delivered);
        inFlight.pop_front();
    }

    std::map<MacAddress, int> peers;
    std::set<MacAddress> unreachable;
    std::vector<MacAddress> removed;
    std::deque<Sent> inFlight;
    std::vector<Sent> sent;
    std::vector<std::string> errors;
    std::size_t buffers = 100;
    int busy = 0;
    bool takesRates = true;
    int rateCalls = 0;
};

}  // namespace enigmaiot::test
