#pragma once

#include <array>
#include <cstdint>

#include "SampleImage.h"
#include "TestDigest.h"

namespace enigmaiot::test {

/// What a sender says of an image.
struct ImageClaim {
    std::uint32_t size = 0;
    std::array<std::uint8_t, 32> md5{};
    std::array<std::uint8_t, 32> sha256{};
    bool withSha256 = true;

    /// What is true of it.
    static ImageClaim of(const Image &image)
    {
        return {static_cast<std::uint32_t>(image.size()), digestOf(MBEDTLS_MD_MD5, image), digestOf(MBEDTLS_MD_SHA256, image)};
    }

    /// By what the journal has of it.
    bool operator==(const ImageClaim &other) const
    {
        return size == other.size && md5 == other.md5;
    }
};

}  // namespace enigmaiot::test
