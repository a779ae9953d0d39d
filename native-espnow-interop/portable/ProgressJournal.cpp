#include "ProgressJournal.h"

#include <algorithm>
#include <new>

#include "Crc32.h"
#include "LittleEndian.h"

namespace enigmaiot {

namespace {

constexpr std::uint32_t Mark = 0x4A504945;  // "EIPJ"
constexpr std::uint8_t Version = 1;
constexpr std::uint32_t Erased = 0xFFFFFFFF;

std::uint32_t sectorsOf(std::uint32_t size)
{
    return (size + NorFlash::SectorSize - 1) / NorFlash::SectorSize;
}

}  // namespace

void ProgressJournal::begin(const ImageIdentity &image, std::uint32_t imageAddress) noexcept
{
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
    image.size = getU32(bytes.data() + 8);
    std::copy_n(bytes.data() + 12, image.md5.size(), image.md5.begin());
    return true;
}

std::uint32_t ProgressJournal::heldSectors(
    const ImageIdentity &image,
    std::uint32_t imageAddress,
    std::uint32_t most) noexcept
{
    start(image, imageAddress);
    const std::uint32_t end = std::min({sectorsOf(image.size), most, Words});
    std::uint32_t sector = 0;
    for (; sector < end; sector++) {
        std::array<std::uint8_t, WordCount> word{};
        std::uint32_t crc = 0;
        if (flash_.read(address_ + WordsOffset + sector * WordCount, word.data(), word.size()) != FlashResult::Ok
            || getU32(word.data()) == Erased
            || !reader_.crc(imageAddress + sector * NorFlash::SectorSize, bytesOf(sector), crc)
            || getU32(word.data()) != crc) {
            break;
        }
    }

    return sector;
}

void ProgressJournal::resume(const ImageIdentity &image, std::uint32_t imageAddress, std::uint32_t sectors) noexcept
{
    start(image, imageAddress);
    open();
    while (isOpen_ && next_ < sectors) {
        isOpen_ = note();
    }
}

void ProgressJournal::wrote(std::uint32_t imageOffset, std::size_t count) noexcept
{
    if (!isOpen_) {
        return;
    }

    // A unit at the end of a part counts where the part has all of it, or the image ends in it.
    std::uint32_t end = imageOffset + static_cast<std::uint32_t>(count);
    end = end == image_.size ? end + UnitSize - 1 : end;
    for (std::uint32_t unit = imageOffset / UnitSize; unit < end / UnitSize; unit++) {
        const std::uint32_t sector = unit * UnitSize / NorFlash::SectorSize;
        if (sector >= next_ && sector < next_ + WindowSectors) {
            (*written_)[sector % WindowSectors].set(unit % Units().size());
        }
    }

    const std::uint32_t sectors = std::min(sectorsOf(image_.size), Words);
    while (isOpen_ && next_ < sectors
           && (*written_)[next_ % WindowSectors].count() == (bytesOf(next_) + UnitSize - 1) / UnitSize) {
        isOpen_ = note();
    }
}

void ProgressJournal::forget() noexcept
{
    close();
    const std::array<std::uint8_t, WordCount> zeros{};
    flash_.write(address_, zeros.data(), zeros.size());
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
    putU32(bytes.data() + 8, image_.size);
    std::copy(image_.md5.begin(), image_.md5.end(), bytes.begin() + 12);
    putU32(bytes.data() + CrcOffset, crc32(bytes.data(), CrcOffset));
    return flash_.eraseSector(address_) == FlashResult::Ok
        && flash_.write(address_, bytes.data(), bytes.size()) == FlashResult::Ok;
}

bool ProgressJournal::note() noexcept
{
    std::uint32_t crc = 0;
    std::array<std::uint8_t, WordCount> word{};
    if (!reader_.crc(imageAddress_ + next_ * NorFlash::SectorSize, bytesOf(next_), crc)) {
        return false;
    }

    putU32(word.data(), crc);
    (*written_)[next_ % WindowSectors].reset();
    next_++;
    return flash_.write(address_ + WordsOffset + (next_ - 1) * WordCount, word.data(), word.size()) == FlashResult::Ok;
}

void ProgressJournal::start(const ImageIdentity &image, std::uint32_t imageAddress) noexcept
{
    close();
    image_ = image;
    imageAddress_ = imageAddress;
    next_ = 0;
}

}  // namespace enigmaiot
