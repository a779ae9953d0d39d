#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "DeltaParcel.h"
#include "DeltaSample.h"
#include "DeltaSlotFixture.h"
#include "FuzzRun.h"
#include "HostileDeltas.h"
#include "HostileParcels.h"
#include "ImageClaim.h"

namespace enigmaiot::test {

/// A board to which deltas are sent that it keeps in its spare slot: damaged and made up, with sizes, bases and digests that lie, in any order,
/// twice, with holes, given up and gone on with, the power cut and the flash failing in between. Whatever comes, it writes nothing outside of the
/// spare slot, the record and the journal; makes of a delta what the decoder makes of it in memory; and has the next start run an image only
/// where its digests are right and it is one. ENIGMAIOT_STAGED_DELTAS is how many, ENIGMAIOT_FUZZ_SEED which.
class StagedDeltaFuzzTest : public DeltaSlotTest {
protected:
    static constexpr std::uint32_t Capacity = 5 * Sector;
    static constexpr std::uint32_t Chunk = SlotBoard::Chunk;

    /// The first sector of boot record and journal, and the one behind them.
    static constexpr std::uint32_t RecordStart = 1;
    static constexpr std::uint32_t RecordEnd = 4;

    StagedDeltaFuzzTest()
    {
        // Nothing of the rest of the flash can be written or erased unseen.
        board_.flash().flashByWire(0, Sector, Image(Sector, 0x55));
        board_.flash().flashByWire(14 * Sector, 13 * Sector, Image(13 * Sector, 0x55));
        board_.flashByWire(Kind, 0, running_);
        board_.start();
        outside_ = outside();
    }

    /// The flash but record, journal and the spare slot.
    Image outside()
    {
        const std::uint32_t spare = board_.address(Kind, 1 - slots().activeSlot(Kind));
        Image bytes = board_.flash().peek(0, RecordStart * Sector);
        append(bytes, board_.flash().peek(RecordEnd * Sector, spare - RecordEnd * Sector));
        append(bytes, board_.flash().peek(spare + Capacity, 27 * Sector - spare - Capacity));
        return bytes;
    }

    /// The next delta: a new one, the one before again, mostly where something of it is held, or another one of the same image or under the same
    /// digest.
    void choose()
    {
        switch (parcel_.delta.empty() ? 9 : hostile_.below(isNoted_ ? 6 : 12)) {
        case 0:
        case 1:
            parcel_ = isNoted_ ? noted_ : parcel_;
            break;
        case 2: {
            const ImageClaim claim = parcel_.claim;
            parcel_ = parcels_.make(running_);
            parcel_.claim = claim;
            break;
        }
        case 3: {
            const auto md5 = parcel_.facts.md5;
            parcel_ = parcels_.make(running_);
            parcel_.facts.md5 = md5;
            break;
        }
        default:
            parcel_ = parcels_.make(running_);
            break;
        }
    }

    SlotResult beginParcel(std::uint32_t &done)
    {
        if (hostile_.oneIn(4)) {
            std::array<std::uint8_t, 32> sha256{};
            slots().readRunning(Kind, sha256.data());
        }

        return slots().beginDelta(Kind, parcel_.claim.size, parcel_.claim.md5.data(), parcel_.facts, done);
    }

    /// What a right board answers to the offer while its flash does what it should.
    SlotResult rightAnswer() const
    {
        const DeltaFacts &facts = parcel_.facts;
        const bool isBase = facts.baseSize == 0
            || (facts.baseSize <= Capacity && facts.baseSize <= running_.size()
                && digestOf(MBEDTLS_MD_SHA256, Image(running_.begin(), running_.begin() + facts.baseSize)) == facts.baseSha256);
        const std::uint64_t sectors
            = (std::uint64_t{parcel_.claim.size} + Sector - 1) / Sector + (std::uint64_t{facts.stagedSize} + Sector - 1) / Sector;
        return !isBase ? SlotResult::WrongBase
            : parcel_.claim.size == 0 || sectors * Sector > Capacity ? SlotResult::WrongSize
                                                                     : SlotResult::Ok;
    }

