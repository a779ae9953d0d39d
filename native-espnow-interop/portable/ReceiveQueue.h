#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "MacAddress.h"
#include "ReceiveRing.h"
#include "ReceivedFrame.h"

namespace enigmaiot {

/// Received frames on their way from the Wi-Fi task (push) to the pump (all else), in the order in which they came: in static memory or,
/// while large frames are expected, in memory of the heap. Neither side ever waits for the other: the heap's memory is given back once
/// the Wi-Fi task is seen outside of it, and what it holds was fetched.
class ReceiveQueue {
public:
    /// Bytes of static memory: 13 frames with a full chunk, 59 with 50 bytes.
    static constexpr std::size_t Size = 3584;

    /// Frames of 250 bytes that fit in whatever the state of the ring is: one may have to leave the bytes at its end unused.
    static constexpr std::size_t LeastFrames = Size / (ReceiveRing::HeaderCount + MaximumPayload) - 1;

    /// Large frames that fit in as surely: as many as the hardware of an ESP32 keeps at most while flash is erased.
    static constexpr std::size_t LeastLargeFrames = 10;

    /// Bytes of the heap that they take.
    static constexpr std::size_t LargeSize = (LeastLargeFrames + 1) * (ReceiveRing::HeaderCount + LargePayload);

    ReceiveQueue() noexcept : usual_(bytes_.data(), Size, MaximumPayload)
    {
    }

    ReceiveQueue(const ReceiveQueue &) = delete;
    ReceiveQueue &operator=(const ReceiveQueue &) = delete;

    /// Wi-Fi task: copies a frame. False where it was dropped.
    bool push(const MacAddress &source, int rssi, int channel, const std::uint8_t *payload, std::size_t count) noexcept;

    /// Pump: takes memory for large frames. False where there is none, or some of an earlier time is still in use.
    bool enlarge() noexcept;

    /// Pump: large frames are not needed any more. Their memory is given back by this call or a later front(); until what came before
    /// enlarge() is fetched they are still taken.
    void shrink() noexcept;

    /// Pump: the oldest frame, or nullptr where there is none. It stays until pop().
    const ReceivedFrame *front() noexcept;

    /// Pump: removes the frame that front() gave.
    void pop() noexcept;

    /// Pump: forgets all frames, and takes large ones no more. The counters go on.
    void clear() noexcept;

    /// Whether memory of the heap is in use.
    bool isLarge() const noexcept
    {
        return large_ != nullptr;
    }

    /// Frames dropped since the start because nobody fetched them in time.
    std::uint32_t overruns() const noexcept
    {
        return usual_.overruns() + overrunsBefore_ + (large_ == nullptr ? 0 : large_->ring.overruns());
    }

    /// Frames dropped since the start because they are longer than what is expected.
    std::uint32_t oversized() const noexcept
    {
        return usual_.oversized() + oversizedBefore_ + (large_ == nullptr ? 0 : large_->ring.oversized());
    }

private:
    struct Large {
        Large() noexcept : ring(bytes.data(), LargeSize, LargePayload)
        {
        }

        std::array<std::uint8_t, LargeSize> bytes;
        ReceiveRing ring;
    };

    bool isRetiring() const noexcept
    {
        return target_.load(std::memory_order_relaxed) == nullptr;
    }

    const ReceivedFrame *take(ReceiveRing &ring, const ReceivedFrame *frame) noexcept
    {
        from_ = &ring;
        return frame;
    }

    void tryRetire() noexcept;
    void tryFree() noexcept;

    std::array<std::uint8_t, Size> bytes_{};
    ReceiveRing usual_;

    // Pump: the heap's memory. The Wi-Fi task goes by the pointer below, and says before it reads it that it may be in there.
    std::unique_ptr<Large> large_;
    ReceiveRing *from_ = &usual_;
    bool isShrinking_ = false;
    std::uint32_t overrunsBefore_ = 0;
    std::uint32_t oversizedBefore_ = 0;
    std::atomic<ReceiveRing *> target_{nullptr};
    std::atomic<bool> isPushing_{false};
};

}  // namespace enigmaiot
