#include "ProgressJournal.h"

#include <algorithm>
#include <new>

#include "Crc32.h"
#include "LittleEndian.h"

namespace enigmaiot {

namespace {

constexpr std::uint32_t Mark = 0x4A504945;  // "EIPJ"
constexpr std::uint8_t Version = 2;
constexpr std::uint32_t Erased = 0xFFFFFFFF;

std::uint32_t sectorsOf(std::uint32_t size)
{
    return (size + NorFlash::SectorSize - 1) / NorFlash::SectorSize;
}

}  // namespace

void ProgressJournal::begin(const ImageIdentity &image, std::uint32_t imageAddress) noexcept
{
    place_ = {};
    start(image, imageAddress);
    open();
}

bool ProgressJournal::load(ImageIdentity &image) noexcept
{
    std::array<std::uint8_t, WordsOffset> bytes{};
    if (flash_.read(address_, bytes.data(), bytes.size()) != FlashResult::Ok || getU32(bytes.data()) != Mark
        || bytes[4] != Version || getU32(bytes.data() + CrcOffset) != crc32(bytes.data(), CrcOffset)) {
        return false;
    }

    image.kind = static_cast<ImageKind>(bytes[5]);
    image.slot = bytes[6];
    image.isDelta = bytes[7] != 0;
    image.size = getU32(bytes.data() + 8);
    std::copy_n(bytes.data() + Md5Offset, image.md5.size(), image.md5.begin());
    std::copy_n(bytes.data() + DeltaMd5Offset, image.deltaMd5.size(), image.deltaMd5.begin());
    return true;
}

std::uint32_t ProgressJournal::heldSectors(
    const ImageIdentity &image,
    std::uint32_t imageAddress,
    std::uint32_t most) noexcept
{
    start(image, imageAddress);
    place_ = {};
    const std::uint32_t end = std::min({sectorsOf(image.size), most, words()});
    std::uint32_t sector = 0;
    for (; sector < end; sector++) {
        Word word{};
        Word right{};
        if (flash_.read(wordAddress(sector), word.data(), wordCount()) != FlashResult::Ok || getU32(word.data()) == Erased) {
            break;
        }

        const DeltaPlace place{getU32(word.data() + 4), getU32(word.data() + 8)};
        std::uint32_t crc = 0;
        if (!readCrc(sector, crc)) {
            break;
        }

        makeWord(crc, place, right);
        if (word != right) {
            break;
        }

        place_ = place;
    }

    return sector;
}

void ProgressJournal::resume(const ImageIdentity &image, std::uint32_t imageAddress, std::uint32_t sectors) noexcept
{
    const bool isSame = image.isDelta && image_.isDelta && image.deltaMd5 == image_.deltaMd5;
    place_ = isSame ? place_ : DeltaPlace{};
    start(image, imageAddress);
    open();
    while (isOpen_ && next_ < sectors) {
        isOpen_ = note();
    }
}

void ProgressJournal::wrote(std::uint32_t imageOffset, const std::uint8_t *bytes, std::size_t count) noexcept
{
    const std::uint32_t end = imageOffset + static_cast<std::uint32_t>(count);
    while (isOpen_ && imageOffset < end) {
        const std::uint32_t part = std::min(end - imageOffset, NorFlash::SectorSize - imageOffset % NorFlash::SectorSize);
        wrotePart(imageOffset, bytes, part);
        imageOffset += part;
        bytes += part;
    }
}

/// Takes note of a part of one sector.
void ProgressJournal::wrotePart(std::uint32_t imageOffset, const std::uint8_t *bytes, std::uint32_t count) noexcept
{
    if (imageOffset % NorFlash::SectorSize == 0) {
        written_->crc = 0;
        written_->crcEnd = imageOffset;
    }

    std::uint32_t end = imageOffset + count;
    if (imageOffset == written_->crcEnd) {
        written_->crc = crc32(bytes, count, written_->crc);
        written_->crcEnd = end;
    }

    // A unit at the end of a part counts where the part has all of it, or the image ends in it.
    end = end == image_.size ? end + UnitSize - 1 : end;
    const std::uint32_t sector = imageOffset / NorFlash::SectorSize;
    if (sector >= next_ && sector < next_ + WindowSectors) {
        for (std::uint32_t unit = imageOffset / UnitSize; unit < end / UnitSize; unit++) {
            written_->units[sector % WindowSectors].set(unit % Units().size());
        }
    }

    const std::uint32_t sectors = std::min(sectorsOf(image_.size), words());
    while (isOpen_ && next_ < sectors
           && written_->units[next_ % WindowSectors].count() == (bytesOf(next_) + UnitSize - 1) / UnitSize) {
        isOpen_ = note();
    }
}

void ProgressJournal::forget() noexcept
{
    close();
    const std::array<std::uint8_t, WordCount> zeros{};
    flash_.write(address_, zeros.data(), zeros.size());
}

void ProgressJournal::tidy() noexcept
{
    ImageIdentity image;
    bool isBlank = false;
    if (!load(image) && reader_.isBlank(address_, isBlank) && !isBlank) {
        flash_.eraseSector(address_);
    }
}

void ProgressJournal::erase() noexcept
{
    close();
    flash_.eraseSector(address_);
}

std::uint32_t ProgressJournal::bytesOf(std::uint32_t sector) const noexcept
{
    return std::min(NorFlash::SectorSize, image_.size - sector * NorFlash::SectorSize);
}

void ProgressJournal::open() noexcept
{
    // The header goes out in any case: it takes the place of what was noted of another image.
    const bool isWritten = writeHeader();
    written_.reset(new (std::nothrow) Window);
    isOpen_ = isWritten && written_ != nullptr;
}

bool ProgressJournal::writeHeader() noexcept
{
    std::array<std::uint8_t, WordsOffset> bytes{};
    putU32(bytes.data(), Mark);
    bytes[4] = Version;
    bytes[5] = static_cast<std::uint8_t>(image_.kind);
    bytes[6] = image_.slot;
    bytes[7] = image_.isDelta ? 1 : 0;
    putU32(bytes.data() + 8, image_.size);
    std::copy(image_.md5.begin(), image_.md5.end(), bytes.begin() + Md5Offset);
    if (image_.isDelta) {
        std::copy(image_.deltaMd5.begin(), image_.deltaMd5.end(), bytes.begin() + DeltaMd5Offset);
    }

    putU32(bytes.data() + CrcOffset, crc32(bytes.data(), CrcOffset));
    bool isBlank = false;
    return ((reader_.isBlank(address_, isBlank) && isBlank) || flash_.eraseSector(address_) == FlashResult::Ok)
        && flash_.write(address_, bytes.data(), bytes.size()) == FlashResult::Ok;
}

bool ProgressJournal::readCrc(std::uint32_t sector, std::uint32_t &crc) noexcept
{
    return reader_.crc(imageAddress_ + sector * NorFlash::SectorSize, bytesOf(sector), crc);
}

/// What stands in flash for a sector that is complete.
void ProgressJournal::makeWord(std::uint32_t crc, const DeltaPlace &place, Word &word) const noexcept
{
    if (image_.isDelta) {
        putU32(word.data() + 4, place.delta);
        putU32(word.data() + 8, place.image);
        crc ^= crc32(word.data() + 4, DeltaWordCount - 4);
    }

    putU32(word.data(), crc);
}

bool ProgressJournal::note() noexcept
{
    // Of a sector that is complete before the window begins nothing would be told.
    const bool isReached = place_.image <= next_ * NorFlash::SectorSize + bytesOf(next_);
    std::uint32_t crc = written_->crc;
    if (written_->crcEnd != next_ * NorFlash::SectorSize + bytesOf(next_) && !readCrc(next_, crc)) {
        return false;
    }

    Word word{};
    makeWord(crc, isReached ? place_ : DeltaPlace{}, word);
    written_->units[next_ % WindowSectors].reset();
    next_++;
    return flash_.write(wordAddress(next_ - 1), word.data(), wordCount()) == FlashResult::Ok;
}

void ProgressJournal::start(const ImageIdentity &image, std::uint32_t imageAddress) noexcept
{
    close();
    image_ = image;
    imageAddress_ = imageAddress;
    next_ = 0;
}

}  // namespace enigmaiot
