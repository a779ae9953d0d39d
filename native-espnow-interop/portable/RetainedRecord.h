#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace enigmaiot {

/// A record in memory that outlives a deep sleep: keys and counters of a session. It is given out once, so that whatever ends a
/// program other than a sleep, no later one goes on with counters that were used already. Has no constructor: memory that
/// outlives a sleep must not be written by the start that follows.
struct RetainedRecord {
    /// The most bytes of a record.
    static constexpr std::size_t Capacity = 160;

    /// Keeps a record in place of the one before. With 0 bytes there is none.
    /// @return False where it is too large: then there is none either.
    bool keep(const std::uint8_t *record, std::size_t count) noexcept;

    /// Gives the record out, and wipes it in any case.
    /// @param isWoken Whether the end of a deep sleep has started the program, and nothing else.
    /// @return Its bytes; 0 where there is none, its CRC is wrong, or it does not fit.
    std::size_t take(std::uint8_t *room, std::size_t capacity, bool isWoken) noexcept;

    /// Bytes of the record; anything where the power was lost.
    std::uint32_t count;

    /// CRC-32 over count and bytes.
    std::uint32_t crc;

    std::array<std::uint8_t, Capacity> bytes;

private:
    std::uint32_t expected() const noexcept;
};

}  // namespace enigmaiot
