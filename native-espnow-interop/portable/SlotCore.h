#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "BootRecord.h"
#include "DeltaFacts.h"
#include "DeltaWriter.h"
#include "Digest.h"
#include "ImageCheck.h"
#include "ImageDigests.h"
#include "ImageKind.h"
#include "ImageSigning.h"
#include "ImageState.h"
#include "NorFlash.h"
#include "ProgressJournal.h"
#include "SlotLayout.h"
#include "SlotReader.h"
#include "SlotResult.h"
#include "SlotWriter.h"
#include "SlotFinding.h"
#include "RollbackCause.h"

namespace enigmaiot {

/// Two slots for each kind of image in a flash, and the boot record that says which of them runs. The running slot is never
/// written, and the record stops vouching for a slot before the slot changes: whatever a cut of power leaves, the next
/// start runs a complete old or a complete new image. Rules and words are those of IFirmwareSlots in Shared/Ports.
///
/// A slot whose digest is not the record's is damaged, unless it was flashed by wire, of which this is the sign: the whole
/// slot proves itself by its own checksums (ImageCheck), and the record knows its digest from no slot. Decay cannot give
/// that sign, because a CRC-32 or a SHA-256 covers every byte of a proven image, and erased flash has to follow it. A cut of
/// power cannot, because an image is taken for one only as a whole, references and entry point and all; and because the slot
/// that an update is being written to, by record or journal, is not asked.
class SlotCore {
public:
    /// Bytes of flash that the boot record and the journal behind it take.
    static constexpr std::uint32_t RecordSize = BootRecord::Size + ProgressJournal::Size;

    SlotCore(NorFlash &flash, const SlotLayout &layout, Digest &md5, Digest &sha256) noexcept;

    SlotCore(const SlotCore &) = delete;
    SlotCore &operator=(const SlotCore &) = delete;

    /// Has finish() take signed images alone from now on; see ImageSigning.
    void setSigning(ImageSigning *signing) noexcept
    {
        signing_ = signing;
    }

    /// The highest security counter of a signed image of a kind that was confirmed.
    std::uint32_t counter(ImageKind kind) const noexcept
    {
        return record_.kind(kind).counter;
    }

    /// Notes the security counter of a new image of a kind that others start.
    SlotResult stageCounter(ImageKind kind, std::uint32_t counter) noexcept;

    /// Notes that the new image of a kind that others start is about to be confirmed.
    SlotResult raiseCounter(ImageKind kind) noexcept;

    /// Decides what runs, once at each start, before anything asks for it: goes to a staged image, counts a start of one
    /// that is tested, rolls back when it has none left or is damaged, goes to a slot that was flashed by wire. Reads what the
    /// record knows of both slots of each kind once, for its digest (by our reckoning 0.3 s per MB on an ESP32, 0.1 s for
    /// the two of a gateway); only a slot that is not what the record says is read again, for its own checksums.
    /// @param hung Whether the watchdog restarted the board: an image that is tested is then given up at once.
    void chooseAtStart(bool hung = false) noexcept;

    /// The slot of a kind that runs: 0 or 1.
    int activeSlot(ImageKind kind) const noexcept;

    /// The state of what runs: testing where any kind is, else test pending where any is.
    ImageState state() const noexcept;

    ImageState state(ImageKind kind) const noexcept;

    /// Why the last new image of a kind was given up, until the next confirm().
    RollbackCause rollbackCause(ImageKind kind) const noexcept;

    /// Why an image of any kind was given up since the last confirm(); the first reason that there is.
    RollbackCause rollbackCause() const noexcept;

    /// Bytes that an image of a kind may have; 0 where there are no slots for it.
    std::uint32_t capacity(ImageKind kind) const noexcept;

    /// The kind of the image that is open.
    ImageKind openKind() const noexcept;

    /// Where the progress of an image is noted; also for the images that others write.
    ProgressJournal &journal() noexcept
    {
        return journal_;
    }

    /// Opens the spare slot for an image, gives up what was begun or finished before, and notes what is being written. Wrong
    /// state while an image is tested: the spare slot holds what the board rolls back to. Takes two erases and two page
    /// programs at most.
    /// @param md5 16 bytes.
    /// @param delta What the image comes as; nullptr where it comes itself.
    SlotResult begin(
        ImageKind kind,
        std::uint32_t size,
        const std::uint8_t *md5,
        const DeltaFacts *delta = nullptr) noexcept;

    /// Opens again the slot that the last begin() was writing, if it was of this size and digest; after a restart as well.
    /// Returns how many bytes from the image's start are held: whole sectors, or the whole image; 0 where there is nothing to
    /// go on with, and then nothing is open. Reads what is held twice, about 0.6 s per MB.
    /// @param md5 16 bytes.
    /// @param delta What the image comes as now; nullptr where it comes itself.
    std::uint32_t resume(
        std::uint32_t size,
        const std::uint8_t *md5,
        const DeltaFacts *delta = nullptr) noexcept;

    /// Writes a part of the image, in any order, each byte once, and reads it back. What resume() found is passed over. It erases
    /// first what eraseAhead() has not: a block or a sector, two where a part that jumps ahead straddles their border. Where the image
    /// comes as a delta that is kept in the slot it takes the parts of that.
    /// @param imageOffset A multiple of 4.
    SlotResult write(std::uint32_t imageOffset, const std::uint8_t *bytes, std::size_t count) noexcept;

