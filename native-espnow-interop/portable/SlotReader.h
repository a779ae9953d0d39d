#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "Digest.h"
#include "ImageKind.h"
#include "NorFlash.h"
#include "SlotContent.h"

namespace enigmaiot {

/// Reads slots: digests, checksums, first bytes, blank sectors. The buffer is a member because a task's stack is small.
class SlotReader {
public:
    explicit SlotReader(NorFlash &flash) noexcept : flash_(flash)
    {
    }

    /// False where the flash cannot be read.
    bool hash(Digest &digest, std::uint32_t address, std::uint32_t count, std::uint8_t *result) noexcept;

    /// CRC-32 of the bytes that stand there.
    bool crc(std::uint32_t address, std::uint32_t count, std::uint32_t &result) noexcept;

    /// Tells whether an image of that kind may start there: an application 0xE9; a deployment NFMRK, whatever version of
    /// assemblies this nanoCLR has.
    bool startsLikeImage(ImageKind kind, std::uint32_t address, bool &yes) noexcept;

    /// Tells whether a sector reads as erased.
    bool isBlank(std::uint32_t address, bool &yes) noexcept;

    /// Bytes up to the end of the last sector that is not blank.
    bool usedSize(std::uint32_t address, std::uint32_t capacity, std::uint32_t &size) noexcept;

    /// Tells whether these bytes stand there.
    bool holds(std::uint32_t address, const std::uint8_t *bytes, std::size_t count, bool &yes) noexcept;

private:
    NorFlash &flash_;
    std::array<std::uint8_t, 1024> buffer_{};
};

}  // namespace enigmaiot
