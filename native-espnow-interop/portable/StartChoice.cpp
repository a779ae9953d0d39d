#include "StartChoice.h"

namespace enigmaiot {

namespace {

using Meaning = SlotContent::Meaning;

bool isImage(const KindRecord &record, int slot)
{
    return record.slots[static_cast<std::size_t>(slot)].meaning == Meaning::Image;
}

void run(KindRecord &record, std::uint8_t slot, WentBack wentBack)
{
    record.active = slot;
    record.state = ImageState::Confirmed;
    record.triesLeft = 0;
    record.wentBack = wentBack;
}

/// Takes over what the slots hold. Returns whether anything changed, and sets `flashed` to a slot flashed by wire, or -1.
bool takeFindings(KindRecord &record, const SlotFindings &found, int &flashed)
{
    bool changed = false;
    flashed = -1;
    for (std::uint8_t slot = 0; slot < found.size(); slot++) {
        if (found[slot].asRecorded) {
            continue;
        }

        // What is being written is nobody's image until it is finished, and by then the record says so.
        const bool byWire = record.slots[slot].meaning != Meaning::Unknown && found[slot].content.meaning == Meaning::Image;
        record.slots[slot] = found[slot].content;
        changed = true;
        if (byWire && (flashed < 0 || slot == record.active)) {
            flashed = slot;
        }
    }

    return changed;
}

}  // namespace

bool chooseSlot(KindRecord &record, const SlotFindings &found, std::uint8_t tries) noexcept
{
    int flashed = -1;
    const bool changed = takeFindings(record, found, flashed);
    if (flashed >= 0) {
        run(record, static_cast<std::uint8_t>(flashed), WentBack::No);
        return true;
    }

    const bool spareRuns = isImage(record, record.spare());
    if (record.state == ImageState::TestPending) {
        if (!spareRuns) {
            run(record, record.active, WentBack::Damaged);
            return true;
        }

        record.active = record.spare();
        record.state = ImageState::Testing;
        record.wentBack = WentBack::No;
        record.triesLeft = static_cast<std::uint8_t>(tries - 1);
        return true;
    }

    if (!isImage(record, record.active) && spareRuns) {
        run(record, record.spare(), WentBack::Damaged);
        return true;
    }

    if (record.state != ImageState::Testing) {
        return changed;
    }

    const bool reverted = record.triesLeft == KindRecord::RevertAsked;
    if (!reverted && record.triesLeft > 0) {
        record.triesLeft--;
        return true;
    }

    if (!spareRuns) {
        // There is nothing to go back to: better an image that was never confirmed than none.
        record.triesLeft = 0;
        record.wentBack = WentBack::No;
        return changed || reverted;
    }

    record.slots[record.active].meaning = Meaning::GivenUp;
    run(record, record.spare(), reverted ? record.wentBack : WentBack::TriesUsedUp);
    return true;
}

}  // namespace enigmaiot
