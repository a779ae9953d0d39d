#include "EspApplicationSlots.h"

#include <algorithm>

#include "esp_ota_ops.h"

namespace enigmaiot {

namespace {

constexpr std::size_t Md5Count = 16;
constexpr std::size_t Sha256Count = 32;

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
        && next->size <= MaximumSectors * NorFlash::SectorSize && flash_.add(next);
    spare_ = usable ? next : nullptr;
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

bool EspApplicationSlots::wentBack() const noexcept
{
    return spare_ != nullptr && esp_ota_get_last_invalid_partition() != nullptr;
}

SlotResult EspApplicationSlots::begin(std::uint32_t size) noexcept
{
    size_ = 0;
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

    erased_.reset();
    size_ = size;
    return SlotResult::Ok;
}

SlotResult EspApplicationSlots::write(std::uint32_t imageOffset, const std::uint8_t *bytes, std::size_t count) noexcept
{
    if (count == 0 || imageOffset % 4 != 0 || imageOffset > size_ || count > size_ - imageOffset) {
        return SlotResult::WrongState;
    }

    return toResult(
        eraseFor(imageOffset, count)
        && flash_.write(spare_->address + imageOffset, bytes, count) == FlashResult::Ok);
}

SlotResult EspApplicationSlots::finish(const std::uint8_t *md5, const std::uint8_t *sha256) noexcept
{
    if (size_ == 0) {
        return SlotResult::WrongState;
    }

    const bool read = hash();
    size_ = 0;
    if (!read) {
        return SlotResult::FlashFailed;
    }

    std::array<std::uint8_t, Md5Count> md5Found{};
    std::array<std::uint8_t, Sha256Count> sha256Found{};
    md5_.finish(md5Found.data());
    sha256_.finish(sha256Found.data());
    if (!std::equal(md5Found.begin(), md5Found.end(), md5)
        || (sha256 != nullptr && !std::equal(sha256Found.begin(), sha256Found.end(), sha256))) {
        return SlotResult::DigestMismatch;
    }

    // It looks at the image once more, by ESP-IDF's rules: segments, checksum, chip.
    const esp_err_t error = esp_ota_set_boot_partition(spare_);
    return error == ESP_ERR_OTA_VALIDATE_FAILED ? SlotResult::DigestMismatch : toResult(error == ESP_OK);
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
    return toResult(!wentBack() || isStaged() || keepRunning());
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

bool EspApplicationSlots::eraseFor(std::uint32_t imageOffset, std::size_t count) noexcept
{
    const std::size_t last = (imageOffset + count - 1) / NorFlash::SectorSize;
    for (std::size_t sector = imageOffset / NorFlash::SectorSize; sector <= last; sector++) {
        if (erased_[sector]) {
            continue;
        }

        const auto offset = static_cast<std::uint32_t>(sector * NorFlash::SectorSize);
        if (flash_.eraseSector(spare_->address + offset) != FlashResult::Ok) {
            return false;
        }

        erased_.set(sector);
    }

    return true;
}

bool EspApplicationSlots::hash() noexcept
{
    md5_.reset();
    sha256_.reset();
    for (std::uint32_t at = 0; at < size_;) {
        const std::size_t count = std::min<std::size_t>(size_ - at, part_.size());
        if (flash_.read(spare_->address + at, part_.data(), count) != FlashResult::Ok) {
            return false;
        }

        md5_.update(part_.data(), count);
        sha256_.update(part_.data(), count);
        at += static_cast<std::uint32_t>(count);
    }

    return true;
}

}  // namespace enigmaiot
