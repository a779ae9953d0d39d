#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace enigmaiot {

/// What the trailer of a signed image says (docs/signed-images.md); whether its signature is right is another question.
struct ImageTrailer {
    static constexpr std::size_t Sha256Count = 32;
    static constexpr std::size_t KeyIdCount = 8;
    static constexpr std::size_t SignatureCount = 64;
    static constexpr std::size_t MaximumClass = 16;

    /// Where the trailer starts, in bytes of the image; the SHA-256 covers what is before it.
    std::uint32_t start = 0;

    /// Bytes of the trailer; 0 where the image has none.
    std::uint32_t size = 0;

    /// Bytes that are signed, from its start on.
    std::uint32_t protectedSize = 0;

    std::array<std::uint8_t, Sha256Count> sha256{};
    std::array<std::uint8_t, KeyIdCount> keyId{};
    std::array<std::uint8_t, SignatureCount> signature{};
    std::uint32_t counter = 0;

    /// Number of an ImageKind, not checked.
    std::uint8_t kind = 0;

    /// Bytes of the hardware class; 0 where the image fits any.
    std::uint8_t classCount = 0;
    std::array<std::uint8_t, MaximumClass> hardwareClass{};

    /// The least version of the native interop: major in the upper half, minor in the lower; 0 where none is needed.
    std::uint32_t interop = 0;

    bool isThere() const noexcept
    {
        return size != 0;
    }

    std::uint32_t end() const noexcept
    {
        return start + size;
    }
};

}  // namespace enigmaiot
