#include "SlotCore.h"

#include <algorithm>
#include <new>

namespace enigmaiot {

namespace {

using Meaning = SlotContent::Meaning;

}  // namespace

SlotCore::SlotCore(NorFlash &flash, const SlotLayout &layout, Digest &md5, Digest &sha256) noexcept
    : flash_(flash), layout_(layout), md5_(md5), sha256_(sha256), reader_(flash),
      check_(reader_, sha256, layout.chipId), record_(flash, layout.recordAddress),
      journal_(flash, reader_, layout.recordAddress + BootRecord::Size), writer_(flash, reader_), delta_(reader_, writer_)
{
    for (SlotLayout::Kind &kind : layout_.kinds) {
        kind.capacity = std::min<std::uint32_t>(kind.capacity, SlotWriter::MaximumSectors * NorFlash::SectorSize);
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
        // What runs has precedence over what waits: it has to be confirmed first.
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

RollbackCause SlotCore::rollbackCause(ImageKind kind) const noexcept
{
    // While the next start is still to roll back, nothing has rolled back yet.
    const KindRecord &record = record_.kind(kind);
    return record.triesLeft == KindRecord::RevertAsked ? RollbackCause::None : record.rollbackCause;
}

RollbackCause SlotCore::rollbackCause() const noexcept
{
    const RollbackCause deployment = rollbackCause(ImageKind::Deployment);
    return deployment != RollbackCause::None ? deployment : rollbackCause(ImageKind::Application);
}

std::uint32_t SlotCore::capacity(ImageKind kind) const noexcept
{
    const std::size_t index = static_cast<std::size_t>(kind) - 1;
    return index < layout_.kinds.size() ? layout_.kinds[index].capacity : 0;
}

ImageKind SlotCore::openKind() const noexcept
{
    return writer_.isOpen() ? writer_.image().kind : ImageKind::Unknown;
}

SlotResult SlotCore::begin(
    ImageKind kind,
    std::uint32_t size,
    const std::uint8_t *md5,
    const DeltaFacts *delta) noexcept
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

    close();
    KindRecord &record = record_.kind(kind);
    const std::uint8_t spare = record.spare();
    const SlotContent content = record.slots[spare];
    if (record.state != ImageState::Confirmed || record.slots[spare].meaning != Meaning::Unknown || recordIsUncertain_) {
        // Before the first byte changes, the record stops vouching for the slot.
        const BootRecord::Kinds before = record_.kinds();
        record.state = ImageState::Confirmed;
        record.slots[spare] = {};
        if (!saveOr(before)) {
            return SlotResult::FlashFailed;
        }
    }

    ImageIdentity image{kind, spare, size};
    std::copy_n(md5, image.md5.size(), image.md5.begin());
    image.comeAs(delta);
    const std::uint32_t start = address(kind, spare);
    writer_.begin(image, start, start + capacity(kind), &journal_, content);
    return SlotResult::Ok;
}

std::uint32_t SlotCore::resume(std::uint32_t size, const std::uint8_t *md5, const DeltaFacts *delta) noexcept
{
    close();
    ImageIdentity image;
    if (state() == ImageState::Testing || recordIsUncertain_ || !journal_.load(image) || !image.is(size, md5)
        || !hasSlots(image.kind) || size > capacity(image.kind)) {
        return 0;
    }

    // A slot that the record vouches for, or that a start found empty, is none that is being written.
    const KindRecord &record = record_.kind(image.kind);
    if (image.slot != record.spare() || record.slots[image.slot].meaning != Meaning::Unknown) {
        return 0;
    }

    const std::uint32_t start = address(image.kind, image.slot);
    return writer_.resume(image, delta, start, start + capacity(image.kind), journal_);
}

SlotResult SlotCore::write(std::uint32_t imageOffset, const std::uint8_t *bytes, std::size_t count) noexcept
{
    return delta_.isStaged() ? delta_.stage(imageOffset, bytes, count) : writer_.write(imageOffset, bytes, count);
}

bool SlotCore::eraseAhead() noexcept
{
    return delta_.isStaged() ? delta_.eraseAhead() : writer_.eraseAhead();
}

SlotResult SlotCore::beginDelta(
    ImageKind kind,
    std::uint32_t size,
    const std::uint8_t *md5,
    const DeltaFacts &delta,
    std::uint32_t &done) noexcept
{
    done = 0;
    if (!hasSlots(kind)) {
        return SlotResult::UnknownKind;
    }

    const std::uint32_t running = address(kind, record_.kind(kind).active);
    if (delta.baseSize > capacity(kind) || !(isRunning(kind, delta) || delta_.isBase(sha256_, running, delta))) {
        return SlotResult::WrongBase;
    }

    if (!SlotWriter::hasRoom(capacity(kind), size, delta.stagedSize)) {
        return SlotResult::WrongSize;
    }

    if (resume(size, md5, &delta) == 0 || openKind() != kind) {
        const SlotResult result = begin(kind, size, md5, &delta);
        if (result != SlotResult::Ok) {
            return result;
        }
    }

    writer_.eraseByBlock();
    return delta_.begin(address(kind, writer_.image().slot), running, delta, done);
}

SlotResult SlotCore::writeDelta(const std::uint8_t *bytes, std::size_t count, std::size_t &taken) noexcept
{
    return delta_.write(bytes, count, taken);
}

SlotResult SlotCore::finish(const std::uint8_t *md5, const std::uint8_t *sha256) noexcept
{
    if (!writer_.isOpen()) {
        return SlotResult::WrongState;
    }

    delta_.close();
    const ImageIdentity &image = writer_.image();
    ImageTrailer trailer;
    const std::uint32_t start = address(image.kind, image.slot);
    SlotResult result = check(image, start, md5, sha256, trailer);
    if (result == SlotResult::Ok && signing_ != nullptr) {
        result = signing_->check(reader_, image.kind, start, trailer, counter(image.kind));
    }

    if (result == SlotResult::Ok) {
        const BootRecord::Kinds before = record_.kinds();
        KindRecord &record = record_.kind(image.kind);
        record.newCounter = signing_ != nullptr ? trailer.counter : 0;
        SlotContent &content = record.slots[record.spare()];
        content = {Meaning::Image, image.size, {}};
        std::copy_n(md5, content.md5.size(), content.md5.begin());
        record.state = ImageState::TestPending;
        result = saveOr(before) ? SlotResult::Ok : SlotResult::FlashFailed;
    }

    if (result != SlotResult::FlashFailed) {
        journal_.forget();
    }

    return result;
}

SlotResult SlotCore::check(
    const ImageIdentity &image,
    std::uint32_t start,
    const std::uint8_t *md5,
    const std::uint8_t *sha256,
    ImageTrailer &trailer) noexcept
{
    if (image.kind != ImageKind::Deployment) {
        // What it is checked by needs SHA-256 for itself.
        const SlotResult result = writer_.check(md5_, md5, sha256_, sha256);
        return result != SlotResult::Ok ? result : check_.image(image.kind, start, image.size, trailer).result();
    }

    if (!writer_.finish()) {
        return SlotResult::FlashFailed;
    }

    ImageDigests digests(md5_, sha256 == nullptr ? nullptr : &sha256_, start, image.size);
    reader_.setFollower(&digests);
    const ImageProof proof = check_.image(image.kind, start, image.size, trailer);
    reader_.setFollower(nullptr);
    const SlotResult result = digests.compare(reader_, md5, sha256);
    return result != SlotResult::Ok ? result : proof.result();
}

void SlotCore::abort() noexcept
{
    close();
}

SlotResult SlotCore::confirm() noexcept
{
    const BootRecord::Kinds before = record_.kinds();
    bool changed = false;
    bool hasNew = false;
    for (KindRecord &kind : record_.kinds()) {
        const bool testing = kind.state == ImageState::Testing;
        hasNew |= testing;
        changed |= testing || kind.rollbackCause != RollbackCause::None;
        kind.state = testing ? ImageState::Confirmed : kind.state;
        if (testing) {
            (void)kind.raiseCounter();
        }

        kind.triesLeft = 0;
        kind.rollbackCause = RollbackCause::None;
    }

    if (changed && !saveOr(before)) {
        return SlotResult::FlashFailed;
    }

    if (hasNew) {
        journal_.tidy();
    }

    return SlotResult::Ok;
}

SlotResult SlotCore::stageCounter(ImageKind kind, std::uint32_t counter) noexcept
{
    const BootRecord::Kinds before = record_.kinds();
    record_.kind(kind).newCounter = counter;
    return saveOr(before) ? SlotResult::Ok : SlotResult::FlashFailed;
}

SlotResult SlotCore::raiseCounter(ImageKind kind) noexcept
{
    const BootRecord::Kinds before = record_.kinds();
    return !record_.kind(kind).raiseCounter() || saveOr(before) ? SlotResult::Ok : SlotResult::FlashFailed;
}

SlotResult SlotCore::giveUp(RollbackCause cause) noexcept
{
    const BootRecord::Kinds before = record_.kinds();
    bool asked = false;
    for (KindRecord &kind : record_.kinds()) {
        if (kind.state == ImageState::Testing && kind.slots[kind.spare()].meaning == Meaning::Image) {
            kind.rollBack(cause);
            asked = true;
        }
    }

    return !asked ? SlotResult::WrongState : saveOr(before) ? SlotResult::Ok : SlotResult::FlashFailed;
}

SlotResult SlotCore::note(ImageKind kind, RollbackCause cause) noexcept
{
    const BootRecord::Kinds before = record_.kinds();
    record_.kind(kind).rollbackCause = cause;
    return saveOr(before) ? SlotResult::Ok : SlotResult::FlashFailed;
}

std::uint32_t SlotCore::readRunning(ImageKind kind, std::uint8_t *sha256) noexcept
{
    if (!hasSlots(kind)) {
        return 0;
    }

    const KindRecord &record = record_.kind(kind);
    const SlotContent &content = record.slots[record.active];
    const bool isRead = content.meaning == Meaning::Image
        && reader_.hash(sha256_, address(kind, record.active), content.size, sha256);
    if (!isRead) {
        return 0;
    }

    running_.reset(new (std::nothrow) Running{kind, content.size, {}});
    if (running_ != nullptr) {
        std::copy_n(sha256, running_->sha256.size(), running_->sha256.begin());
    }

    return content.size;
}

/// Determines whether a delta is against what was read as running. No running slot changes before the next start.
bool SlotCore::isRunning(ImageKind kind, const DeltaFacts &delta) const noexcept
{
    return running_ != nullptr && running_->kind == kind && running_->size == delta.baseSize && running_->sha256 == delta.baseSha256;
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
        record.rollBack(RollbackCause::Reverted);
    } else {
        record.state = ImageState::Confirmed;
        record.rollbackCause = RollbackCause::Reverted;
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

void SlotCore::close() noexcept
{
    delta_.close();
    writer_.close();
}

bool SlotCore::saveOr(const BootRecord::Kinds &before) noexcept
{
    recordIsUncertain_ = !record_.save();
    if (recordIsUncertain_) {
        record_.kinds() = before;
    }

    return !recordIsUncertain_;
}

}  // namespace enigmaiot
