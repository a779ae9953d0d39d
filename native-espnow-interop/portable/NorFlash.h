#pragma once

#include <cstddef>
#include <cstdint>

#include "FlashResult.h"

namespace enigmaiot {

/// A NOR flash by absolute addresses. An erase sets all bits of a sector or a block; a write can only clear bits; a cut of power
/// during either leaves that sector or block in any state.
class NorFlash {
public:
    static constexpr std::uint32_t SectorSize = 4096;

    /// The block of ESP-IDF's driver. Flash chips know one of 32 KB as well; the driver never asks for it.
    static constexpr std::uint32_t DefaultBlockSize = 16 * SectorSize;

    virtual FlashResult read(std::uint32_t address, std::uint8_t *bytes, std::size_t count) noexcept = 0;

    /// Programs bytes. They may straddle pages and sectors.
    virtual FlashResult write(std::uint32_t address, const std::uint8_t *bytes, std::size_t count) noexcept = 0;

    /// Bytes of a block, which starts at a multiple of that: whole sectors.
    virtual std::uint32_t blockSize() const noexcept = 0;

    /// Erases the sector or the block that starts at an address, at once. Nothing else of the board runs meanwhile: for some 45 ms
    /// for a sector, 150 to 250 ms for a block of 64 KB.
    /// @param count SectorSize or blockSize().
    virtual FlashResult erase(std::uint32_t address, std::uint32_t count) noexcept = 0;

    FlashResult eraseSector(std::uint32_t address) noexcept
    {
        return erase(address, SectorSize);
    }

protected:
    ~NorFlash() = default;
};

}  // namespace enigmaiot
