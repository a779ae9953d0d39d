#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "DeltaFacts.h"
#include "ImageKind.h"
#include "SlotContent.h"

namespace enigmaiot {

/// Which image is being written, and where to.
struct ImageIdentity {
    ImageKind kind = ImageKind::Unknown;

    /// 0 or 1.
    std::uint8_t slot = 0;

    /// Bytes.
    std::uint32_t size = 0;

    std::array<std::uint8_t, SlotContent::Md5Count> md5{};

    /// The digest of the delta that it comes as; means nothing where it comes itself.
    std::array<std::uint8_t, SlotContent::Md5Count> deltaMd5{};

    bool isDelta = false;

    /// Takes in which way it comes: as a delta, or itself where there is none.
    void comeAs(const DeltaFacts *delta) noexcept
    {
        isDelta = delta != nullptr;
        deltaMd5 = isDelta ? delta->md5 : std::array<std::uint8_t, SlotContent::Md5Count>{};
    }

    bool is(std::uint32_t otherSize, const std::uint8_t *otherMd5) const noexcept
    {
        return size == otherSize && std::equal(md5.begin(), md5.end(), otherMd5);
    }
};

}  // namespace enigmaiot
