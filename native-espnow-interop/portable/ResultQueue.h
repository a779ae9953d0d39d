#pragma once

#include <atomic>
#include <cstdint>

#include "SendReport.h"
#include "SpscRing.h"

namespace enigmaiot {

/// MAC-layer results on their way from the Wi-Fi task (push) to the pump (front, pop), which matches them to tickets. It
/// holds more than SendQueue has in flight, so it overflows only if ESP-NOW reports frames that nobody sent.
class ResultQueue {
public:
    static constexpr std::uint32_t Capacity = 16;

    /// Wi-Fi task: adds a result. False where it was dropped.
    bool push(const MacAddress &destination, bool delivered) noexcept;

    /// Pump: the oldest result, or nullptr where there is none.
    const SendReport *front() const noexcept
    {
        return ring_.front();
    }

    /// Pump: removes the oldest result.
    void pop() noexcept
    {
        ring_.pop();
    }

    /// Pump: forgets all results.
    void clear() noexcept
    {
        ring_.clear();
    }

    std::uint32_t overruns() const noexcept
    {
        return overruns_.load(std::memory_order_relaxed);
    }

private:
    SpscRing<SendReport, Capacity> ring_;
    std::atomic<std::uint32_t> overruns_{0};
};

}  // namespace enigmaiot
