#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "DeltaPlace.h"
#include "ImageIdentity.h"
#include "NorFlash.h"
#include "SlotReader.h"

namespace enigmaiot {

/// Which image a spare slot is being written with, and how far: one sector behind the boot record. A header is written when
/// an image is begun, and behind it one word for each sector of the image, once that sector and all before it hold their
/// bytes: the CRC-32 of those bytes. A sector is held only where the flash has that CRC now, so neither a cut of power nor a
/// slot that was flashed by wire since makes more of it than is there. A journal that the flash does not take is no reason
/// to give an image up: nothing is noted from there on.
///
/// Of an image that comes as a delta each word also says where the window of the delta starts that was being made then, so that
/// the delta goes on there.
///
/// Layout, little-endian: mark u32, version u8, kind u8, slot u8, whether it comes as a delta u8, size u32, MD5, the delta's MD5
/// or zeros, CRC-32 of all that; then the words. Those of a delta have 12 bytes: the CRC-32 of the sector, xor that of the next
/// eight bytes; bytes of the delta before the window, u32; bytes of the image before it, u32.
class ProgressJournal {
public:
    /// Bytes of flash.
    static constexpr std::uint32_t Size = NorFlash::SectorSize;

    /// @param address Where the sector starts.
    ProgressJournal(NorFlash &flash, SlotReader &reader, std::uint32_t address) noexcept
        : flash_(flash), reader_(reader), address_(address)
    {
    }

    /// Forgets what was noted before, and notes that an image is being written: one erase, where the sector is not blank, and one page
    /// program.
    /// @param imageAddress Where its slot starts.
    void begin(const ImageIdentity &image, std::uint32_t imageAddress) noexcept;

    /// Reads which image is noted. False where none is.
    bool load(ImageIdentity &image) noexcept;

    /// Reads how many sectors of the image that is noted are held, from its start on, and with them the place in its delta.
    /// @param most Where to stop: an image of a megabyte takes about 0.3 s.
    std::uint32_t heldSectors(const ImageIdentity &image, std::uint32_t imageAddress, std::uint32_t most) noexcept;

    /// Goes on noting. The journal is written anew: a word that a cut left half-written could not be written again. A cut in
    /// between loses what was held, or a part of it. The place that was read stays where the delta is the same.
    void resume(const ImageIdentity &image, std::uint32_t imageAddress, std::uint32_t sectors) noexcept;

    /// Where the delta that was noted goes on; nowhere where there is none.
    const DeltaPlace &place() const noexcept
    {
        return place_;
    }

    /// Takes where the window of the delta starts whose bytes come next.
    void setPlace(const DeltaPlace &place) noexcept
    {
        place_ = place;
    }

    /// Takes note of a part that stands in flash. Parts may come twice, and in any order within WindowSectors.
    /// @param imageOffset A multiple of 4.
    /// @param bytes What stands there now. Of a sector that comes in order they are not read again.
    void wrote(std::uint32_t imageOffset, const std::uint8_t *bytes, std::size_t count) noexcept;

    /// Stops noting; what is noted stays.
    void close() noexcept
    {
        isOpen_ = false;
        written_.reset();
    }

    /// Has nothing left to go on with: one page program.
    void forget() noexcept;

    /// Erases what forget() left, so that begin() finds the sector blank. What can be gone on with stays.
    void tidy() noexcept;

    /// Has nothing left to go on with, whatever state a cut of power left the sector in: one erase.
    void erase() noexcept;

private:
    static constexpr std::uint32_t WindowSectors = 16;
    static constexpr std::uint32_t UnitSize = 4;
    static constexpr std::uint32_t Md5Offset = 12;
    static constexpr std::uint32_t DeltaMd5Offset = Md5Offset + static_cast<std::uint32_t>(SlotContent::Md5Count);
    static constexpr std::uint32_t CrcOffset = DeltaMd5Offset + static_cast<std::uint32_t>(SlotContent::Md5Count);
    static constexpr std::uint32_t WordsOffset = CrcOffset + 4;
    static constexpr std::uint32_t WordCount = 4;
    static constexpr std::uint32_t DeltaWordCount = 12;

    using Units = std::bitset<NorFlash::SectorSize / UnitSize>;

    struct Window {
        /// Which units of the sectors from next_ on are written; those of a sector are at its number modulo WindowSectors.
        std::array<Units, WindowSectors> units;

        /// CRC-32 of a sector's bytes so far, which came in order, and the offset in the image behind the last of them.
        std::uint32_t crc = 0;
        std::uint32_t crcEnd = 0;
    };

    using Word = std::array<std::uint8_t, DeltaWordCount>;

    std::uint32_t wordCount() const noexcept
    {
        return image_.isDelta ? DeltaWordCount : WordCount;
    }

    std::uint32_t words() const noexcept
    {
        return (Size - WordsOffset) / wordCount();
    }

    std::uint32_t wordAddress(std::uint32_t sector) const noexcept
    {
        return address_ + WordsOffset + sector * wordCount();
    }

    std::uint32_t bytesOf(std::uint32_t sector) const noexcept;
    bool readCrc(std::uint32_t sector, std::uint32_t &crc) noexcept;
    void makeWord(std::uint32_t crc, const DeltaPlace &place, Word &word) const noexcept;
    void wrotePart(std::uint32_t imageOffset, const std::uint8_t *bytes, std::uint32_t count) noexcept;
    void open() noexcept;
    bool writeHeader() noexcept;
    bool note() noexcept;
    void start(const ImageIdentity &image, std::uint32_t imageAddress) noexcept;

    NorFlash &flash_;
    SlotReader &reader_;
    std::uint32_t address_;

    bool isOpen_ = false;
    ImageIdentity image_{};
    std::uint32_t imageAddress_ = 0;

    /// The first sector that is not noted.
    std::uint32_t next_ = 0;

    /// Where the window of the delta starts that is being made; as it was read, before.
    DeltaPlace place_;

    /// Memory of the heap, taken while an image is written: 2 KB. Where there is none nothing is noted.
    std::unique_ptr<Window> written_;
};

}  // namespace enigmaiot
