#include "StartChoice.h"

#include <algorithm>

namespace enigmaiot {

namespace {

using Fitness = SlotFinding::Fitness;
using Meaning = SlotContent::Meaning;

bool isGood(const SlotFindings &found, std::uint8_t slot)
{
    return found[slot].fitness == Fitness::Good;
}

void run(KindRecord &record, std::uint8_t slot, RollbackCause cause)
{
    record.active = slot;
    record.state = ImageState::Confirmed;
    record.triesLeft = 0;
    record.rollbackCause = cause;
}

/// Takes over what the slots hold. Returns whether anything changed, and sets `flashed` to a slot flashed by wire, or -1.
bool takeNews(KindRecord &record, const SlotFindings &found, int &flashed)
{
    bool changed = false;
    flashed = -1;
    for (std::uint8_t slot = 0; slot < found.size(); slot++) {
        if (found[slot].isNews) {
            record.slots[slot] = found[slot].content;
            changed = true;
        }

        if (found[slot].isFlashed && (flashed < 0 || slot == record.active)) {
            flashed = slot;
        }
    }

    return changed;
}

/// Goes to the other slot where it holds something better than what runs; says so where nothing is complete.
bool preferComplete(KindRecord &record, const SlotFindings &found)
{
    const Fitness best = std::max(found[0].fitness, found[1].fitness);
    const bool complete = best >= Fitness::Complete;
    bool changed = found[record.active].fitness < best;
    if (changed) {
        run(record, record.spare(), complete ? RollbackCause::Damaged : RollbackCause::NothingWhole);
    }

    Meaning &meaning = record.slots[record.active].meaning;
    if (complete) {
        // It is what the board rolls back to from now on.
        changed = changed || meaning != Meaning::Image;
        meaning = Meaning::Image;
        return changed;
    }

    const bool wasImage = best == Fitness::Damaged || meaning == Meaning::Damaged;
    if (!wasImage || record.rollbackCause == RollbackCause::NothingWhole) {
        return changed;
    }

    record.rollbackCause = RollbackCause::NothingWhole;
    return true;
}

/// Goes on with what is staged or tested. Returns whether the record changed.
bool goOn(KindRecord &record, const SlotFindings &found, std::uint8_t tries)
{
    if (record.state == ImageState::TestPending) {
        if (!isGood(found, record.spare())) {
            run(record, record.active, RollbackCause::Damaged);
            return true;
        }

        record.active = record.spare();
        record.state = ImageState::Testing;
        record.rollbackCause = RollbackCause::None;
        record.triesLeft = static_cast<std::uint8_t>(tries - 1);
        return true;
    }

    if (record.state != ImageState::Testing || !isGood(found, record.active)) {
        return false;
    }

    const bool reverted = record.triesLeft == KindRecord::RevertAsked;
    if (!reverted && record.triesLeft > 0) {
        record.triesLeft--;
        return true;
    }

    if (!isGood(found, record.spare())) {
        // There is nothing to roll back to: better an image that was never confirmed than none.
        record.triesLeft = 0;
        record.rollbackCause = RollbackCause::None;
        return reverted;
    }

    record.slots[record.active].meaning = Meaning::GivenUp;
    run(record, record.spare(), reverted ? record.rollbackCause : RollbackCause::TriesUsedUp);
    return true;
}

}  // namespace

bool chooseSlot(KindRecord &record, const SlotFindings &found, std::uint8_t tries) noexcept
{
    int flashed = -1;
    const bool news = takeNews(record, found, flashed);
    if (flashed >= 0) {
        run(record, static_cast<std::uint8_t>(flashed), RollbackCause::None);
        return true;
    }

    const bool wentOn = goOn(record, found, tries);
    const bool preferred = preferComplete(record, found);
    return news || wentOn || preferred;
}

}  // namespace enigmaiot
