#pragma once

#include <cstddef>
#include <cstdint>

namespace enigmaiot {

/// What outlives a deep sleep: one record in RTC memory, and the RTC's time; and what ends one.
class EspSleep {
public:
    EspSleep() = delete;

    /// Keeps a record for the start that follows a deep sleep; RetainedRecord::keep.
    static bool keep(const std::uint8_t *record, std::size_t count) noexcept;

    /// Gives it out, and wipes it; RetainedRecord::take.
    static std::size_t take(std::uint8_t *room, std::size_t capacity) noexcept;

    /// Milliseconds since the power came, deep sleeps included.
    static std::uint64_t milliseconds() noexcept;

    /// Has the next deep sleep end after a time. False where ESP-IDF refuses.
    static bool wakeAfter(std::uint64_t milliseconds) noexcept;

    /// Has the next deep sleep end where a GPIO of the RTC is low. False where the chip or the pin cannot.
    static bool wakeWhileLow(int pin) noexcept;
};

}  // namespace enigmaiot
