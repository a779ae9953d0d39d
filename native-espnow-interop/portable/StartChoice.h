#pragma once

#include <array>
#include <cstdint>

#include "KindRecord.h"
#include "SlotFinding.h"

namespace enigmaiot {

using SlotFindings = std::array<SlotFinding, KindRecord::SlotCount>;

/// Decides which slot of a kind runs, from the record and from what was found in the slots: goes to a staged image, counts
/// a start of one that is tested, goes back when it has none left or is damaged, and goes to one that was flashed by wire.
/// @param tries How often a new image may start without being confirmed.
/// @return Whether the record changed and has to be saved before the image runs.
bool chooseSlot(KindRecord &record, const SlotFindings &found, std::uint8_t tries) noexcept;

}  // namespace enigmaiot