    /// Erases a step of what write() comes to and of what an older image left behind the new one; see SlotWriter. Where a delta is
    /// kept in the slot it erases for that first.
    /// @return Whether there may be more to erase.
    bool eraseAhead() noexcept;

    /// Opens the spare slot for an image that comes as a delta: goes on with it where a part of it is held, as resume() does,
    /// else begins it. What is held is not written again, and the same delta goes on with the window that was being made.
    /// Nothing is changed where the base is not what runs, or where a delta that is kept in the slot does not fit behind the image.
    /// @param md5 16 bytes, of the image.
    /// @param done Receives how many bytes of the delta are not needed again: writeDelta() takes those behind them, or write() where the
    /// delta is kept in the slot.
    SlotResult beginDelta(
        ImageKind kind,
        std::uint32_t size,
        const std::uint8_t *md5,
        const DeltaFacts &delta,
        std::uint32_t &done) noexcept;

    /// Takes bytes of the delta, in order, as many as there is room for; what is not taken has to be given again. Called with none it
    /// makes something of those that wait, with one write() at most, and tells as taken for how many there is room: finish() comes once
    /// as much is free as was in the beginning. Of a delta that is kept in the slot it is called once all of it is there, with none, until
    /// there is room.
    SlotResult writeDelta(const std::uint8_t *bytes, std::size_t count, std::size_t &taken) noexcept;

    /// Reads the slot back, compares its digests, has the image prove itself by its own checksums, and has the next start
    /// run it. Clears first what eraseAhead() has not behind the image: 150 to 250 ms for each block that is not blank.
    /// @param md5 16 bytes.
    /// @param sha256 32 bytes, or nullptr where none is known.
    SlotResult finish(const std::uint8_t *md5, const std::uint8_t *sha256) noexcept;

    /// Closes the image that was begun. What runs, and what was finished before begin(), stays; what was written is kept for
    /// resume().
    void abort() noexcept;

    /// Keeps the running images for good, and forgets why the board rolled back. Behind that the journal is erased, so that the next
    /// update finds it blank.
    SlotResult confirm() noexcept;

    /// Has the next start roll back from every image under test. Wrong state where none is, or there is nothing to roll back to.
    SlotResult giveUp(RollbackCause cause) noexcept;

    /// Notes why an image of a kind that others start was given up, until the next confirm().
    SlotResult note(ImageKind kind, RollbackCause cause) noexcept;

    /// Reads the image of a kind that runs.
    /// @param sha256 Receives 32 bytes.
    /// @return Its size in bytes; 0 where the record does not know it, or the flash cannot be read.
    std::uint32_t readRunning(ImageKind kind, std::uint8_t *sha256) noexcept;

    /// Has the next start roll back from the image under test, or not go to a staged one. Wrong state where there is neither,
    /// or nothing to roll back to.
    SlotResult revert(ImageKind kind) noexcept;

private:
    /// An image that runs, as it was read.
    struct Running {
        ImageKind kind;
        std::uint32_t size;
        std::array<std::uint8_t, 32> sha256;
    };

    void close() noexcept;

    /// Finishes an image, compares it with its digests, and has it prove itself. A deployment is read once for both.
    SlotResult check(
        const ImageIdentity &image,
        std::uint32_t start,
        const std::uint8_t *md5,
        const std::uint8_t *sha256,
        ImageTrailer &trailer) noexcept;
    bool hasSlots(ImageKind kind) const noexcept;
    std::uint32_t address(ImageKind kind, std::uint8_t slot) const noexcept;
    SlotFinding look(ImageKind kind, std::uint8_t slot, bool recordIsNew) noexcept;
    SlotFinding lookAtRecorded(ImageKind kind, std::uint8_t slot) noexcept;
    SlotFinding lookAtChanged(ImageKind kind, std::uint8_t slot) noexcept;
    SlotFinding lookAtUpdate(ImageKind kind, std::uint8_t slot, bool otherIsGood) noexcept;
    SlotFinding lookWithoutRecord(ImageKind kind, std::uint8_t slot) noexcept;
    bool identify(ImageKind kind, std::uint8_t slot, const ImageProof &proof, SlotContent &content) noexcept;
    bool isKnown(ImageKind kind, std::uint8_t slot, SlotContent &content) noexcept;
    bool isNamedByJournal(ImageKind kind, std::uint8_t slot) noexcept;
    void clearBehind(ImageKind kind, std::uint8_t slot, std::uint32_t size) noexcept;
    void choose(ImageKind kind, bool recordIsNew, bool &changed) noexcept;
    void runWithoutRecord(const BootRecord::Kinds &before) noexcept;
    bool saveOr(const BootRecord::Kinds &before) noexcept;
    bool isGoneOnWith(ImageKind kind, std::uint8_t slot) noexcept;
    bool isRunning(ImageKind kind, const DeltaFacts &delta) const noexcept;

    NorFlash &flash_;
    SlotLayout layout_;
    Digest &md5_;
    Digest &sha256_;
    SlotReader reader_;
    ImageCheck check_;
    BootRecord record_;
    ProgressJournal journal_;
    SlotWriter writer_;
    DeltaWriter delta_;

    ImageSigning *signing_ = nullptr;

    /// What readRunning() read last since the start, in memory of the heap; nullptr where it read nothing.
    std::unique_ptr<Running> running_;

    /// The record in flash may not be the one in memory: a save failed. No slot is touched before one succeeds.
    bool recordIsUncertain_ = false;
};

}  // namespace enigmaiot
