#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace enigmaiot {

/// What the boot record knows of a slot.
struct SlotContent {
    static constexpr std::size_t Md5Count = 16;

    enum class Meaning : std::uint8_t {
        /// Being written, or never looked at: anything may stand there.
        Unknown = 0,

        /// A complete image: its digest was checked when it was written, or it was flashed by wire.
        Image = 1,

        /// It starts like an image, and is not to be run: it was given up. One with another digest was flashed by wire.
        GivenUp = 2,

        /// It does not start like an image; size and digest are 0. An image that stands there was flashed by wire.
        Empty = 3,
    };

    Meaning meaning = Meaning::Unknown;

    /// Bytes that the digest covers: those of the image, or up to the last sector that is not blank.
    std::uint32_t size = 0;

    std::array<std::uint8_t, Md5Count> md5{};
};

}  // namespace enigmaiot
