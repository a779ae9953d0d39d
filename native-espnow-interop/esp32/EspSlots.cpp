#include "EspSlots.h"

#include <algorithm>
#include <array>
#include <new>

#include "esp_system.h"

namespace enigmaiot {

namespace {

constexpr int Deployment = static_cast<int>(ImageKind::Deployment);
constexpr int Application = static_cast<int>(ImageKind::Application);

using Pair = std::array<const esp_partition_t *, KindRecord::SlotCount>;

/// Determines whether a watchdog restarted the board.
bool isRestartByWatchdog() noexcept
{
    switch (esp_reset_reason()) {
    case ESP_RST_TASK_WDT:
    case ESP_RST_INT_WDT:
    case ESP_RST_WDT:
        return true;
    default:
        return false;
    }
}

/// The deployment partitions in the order of the partition table.
Pair deploymentPartitions() noexcept
{
    Pair found{};
    std::size_t count = 0;
    esp_partition_iterator_t iterator
        = esp_partition_find(ESP_PARTITION_TYPE_DATA, EspSlots::DeploymentSubtype, nullptr);
    while (iterator != nullptr && count < found.size()) {
        found[count++] = esp_partition_get(iterator);
        iterator = esp_partition_next(iterator);
    }

    // At the end of the table esp_partition_next() released it.
    if (iterator != nullptr) {
        esp_partition_iterator_release(iterator);
    }

    return found;
}

}  // namespace

const esp_partition_t *EspSlots::deployment() noexcept
{
    start();
    return deployment_;
}

ImageState EspSlots::state() noexcept
{
    start();
    const ImageState application = applications_.state();
    const ImageState deployment = deployments_ ? deployments_->state() : ImageState::Confirmed;
    if (application == ImageState::Testing || deployment == ImageState::Testing) {
        return ImageState::Testing;
    }

    return application == ImageState::TestPending ? application : deployment;
}

RollbackCause EspSlots::rollbackCause() noexcept
{
    start();
    const RollbackCause application = applications_.rollbackCause();
    if (!deployments_) {
        return application;
    }

    if (application == RollbackCause::None) {
        return deployments_->rollbackCause(ImageKind::Deployment);
    }

    // The boot loader knows no reasons: the one that was noted before it rolled back, or at the start after, says more.
    const RollbackCause noted = deployments_->rollbackCause(ImageKind::Application);
    return noted == RollbackCause::None ? application : noted;
}

std::uint32_t EspSlots::capacity(int kind) noexcept
{
    start();
    if (kind == Application) {
        return applications_.capacity();
    }

    return kind == Deployment && deployments_ ? deployments_->capacity(ImageKind::Deployment) : 0;
}

int EspSlots::activeSlot(int kind) noexcept
{
    start();
    if (kind == Application) {
        return applications_.activeSlot();
    }

    return kind == Deployment && deployments_ ? deployments_->activeSlot(ImageKind::Deployment) : 0;
}

ImageKind EspSlots::openKind() noexcept
{
    start();
    if (applications_.isOpen()) {
        return ImageKind::Application;
    }

    return deployments_ ? deployments_->openKind() : ImageKind::Unknown;
}

SlotResult EspSlots::begin(int kind, std::uint32_t size, const std::uint8_t *md5) noexcept
{
    const SlotResult result = open(kind, size);
    if (result != SlotResult::Ok) {
        return result;
    }

    return kind == Application ? applications_.begin(size, md5, journal())
                               : deployments_->begin(ImageKind::Deployment, size, md5);
}

SlotResult EspSlots::beginDelta(
    int kind,
    std::uint32_t size,
    const std::uint8_t *md5,
    const DeltaFacts &delta,
    std::uint32_t &done) noexcept
{
    done = 0;
    const SlotResult result = open(kind, size);
    if (result != SlotResult::Ok) {
        return result;
    }

    return kind == Application ? applications_.beginDelta(size, md5, delta, journal(), done)
                               : deployments_->beginDelta(ImageKind::Deployment, size, md5, delta, done);
}

/// Closes what is open, where an image of a kind and size may be opened.
SlotResult EspSlots::open(int kind, std::uint32_t size) noexcept
{
    const std::uint32_t most = capacity(kind);
    if (most == 0) {
        return SlotResult::UnknownKind;
    }

    if (size == 0 || size > most) {
        return SlotResult::WrongSize;
    }

    // Whichever kind is tested: the board may have to roll back, and then to the pair that ran together.
    if (state() == ImageState::Testing) {
        return SlotResult::WrongState;
    }

    abort();
    return SlotResult::Ok;
}

std::uint32_t EspSlots::resume(std::uint32_t size, const std::uint8_t *md5) noexcept
{
    abort();
    if (!deployments_ || state() == ImageState::Testing) {
        return 0;
    }

    const std::uint32_t held = applications_.resume(size, md5, deployments_->journal());
    return held != 0 ? held : deployments_->resume(size, md5);
}

SlotResult EspSlots::write(std::uint32_t imageOffset, const std::uint8_t *bytes, std::size_t count) noexcept
{
    start();
    if (applications_.isOpen()) {
        return applications_.write(imageOffset, bytes, count);
    }

    return deployments_ ? deployments_->write(imageOffset, bytes, count) : SlotResult::WrongState;
}

bool EspSlots::eraseAhead() noexcept
{
    start();
    return applications_.isOpen() ? applications_.eraseAhead() : deployments_ && deployments_->eraseAhead();
}

SlotResult EspSlots::writeDelta(const std::uint8_t *bytes, std::size_t count, std::size_t &taken) noexcept
{
    start();
    taken = 0;
    if (applications_.isOpen()) {
        return applications_.writeDelta(bytes, count, taken);
    }

    return deployments_ ? deployments_->writeDelta(bytes, count, taken) : SlotResult::WrongState;
}

SlotResult EspSlots::finish(const std::uint8_t *md5, const std::uint8_t *sha256) noexcept
{
    start();
    if (needsSignature_ && signing_ == nullptr) {
        return SlotResult::OutOfMemory;
    }

    if (!applications_.isOpen()) {
        return deployments_ ? deployments_->finish(md5, sha256) : SlotResult::WrongState;
    }

    std::uint32_t newCounter = 0;
    SlotResult result = applications_.check(md5, sha256, signing_.get(), counter(ImageKind::Application), newCounter);

    // The boot loader may start the image from the moment on in which it is staged.
    if (result == SlotResult::Ok && deployments_) {
        result = deployments_->stageCounter(ImageKind::Application, newCounter);
    }

    return applications_.stage(result, journal());
}

bool EspSlots::trust(const std::uint8_t *key) noexcept
{
    start();
    needsSignature_ = true;
    if (signing_ == nullptr) {
        signing_.reset(new (std::nothrow) ImageSigning(sha256_, verifier_, natives_));
    }

    if (deployments_) {
        deployments_->setSigning(signing_.get());
    }

    return signing_ != nullptr && signing_->trust(key);
}

void EspSlots::setSigningRules(const std::uint8_t *hardwareClass, std::size_t classCount, bool allowsOlder) noexcept
{
    if (signing_ != nullptr) {
        signing_->setHardwareClass(hardwareClass, classCount);
        signing_->allowOlder(allowsOlder);
    }
}

SlotResult EspSlots::checkOffer(int kind, const std::uint8_t *facts) noexcept
{
    if (!needsSignature_) {
        return SlotResult::Ok;
    }

    if (signing_ == nullptr) {
        return SlotResult::OutOfMemory;
    }

    const bool hasCounter = kind == Deployment || kind == Application;
    return signing_->checkOffer(facts, hasCounter ? counter(static_cast<ImageKind>(kind)) : 0);
}

void EspSlots::trustAnew() noexcept
{
    if (deployments_) {
        deployments_->setSigning(nullptr);
    }

    signing_.reset();
    needsSignature_ = false;
}

std::uint32_t EspSlots::counter(ImageKind kind) const noexcept
{
    return deployments_ ? deployments_->counter(kind) : 0;
}

void EspSlots::abort() noexcept
{
    start();
    applications_.abort();
    if (deployments_) {
        deployments_->abort();
    }
}

SlotResult EspSlots::confirm() noexcept
{
    start();
    if (deployments_ && applications_.state() == ImageState::Testing) {
        // Before the boot loader takes the image for good: behind a cut of power in between, the counter is the new one.
        const SlotResult raised = deployments_->raiseCounter(ImageKind::Application);
        if (raised != SlotResult::Ok) {
            return raised;
        }
    }

    const SlotResult application = applications_.confirm();
    const SlotResult deployment = deployments_ ? deployments_->confirm() : SlotResult::Ok;
    return application == SlotResult::Ok ? deployment : application;
}

SlotResult EspSlots::giveUp(RollbackCause cause) noexcept
{
    start();
    const SlotResult deployment = deployments_ ? deployments_->giveUp(cause) : SlotResult::WrongState;
    if (applications_.state() != ImageState::Testing) {
        return deployment;
    }

    // ESP-IDF's boot loader gives up an image that is not confirmed at the next start, whatever the reason.
    if (deployments_) {
        (void)deployments_->note(ImageKind::Application, cause);
    }

    return deployment == SlotResult::WrongState ? SlotResult::Ok : deployment;
}

std::uint32_t EspSlots::readRunning(int kind, std::uint8_t *sha256) noexcept
{
    start();
    return kind == Deployment && deployments_ ? deployments_->readRunning(ImageKind::Deployment, sha256) : 0;
}

void EspSlots::start() noexcept
{
    if (started_) {
        return;
    }

    started_ = true;
    const bool hung = isRestartByWatchdog();
    applications_.find();
    findDeployments(hung);
    if (hung && deployments_ && applications_.rollbackCause() != RollbackCause::None
        && deployments_->rollbackCause(ImageKind::Application) == RollbackCause::None) {
        (void)deployments_->note(ImageKind::Application, RollbackCause::Hung);
    }
}

ProgressJournal *EspSlots::journal() noexcept
{
    return deployments_ ? &deployments_->journal() : nullptr;
}

void EspSlots::findDeployments(bool hung) noexcept
{
    const Pair partitions = deploymentPartitions();
    deployment_ = partitions[0];
    const esp_partition_t *record = esp_partition_find_first(ESP_PARTITION_TYPE_DATA, RecordSubtype, nullptr);
    if (partitions[1] == nullptr || record == nullptr || record->size < SlotCore::RecordSize) {
        return;
    }

    if (!flash_.add(record) || !flash_.add(partitions[0]) || !flash_.add(partitions[1])) {
        return;
    }

    SlotLayout layout;
    layout.recordAddress = record->address;
    layout.chipId = ChipId;
    SlotLayout::Kind &kind = layout.kinds[Deployment - 1];
    kind.addresses = {partitions[0]->address, partitions[1]->address};
    kind.capacity = std::min(partitions[0]->size, partitions[1]->size);
    deployments_.emplace(flash_, layout, md5_, sha256_);
    deployments_->chooseAtStart(hung);
    deployment_ = partitions[static_cast<std::size_t>(deployments_->activeSlot(ImageKind::Deployment))];
}

}  // namespace enigmaiot
