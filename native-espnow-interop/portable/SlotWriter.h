#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>

#include "Digest.h"
#include "ImageIdentity.h"
#include "NorFlash.h"
#include "ProgressJournal.h"
#include "SlotReader.h"
#include "SlotResult.h"

namespace enigmaiot {

/// Writes one image into a spare slot: erases each sector before its first write, reads back what it wrote, has the journal
/// note what is complete, and clears what an older image left behind the new one.
class SlotWriter {
public:
    /// Sectors of the largest slot: 4 MB.
    static constexpr std::size_t MaximumSectors = 1024;

    /// Sectors behind the last one written that are erased ahead, so that a write seldom waits for an erase of its own.
    static constexpr std::uint32_t EraseAhead = 2;

    SlotWriter(NorFlash &flash, SlotReader &reader) noexcept : flash_(flash), reader_(reader)
    {
    }

    bool isOpen() const noexcept
    {
        return isOpen_;
    }

    /// The image that is open, or was last.
    const ImageIdentity &image() const noexcept
    {
        return image_;
    }

    /// Starts an image from nothing.
    /// @param address Where its slot starts.
    /// @param end Where what is cleared behind the image ends.
    /// @param journal Where progress is noted; nullptr for nowhere.
    void begin(const ImageIdentity &image, std::uint32_t address, std::uint32_t end, ProgressJournal *journal) noexcept;

    /// Goes on with the image that the journal was loaded with. Returns how many bytes from its start are held: whole sectors,
    /// or the whole image. 0 where none are, and then nothing is open.
    std::uint32_t resume(
        const ImageIdentity &image,
        std::uint32_t address,
        std::uint32_t end,
        ProgressJournal &journal) noexcept;

    /// Writes a part; what was held before it is passed over.
    SlotResult write(std::uint32_t imageOffset, const std::uint8_t *bytes, std::size_t count) noexcept;

    /// Clears what is left behind the image, reads it back and compares its digests. The image is closed by it.
    /// @param sha256Wanted 32 bytes, or nullptr where none is known.
    SlotResult check(
        Digest &md5,
        const std::uint8_t *md5Wanted,
        Digest &sha256,
        const std::uint8_t *sha256Wanted) noexcept;

    /// Closes the image; what the journal noted stays.
    void close() noexcept;

private:
    void open(const ImageIdentity &image, std::uint32_t address, std::uint32_t end, ProgressJournal *journal) noexcept;
    SlotResult writeNew(std::uint32_t imageOffset, const std::uint8_t *bytes, std::size_t count) noexcept;
    bool eraseOnce(std::uint32_t sector, bool &erased) noexcept;
    bool clearAhead(std::uint32_t sector) noexcept;
    bool clearTail() noexcept;

    NorFlash &flash_;
    SlotReader &reader_;
    ProgressJournal *journal_ = nullptr;
    bool isOpen_ = false;
    ImageIdentity image_{};
    std::uint32_t address_ = 0;

    /// Bytes from the image's start that were there before.
    std::uint32_t held_ = 0;

    /// Sectors of the image.
    std::uint32_t sectors_ = 0;

    /// The next sector behind the image to be cleared, and where that ends.
    std::uint32_t tail_ = 0;
    std::uint32_t endSector_ = 0;

    std::bitset<MaximumSectors> erased_;
};

}  // namespace enigmaiot