    /// Notes whether what flash will hold of the image is all made of this delta, from the start.
    void noteBegun(std::uint32_t done)
    {
        const bool isOld = std::find(maybeNoted_.begin(), maybeNoted_.end(), parcel_.claim) != maybeNoted_.end();
        const bool goesOn = isNoted_ && noted_.claim == parcel_.claim;
        isPure_ = !isOld
            && (!goesOn || (isPure_ && noted_.delta == parcel_.delta && noted_.base == parcel_.base && noted_.facts.md5 == parcel_.facts.md5
                            && noted_.facts.stagedSize == parcel_.facts.stagedSize));
        if (!goesOn && !isOld) {
            ASSERT_EQ(0U, done) << "turn " << turn_;
        }

        if (!isDisturbed_) {
            maybeNoted_.clear();
        } else if (isNoted_) {
            maybeNoted_.push_back(noted_.claim);
        }

        noted_ = parcel_;
        isNoted_ = true;
        gone_ += done > 0 ? 1 : 0;
    }

    /// Keeps the chunks that are needed, whatever else happens. False where it ended there.
    bool keep(std::uint32_t done)
    {
        const std::uint32_t staged = parcel_.facts.stagedSize;
        const std::uint32_t end = std::min(staged, static_cast<std::uint32_t>(parcel_.delta.size()));
        std::vector<std::uint32_t> offsets;
        for (std::uint32_t offset = done / Chunk * Chunk; offset < parcel_.delta.size(); offset += Chunk) {
            offsets.push_back(offset);
        }

        std::shuffle(offsets.begin(), offsets.end(), hostile_.random());
        hasHoles_ = end < staged;
        if (hostile_.oneIn(8) && !offsets.empty()) {
            offsets.resize(hostile_.below(static_cast<std::uint32_t>(offsets.size())) + (hostile_.oneIn(2) ? 0 : 1));
            hasHoles_ = true;
        }

        for (std::size_t i = 0; i < offsets.size(); i++) {
            disturb(i > 0 ? offsets[hostile_.below(static_cast<std::uint32_t>(i))] : staged);
            const std::uint32_t offset = offsets[i];
            const std::uint32_t count = std::min(Chunk, static_cast<std::uint32_t>(parcel_.delta.size()) - offset);
            const bool fits = offset < staged && count <= staged - offset;
            const SlotResult result = slots().write(offset, parcel_.delta.data() + offset, count);
            if (result == SlotResult::FlashFailed && isDisturbed_) {
                return false;
            }

            hasHoles_ |= !fits && offset < staged;
            EXPECT_EQ(fits && !isDecoded_ ? SlotResult::Ok : SlotResult::WrongState, result) << "turn " << turn_;
        }

        return true;
    }

    /// What comes between two chunks.
    /// @param kept Where a chunk was kept before; behind all where none was.
    void disturb(std::uint32_t kept)
    {
        if (hostile_.oneIn(5)) {
            slots().eraseAhead();
        }

        std::size_t taken = 0;
        switch (hostile_.below(150)) {
        case 0:
            // As a node does not: each byte comes once. What stands there does no harm.
            if (kept < parcel_.facts.stagedSize) {
                slots().write(kept, Image(std::min<std::size_t>(Chunk, parcel_.facts.stagedSize - kept), hostile_.byte()).data(),
                    std::min(Chunk, parcel_.facts.stagedSize - kept));
                spoil();
            }

            break;
        case 1:
        case 2:
            if (kept + Chunk <= std::min<std::size_t>(parcel_.facts.stagedSize, parcel_.delta.size())) {
                slots().write(kept, parcel_.delta.data() + kept, Chunk);
            }

            break;
        case 3:
            // Before all of it is there.
            isDecoded_ |= slots().writeDelta(nullptr, 0, taken) == SlotResult::Ok && taken > 0;
            isPure_ = false;
            break;
        case 4:
            EXPECT_NE(SlotResult::Ok, slots().writeDelta(parcel_.delta.data(), 1, taken));
            EXPECT_EQ(0U, taken);
            break;
        case 5:
        case 6: {
            // Beside it, or not at a multiple of 4.
            const std::uint32_t staged = parcel_.facts.stagedSize;
            const std::uint32_t misplaced = 1 + hostile_.below(3);
            const std::uint32_t offset = hostile_.oneIn(2) ? (staged + 3) / 4 * 4 + 4 * hostile_.number() : 4 * hostile_.below(500) + misplaced;
            EXPECT_EQ(SlotResult::WrongState, slots().write(offset, parcel_.delta.data(), 1));
            EXPECT_EQ(SlotResult::WrongState, slots().write(0, parcel_.delta.data(), std::size_t{staged} + 1 + hostile_.below(5)));
            EXPECT_EQ(SlotResult::WrongState, slots().write(0, parcel_.delta.data(), 0));
            break;
        }
        default:
            break;
        }
    }

    /// Bytes were written twice: nothing is known of what stands there.
    void spoil()
    {
        isPure_ = false;
        isSpoiled_ = true;
        isDisturbed_ = true;
    }

