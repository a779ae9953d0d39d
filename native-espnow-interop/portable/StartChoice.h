#pragma once

#include <array>
#include <cstdint>

#include "KindRecord.h"
#include "SlotFinding.h"

namespace enigmaiot {

using SlotFindings = std::array<SlotFinding, KindRecord::SlotCount>;

/// Decides which slot of a kind runs, from the record and from what was found in the slots: goes to a staged image, counts
/// a start of one that is tested, rolls back when it has none left, and goes to one that was flashed by wire. A damaged image
/// runs only where nothing is complete, and then the record says so.
/// @param tries How often a new image may start without being confirmed.
/// @return Whether the record changed and has to be saved before the image runs.
bool chooseSlot(KindRecord &record, const SlotFindings &found, std::uint8_t tries) noexcept;

}  // namespace enigmaiot
