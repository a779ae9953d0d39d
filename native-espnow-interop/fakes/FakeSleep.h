#pragma once

#include "esp_sleep.h"

/// What the chip is to be woken by.
struct FakeSleep {
    static std::uint64_t microseconds;
    static int pin;
    static int level;

    /// A pin of which the RTC knows nothing.
    static constexpr int NoRtcPin = 5;

    static void reset();
};
