#pragma once

#include <cstddef>
#include <cstdint>

#include "SlotResult.h"

namespace enigmaiot {

/// What a delta is decoded from and to: the image that runs, and the new one as far as it is written.
class DeltaEnds {
public:
    /// Reads the image that runs. False where the flash cannot be read.
    virtual bool readBase(std::uint32_t offset, std::uint8_t *bytes, std::size_t count) noexcept = 0;

    /// Reads what was written of the new image.
    virtual bool readImage(std::uint32_t offset, std::uint8_t *bytes, std::size_t count) noexcept = 0;

    /// Writes the new image from its start on.
    /// @param offset A multiple of 4.
    virtual SlotResult write(std::uint32_t offset, const std::uint8_t *bytes, std::size_t count) noexcept = 0;

protected:
    ~DeltaEnds() = default;
};

}  // namespace enigmaiot
