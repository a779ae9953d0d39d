#pragma once

#include <cstddef>
#include <cstdint>

#include "esp_partition.h"

#include "../portable/ApplicationCheck.h"
#include "../portable/Digest.h"
#include "../portable/ImageSigning.h"
#include "../portable/ImageState.h"
#include "../portable/ProgressJournal.h"
#include "../portable/SlotReader.h"
#include "../portable/SlotResult.h"
#include "../portable/SlotWriter.h"
#include "../portable/TrailerReader.h"
#include "../portable/RollbackCause.h"
#include "../portable/DeltaFacts.h"
#include "../portable/DeltaWriter.h"
#include "EspFlash.h"

namespace enigmaiot {

/// The slots of nanoCLR itself: ota_0 and ota_1, which ESP-IDF's boot loader chooses from by its otadata and gives up by its
/// own rollback (CONFIG_BOOTLOADER_APP_ROLLBACK_ENABLE): an image that was not confirmed at the next start is left. The image
/// is written by sector and not through esp_ota_write, which takes no parts out of order without erasing the whole slot
/// first, and cannot go on after a restart. The boot loader goes to the slot only once esp_ota_set_boot_partition has found
/// a whole image in it.
class EspApplicationSlots {
public:
    /// @param chipId The chip that this is (esp_chip_id_t).
    EspApplicationSlots(EspFlash &flash, Digest &md5, Digest &sha256, std::uint16_t chipId) noexcept
        : flash_(flash), md5_(md5), sha256_(sha256), reader_(flash), check_(reader_, sha256, chipId),
          writer_(flash, reader_), delta_(reader_, writer_)
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

    /// Why the boot loader gave up an image since the last confirm(): it was not confirmed.
    RollbackCause rollbackCause() const noexcept;

    bool isOpen() const noexcept
    {
        return writer_.isOpen();
    }

    /// The rest is as in SlotCore.
    /// @param journal Where progress is noted; nullptr where the partition table has no place for it.
    /// @param delta What the image comes as; nullptr where it comes itself.
    SlotResult begin(
        std::uint32_t size,
        const std::uint8_t *md5,
        ProgressJournal *journal,
        const DeltaFacts *delta = nullptr) noexcept;
    std::uint32_t resume(
        std::uint32_t size,
        const std::uint8_t *md5,
        ProgressJournal &journal,
        const DeltaFacts *delta = nullptr) noexcept;
    SlotResult write(std::uint32_t imageOffset, const std::uint8_t *bytes, std::size_t count) noexcept;

    bool eraseAhead() noexcept;

    SlotResult beginDelta(
        std::uint32_t size,
        const std::uint8_t *md5,
        const DeltaFacts &delta,
        ProgressJournal *journal,
        std::uint32_t &done) noexcept;
    SlotResult writeDelta(const std::uint8_t *bytes, std::size_t count, std::size_t &taken) noexcept;

    /// The first half of finishing an image: reads the slot back, compares its digests, has the image prove itself and, where only
    /// signed images are taken, its signature checked.
    /// @param signing nullptr where every image is taken.
    /// @param counter The counter of the last application that was confirmed.
    /// @param newCounter Receives this one's; 0 where it was not asked for a signature.
    SlotResult check(
        const std::uint8_t *md5,
        const std::uint8_t *sha256,
        ImageSigning *signing,
        std::uint32_t counter,
        std::uint32_t &newCounter) noexcept;

    /// The second half: has the boot loader start the image where all is right so far.
    /// @param result What came of the first half.
    SlotResult stage(SlotResult result, ProgressJournal *journal) noexcept;

    void abort() noexcept
    {
        delta_.close();
        writer_.close();
    }

    SlotResult confirm() noexcept;

private:
    std::uint32_t endOf(std::uint32_t size, const DeltaFacts *delta) const noexcept;
    bool isStaged() const noexcept;
    bool keepRunning() noexcept;

    /// The number of the spare slot: 0 or 1.
    std::uint8_t spareSlot() const noexcept;

    EspFlash &flash_;
    Digest &md5_;
    Digest &sha256_;
    const esp_partition_t *running_ = nullptr;
    const esp_partition_t *spare_ = nullptr;
    bool canReadRunning_ = false;
    SlotReader reader_;
    ApplicationCheck check_;
    SlotWriter writer_;
    DeltaWriter delta_;
};

}  // namespace enigmaiot
