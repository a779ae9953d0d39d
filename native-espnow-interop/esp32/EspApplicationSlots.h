#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>

#include "esp_partition.h"

#include "../portable/Digest.h"
#include "../portable/ImageState.h"
#include "../portable/NorFlash.h"
#include "../portable/SlotResult.h"
#include "EspFlash.h"

namespace enigmaiot {

/// The slots of nanoCLR itself: ota_0 and ota_1, which ESP-IDF's boot loader chooses from by its otadata and gives up by its
/// own rollback (CONFIG_BOOTLOADER_APP_ROLLBACK_ENABLE): an image that was not confirmed at the next start is left. The image
/// is written by sector and not through esp_ota_write, which takes no parts out of order without erasing the whole slot first.
class EspApplicationSlots {
public:
    EspApplicationSlots(EspFlash &flash, Digest &md5, Digest &sha256) noexcept : flash_(flash), md5_(md5), sha256_(sha256)
    {
    }

    EspApplicationSlots(const EspApplicationSlots &) = delete;
    EspApplicationSlots &operator=(const EspApplicationSlots &) = delete;

    /// Looks the slots up, once. A partition table without two of them leaves a capacity of 0.
    void find() noexcept;

    std::uint32_t capacity() const noexcept
    {
        return spare_ == nullptr ? 0 : spare_->size;
    }

    /// The slot that runs: 0 or 1.
    int activeSlot() const noexcept;

    ImageState state() const noexcept;

    /// Whether the boot loader gave up an image since the last confirm().
    bool wentBack() const noexcept;

    /// The rest is as in SlotCore.
    SlotResult begin(std::uint32_t size) noexcept;
    SlotResult write(std::uint32_t imageOffset, const std::uint8_t *bytes, std::size_t count) noexcept;
    SlotResult finish(const std::uint8_t *md5, const std::uint8_t *sha256) noexcept;

    void abort() noexcept
    {
        size_ = 0;
    }

    SlotResult confirm() noexcept;

private:
    /// The largest slot of an ESP32: 4 MB.
    static constexpr std::size_t MaximumSectors = 1024;

    bool isStaged() const noexcept;
    bool keepRunning() noexcept;
    bool eraseFor(std::uint32_t imageOffset, std::size_t count) noexcept;
    bool hash() noexcept;

    EspFlash &flash_;
    Digest &md5_;
    Digest &sha256_;
    const esp_partition_t *running_ = nullptr;
    const esp_partition_t *spare_ = nullptr;
    std::bitset<MaximumSectors> erased_;
    std::array<std::uint8_t, 512> part_{};
    std::uint32_t size_ = 0;
};

}  // namespace enigmaiot
