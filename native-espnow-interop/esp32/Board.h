#pragma once

#include "DigestPool.h"
#include "EspSlots.h"

namespace enigmaiot::board {

/// What there is one of on a board, and is needed before any managed code runs. Made before app_main, never destroyed.
EspSlots &slots() noexcept;

DigestPool &digests() noexcept;

}  // namespace enigmaiot::board
