#pragma once

#include <cstdint>

#include "Digest.h"
#include "ImageProof.h"
#include "SlotReader.h"

namespace enigmaiot {

/// Checks an application image of ESP-IDF by what its format has (esp_image_header_t): the chip that it is for, its
/// segments, the exclusive or of their bytes, and the SHA-256 behind it. Without a SHA-256, which the header tells, it is
/// whole at best.
class ApplicationCheck {
public:
    /// @param chipId The only chip whose images are whole here (esp_chip_id_t).
    ApplicationCheck(SlotReader &reader, Digest &sha256, std::uint16_t chipId) noexcept
        : reader_(reader), sha256_(sha256), chipId_(chipId)
    {
    }

    /// @param limit Bytes from there on that may be the image's. What follows the image is not looked at.
    ImageProof check(std::uint32_t address, std::uint32_t limit) noexcept;

private:
    using Verdict = ImageProof::Verdict;

    /// Walks through the segments. `end` receives the bytes up to the checksum and with it.
    Verdict checkSegments(std::uint32_t address, std::uint32_t limit, std::uint32_t count, std::uint32_t &end) noexcept;

    SlotReader &reader_;
    Digest &sha256_;
    std::uint16_t chipId_;
};

}  // namespace enigmaiot
