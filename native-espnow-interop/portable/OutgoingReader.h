#pragma once

#include <cstddef>
#include <cstdint>

#include "OutgoingRecord.h"

namespace enigmaiot {

/// Reads the records of NativeRadio.Exchange: destination (6 bytes), ticket u16 little-endian, rate u8,
/// count u16, payload.
class OutgoingReader {
public:
    static constexpr std::size_t HeaderCount = 11;

    OutgoingReader(const std::uint8_t *bytes, std::size_t count) noexcept : bytes_(bytes), left_(count)
    {
    }

    /// Determines whether the bytes are whole records with 1 to LargePayload bytes of payload each.
    static bool isValid(const std::uint8_t *bytes, std::size_t count) noexcept;

    /// The next record; false at the end, or where what follows is no record.
    bool next(OutgoingRecord &record) noexcept;

    /// Bytes not read so far.
    std::size_t left() const noexcept
    {
        return left_;
    }

private:
    const std::uint8_t *bytes_;
    std::size_t left_;
};

}  // namespace enigmaiot
