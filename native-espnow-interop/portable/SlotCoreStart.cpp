// What SlotCore does at a start; the rest is in SlotCore.cpp.

#include "SlotCore.h"
#include "StartChoice.h"

namespace enigmaiot {

namespace {

using Meaning = SlotContent::Meaning;

constexpr std::array<ImageKind, BootRecord::KindCount> AllKinds{ImageKind::Deployment, ImageKind::Application};

}  // namespace

void SlotCore::chooseAtStart(bool hung) noexcept
{
    writer_.close();
    const bool recordIsNew = !record_.load();
    const BootRecord::Kinds before = record_.kinds();
    bool changed = recordIsNew;
    for (ImageKind kind : AllKinds) {
        if (hasSlots(kind)) {
            KindRecord &record = record_.kind(kind);
            if (hung && record.state == ImageState::Testing && record.triesLeft != KindRecord::RevertAsked) {
                record.goBack(WentBack::Hung);
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
    const SlotFindings found{look(kind, 0, recordIsNew), look(kind, 1, recordIsNew)};
    changed |= chooseSlot(record, found, layout_.tries);
    if (recordIsNew) {
        // No record says anything of the spare slot: it is kept, and run only if it changes.
        SlotContent &spare = record.slots[record.spare()];
        spare.meaning = spare.meaning == Meaning::Image ? Meaning::GivenUp : spare.meaning;
        record.wentBack = WentBack::No;
    }
}

SlotFinding SlotCore::look(ImageKind kind, std::uint8_t slot, bool recordIsNew) noexcept
{
    const KindRecord &record = record_.kind(kind);
    const SlotContent &recorded = record.slots[slot];
    const std::uint32_t start = address(kind, slot);
    if (recorded.meaning == Meaning::Unknown && slot != record.active && !recordIsNew
        && (isGoneOnWith(kind, slot) || flash_.eraseSector(start) != FlashResult::Ok)) {
        // What a cut update left stays what it is while there is something to go on with. Else, as cells of a cut operation
        // may read differently each time, it loses its first sector: it is never taken for an image flashed by wire.
        return {};
    }

    bool isImage = false;
    if (!reader_.startsLikeImage(kind, start, isImage)) {
        return {};
    }

    switch (recorded.meaning) {
    case Meaning::Unknown:
        break;

    case Meaning::Empty:
        if (!isImage) {
            return {};
        }

        break;

    default: {
        SlotContent now = recorded;
        if (!reader_.hash(md5_, start, recorded.size, now.md5.data()) || now.md5 == recorded.md5) {
            return {};
        }
    }
    }

    bool known = true;
    const SlotContent content = isImage ? identify(kind, slot, known) : SlotContent{Meaning::Empty, 0, {}};
    return known ? SlotFinding{false, content} : SlotFinding{};
}

bool SlotCore::isGoneOnWith(ImageKind kind, std::uint8_t slot) noexcept
{
    ImageIdentity image;
    return journal_.load(image) && image.kind == kind && image.slot == slot && image.size != 0
        && journal_.heldSectors(image, address(kind, slot), 1) == 1;
}

SlotContent SlotCore::identify(ImageKind kind, std::uint8_t slot, bool &known) noexcept
{
    const std::uint32_t start = address(kind, slot);
    SlotContent content{Meaning::Image, 0, {}};
    known = reader_.usedSize(start, capacity(kind), content.size)
        && reader_.hash(md5_, start, content.size, content.md5.data());
    return content;
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
            record.wentBack = WentBack::RecordFailed;
        }
    }
}

}  // namespace enigmaiot
