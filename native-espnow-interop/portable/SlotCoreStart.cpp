// What SlotCore does at a start; the rest is in SlotCore.cpp.

#include "SlotCore.h"
#include "StartChoice.h"

namespace enigmaiot {

namespace {

using Fitness = SlotFinding::Fitness;
using Meaning = SlotContent::Meaning;

constexpr std::array<ImageKind, BootRecord::KindCount> AllKinds{ImageKind::Deployment, ImageKind::Application};

}  // namespace

void SlotCore::chooseAtStart(bool hung) noexcept
{
    writer_.close();
    running_.reset();
    const bool recordIsNew = !record_.load();
    const BootRecord::Kinds before = record_.kinds();
    bool changed = recordIsNew;
    for (ImageKind kind : AllKinds) {
        if (hasSlots(kind)) {
            KindRecord &record = record_.kind(kind);
            if (hung && record.state == ImageState::Testing && record.triesLeft != KindRecord::RevertAsked) {
                record.rollBack(RollbackCause::Hung);
            }

            choose(kind, recordIsNew, changed);
        }
    }

    recordIsUncertain_ = changed && !record_.save();
    if (recordIsUncertain_) {
        runWithoutRecord(before);
    }
}

void SlotCore::choose(ImageKind kind, bool recordIsNew, bool &changed) noexcept
{
    KindRecord &record = record_.kind(kind);
    const std::uint8_t active = record.active;
    SlotFindings found{};
    found[active] = look(kind, active, recordIsNew);
    const std::uint8_t spare = record.spare();
    found[spare] = !recordIsNew && record.slots[spare].meaning == Meaning::Unknown
        ? lookAtUpdate(kind, spare, found[active].fitness == Fitness::Good)
        : look(kind, spare, recordIsNew);
    changed |= chooseSlot(record, found, layout_.tries);
    if (recordIsNew) {
        // No record says anything of the spare slot: it is kept, and run only where nothing else is complete.
        SlotContent &content = record.slots[record.spare()];
        content.meaning = content.meaning == Meaning::Image ? Meaning::GivenUp : content.meaning;
        record.rollbackCause = record.rollbackCause == RollbackCause::NothingWhole ? RollbackCause::NothingWhole : RollbackCause::None;
    }
}

SlotFinding SlotCore::look(ImageKind kind, std::uint8_t slot, bool recordIsNew) noexcept
{
    const Meaning meaning = record_.kind(kind).slots[slot].meaning;
    return recordIsNew || meaning == Meaning::Unknown ? lookWithoutRecord(kind, slot)
        : meaning == Meaning::Empty                   ? lookAtChanged(kind, slot)
                                                      : lookAtRecorded(kind, slot);
}

SlotFinding SlotCore::lookAtRecorded(ImageKind kind, std::uint8_t slot) noexcept
{
    const SlotContent &recorded = record_.kind(kind).slots[slot];
    SlotFinding finding{Fitness::Damaged, false, false, recorded};
    if (recorded.meaning != Meaning::Damaged) {
        finding.fitness = recorded.meaning == Meaning::Image ? Fitness::Good : Fitness::Complete;
    }

    if (recorded.size > capacity(kind)) {
        return lookAtChanged(kind, slot);
    }

    SlotContent now = recorded;
    if (!reader_.hash(md5_, address(kind, slot), recorded.size, now.md5.data())) {
        // Nothing new is known.
        return finding;
    }

    if (now.md5 != recorded.md5) {
        return lookAtChanged(kind, slot);
    }

    if (isNamedByJournal(kind, slot)) {
        // A cut of power came between the record, which vouches for the update, and the journal. What is flashed by wire
        // from now on is not taken for what was being written.
        journal_.erase();
    }

    if (recorded.meaning == Meaning::Damaged) {
        // It was read wrongly at the last start.
        finding.fitness = Fitness::Good;
        finding.isNews = true;
        finding.content.meaning = Meaning::Image;
    }

    return finding;
}

SlotFinding SlotCore::lookAtChanged(ImageKind kind, std::uint8_t slot) noexcept
{
    const SlotContent &recorded = record_.kind(kind).slots[slot];
    SlotFinding finding{Fitness::Nothing, false, false, recorded};
    bool isImage = false;
    if (reader_.startsLikeImage(kind, address(kind, slot), isImage) && isImage) {
        finding.fitness = Fitness::Damaged;
        const ImageProof proof = check_.slot(kind, address(kind, slot), capacity(kind));
        if (proof.isProven() && !isNamedByJournal(kind, slot) && identify(kind, slot, proof, finding.content)) {
            finding.isNews = true;
            finding.isFlashed = !isKnown(kind, slot, finding.content);
            finding.fitness = finding.content.meaning == Meaning::GivenUp ? Fitness::Complete : Fitness::Good;
            clearBehind(kind, slot, finding.content.size);
            return finding;
        }
    }

    if (recorded.meaning == Meaning::Image) {
        finding.isNews = true;
        finding.content.meaning = Meaning::Damaged;
    }

    return finding;
}

SlotFinding SlotCore::lookAtUpdate(ImageKind kind, std::uint8_t slot, bool otherIsGood) noexcept
{
    const std::uint32_t start = address(kind, slot);
    SlotFinding finding{};
    if (!otherIsGood) {
        // An image that is all there beats a damaged one, even though nobody asked for it yet.
        const ImageProof proof = check_.slot(kind, start, capacity(kind));
        finding.isNews = proof.isProven() && identify(kind, slot, proof, finding.content);
        finding.fitness = finding.isNews ? Fitness::Complete : Fitness::Nothing;
    }

    if (finding.isNews || isGoneOnWith(kind, slot) || flash_.eraseSector(start) != FlashResult::Ok) {
        // What a cut update left stays what it is while there is something to go on with. Else, as cells of a cut operation
        // may read differently each time, it loses its first sector: it is never taken for an image flashed by wire.
        return finding;
    }

    if (isNamedByJournal(kind, slot)) {
        // What is flashed by wire from now on is not taken for what was being written.
        journal_.erase();
    }

    return {Fitness::Nothing, true, false, {Meaning::Empty, capacity(kind), {}}};
}

SlotFinding SlotCore::lookWithoutRecord(ImageKind kind, std::uint8_t slot) noexcept
{
    const std::uint32_t start = address(kind, slot);
    SlotFinding finding{Fitness::Nothing, true, false, {Meaning::Empty, 0, {}}};
    bool isImage = false;
    if (!reader_.startsLikeImage(kind, start, isImage)) {
        return {};
    }

    if (!isImage) {
        return finding;
    }

    const ImageProof proof = check_.slot(kind, start, capacity(kind));
    if (!identify(kind, slot, proof, finding.content)) {
        return {};
    }

    finding.fitness = !proof.isProven()          ? Fitness::Damaged
        : isNamedByJournal(kind, slot) ? Fitness::Complete
                                       : Fitness::Good;
    if (proof.isProven()) {
        clearBehind(kind, slot, proof.size);
    }

    return finding;
}

bool SlotCore::isGoneOnWith(ImageKind kind, std::uint8_t slot) noexcept
{
    ImageIdentity image;
    return journal_.load(image) && image.kind == kind && image.slot == slot && image.size != 0
        && journal_.heldSectors(image, address(kind, slot), 1) == 1;
}

bool SlotCore::isNamedByJournal(ImageKind kind, std::uint8_t slot) noexcept
{
    ImageIdentity image;
    return journal_.load(image) && image.kind == kind && image.slot == slot;
}

bool SlotCore::identify(
    ImageKind kind,
    std::uint8_t slot,
    const ImageProof &proof,
    SlotContent &content) noexcept
{
    const std::uint32_t start = address(kind, slot);
    content = {Meaning::Image, proof.size, {}};
    return (proof.isProven() || reader_.usedSize(start, capacity(kind), content.size))
        && reader_.hash(md5_, start, content.size, content.md5.data());
}

bool SlotCore::isKnown(ImageKind kind, std::uint8_t slot, SlotContent &content) noexcept
{
    // The record's own size: an image may have been sent with erased flash behind it.
    for (const SlotContent &known : record_.kind(kind).slots) {
        SlotContent now = known;
        if ((known.meaning == Meaning::Image || known.meaning == Meaning::GivenUp || known.meaning == Meaning::Damaged)
            && known.size <= capacity(kind) && reader_.hash(md5_, address(kind, slot), known.size, now.md5.data())
            && now.md5 == known.md5) {
            content = known;
            content.meaning = known.meaning == Meaning::GivenUp ? Meaning::GivenUp : Meaning::Image;
            return true;
        }
    }

    return false;
}

void SlotCore::clearBehind(ImageKind kind, std::uint8_t slot, std::uint32_t size) noexcept
{
    // A tool that flashes by wire erases no more than it writes. nanoCLR searches the whole partition and would find an older
    // image's assemblies there. Where the flash does not do it, the image runs all the same.
    const std::uint32_t end = address(kind, slot) + capacity(kind);
    std::uint32_t sector = address(kind, slot) + (size + NorFlash::SectorSize - 1) / NorFlash::SectorSize * NorFlash::SectorSize;
    for (; sector < end; sector += NorFlash::SectorSize) {
        bool blank = false;
        if (!reader_.isBlank(sector, blank) || (!blank && flash_.eraseSector(sector) != FlashResult::Ok)) {
            return;
        }
    }
}

void SlotCore::runWithoutRecord(const BootRecord::Kinds &before) noexcept
{
    for (std::size_t i = 0; i < before.size(); i++) {
        KindRecord &record = record_.kinds()[i];
        if (record.state != ImageState::Testing) {
            continue;
        }

        // Its start could not be counted, so it might never be given up.
        const std::uint8_t old = before[i].state == ImageState::Testing ? before[i].spare() : before[i].active;
        if (record.slots[old].meaning == Meaning::Image) {
            record.slots[record.active].meaning = Meaning::GivenUp;
            record.active = old;
            record.state = ImageState::Confirmed;
            record.rollbackCause = RollbackCause::RecordFailed;
        }
    }
}

}  // namespace enigmaiot
