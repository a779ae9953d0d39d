#include "SlotWriter.h"

#include <algorithm>
#include <array>

namespace enigmaiot {

namespace {

constexpr std::size_t Sha256Count = 32;

}  // namespace

void SlotWriter::begin(
    const ImageIdentity &image,
    std::uint32_t address,
    std::uint32_t end,
    ProgressJournal *journal) noexcept
{
    close();
    if (journal != nullptr) {
        // Before the first byte of the slot changes, the journal stops telling of what it held.
        journal->begin(image, address);
    }

    open(image, address, end, journal);
}

std::uint32_t SlotWriter::resume(
    const ImageIdentity &image,
    std::uint32_t address,
    std::uint32_t end,
    ProgressJournal &journal) noexcept
{
    close();
    const std::uint32_t sectors = journal.heldSectors(image, address, MaximumSectors);
    if (sectors == 0) {
        return 0;
    }

    journal.resume(image, address, sectors);
    open(image, address, end, &journal);
    for (std::uint32_t sector = 0; sector < sectors; sector++) {
        erased_.set(sector);
    }

    held_ = std::min(image.size, sectors * NorFlash::SectorSize);
    return held_;
}

SlotResult SlotWriter::write(std::uint32_t imageOffset, const std::uint8_t *bytes, std::size_t count) noexcept
{
    if (!isOpen_ || imageOffset % 4 != 0 || count == 0 || imageOffset >= image_.size || count > image_.size - imageOffset) {
        return SlotResult::WrongState;
    }

    const std::size_t passed = imageOffset < held_ ? std::min<std::size_t>(held_ - imageOffset, count) : 0;
    return passed == count
        ? SlotResult::Ok
        : writeNew(imageOffset + static_cast<std::uint32_t>(passed), bytes + passed, count - passed);
}

SlotResult SlotWriter::check(
    Digest &md5,
    const std::uint8_t *md5Wanted,
    Digest &sha256,
    const std::uint8_t *sha256Wanted) noexcept
{
    close();
    while (tail_ < endSector_) {
        if (!clearTail()) {
            return SlotResult::FlashFailed;
        }
    }

    std::array<std::uint8_t, SlotContent::Md5Count> md5Found{};
    std::array<std::uint8_t, Sha256Count> sha256Found{};
    const bool read = sha256Wanted == nullptr
        ? reader_.hash(md5, address_, image_.size, md5Found.data())
        : reader_.hashBoth(md5, md5Found.data(), sha256, sha256Found.data(), address_, image_.size);
    if (!read) {
        return SlotResult::FlashFailed;
    }

    const bool isRight = std::equal(md5Found.begin(), md5Found.end(), md5Wanted)
        && (sha256Wanted == nullptr || std::equal(sha256Found.begin(), sha256Found.end(), sha256Wanted));
    return isRight ? SlotResult::Ok : SlotResult::DigestMismatch;
}

void SlotWriter::close() noexcept
{
    isOpen_ = false;
    if (journal_ != nullptr) {
        journal_->close();
    }
}

void SlotWriter::open(
    const ImageIdentity &image,
    std::uint32_t address,
    std::uint32_t end,
    ProgressJournal *journal) noexcept
{
    journal_ = journal;
    image_ = image;
    address_ = address;
    held_ = 0;
    sectors_ = (image.size + NorFlash::SectorSize - 1) / NorFlash::SectorSize;
    tail_ = sectors_;
    endSector_ = (end - address) / NorFlash::SectorSize;
    erased_.reset();
    isOpen_ = true;
}

SlotResult SlotWriter::writeNew(std::uint32_t imageOffset, const std::uint8_t *bytes, std::size_t count) noexcept
{
    const std::uint32_t last = (imageOffset + static_cast<std::uint32_t>(count) - 1) / NorFlash::SectorSize;
    bool erased = false;
    for (std::uint32_t sector = imageOffset / NorFlash::SectorSize; sector <= last; sector++) {
        if (!eraseOnce(sector, erased)) {
            return SlotResult::FlashFailed;
        }
    }

    const std::uint32_t place = address_ + imageOffset;
    bool isThere = false;
    if (flash_.write(place, bytes, count) != FlashResult::Ok || !reader_.holds(place, bytes, count, isThere) || !isThere) {
        return SlotResult::FlashFailed;
    }

    if (journal_ != nullptr) {
        journal_->wrote(imageOffset, count);
    }

    return erased || clearAhead(last + 1) ? SlotResult::Ok : SlotResult::FlashFailed;
}

bool SlotWriter::eraseOnce(std::uint32_t sector, bool &erased) noexcept
{
    if (erased_.test(sector)) {
        return true;
    }

    if (flash_.eraseSector(address_ + sector * NorFlash::SectorSize) != FlashResult::Ok) {
        return false;
    }

    erased_.set(sector);
    erased = true;
    return true;
}

bool SlotWriter::clearAhead(std::uint32_t sector) noexcept
{
    const std::uint32_t end = std::min(sector + EraseAhead, sectors_);
    for (; sector < end; sector++) {
        if (!erased_.test(sector)) {
            bool erased = false;
            return eraseOnce(sector, erased);
        }
    }

    return tail_ >= endSector_ || clearTail();
}

bool SlotWriter::clearTail() noexcept
{
    const std::uint32_t place = address_ + tail_ * NorFlash::SectorSize;
    bool blank = false;
    if (!reader_.isBlank(place, blank) || (!blank && flash_.eraseSector(place) != FlashResult::Ok)) {
        return false;
    }

    tail_++;
    return true;
}

}  // namespace enigmaiot
