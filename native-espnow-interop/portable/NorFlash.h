#pragma once

#include <cstddef>
#include <cstdint>

#include "FlashResult.h"

namespace enigmaiot {

/// A NOR flash by absolute addresses. An erase sets all bits of a sector; a write can only clear bits; a cut of power during
/// either leaves that sector in any state.
class NorFlash {
public:
    static constexpr std::uint32_t SectorSize = 4096;

    virtual FlashResult read(std::uint32_t address, std::uint8_t *bytes, std::size_t count) noexcept = 0;

    /// Programs bytes. They may straddle pages and sectors.
    virtual FlashResult write(std::uint32_t address, const std::uint8_t *bytes, std::size_t count) noexcept = 0;

    /// Erases the sector that starts at an address.
    virtual FlashResult eraseSector(std::uint32_t address) noexcept = 0;

protected:
    ~NorFlash() = default;
};

}  // namespace enigmaiot
