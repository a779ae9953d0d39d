#pragma once

#include <atomic>
#include <cstdint>

namespace enigmaiot {

/// Determines whether the program still runs: it feeds the watchdog, and a timer asks. Fed by the CLR's task, asked by the timer's.
class Watchdog {
public:
    /// Lets so many seconds pass until it has to be fed again, 0 for ever.
    void feed(std::uint32_t seconds) noexcept
    {
        seconds_.store(seconds, std::memory_order_relaxed);
        left_.store(seconds, std::memory_order_release);
    }

    /// A second has passed.
    /// @param held Whether something outside the program stops it, such as a debugger: then no time passes.
    /// @return Whether the program runs; false from the second on in which its time was over, until it is fed.
    bool tick(bool held) noexcept
    {
        const std::uint32_t seconds = seconds_.load(std::memory_order_relaxed);
        std::uint32_t left = left_.load(std::memory_order_acquire);
        if (seconds == 0) {
            return true;
        }

        if (held) {
            left_.store(seconds, std::memory_order_relaxed);
            return true;
        }

        // A feed in between goes first: then this second does not count.
        if (left > 0 && left_.compare_exchange_strong(left, left - 1, std::memory_order_relaxed)) {
            left--;
        }

        return left > 0;
    }

private:
    std::atomic<std::uint32_t> seconds_{0};
    std::atomic<std::uint32_t> left_{0};
};

}  // namespace enigmaiot