    /// Decodes what is kept. It ends, whatever that is.
    SlotResult decode()
    {
        const std::uint32_t most = parcel_.facts.stagedSize + parcel_.claim.size / 256 + 2;
        std::size_t room = 0;
        SlotResult result = SlotResult::Ok;
        for (std::uint32_t calls = 0; result == SlotResult::Ok && room == 0; calls++) {
            EXPECT_LT(calls, most) << "turn " << turn_;
            if (calls == most || hostile_.oneIn(40)) {
                slots().abort();
                return SlotResult::WrongState;
            }

            if (hostile_.oneIn(3)) {
                slots().eraseAhead();
            }

            result = slots().writeDelta(nullptr, 0, room);
        }

        return result;
    }

    /// Compares what the slots made of a delta that came whole with what the decoder makes of it in memory.
    void compare(SlotResult result)
    {
        Image delta = parcel_.delta;
        delta.resize(parcel_.facts.stagedSize);
        DeltaSample sample(parcel_.base, parcel_.claim.size);
        ASSERT_EQ(sample.take(delta, 1 + hostile_.below(300)), result) << "turn " << turn_;
        ASSERT_EQ(sample.image(), board_.flash().peek(spareAddress(), sample.image().size())) << "turn " << turn_;
        compared_++;
    }

    /// A delta from its offer to its end, wherever that is.
    void send()
    {
        protectRunning();
        choose();
        isDecoded_ = false;
        std::uint32_t done = 0;
        const SlotResult begun = beginParcel(done);
        if (begun == SlotResult::FlashFailed && isDisturbed_) {
            isPure_ = false;
            return;
        }

        if (!board_.flash().isOff()) {
            ASSERT_EQ(rightAnswer(), begun) << "turn " << turn_;
        }

        if (begun != SlotResult::Ok) {
            refused_++;
            return;
        }

        pending_.reset();
        ASSERT_NO_FATAL_FAILURE(noteBegun(done));
        if (!keep(done)) {
            slots().abort();
            return;
        }

        const bool isWhole = !hasHoles_ && !isDecoded_;
        if (isWhole || hostile_.oneIn(2)) {
            isPure_ = isPure_ && isWhole;
            const SlotResult result = decode();
            results_[static_cast<std::size_t>(result)]++;
            if (result == SlotResult::FlashFailed) {
                ASSERT_TRUE(isDisturbed_) << "turn " << turn_;
            } else if (isPure_ && result != SlotResult::WrongState) {
                ASSERT_NO_FATAL_FAILURE(compare(result));
            }
        }

        if (hostile_.below(8) != 0) {
            finish();
        } else if (hostile_.oneIn(2)) {
            slots().abort();
        }
    }

    void protectRunning()
    {
        board_.flash().protect(board_.address(Kind, slots().activeSlot(Kind)), Capacity);
    }

    std::uint32_t spareAddress()
    {
        return board_.address(Kind, 1 - slots().activeSlot(Kind));
    }

    void finish()
    {
        const ImageClaim &claim = parcel_.claim;
        for (std::uint32_t steps = hostile_.below(4); steps > 0; steps--) {
            slots().eraseAhead();
        }

        const SlotResult result = slots().finish(claim.md5.data(), claim.withSha256 ? claim.sha256.data() : nullptr);
        finished_[static_cast<std::size_t>(result)]++;
        if (result == SlotResult::Ok || board_.flash().isOff()) {
            pending_ = board_.flash().peek(spareAddress(), claim.size);
        }

        isNoted_ = isNoted_ && (result == SlotResult::FlashFailed || result == SlotResult::WrongState || isDisturbed_);
        if (result != SlotResult::Ok) {
            return;
        }

        ASSERT_EQ(ImageState::TestPending, slots().state(Kind));
        const ImageClaim found = ImageClaim::of(*pending_);
        ASSERT_EQ(claim.md5, found.md5) << "turn " << turn_;
        ASSERT_TRUE(!claim.withSha256 || claim.sha256 == found.sha256) << "turn " << turn_;
        ASSERT_TRUE(parcels_.isImage(*pending_)) << "turn " << turn_;
        const Image rest = board_.flash().peek(spareAddress() + claim.size, Capacity - claim.size);
        ASSERT_TRUE(std::all_of(rest.begin(), rest.end(), [](std::uint8_t byte) { return byte == 0xFF; })) << "turn " << turn_;
    }

