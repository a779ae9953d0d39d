#pragma once

#include <cstdint>

#include "SlotContent.h"

namespace enigmaiot {

/// What a start found in a slot, compared with the boot record.
struct SlotFinding {
    /// What speaks for running it; more is better.
    enum class Fitness : std::uint8_t {
        /// Nothing that starts like an image, or an update that is not complete.
        Nothing,

        /// It starts like an image, and neither its digest nor its own checksums are right.
        Damaged,

        /// A complete image that is not to run while there is another: it was given up, or its update was never finished.
        Complete,

        /// A complete image.
        Good,
    };

    Fitness fitness = Fitness::Nothing;

    /// The record is to take `content` over.
    bool isNews = false;

    /// It was flashed by wire: it proves itself by its own checksums, and the record knows its digest from no slot.
    bool isFlashed = false;

    SlotContent content{};
};

}  // namespace enigmaiot
