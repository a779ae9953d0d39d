#include "EspApplicationSlots.h"

#include <algorithm>

#include "esp_ota_ops.h"

namespace enigmaiot {

namespace {

SlotResult toResult(bool done) noexcept
{
    return done ? SlotResult::Ok : SlotResult::FlashFailed;
}

}  // namespace

void EspApplicationSlots::find() noexcept
{
    running_ = esp_ota_get_running_partition();
    const esp_partition_t *next = esp_ota_get_next_update_partition(nullptr);
    const bool usable = running_ != nullptr && next != nullptr && next != running_
        && esp_partition_find_first(ESP_PARTITION_TYPE_DATA, ESP_PARTITION_SUBTYPE_DATA_OTA, nullptr) != nullptr
        && next->size <= SlotWriter::MaximumSectors * NorFlash::SectorSize && flash_.add(next);
    spare_ = usable ? next : nullptr;
    canReadRunning_ = usable && flash_.addToRead(running_);
}

int EspApplicationSlots::activeSlot() const noexcept
{
    return running_ != nullptr && running_->subtype == ESP_PARTITION_SUBTYPE_APP_OTA_1 ? 1 : 0;
}

ImageState EspApplicationSlots::state() const noexcept
{
    if (spare_ == nullptr) {
        return ImageState::Confirmed;
    }

    esp_ota_img_states_t state = ESP_OTA_IMG_UNDEFINED;
    if (esp_ota_get_state_partition(running_, &state) == ESP_OK && state == ESP_OTA_IMG_PENDING_VERIFY) {
        return ImageState::Testing;
    }

    return isStaged() ? ImageState::TestPending : ImageState::Confirmed;
}

RollbackCause EspApplicationSlots::rollbackCause() const noexcept
{
    return spare_ != nullptr && esp_ota_get_last_invalid_partition() != nullptr ? RollbackCause::TriesUsedUp : RollbackCause::None;
}

SlotResult EspApplicationSlots::begin(
    std::uint32_t size,
    const std::uint8_t *md5,
    ProgressJournal *journal,
    const DeltaFacts *delta) noexcept
{
    abort();
    if (capacity() == 0) {
        return SlotResult::UnknownKind;
    }

    if (size == 0 || size > capacity()) {
        return SlotResult::WrongSize;
    }

    if (state() == ImageState::Testing) {
        return SlotResult::WrongState;
    }

    // Before the first byte changes, the boot loader must not go to the slot any more.
    if (isStaged() && !keepRunning()) {
        return SlotResult::FlashFailed;
    }

    ImageIdentity image{ImageKind::Application, spareSlot(), size};
    std::copy_n(md5, image.md5.size(), image.md5.begin());
    image.comeAs(delta);
    // otadata does not tell whether a cut of power hit an erase of the slot.
    writer_.begin(image, spare_->address, endOf(size, delta), journal, {});
    return SlotResult::Ok;
}

std::uint32_t EspApplicationSlots::resume(
    std::uint32_t size,
    const std::uint8_t *md5,
    ProgressJournal &journal,
    const DeltaFacts *delta) noexcept
{
    abort();
    ImageIdentity image;
    if (size > capacity() || state() != ImageState::Confirmed || !journal.load(image)
        || image.kind != ImageKind::Application || image.slot != spareSlot() || !image.is(size, md5)) {
        return 0;
    }

    return writer_.resume(image, delta, spare_->address, endOf(size, delta), journal);
}

SlotResult EspApplicationSlots::write(std::uint32_t imageOffset, const std::uint8_t *bytes, std::size_t count) noexcept
{
    return delta_.isStaged() ? delta_.stage(imageOffset, bytes, count) : writer_.write(imageOffset, bytes, count);
}

bool EspApplicationSlots::eraseAhead() noexcept
{
    return delta_.isStaged() ? delta_.eraseAhead() : writer_.eraseAhead();
}

SlotResult EspApplicationSlots::beginDelta(
    std::uint32_t size,
    const std::uint8_t *md5,
    const DeltaFacts &delta,
    ProgressJournal *journal,
    std::uint32_t &done) noexcept
{
    done = 0;
    if (capacity() == 0) {
        return SlotResult::UnknownKind;
    }

    const bool isBase = delta.baseSize == 0
        || (canReadRunning_ && delta.baseSize <= running_->size && delta_.isBase(sha256_, running_->address, delta));
    if (!isBase) {
        return SlotResult::WrongBase;
    }

    if (!SlotWriter::hasRoom(capacity(), size, delta.stagedSize)) {
        return SlotResult::WrongSize;
    }

    if (journal == nullptr || resume(size, md5, *journal, &delta) == 0) {
        const SlotResult result = begin(size, md5, journal, &delta);
        if (result != SlotResult::Ok) {
            return result;
        }
    }

    return delta_.begin(spare_->address, running_->address, delta, done);
}

SlotResult EspApplicationSlots::writeDelta(const std::uint8_t *bytes, std::size_t count, std::size_t &taken) noexcept
{
    return delta_.write(bytes, count, taken);
}

SlotResult EspApplicationSlots::check(
    const std::uint8_t *md5,
    const std::uint8_t *sha256,
    ImageSigning *signing,
    std::uint32_t counter,
    std::uint32_t &newCounter) noexcept
{
    newCounter = 0;
    delta_.close();
    SlotResult result = writer_.check(md5_, md5, sha256_, sha256);
    if (result == SlotResult::Ok) {
        const std::uint32_t size = writer_.image().size;
        const std::uint32_t start = spare_->address;
        ImageTrailer trailer;
        const ImageProof proof = TrailerReader(reader_).read(check_.check(start, size), start, size, trailer);
        result = withErasedRest(reader_, proof, start, size).result();
        if (result == SlotResult::Ok && signing != nullptr) {
            result = signing->check(reader_, ImageKind::Application, start, trailer, counter);
            newCounter = trailer.counter;
        }
    }

    return result;
}

SlotResult EspApplicationSlots::stage(SlotResult result, ProgressJournal *journal) noexcept
{
    if (result == SlotResult::Ok) {
        // It looks at the image once more, by ESP-IDF's rules: the chip's revision too.
        const esp_err_t error = esp_ota_set_boot_partition(spare_);
        result = error == ESP_ERR_OTA_VALIDATE_FAILED ? SlotResult::NotAnImage : toResult(error == ESP_OK);
    }

    if (result != SlotResult::FlashFailed && journal != nullptr) {
        journal->forget();
    }

    return result;
}

SlotResult EspApplicationSlots::confirm() noexcept
{
    if (spare_ == nullptr) {
        return SlotResult::Ok;
    }

    if (state() == ImageState::Testing) {
        return toResult(esp_ota_mark_app_valid_cancel_rollback() == ESP_OK);
    }

    // The entry of an image that was given up is overwritten by one for what runs; a staged image keeps its turn.
    return toResult(rollbackCause() == RollbackCause::None || isStaged() || keepRunning());
}

/// Where what is cleared behind an image ends: nobody searches the slots of nanoCLR, so at its own end, but where a delta is kept in the slot.
std::uint32_t EspApplicationSlots::endOf(std::uint32_t size, const DeltaFacts *delta) const noexcept
{
    return spare_->address + (delta != nullptr && delta->stagedSize > 0 ? capacity() : size);
}

bool EspApplicationSlots::isStaged() const noexcept
{
    const esp_partition_t *next = esp_ota_get_boot_partition();
    return next != nullptr && next != running_;
}

bool EspApplicationSlots::keepRunning() noexcept
{
    // The first call writes an entry that is "new"; without the second the boot loader would have what runs confirmed again.
    return esp_ota_set_boot_partition(running_) == ESP_OK && esp_ota_mark_app_valid_cancel_rollback() == ESP_OK;
}

std::uint8_t EspApplicationSlots::spareSlot() const noexcept
{
    return spare_ != nullptr && spare_->subtype == ESP_PARTITION_SUBTYPE_APP_OTA_1 ? 1 : 0;
}

}  // namespace enigmaiot
