#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "esp_partition.h"
#include "sdkconfig.h"

#include "../portable/DeltaBase.h"
#include "../portable/Digest.h"
#include "../portable/ImageKind.h"
#include "../portable/ImageState.h"
#include "../portable/SlotCore.h"
#include "../portable/SlotResult.h"
#include "EspApplicationSlots.h"
#include "EspFlash.h"

namespace enigmaiot {

/// All slots of the board: deployments by SlotCore, nanoCLR images by ESP-IDF's boot loader. Used by the CLR's task only.
class EspSlots {
public:
    /// nf-interpreter's subtype of deployments (ESP_PARTITION_SUBTYPE_DATA_NANOCLR there).
    static constexpr auto DeploymentSubtype = static_cast<esp_partition_subtype_t>(0x84);

    /// The subtype of the boot record in our partition tables; of the range that ESP-IDF leaves to applications.
    static constexpr auto RecordSubtype = static_cast<esp_partition_subtype_t>(0x85);

    /// The chip that this firmware is built for (esp_chip_id_t): applications of another one do not run here.
    static constexpr std::uint16_t ChipId = CONFIG_IDF_FIRMWARE_CHIP_ID;

    EspSlots(Digest &md5, Digest &sha256) noexcept
        : md5_(md5), sha256_(sha256), applications_(flash_, md5, sha256, ChipId)
    {
    }

    EspSlots(const EspSlots &) = delete;
    EspSlots &operator=(const EspSlots &) = delete;

    /// The deployment partition that runs since the start. The first call decides that, for good. The only one where the
    /// partition table has one, as the stock tables do; nullptr where it has none.
    const esp_partition_t *deployment() noexcept;

    ImageState state() noexcept;

    /// Why an image of any kind was given up since the last confirm().
    WentBack wentBack() noexcept;

    /// 0 also where the kind is not known.
    std::uint32_t capacity(int kind) noexcept;
    int activeSlot(int kind) noexcept;

    /// The kind of the image that is open.
    ImageKind openKind() noexcept;

    /// @param md5 16 bytes.
    SlotResult begin(int kind, std::uint32_t size, const std::uint8_t *md5) noexcept;

    /// Goes on with what the last begin() was writing, whatever kind it is of; see SlotCore.
    /// @param md5 16 bytes.
    std::uint32_t resume(std::uint32_t size, const std::uint8_t *md5) noexcept;
    SlotResult write(std::uint32_t imageOffset, const std::uint8_t *bytes, std::size_t count) noexcept;

    /// Erases a step of what is written next; see SlotCore.
    bool eraseAhead() noexcept;

    /// Opens the spare slot of a kind for an image that comes as a delta; see SlotCore.
    /// @param md5 16 bytes, of the image.
    SlotResult beginDelta(int kind, std::uint32_t size, const std::uint8_t *md5, const DeltaBase &base) noexcept;
    SlotResult writeDelta(const std::uint8_t *bytes, std::size_t count, std::size_t &taken) noexcept;

    /// @param sha256 32 bytes, or nullptr.
    SlotResult finish(const std::uint8_t *md5, const std::uint8_t *sha256) noexcept;
    void abort() noexcept;
    SlotResult confirm() noexcept;

    /// Has the next start go back from every image under test; see SlotCore.
    SlotResult giveUp(WentBack cause) noexcept;

    /// Reads the deployment that runs; see SlotCore. 0 for other kinds: ESP-IDF's otadata knows no sizes.
    std::uint32_t readRunning(int kind, std::uint8_t *sha256) noexcept;

private:
    SlotResult open(int kind, std::uint32_t size) noexcept;
    void start() noexcept;
    void findDeployments(bool hung) noexcept;

    /// nullptr where the partition table has no place for it.
    ProgressJournal *journal() noexcept;

    Digest &md5_;
    Digest &sha256_;
    EspFlash flash_;
    EspApplicationSlots applications_;
    std::optional<SlotCore> deployments_;
    const esp_partition_t *deployment_ = nullptr;
    bool started_ = false;
};

}  // namespace enigmaiot
