#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>

#include "DeltaPlace.h"
#include "Digest.h"
#include "ImageIdentity.h"
#include "NorFlash.h"
#include "ProgressJournal.h"
#include "SlotContent.h"
#include "SlotReader.h"
#include "SlotResult.h"

namespace enigmaiot {

/// Writes one image into a spare slot: erases each sector before its first write, reads back what it wrote, has the journal
/// note what is complete, and clears what an older image left behind the new one, where nanoCLR, which searches the whole
/// partition, would find its assemblies.
///
/// It erases ahead, by the block once less than a block is erased: that takes a fifth of the time of its sectors. By the sector, which a
/// radio bears better whose frames wait meanwhile, where the board has the time: it asked often enough since the last block. What
/// reads as erased is not erased again, unless a cut of power may have hit its erase: of a slot that is once known to be erased where it
/// reads so none has before the next start.
class SlotWriter {
public:
    /// Sectors of the largest slot: 4 MB.
    static constexpr std::size_t MaximumSectors = 1024;

    /// Calls of eraseAhead() with nothing to do, from a block's erase on, that show that there is time for sectors: a board with
    /// nothing else to do calls each millisecond. Of the first 64 KB that come at the pace of 1 Mbit/s it has called so often before they are
    /// all there; where it takes them as fast as it can, it calls 70 to 120 times for each 64 KB (both by the simulator's bench).
    static constexpr std::uint32_t EnoughIdleCalls = 150;

    /// Blocks that are erased by their sectors then, before that has to show again.
    static constexpr std::uint32_t MostBlocksBySector = 16;

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
    /// @param content What stands in the slot before. It tells whether what reads as erased there is: no cut of power can have hit its
    /// erase; and from where on it is blank, so that this is not read again.
    void begin(
        const ImageIdentity &image,
        std::uint32_t address,
        std::uint32_t end,
        ProgressJournal *journal,
        const SlotContent &content) noexcept;

    /// Goes on with the image that the journal was loaded with, which may come in another way than before. Returns how many bytes from its
    /// start are held: whole sectors, or the whole image. 0 where none are, and then nothing is open.
    /// @param delta What it comes as now; nullptr where it comes itself.
    std::uint32_t resume(
        const ImageIdentity &image,
        const DeltaFacts *delta,
        std::uint32_t address,
        std::uint32_t end,
        ProgressJournal &journal) noexcept;

    /// Where the delta goes on that the image comes as; nowhere where it does not, or has to come from its start.
    DeltaPlace place() const noexcept
    {
        return journal_ != nullptr && image_.isDelta ? journal_->place() : DeltaPlace{};
    }

    /// Takes where the window of the delta starts that the next part comes of.
    void setPlace(const DeltaPlace &place) noexcept
    {
        if (journal_ != nullptr) {
            journal_->setPlace(place);
        }
    }

    /// Whether a delta can be kept behind an image in a slot.
    /// @param capacity Bytes of the slot.
    /// @param size Bytes of the image.
    /// @param stagedSize Bytes of the delta; 0 where it is not kept.
    static bool hasRoom(std::uint32_t capacity, std::uint32_t size, std::uint32_t stagedSize) noexcept;

    /// Sets the last sectors of the slot aside, for which there is room: nothing is written there or erased but by the next four calls.
    void setAside(std::uint32_t count) noexcept;

    /// Writes a part of what is kept in the sectors that were set aside, in any order, each byte once, and reads it back.
    /// @param offset Where it belongs there.
    /// @param all Bytes that were set aside.
    SlotResult writeAside(std::uint32_t offset, const std::uint8_t *bytes, std::size_t count, std::uint32_t all) noexcept;

    /// Erases a step of what writeAside() comes to: a block or a sector. Returns whether there may be more.
    bool eraseAside(std::uint32_t all) noexcept;

    /// Reads what was written there. False where the flash cannot be read.
    bool readAside(std::uint32_t offset, std::uint8_t *bytes, std::size_t count) noexcept;

    /// Makes the sectors that were set aside what stands behind the image, which check() clears.
    void takeBack(std::uint32_t all) noexcept;

    /// Writes a part; what was held before it is passed over.
    SlotResult write(std::uint32_t imageOffset, const std::uint8_t *bytes, std::size_t count) noexcept;

    /// Erases a step of what write() comes to, then of what is left behind the image: one block, one sector, or nothing while a block is
    /// erased ahead. What is blank it passes over, a block's worth in a call. Returns whether there is more; a flash that fails fails
    /// in the write.
    bool eraseAhead() noexcept;

    /// Has the open image erased ahead by the block alone: few frames are under way, so the radio holds them.
    void eraseByBlock() noexcept
    {
        isByBlock_ = true;
    }

    /// Closes the image and clears what is left behind it. False where the flash fails.
    bool finish() noexcept;

    /// Finishes the image, reads it back and compares its digests.
    /// @param sha256Wanted 32 bytes, or nullptr where none is known.
    SlotResult check(
        Digest &md5,
        const std::uint8_t *md5Wanted,
        Digest &sha256,
        const std::uint8_t *sha256Wanted) noexcept;

    /// Closes the image; what the journal noted stays.
    void close() noexcept;

private:
    struct Sectors {
        std::uint32_t first;
        std::uint32_t count;
    };

    /// Whether what reads as erased in a slot is still known to be, as it was for the image that was opened there last.
    bool isTrusted(std::uint32_t address) const noexcept
    {
        return isTrusted_ && address == address_;
    }

    void open(
        const ImageIdentity &image,
        std::uint32_t address,
        std::uint32_t end,
        ProgressJournal *journal,
        bool isTrusted) noexcept;
    SlotResult writeNew(std::uint32_t imageOffset, const std::uint8_t *bytes, std::size_t count) noexcept;
    bool findUncleared() noexcept;
    SlotResult program(std::uint32_t place, const std::uint8_t *bytes, std::size_t count) noexcept;
    Sectors block(std::uint32_t sector, std::uint32_t from, std::uint32_t end) const noexcept;
    bool clear(Sectors sectors, bool &erased) noexcept;
    bool clearAside(std::uint32_t sector, std::uint32_t end) noexcept;
    bool isAnyClear(Sectors sectors) const noexcept;

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

    /// Sectors of the slot, without those that are set aside at its end.
    std::uint32_t endSector_ = 0;

    /// The sector behind the last one that was written.
    std::uint32_t next_ = 0;

    /// All sectors before this one are clear.
    std::uint32_t ahead_ = 0;

    std::uint32_t idleCalls_ = 0;
    std::uint32_t blocksBySector_ = 0;
    bool isByBlock_ = false;

    /// What reads as erased in the slot is. It stays so behind close(), until flash fails.
    bool isTrusted_ = false;
    std::bitset<MaximumSectors> cleared_;
};

}  // namespace enigmaiot
