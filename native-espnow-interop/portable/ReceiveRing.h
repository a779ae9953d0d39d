#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "ReceivedFrame.h"
#include "SpscRing.h"

namespace enigmaiot {

/// Received frames on their way from the Wi-Fi task (push) to the pump (front, pop). Where it is full the newest frame is
/// dropped and counted: the frames in it are acknowledged already, and dropping an old one would take a lock.
class ReceiveRing {
public:
    static constexpr std::uint32_t Capacity = 32;

    /// Wi-Fi task: copies a frame. False where it was dropped.
    bool push(
        const MacAddress &source,
        int rssi,
        int channel,
        const std::uint8_t *payload,
        std::size_t count) noexcept;

    /// Pump: the oldest frame, or nullptr where there is none.
    const ReceivedFrame *front() const noexcept
    {
        return ring_.front();
    }

    /// Pump: removes the oldest frame.
    void pop() noexcept
    {
        ring_.pop();
    }

    /// Pump: forgets all frames. The counters go on.
    void clear() noexcept
    {
        ring_.clear();
    }

    /// Frames dropped since the start because nobody fetched them in time.
    std::uint32_t overruns() const noexcept
    {
        return overruns_.load(std::memory_order_relaxed);
    }

    /// Frames dropped since the start because no frame of the protocol is that long.
    std::uint32_t oversized() const noexcept
    {
        return oversized_.load(std::memory_order_relaxed);
    }

private:
    SpscRing<ReceivedFrame, Capacity> ring_;
    std::atomic<std::uint32_t> overruns_{0};
    std::atomic<std::uint32_t> oversized_{0};
};

}  // namespace enigmaiot
