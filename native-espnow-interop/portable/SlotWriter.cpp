#include "SlotWriter.h"

#include <algorithm>

#include "ImageDigests.h"

namespace enigmaiot {

namespace {

std::uint32_t sectorsOf(std::uint32_t bytes) noexcept
{
    return (bytes + NorFlash::SectorSize - 1) / NorFlash::SectorSize;
}

}  // namespace

void SlotWriter::begin(
    const ImageIdentity &image,
    std::uint32_t address,
    std::uint32_t end,
    ProgressJournal *journal,
    const SlotContent &content) noexcept
{
    close();
    if (journal != nullptr) {
        // Before the first byte of the slot changes, the journal stops telling of what it held.
        journal->begin(image, address);
    }

    open(image, address, end, journal, content.isErasedBehind() || isTrusted(address));
    for (std::uint32_t sector = sectorsOf(content.blankFrom(end - address)); sector < endSector_; sector++) {
        cleared_.set(sector);
    }
}

std::uint32_t SlotWriter::resume(
    const ImageIdentity &image,
    const DeltaFacts *delta,
    std::uint32_t address,
    std::uint32_t end,
    ProgressJournal &journal) noexcept
{
    close();
    const std::uint32_t sectors = journal.heldSectors(image, address, MaximumSectors);
    if (sectors == 0) {
        return 0;
    }

    ImageIdentity coming = image;
    coming.comeAs(delta);
    journal.resume(coming, address, sectors);
    open(coming, address, end, &journal, isTrusted(address));
    for (std::uint32_t sector = 0; sector < sectors; sector++) {
        cleared_.set(sector);
    }

    next_ = sectors;
    held_ = std::min(image.size, sectors * NorFlash::SectorSize);
    return held_;
}

bool SlotWriter::hasRoom(std::uint32_t capacity, std::uint32_t size, std::uint32_t stagedSize) noexcept
{
    const std::uint32_t sectors = capacity / NorFlash::SectorSize;
    return stagedSize == 0
        || (size <= capacity && stagedSize <= capacity && sectorsOf(stagedSize) <= sectors - std::min(sectors, sectorsOf(size)));
}

void SlotWriter::setAside(std::uint32_t count) noexcept
{
    endSector_ -= sectorsOf(count);
}

SlotResult SlotWriter::writeAside(
    std::uint32_t offset,
    const std::uint8_t *bytes,
    std::size_t count,
    std::uint32_t all) noexcept
{
    if (!isOpen_ || offset % 4 != 0 || count == 0 || offset >= all || count > all - offset) {
        return SlotResult::WrongState;
    }

    const std::uint32_t last = endSector_ + (offset + static_cast<std::uint32_t>(count) - 1) / NorFlash::SectorSize;
    for (std::uint32_t sector = endSector_ + offset / NorFlash::SectorSize; sector <= last; sector++) {
        if (!cleared_.test(sector) && !clearAside(sector, endSector_ + sectorsOf(all))) {
            return SlotResult::FlashFailed;
        }
    }

    return program(address_ + endSector_ * NorFlash::SectorSize + offset, bytes, count);
}

bool SlotWriter::eraseAside(std::uint32_t all) noexcept
{
    const std::uint32_t end = endSector_ + sectorsOf(all);
    std::uint32_t sector = endSector_;
    while (sector < end && cleared_.test(sector)) {
        sector++;
    }

    return isOpen_ && sector < end && clearAside(sector, end);
}

bool SlotWriter::readAside(std::uint32_t offset, std::uint8_t *bytes, std::size_t count) noexcept
{
    return reader_.read(address_ + endSector_ * NorFlash::SectorSize + offset, bytes, count);
}

void SlotWriter::takeBack(std::uint32_t all) noexcept
{
    for (std::uint32_t left = sectorsOf(all); left > 0; left--) {
        cleared_.reset(endSector_);
        endSector_++;
    }
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

bool SlotWriter::eraseAhead() noexcept
{
    if (!isOpen_ || !findUncleared()) {
        return false;
    }

    bool erased = false;
    const Sectors next = block(ahead_, next_, endSector_);
    if (isByBlock_ && ahead_ >= sectors_) {
        return clear(next, erased);
    }

    if (next.first == ahead_ && next.count > 1 && ahead_ < sectors_) {
        if (isByBlock_ || ahead_ < next_ + next.count) {
            idleCalls_ = 0;
            return clear(next, erased);
        }

        if (blocksBySector_ == 0) {
            if (++idleCalls_ < EnoughIdleCalls) {
                return true;
            }

            idleCalls_ = 0;
            blocksBySector_ = MostBlocksBySector;
        }

        blocksBySector_--;
    }

    for (std::uint32_t passed = 0; passed < next.count && !erased && findUncleared(); passed++) {
        if (!clear({ahead_, 1}, erased)) {
            return false;
        }
    }

    return true;
}

bool SlotWriter::finish() noexcept
{
    close();
    bool erased = false;
    while (findUncleared()) {
        if (!clear(block(ahead_, next_, endSector_), erased)) {
            return false;
        }
    }

    return true;
}

SlotResult SlotWriter::check(
    Digest &md5,
    const std::uint8_t *md5Wanted,
    Digest &sha256,
    const std::uint8_t *sha256Wanted) noexcept
{
    if (!finish()) {
        return SlotResult::FlashFailed;
    }

    ImageDigests digests(md5, sha256Wanted == nullptr ? nullptr : &sha256, address_, image_.size);
    return digests.compare(reader_, md5Wanted, sha256Wanted);
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
    ProgressJournal *journal,
    bool isTrusted) noexcept
{
    journal_ = journal;
    image_ = image;
    address_ = address;
    held_ = 0;
    sectors_ = sectorsOf(image.size);
    endSector_ = sectorsOf(end - address);
    next_ = 0;
    ahead_ = 0;
    idleCalls_ = 0;
    blocksBySector_ = 0;
    isByBlock_ = false;
    isTrusted_ = isTrusted;
    cleared_.reset();
    isOpen_ = true;
}

SlotResult SlotWriter::writeNew(std::uint32_t imageOffset, const std::uint8_t *bytes, std::size_t count) noexcept
{
    const std::uint32_t last = (imageOffset + static_cast<std::uint32_t>(count) - 1) / NorFlash::SectorSize;
    bool erased = false;
    for (std::uint32_t sector = imageOffset / NorFlash::SectorSize; sector <= last; sector++) {
        if (!cleared_.test(sector) && !clear(block(sector, next_, endSector_), erased)) {
            return SlotResult::FlashFailed;
        }
    }

    const SlotResult result = program(address_ + imageOffset, bytes, count);
    if (result == SlotResult::Ok) {
        next_ = std::max(next_, last + 1);
        if (journal_ != nullptr) {
            journal_->wrote(imageOffset, bytes, count);
        }
    }

    return result;
}

/// Writes bytes and reads them back.
SlotResult SlotWriter::program(std::uint32_t place, const std::uint8_t *bytes, std::size_t count) noexcept
{
    bool isThere = false;
    const bool isWritten = flash_.write(place, bytes, count) == FlashResult::Ok
        && reader_.holds(place, bytes, count, isThere) && isThere;
    isTrusted_ = isTrusted_ && isWritten;
    return isWritten ? SlotResult::Ok : SlotResult::FlashFailed;
}

/// Moves on to the first sector of the slot that is not clear.
bool SlotWriter::findUncleared() noexcept
{
    while (ahead_ < endSector_ && cleared_.test(ahead_)) {
        ahead_++;
    }

    return ahead_ < endSector_;
}

/// What is erased together with a sector: its block where all of that lies in a range of which nothing is written, else itself.
/// @param from The range's first sector.
/// @param end The sector behind it.
SlotWriter::Sectors SlotWriter::block(std::uint32_t sector, std::uint32_t from, std::uint32_t end) const noexcept
{
    const std::uint32_t size = flash_.blockSize();
    const std::uint32_t start = (address_ + sector * NorFlash::SectorSize) / size * size;
    if (start < address_ + from * NorFlash::SectorSize || start + size > address_ + end * NorFlash::SectorSize) {
        return {sector, 1};
    }

    return {(start - address_) / NorFlash::SectorSize, size / NorFlash::SectorSize};
}

/// Clears a sector that was set aside; with it its block where nothing of that is clear, and so nothing written: an older image may have ended in
/// it, behind which it was clear from the start.
/// @param end The sector behind those that were set aside.
bool SlotWriter::clearAside(std::uint32_t sector, std::uint32_t end) noexcept
{
    const Sectors whole = block(sector, endSector_, end);
    bool erased = false;
    return clear(isAnyClear(whole) ? Sectors{sector, 1} : whole, erased);
}

bool SlotWriter::isAnyClear(Sectors sectors) const noexcept
{
    for (std::uint32_t i = 0; i < sectors.count; i++) {
        if (cleared_.test(sectors.first + i)) {
            return true;
        }
    }

    return false;
}

/// What reads as erased is left as it is where that can be believed: behind the image, too, for the record will say that it is erased there.
bool SlotWriter::clear(Sectors sectors, bool &erased) noexcept
{
    const std::uint32_t place = address_ + sectors.first * NorFlash::SectorSize;
    const std::uint32_t count = sectors.count * NorFlash::SectorSize;
    bool isBlank = false;
    if (isTrusted_ && !reader_.isErased(place, count, isBlank)) {
        return false;
    }

    if (!isBlank) {
        if (flash_.erase(place, count) != FlashResult::Ok) {
            isTrusted_ = false;
            return false;
        }

        erased = true;
    }

    for (std::uint32_t i = 0; i < sectors.count; i++) {
        cleared_.set(sectors.first + i);
    }

    return true;
}

}  // namespace enigmaiot
