#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "MacAddress.h"
#include "PeerTable.h"
#include "RadioLink.h"
#include "ReceivedFrame.h"
#include "ResultQueue.h"
#include "SendResult.h"

namespace enigmaiot {

/// Frames on their way to ESP-NOW. A place is taken from enqueue() until the frame's result is fetched, so frames leave in
/// order and each ticket comes back exactly once, in order. Only what waits is kept: ESP-NOW has a copy of what is in flight. Used
/// by the pump only.
class SendQueue {
public:
    /// Frames that wait, are in flight, or whose results wait to be fetched.
    static constexpr std::size_t Capacity = 16;

    /// Bytes of the frames that wait: five of the greatest length.
    static constexpr std::size_t WaitingBytes = 5 * MaximumPayload;

    /// The same, of the heap, while large frames are sent: three of these.
    static constexpr std::size_t LargeWaitingBytes = 3 * LargePayload;

    /// Frames that ESP-NOW has at once: more than leave while a turn of the pump lasts some 35 ms, and less than half of Wi-Fi's 32
    /// buffers.
    static constexpr std::size_t MaximumInFlight = 12;

    /// Milliseconds after which a frame that was never reported counts as not delivered: Wi-Fi was stopped under it. The
    /// radio's own retries take some 10 ms.
    static constexpr std::uint32_t ReportTimeout = 2000;

    SendQueue() noexcept = default;
    SendQueue(const SendQueue &) = delete;
    SendQueue &operator=(const SendQueue &) = delete;

    /// Takes memory for large frames. False where there is none.
    bool enlarge() noexcept;

    /// Gives that back. False where frames wait: they may be in it.
    bool shrink() noexcept;

    /// Bytes of the longest frame that is taken.
    std::size_t longest() const noexcept
    {
        return large_ == nullptr ? MaximumPayload : LargePayload;
    }

    /// Determines whether a frame can be taken now; one that is too long, too, since it is refused.
    bool fits(std::size_t count) const noexcept
    {
        return count_ < Capacity && (count > longest() || (count < MaximumPayload ? MaximumPayload : count) <= capacity() - waitingBytes_);
    }

    /// Where the bytes of a frame go that fits; it is one once it is committed.
    std::uint8_t *place() noexcept
    {
        return waiting() + waitingBytes_;
    }

    /// Takes the frame whose bytes are in its place.
    void commit(const MacAddress &destination, std::uint16_t ticket, std::size_t count, std::uint8_t rate) noexcept;

    /// Copies a frame of 1 byte or more. False where the queue is full, or too many bytes wait, or it is too long.
    /// @param rate wifi_phy_rate_t of ESP-IDF. A broadcast goes at ESP-NOW's own whatever it says.
    bool enqueue(
        const MacAddress &destination,
        std::uint16_t ticket,
        const std::uint8_t *payload,
        std::size_t count,
        std::uint8_t rate = PeerTable::DefaultRate) noexcept;

    /// Takes a place for a frame that may not leave: its result, not delivered, comes in its turn. There has to be room.
    void refuse(const MacAddress &destination, std::uint16_t ticket) noexcept;

    /// Settles what was reported, then hands frames to ESP-NOW until it is busy.
    /// @param now Milliseconds of a clock that may wrap.
    void pump(RadioLink &link, PeerTable &peers, ResultQueue &reports, std::uint32_t now) noexcept;

    /// The result of the oldest frame; false where it is not known yet.
    bool result(SendResult &result) const noexcept;

    /// Removes the oldest frame, whose result is known.
    void popResult() noexcept;

    /// Forgets all frames and results.
    void clear() noexcept;

    /// Frames that can be taken now, whatever their length.
    std::size_t room() const noexcept
    {
        const std::size_t waiting = (capacity() - waitingBytes_) / longest();
        return waiting < Capacity - count_ ? waiting : Capacity - count_;
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
        std::uint16_t count;
        std::uint8_t rate;
        State state;
    };

    using Large = std::array<std::uint8_t, LargeWaitingBytes>;

    std::size_t capacity() const noexcept
    {
        return large_ == nullptr ? WaitingBytes : LargeWaitingBytes;
    }

    std::uint8_t *waiting() noexcept
    {
        return large_ == nullptr ? waiting_.data() : large_->data();
    }

    Entry &at(std::size_t index) noexcept
    {
        return entries_[(first_ + index) % Capacity];
    }

    void settle(Entry &entry, bool delivered, PeerTable &peers) noexcept;
    void takeReports(PeerTable &peers, ResultQueue &reports) noexcept;
    void expire(PeerTable &peers, std::uint32_t now) noexcept;
    bool trySend(Entry &entry, RadioLink &link, PeerTable &peers, std::uint32_t now) noexcept;

    std::array<Entry, Capacity> entries_{};

    // The payloads of the waiting frames, the oldest first.
    std::array<std::uint8_t, WaitingBytes> waiting_{};
    std::unique_ptr<Large> large_;
    std::size_t waitingBytes_ = 0;
    std::size_t first_ = 0;
    std::size_t count_ = 0;
    std::size_t inFlight_ = 0;
    std::uint32_t strayReports_ = 0;
    std::uint32_t timeouts_ = 0;
};

}  // namespace enigmaiot
