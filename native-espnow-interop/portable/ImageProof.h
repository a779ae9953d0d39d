#pragma once

#include <cstdint>

#include "SlotResult.h"

namespace enigmaiot {

/// What an image says of itself by its own checksums.
struct ImageProof {
    enum class Verdict : std::uint8_t {
        /// The flash could not be read.
        Unreadable,

        /// It is damaged, cut, of another chip, or no image.
        Broken,

        /// It is complete, and what checksums it has are right.
        Whole,

        /// A CRC-32 or a digest covers every byte of it as well, so that no flipped bit can make it of another image.
        Proven,
    };

    Verdict verdict = Verdict::Broken;

    /// Bytes of the image where it is whole.
    std::uint32_t size = 0;

    /// What finishing an update with this image comes to.
    SlotResult result() const noexcept
    {
        return isWhole() ? SlotResult::Ok : verdict == Verdict::Unreadable ? SlotResult::FlashFailed : SlotResult::NotAnImage;
    }

    bool isWhole() const noexcept
    {
        return verdict >= Verdict::Whole;
    }

    bool isProven() const noexcept
    {
        return verdict == Verdict::Proven;
    }
};

}  // namespace enigmaiot
