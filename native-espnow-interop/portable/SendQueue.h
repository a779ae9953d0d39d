#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "MacAddress.h"
#include "PeerRates.h"
#include "PeerTable.h"
#include "RadioLink.h"
#include "ReceivedFrame.h"
#include "ResultQueue.h"
#include "SendResult.h"

namespace enigmaiot {

/// Frames on their way to ESP-NOW. A place is taken from enqueue() until the frame's result is fetched, so frames leave in
/// order and each ticket comes back exactly once, in order. Used by the pump only.
class SendQueue {
public:
    /// Frames that wait, are in flight, or whose results wait to be fetched.
    static constexpr std::size_t Capacity = 16;

    /// Frames that ESP-NOW has at once. It keeps the air busy and leaves Wi-Fi's buffers to others.
    static constexpr std::size_t MaximumInFlight = 8;

    /// Milliseconds after which a frame that was never reported counts as not delivered: Wi-Fi was stopped under it. The
    /// radio's own retries take some 10 ms.
    static constexpr std::uint32_t ReportTimeout = 2000;

    /// Copies a frame of 1 to 250 bytes. False where the queue is full.
    bool enqueue(
        const MacAddress &destination,
        std::uint16_t ticket,
        const std::uint8_t *payload,
        std::size_t count) noexcept;

    /// Takes a place for a frame that may not leave: its result, not delivered, comes in its turn. There has to be room.
    void refuse(const MacAddress &destination, std::uint16_t ticket) noexcept;

    /// Settles what was reported, then hands frames to ESP-NOW until it is busy.
    /// @param now Milliseconds of a clock that may wrap.
    void pump(RadioLink &link, PeerTable &peers, const PeerRates &rates, ResultQueue &reports, std::uint32_t now) noexcept;

    /// The result of the oldest frame; false where it is not known yet.
    bool result(SendResult &result) const noexcept;

    /// Removes the oldest frame, whose result is known.
    void popResult() noexcept;

    /// Forgets all frames and results.
    void clear() noexcept;

    /// Frames that can be taken now.
    std::size_t room() const noexcept
    {
        return Capacity - count_;
    }

    /// Reports for which no frame was in flight.
    std::uint32_t strayReports() const noexcept
    {
        return strayReports_;
    }

    /// Frames given up because no report came.
    std::uint32_t timeouts() const noexcept
    {
        return timeouts_;
    }

private:
    enum class State : std::uint8_t { Waiting, InFlight, Delivered, NotDelivered };

    struct Entry {
        MacAddress destination;
        std::uint16_t ticket;
        std::uint32_t sentAt;
        std::uint8_t count;
        State state;
        std::array<std::uint8_t, MaximumPayload> payload;
    };

    Entry &at(std::size_t index) noexcept
    {
        return entries_[(first_ + index) % Capacity];
    }

    void settle(Entry &entry, bool delivered, PeerTable &peers) noexcept;
    void takeReports(PeerTable &peers, ResultQueue &reports) noexcept;
    void expire(PeerTable &peers, std::uint32_t now) noexcept;
    bool trySend(Entry &entry, RadioLink &link, PeerTable &peers, const PeerRates &rates, std::uint32_t now) noexcept;

    std::array<Entry, Capacity> entries_{};
    std::size_t first_ = 0;
    std::size_t count_ = 0;
    std::size_t inFlight_ = 0;
    std::uint32_t strayReports_ = 0;
    std::uint32_t timeouts_ = 0;
};

}  // namespace enigmaiot
