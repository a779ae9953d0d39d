#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "Digest.h"
#include "ImageDigests.h"
#include "ImageKind.h"
#include "ImageProof.h"
#include "NorFlash.h"
#include "SlotContent.h"

namespace enigmaiot {

/// Reads slots: digests, checksums, first bytes, blank sectors. The buffer is a member because a task's stack is small.
class SlotReader {
public:
    explicit SlotReader(NorFlash &flash) noexcept : flash_(flash)
    {
    }

    /// False where the flash cannot be read; so are all others.
    bool read(std::uint32_t address, std::uint8_t *bytes, std::size_t count) noexcept;

    /// Sets who takes what is read from now on; nullptr for nobody.
    void setFollower(ImageDigests *follower) noexcept
    {
        follower_ = follower;
    }

    bool hash(Digest &digest, std::uint32_t address, std::uint32_t count, std::uint8_t *result) noexcept;

    /// Reads bytes for an image's digests alone.
    bool pass(ImageDigests &digests, std::uint32_t address, std::uint32_t count) noexcept;

    /// CRC-32 of the bytes that stand there.
    bool crc(std::uint32_t address, std::uint32_t count, std::uint32_t &result) noexcept;

    /// The CRC-32 of nanoCLR's assemblies.
    bool assemblyCrc(std::uint32_t address, std::uint32_t count, std::uint32_t &result) noexcept;

    /// Goes on with the exclusive or of bytes.
    bool exclusiveOr(std::uint32_t address, std::uint32_t count, std::uint8_t &result) noexcept;

    /// Determines whether an image of that kind may start there: an application 0xE9; a deployment NFMRK, whatever version of
    /// assemblies this nanoCLR has.
    bool startsLikeImage(ImageKind kind, std::uint32_t address, bool &yes) noexcept;

    /// Determines whether bytes read as erased.
    bool isErased(std::uint32_t address, std::uint32_t count, bool &yes) noexcept;

    /// Determines whether a sector reads as erased.
    bool isBlank(std::uint32_t address, bool &yes) noexcept
    {
        return isErased(address, NorFlash::SectorSize, yes);
    }

    /// Bytes up to the end of the last sector that is not blank.
    bool usedSize(std::uint32_t address, std::uint32_t capacity, std::uint32_t &size) noexcept;

    /// Determines whether these bytes stand there.
    bool holds(std::uint32_t address, const std::uint8_t *bytes, std::size_t count, bool &yes) noexcept;

private:
    /// Hands bytes over, a buffer at a time, until told to stop. False where the flash cannot be read.
    template <typename Take>
    bool each(std::uint32_t address, std::uint32_t count, const Take &take) noexcept;

    NorFlash &flash_;
    ImageDigests *follower_ = nullptr;
    std::array<std::uint8_t, 512> buffer_{};
};

/// What a proof is worth where erased flash alone may follow the image up to there.
/// @param end Bytes from the image's start.
ImageProof withErasedRest(SlotReader &reader, const ImageProof &proof, std::uint32_t address, std::uint32_t end) noexcept;

}  // namespace enigmaiot
