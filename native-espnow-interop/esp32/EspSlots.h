#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "esp_partition.h"
#include "sdkconfig.h"

#include "../portable/DeltaFacts.h"
#include "../portable/Digest.h"
#include "../portable/ImageKind.h"
#include "../portable/ImageSigning.h"
#include "../portable/ImageState.h"
#include "../portable/NativeAssemblies.h"
#include "../portable/SignatureVerifier.h"
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

    EspSlots(Digest &md5, Digest &sha256, SignatureVerifier &verifier, const NativeAssemblies &natives) noexcept
        : md5_(md5), sha256_(sha256), verifier_(verifier), natives_(natives), applications_(flash_, md5, sha256, ChipId)
    {
    }

    EspSlots(const EspSlots &) = delete;
    EspSlots &operator=(const EspSlots &) = delete;

    /// The deployment partition that runs since the start. The first call decides that, for good. The only one where the
    /// partition table has one, as the stock tables do; nullptr where it has none.
    const esp_partition_t *deployment() noexcept;

    ImageState state() noexcept;

    /// Why an image of any kind was given up since the last confirm().
    RollbackCause rollbackCause() noexcept;

    /// Takes signed images alone from now on, of this key among others; see ImageSigning.
    /// @param key ImageSigning::KeyCount bytes.
    /// @return False where it is none or one too many, or there is no memory: then nothing is taken that no other key signed.
    bool trust(const std::uint8_t *key) noexcept;

    /// Sets what signed images are compared with, once a key is set.
    void setSigningRules(const std::uint8_t *hardwareClass, std::size_t classCount, bool allowsOlder) noexcept;

    bool needsSignature() const noexcept
    {
        return needsSignature_;
    }

    /// Checks what is told of an image before it comes. Ok where no key is set.
    /// @param facts ImageSigning::FactCount bytes.
    SlotResult checkOffer(int kind, const std::uint8_t *facts) noexcept;

    /// Forgets keys and rules: a program that starts sets its own.
    void trustAnew() noexcept;

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
    SlotResult beginDelta(
        int kind,
        std::uint32_t size,
        const std::uint8_t *md5,
        const DeltaFacts &delta,
        std::uint32_t &done) noexcept;
    SlotResult writeDelta(const std::uint8_t *bytes, std::size_t count, std::size_t &taken) noexcept;

    /// @param sha256 32 bytes, or nullptr.
    SlotResult finish(const std::uint8_t *md5, const std::uint8_t *sha256) noexcept;
    void abort() noexcept;
    SlotResult confirm() noexcept;

    /// Has the next start roll back from every image under test; see SlotCore.
    SlotResult giveUp(RollbackCause cause) noexcept;

    /// Reads the deployment that runs; see SlotCore. 0 for other kinds: ESP-IDF's otadata knows no sizes.
    std::uint32_t readRunning(int kind, std::uint8_t *sha256) noexcept;

private:
    SlotResult open(int kind, std::uint32_t size) noexcept;

    /// The counter of the last application that was confirmed; 0 where the partition table has no place for it.
    std::uint32_t counter(ImageKind kind) const noexcept;
    void start() noexcept;
    void findDeployments(bool hung) noexcept;

    /// nullptr where the partition table has no place for it.
    ProgressJournal *journal() noexcept;

    Digest &md5_;
    Digest &sha256_;
    SignatureVerifier &verifier_;
    const NativeAssemblies &natives_;
    EspFlash flash_;
    EspApplicationSlots applications_;
    std::optional<SlotCore> deployments_;
    const esp_partition_t *deployment_ = nullptr;
    bool started_ = false;

    /// Memory of the heap, where a key is set.
    std::unique_ptr<ImageSigning> signing_;
    bool needsSignature_ = false;
};

}  // namespace enigmaiot
