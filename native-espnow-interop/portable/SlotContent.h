#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace enigmaiot {

/// What the boot record knows of a slot.
struct SlotContent {
    static constexpr std::size_t Md5Count = 16;

    enum class Meaning : std::uint8_t {
        /// Being written, or never looked at.
        Unknown = 0,

        /// A complete image: its digest was checked when it was written, or it ran.
        Image = 1,

        /// Not to be run: what an update left, a given-up image, an empty slot. The digest is kept so that a later start
        /// sees that somebody flashed the slot by wire.
        Remains = 2,
    };

    Meaning meaning = Meaning::Unknown;

    /// Bytes that the digest covers: of the image where its size is known, else of the whole slot.
    std::uint32_t size = 0;

    std::array<std::uint8_t, Md5Count> md5{};
};

}  // namespace enigmaiot
