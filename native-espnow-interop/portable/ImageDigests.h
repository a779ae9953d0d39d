#pragma once

#include <cstddef>
#include <cstdint>

#include "Digest.h"
#include "SlotResult.h"

namespace enigmaiot {

class SlotReader;

/// The digests of an image in flash. They take what a SlotReader reads of it for others, in its order; what nobody has read is read for
/// them in the end. So an image whose check goes through it from its start to its end is read once.
class ImageDigests {
public:
    /// @param sha256 nullptr where no SHA-256 is known to compare with.
    /// @param address Where the image starts.
    /// @param count Its bytes.
    ImageDigests(Digest &md5, Digest *sha256, std::uint32_t address, std::uint32_t count) noexcept;

    /// Takes bytes that were read, as far as they stand behind those that were taken before.
    void take(std::uint32_t address, const std::uint8_t *bytes, std::size_t count) noexcept;

    /// Compares the image with what it is to be.
    /// @param sha256 32 bytes; not used where there is none.
    SlotResult compare(SlotReader &reader, const std::uint8_t *md5, const std::uint8_t *sha256) noexcept;

private:
    Digest &md5_;
    Digest *sha256_;

    /// The first byte that was not taken, and where the image ends.
    std::uint32_t next_;
    std::uint32_t end_;
};

}  // namespace enigmaiot
