#pragma once

#include <cstdint>

namespace enigmaiot {

/// Why a start rolled back to the old image; numbers as in Shared/Ports/RollbackCause.cs. It stays in the boot record until the next confirm.
enum class RollbackCause : std::uint8_t {
    None = 0,

    /// The new image was started as often as it may be and was never confirmed.
    TriesUsedUp = 1,

    /// revert() was called.
    Reverted = 2,

    /// The image in the slot is not one, or no longer: its digest and its first bytes are wrong.
    Damaged = 3,

    /// The boot record could not be written, so a new image could not have been given up later.
    RecordFailed = 4,

    /// Its program threw an exception while it was tested.
    OnException = 5,

    /// It hung while it was tested: the watchdog restarted the board.
    Hung = 6,

    /// Its application said that it is not well.
    Unwell = 7,

    /// Nothing that is complete was found: a damaged image runs, since a board that tries beats a dead one.
    NothingWhole = 8,
};

}  // namespace enigmaiot
