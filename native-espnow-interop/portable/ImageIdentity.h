#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

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

    bool is(std::uint32_t otherSize, const std::uint8_t *otherMd5) const noexcept
    {
        return size == otherSize && std::equal(md5.begin(), md5.end(), otherMd5);
    }
};

}  // namespace enigmaiot
