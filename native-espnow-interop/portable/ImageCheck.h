#pragma once

#include <cstdint>

#include "ApplicationCheck.h"
#include "DeploymentCheck.h"
#include "Digest.h"
#include "ImageKind.h"
#include "ImageProof.h"
#include "ImageTrailer.h"
#include "SlotReader.h"
#include "TrailerReader.h"

namespace enigmaiot {

/// Checks what stands in a slot by the image's own checksums, and that the flash behind it is erased. A trailer that signs the image is
/// a part of it.
class ImageCheck {
public:
    ImageCheck(SlotReader &reader, Digest &sha256, std::uint16_t chipId) noexcept
        : reader_(reader), deployment_(reader), application_(reader, sha256, chipId), trailers_(reader)
    {
    }

    /// Checks an image of a known size: erased flash alone may follow it up to there.
    /// @param trailer Receives its trailer; its size is 0 where there is none.
    ImageProof image(ImageKind kind, std::uint32_t address, std::uint32_t size, ImageTrailer &trailer) noexcept;

    /// Checks what a slot holds. The rest of the last sector has to be erased, or the whole next one where the image fills
    /// its last: tools that flash by wire leave older content from there on. So neither a flipped bit that hides an
    /// assembly nor a cut between two makes a shorter chain look whole.
    ImageProof slot(ImageKind kind, std::uint32_t address, std::uint32_t capacity) noexcept;

private:
    ImageProof check(ImageKind kind, std::uint32_t address, std::uint32_t limit, ImageTrailer &trailer) noexcept;

    SlotReader &reader_;
    DeploymentCheck deployment_;
    ApplicationCheck application_;
    TrailerReader trailers_;
};

}  // namespace enigmaiot
