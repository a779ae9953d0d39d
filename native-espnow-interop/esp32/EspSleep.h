#pragma once

#include <cstddef>
#include <cstdint>

namespace enigmaiot {

/// What outlives a deep sleep: one record in RTC memory, and the RTC's time.
class EspSleep {
public:
    EspSleep() = delete;

    /// Keeps a record for the start that follows a deep sleep; RetainedRecord::keep.
    static bool keep(const std::uint8_t *record, std::size_t count) noexcept;

    /// Gives it out, and wipes it; RetainedRecord::take.
    static std::size_t take(std::uint8_t *room, std::size_t capacity) noexcept;

    /// Milliseconds since the power came, deep sleeps included.
    static std::uint64_t milliseconds() noexcept;
};

}  // namespace enigmaiot
