#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "BootRecord.h"
#include "KindRecord.h"

namespace enigmaiot {

/// Where the boot record and the slots lie in flash. A kind whose capacity is 0 has no slots.
struct SlotLayout {
    struct Kind {
        std::array<std::uint32_t, KindRecord::SlotCount> addresses{};

        /// Bytes of each slot: whole sectors.
        std::uint32_t capacity = 0;
    };

    std::uint32_t recordAddress = 0;

    /// Deployment, application.
    std::array<Kind, BootRecord::KindCount> kinds{};

    /// How often a new image may start without being confirmed, 1 to 254.
    std::uint8_t tries = 3;

    /// The chip whose applications run here (esp_chip_id_t).
    std::uint16_t chipId = 0;
};

}  // namespace enigmaiot
