#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "ReceivedFrame.h"

namespace enigmaiot {

/// Received frames on their way from the Wi-Fi task (push) to the pump (front, pop), without a lock: the Wi-Fi task must never wait
/// for the CLR, and the CLR may run on the other core. A frame takes as many bytes as it has, and 10: most are short. Where it
/// is full the newest frame is dropped and counted: the frames in it are acknowledged already, and dropping an old one would take a
/// lock.
class ReceiveRing {
public:
    static constexpr std::size_t HeaderCount = 10;

    /// @param bytes The memory for the frames.
    /// @param longest Bytes of the longest frame that is taken.
    ReceiveRing(std::uint8_t *bytes, std::size_t size, std::size_t longest) noexcept
        : bytes_(bytes), size_(size), longest_(longest)
    {
    }

    ReceiveRing(const ReceiveRing &) = delete;
    ReceiveRing &operator=(const ReceiveRing &) = delete;

    /// Wi-Fi task: copies a frame. False where it was dropped.
    bool push(
        const MacAddress &source,
        int rssi,
        int channel,
        const std::uint8_t *payload,
        std::size_t count) noexcept;

    /// Pump: the oldest frame, or nullptr where there is none. It stays until pop().
    const ReceivedFrame *front() noexcept;

    /// Pump: removes the oldest frame.
    void pop() noexcept;

    /// Pump: forgets all frames. The counters go on.
    void clear() noexcept
    {
        head_.store(tail_.load(std::memory_order_acquire), std::memory_order_release);
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
    /// In the place of a frame's number of bytes, or of one byte of it: the next one starts at 0.
    static constexpr std::uint8_t Skip = 0xFF;

    std::size_t oldest(std::size_t head) const noexcept
    {
        return bytes_[head] == Skip ? 0 : head;
    }

    std::size_t countAt(std::size_t place) const noexcept
    {
        return static_cast<std::size_t>((bytes_[place] << 8) | bytes_[place + 1]);
    }

    // Of each frame: number of bytes (the high one first), source, RSSI, channel, payload; never over the end. Empty where head and tail
    // are the same.
    std::uint8_t *bytes_;
    std::size_t size_;
    std::size_t longest_;
    std::atomic<std::size_t> head_{0};
    std::atomic<std::size_t> tail_{0};
    std::atomic<std::uint32_t> overruns_{0};
    std::atomic<std::uint32_t> oversized_{0};

    // Pump: where it stands, in the shape that others take.
    ReceivedFrame front_{};
};

}  // namespace enigmaiot
