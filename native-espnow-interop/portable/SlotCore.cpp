#include "SlotCore.h"

#include <algorithm>

namespace enigmaiot {

namespace {

using Meaning = SlotContent::Meaning;

constexpr std::array<ImageKind, BootRecord::KindCount> AllKinds{ImageKind::Deployment, ImageKind::Application};

}  // namespace

SlotCore::SlotCore(NorFlash &flash, const SlotLayout &layout, Digest &md5, Digest &sha256) noexcept
    : flash_(flash), layout_(layout), md5_(md5), sha256_(sha256), reader_(flash), record_(flash, layout.recordAddress)
{
    for (SlotLayout::Kind &kind : layout_.kinds) {
        kind.capacity = std::min<std::uint32_t>(kind.capacity, MaximumSectors * NorFlash::SectorSize);
    }
}

void SlotCore::chooseAtStart() noexcept
{
    isOpen_ = false;
    const bool recordIsNew = !record_.load();
    const BootRecord::Kinds before = record_.kinds();
    bool changed = recordIsNew;
    for (ImageKind kind : AllKinds) {
        if (hasSlots(kind)) {
            choose(kind, recordIsNew, changed);
        }
    }

    recordIsUncertain_ = changed && !record_.save();
    if (recordIsUncertain_) {
        runWithoutRecord(before);
    }
}

int SlotCore::activeSlot(ImageKind kind) const noexcept
{
    return record_.kind(kind).active;
}

ImageState SlotCore::state() const noexcept
{
    ImageState state = ImageState::Confirmed;
    for (const KindRecord &kind : record_.kinds()) {
        // What runs goes before what waits: it has to be confirmed first.
        if (kind.state == ImageState::Testing) {
            return ImageState::Testing;
        }

        state = kind.state == ImageState::TestPending ? ImageState::TestPending : state;
    }

    return state;
}

ImageState SlotCore::state(ImageKind kind) const noexcept
{
    return record_.kind(kind).state;
}

WentBack SlotCore::wentBack(ImageKind kind) const noexcept
{
    return record_.kind(kind).wentBack;
}

bool SlotCore::wentBack() const noexcept
{
    const BootRecord::Kinds &kinds = record_.kinds();
    return std::any_of(kinds.begin(), kinds.end(), [](const KindRecord &kind) { return kind.wentBack != WentBack::No; });
}

std::uint32_t SlotCore::capacity(ImageKind kind) const noexcept
{
    const std::size_t index = static_cast<std::size_t>(kind) - 1;
    return index < layout_.kinds.size() ? layout_.kinds[index].capacity : 0;
}

SlotResult SlotCore::begin(ImageKind kind, std::uint32_t size) noexcept
{
    if (!hasSlots(kind)) {
        return SlotResult::UnknownKind;
    }

    if (size == 0 || size > capacity(kind)) {
        return SlotResult::WrongSize;
    }

    if (state() == ImageState::Testing) {
        return SlotResult::WrongState;
    }

    isOpen_ = false;
    KindRecord &record = record_.kind(kind);
    const std::uint8_t spare = record.spare();
    if (record.state != ImageState::Confirmed || record.slots[spare].meaning != Meaning::Unknown || recordIsUncertain_) {
        // Before the first byte changes, the record stops vouching for the slot.
        const BootRecord::Kinds before = record_.kinds();
        record.state = ImageState::Confirmed;
        record.slots[spare] = {};
        if (!saveOr(before)) {
            return SlotResult::FlashFailed;
        }
    }

    const std::uint32_t sectors = (size + NorFlash::SectorSize - 1) / NorFlash::SectorSize;
    open_ = {kind, size, address(kind, spare), sectors, sectors};
    erased_.reset();
    isOpen_ = true;
    return SlotResult::Ok;
}

SlotResult SlotCore::write(std::uint32_t imageOffset, const std::uint8_t *bytes, std::size_t count) noexcept
{
    if (!isOpen_ || imageOffset % 4 != 0 || count == 0 || imageOffset >= open_.size || count > open_.size - imageOffset) {
        return SlotResult::WrongState;
    }

    const std::uint32_t last = (imageOffset + static_cast<std::uint32_t>(count) - 1) / NorFlash::SectorSize;
    bool erased = false;
    for (std::uint32_t sector = imageOffset / NorFlash::SectorSize; sector <= last; sector++) {
        if (!eraseOnce(sector, erased)) {
            return SlotResult::FlashFailed;
        }
    }

    const std::uint32_t place = open_.address + imageOffset;
    bool isThere = false;
    if (flash_.write(place, bytes, count) != FlashResult::Ok || !reader_.holds(place, bytes, count, isThere) || !isThere) {
        return SlotResult::FlashFailed;
    }

    return erased || clearAhead(last + 1) ? SlotResult::Ok : SlotResult::FlashFailed;
}

SlotResult SlotCore::finish(const std::uint8_t *md5, const std::uint8_t *sha256) noexcept
{
    if (!isOpen_) {
        return SlotResult::WrongState;
    }

    isOpen_ = false;
    const std::uint32_t capacitySectors = capacity(open_.kind) / NorFlash::SectorSize;
    while (open_.tail < capacitySectors) {
        if (!clearTail()) {
            return SlotResult::FlashFailed;
        }
    }

    SlotContent content{Meaning::Image, open_.size, {}};
    if (!reader_.hash(md5_, open_.address, open_.size, content.md5.data())) {
        return SlotResult::FlashFailed;
    }

    if (!std::equal(content.md5.begin(), content.md5.end(), md5)) {
        return SlotResult::DigestMismatch;
    }

    std::array<std::uint8_t, 32> digest{};
    if (sha256 != nullptr) {
        if (!reader_.hash(sha256_, open_.address, open_.size, digest.data())) {
            return SlotResult::FlashFailed;
        }

        if (!std::equal(digest.begin(), digest.end(), sha256)) {
            return SlotResult::DigestMismatch;
        }
    }

    const BootRecord::Kinds before = record_.kinds();
    KindRecord &record = record_.kind(open_.kind);
    record.slots[record.spare()] = content;
    record.state = ImageState::TestPending;
    return saveOr(before) ? SlotResult::Ok : SlotResult::FlashFailed;
}

void SlotCore::abort() noexcept
{
    isOpen_ = false;
}

SlotResult SlotCore::confirm() noexcept
{
    const BootRecord::Kinds before = record_.kinds();
    bool changed = false;
    for (KindRecord &kind : record_.kinds()) {
        const bool testing = kind.state == ImageState::Testing;
        changed |= testing || kind.wentBack != WentBack::No;
        kind.state = testing ? ImageState::Confirmed : kind.state;
        kind.triesLeft = 0;
        kind.wentBack = WentBack::No;
    }

    return !changed || saveOr(before) ? SlotResult::Ok : SlotResult::FlashFailed;
}

SlotResult SlotCore::revert(ImageKind kind) noexcept
{
    if (!hasSlots(kind) || state(kind) == ImageState::Confirmed) {
        return SlotResult::WrongState;
    }

    KindRecord &record = record_.kind(kind);
    SlotContent &spare = record.slots[record.spare()];
    if (spare.meaning != Meaning::Image) {
        return SlotResult::WrongState;
    }

    const BootRecord::Kinds before = record_.kinds();
    if (record.state == ImageState::Testing) {
        record.triesLeft = KindRecord::RevertAsked;
    } else {
        record.state = ImageState::Confirmed;
        record.wentBack = WentBack::Reverted;
        spare.meaning = Meaning::GivenUp;
    }

    return saveOr(before) ? SlotResult::Ok : SlotResult::FlashFailed;
}

bool SlotCore::hasSlots(ImageKind kind) const noexcept
{
    return capacity(kind) > 0;
}

std::uint32_t SlotCore::address(ImageKind kind, std::uint8_t slot) const noexcept
{
    return layout_.kinds[static_cast<std::size_t>(kind) - 1].addresses[slot];
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
        && flash_.eraseSector(start) != FlashResult::Ok) {
        // What a cut update left. Cells of a cut operation may read differently each time: without its first sector it is
        // never taken for an image that was flashed by wire.
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

bool SlotCore::saveOr(const BootRecord::Kinds &before) noexcept
{
    recordIsUncertain_ = !record_.save();
    if (recordIsUncertain_) {
        record_.kinds() = before;
    }

    return !recordIsUncertain_;
}

bool SlotCore::eraseOnce(std::uint32_t sector, bool &erased) noexcept
{
    if (erased_.test(sector)) {
        return true;
    }

    if (flash_.eraseSector(open_.address + sector * NorFlash::SectorSize) != FlashResult::Ok) {
        return false;
    }

    erased_.set(sector);
    erased = true;
    return true;
}

bool SlotCore::clearAhead(std::uint32_t sector) noexcept
{
    const std::uint32_t end = std::min(sector + EraseAhead, open_.sectors);
    for (; sector < end; sector++) {
        if (!erased_.test(sector)) {
            bool erased = false;
            return eraseOnce(sector, erased);
        }
    }

    return open_.tail == capacity(open_.kind) / NorFlash::SectorSize || clearTail();
}

bool SlotCore::clearTail() noexcept
{
    const std::uint32_t place = open_.address + open_.tail * NorFlash::SectorSize;
    bool blank = false;
    if (!reader_.isBlank(place, blank) || (!blank && flash_.eraseSector(place) != FlashResult::Ok)) {
        return false;
    }

    open_.tail++;
    return true;
}

}  // namespace enigmaiot