    /// An update as any other, behind whatever came before.
    void updatePlainly()
    {
        const Image &image = parcels_.anyImage();
        protectRunning();
        ASSERT_EQ(SlotResult::Ok, board_.update(Kind, image)) << "turn " << turn_;
        pending_ = image;
        isNoted_ = false;
        plain_++;
    }

    /// Starts the board. It runs what it ran, or an image that is whole and was told to be.
    void start(bool hung)
    {
        const int slot = slots().activeSlot(Kind);
        board_.start(hung);
        if (slots().activeSlot(Kind) == slot) {
            ASSERT_TRUE(board_.runs(Kind, running_)) << "turn " << turn_;
            pending_.reset();
            return;
        }

        ASSERT_TRUE(pending_ && parcels_.isImage(*pending_) && board_.runs(Kind, *pending_)) << "turn " << turn_;
        ASSERT_EQ(ImageState::Testing, slots().state(Kind));
        std::uint32_t done = 0;
        ASSERT_NE(SlotResult::Ok, beginParcel(done)) << "what the board rolls back to is kept";
        if (hostile_.oneIn(2)) {
            ASSERT_EQ(SlotResult::Ok, slots().confirm());
            running_ = *pending_;
            outside_ = outside();
        } else {
            ASSERT_EQ(SlotResult::Ok, slots().giveUp(RollbackCause::Unwell));
            board_.start();
            ASSERT_TRUE(board_.runs(Kind, running_)) << "turn " << turn_;
        }

        isNoted_ = false;
        started_++;
        pending_.reset();
    }

    /// The journal takes cells that read as erased behind a cut of power: nothing that it says is believed that its CRC-32 does not prove.
    static bool isInJournal(const std::string &violation)
    {
        return std::stoul(violation.substr(violation.rfind(' ') + 1)) / Sector == RecordEnd - 1;
    }

    /// Nothing outside of the spare slot, record and journal has changed, nor was tried to.
    void look()
    {
        ASSERT_EQ(outside_, outside()) << "turn " << turn_;
        const std::vector<std::string> &violations = board_.flash().violations();
        for (; seen_ < violations.size(); seen_++) {
            const std::string &what = violations[seen_];
            const bool isAllowed = (isSpoiled_ && what.find("not erased") != std::string::npos)
                || (isInJournal(what) && what.find("that a cut left behind") != std::string::npos);
            ASSERT_TRUE(isAllowed) << "turn " << turn_ << ": " << what;
        }
    }

    void takeTurn()
    {
        const std::uint32_t way = hostile_.below(20);
        isDisturbed_ = way < 7;
        isSpoiled_ = false;
        if (way < 5) {
            const Damage damage = AllDamage[hostile_.below(std::size(AllDamage))];
            board_.flash().cutAt(1 + hostile_.below(80), damage, static_cast<std::uint32_t>(turn_));
        } else if (way < 7) {
            const std::uint32_t operation = 1 + hostile_.below(80);
            board_.flash().failAt(operation, 1 + hostile_.below(3));
        }

        ASSERT_NO_FATAL_FAILURE(send());
        cuts_ += board_.flash().isOff() ? 1 : 0;
        ASSERT_NO_FATAL_FAILURE(look());
        if (board_.flash().isOff() || hostile_.oneIn(pending_ ? 2 : 30)) {
            ASSERT_NO_FATAL_FAILURE(start(hostile_.oneIn(5)));
        }

        board_.flash().powerUp();
        if (hostile_.oneIn(10)) {
            ASSERT_NO_FATAL_FAILURE(updatePlainly());
        }
    }

    HostileDeltas hostile_{fuzzSeed()};
    HostileParcels parcels_{hostile_};
    Image running_ = parcels_.first();

    /// What the next start may run in its place.
    std::optional<Image> pending_;

    Image outside_;
    DeltaParcel parcel_;
    std::size_t seen_ = 0;

    /// The delta whose image the journal names, and the images that it may name where it could not be written.
    DeltaParcel noted_;
    bool isNoted_ = false;
    std::vector<ImageClaim> maybeNoted_;

    bool isPure_ = false;
    bool hasHoles_ = false;
    bool isDecoded_ = false;

    /// Flash may fail, power may be cut, or bytes were written twice.
    bool isDisturbed_ = false;
    bool isSpoiled_ = false;

    long turn_ = 0;
    long refused_ = 0;
    long gone_ = 0;
    long compared_ = 0;
    long cuts_ = 0;
    long plain_ = 0;
    long started_ = 0;
    long results_[16] = {};
    long finished_[16] = {};
};

}  // namespace enigmaiot::test
