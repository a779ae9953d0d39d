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

        /// A complete image that is not to run while there is another: it was given up.
        GivenUp = 2,

        /// It does not start like an image. The digest is 0; the size is 0 or, where an update was cut there, the slot's.
        Empty = 3,

        /// It was an image, and its digest was not right any more at the last start.
        Damaged = 4,
    };

    Meaning meaning = Meaning::Unknown;

    /// Bytes that the digest covers: those of the image, or up to the last sector that is not blank where an image does not
    /// tell its size.
    std::uint32_t size = 0;

    std::array<std::uint8_t, Md5Count> md5{};

    /// Whether what reads as erased in the slot was erased to its end: no cut of power can have hit that.
    bool isErasedBehind() const noexcept
    {
        return isRecorded() || (meaning == Meaning::Empty && size == 0);
    }

    /// From which byte on the slot is known to be blank: what stood behind an image was erased before the image was recorded.
    /// @param capacity Bytes of the slot.
    std::uint32_t blankFrom(std::uint32_t capacity) const noexcept
    {
        return isRecorded() ? size : capacity;
    }

private:
    bool isRecorded() const noexcept
    {
        return meaning == Meaning::Image || meaning == Meaning::GivenUp;
    }
};

}  // namespace enigmaiot
