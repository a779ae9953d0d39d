#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <random>

#include "SampleImage.h"
#include "SimulatedFlash.h"
#include "SlotCoreFixture.h"
#include "TestDigest.h"

namespace enigmaiot::test {
namespace {

TEST_F(SlotCoreTest, ArgumentsAreChecked)
{
    const std::array<std::uint8_t, 16> bytes{};
    EXPECT_EQ(SlotResult::UnknownKind, slots().begin(static_cast<ImageKind>(0), 100, bytes.data()));
    EXPECT_EQ(SlotResult::UnknownKind, slots().begin(static_cast<ImageKind>(3), 100, bytes.data()));
    EXPECT_EQ(SlotResult::WrongSize, slots().begin(Kind, 0, bytes.data()));
    EXPECT_EQ(SlotResult::WrongSize, slots().begin(Kind, slots().capacity(Kind) + 1, bytes.data()));
    EXPECT_EQ(SlotResult::WrongState, slots().write(0, bytes.data(), 4));
    EXPECT_EQ(SlotResult::WrongState, slots().finish(bytes.data(), nullptr));
    ASSERT_EQ(SlotResult::Ok, slots().begin(Kind, 10, bytes.data()));
    EXPECT_EQ(SlotResult::WrongState, slots().write(2, bytes.data(), 4));
    EXPECT_EQ(SlotResult::WrongState, slots().write(8, bytes.data(), 3));
    EXPECT_EQ(SlotResult::WrongState, slots().write(12, bytes.data(), 1));
    EXPECT_EQ(SlotResult::WrongState, slots().write(0xFFFFFFFC, bytes.data(), 8));
    EXPECT_EQ(SlotResult::WrongState, slots().write(0, bytes.data(), 0));
    EXPECT_EQ(SlotResult::Ok, slots().write(8, bytes.data(), 2));
    slots().abort();
    EXPECT_EQ(SlotResult::WrongState, slots().write(0, bytes.data(), 4));
}

TEST_F(SlotCoreTest, AnImageOfTheWholeSlotFits)
{
    const Image full = makeImage(Kind, slots().capacity(Kind), 9);
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, full));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, full));
}

TEST_F(SlotCoreTest, AWrongDigestStagesNothing)
{
    auto md5 = digestOf(MBEDTLS_MD_MD5, new_);
    auto sha256 = digestOf(MBEDTLS_MD_SHA256, new_);
    md5[15] ^= 1;
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(new_));
    EXPECT_EQ(SlotResult::DigestMismatch, slots().finish(md5.data(), nullptr));
    EXPECT_EQ(ImageState::Confirmed, slots().state());

    md5[15] ^= 1;
    sha256[0] ^= 1;
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(new_));
    EXPECT_EQ(SlotResult::DigestMismatch, slots().finish(md5.data(), sha256.data()));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, old_));
}

TEST_F(SlotCoreTest, ADeploymentIsReadOnceForItsDigestsAndItsCheck)
{
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(new_));
    while (slots().eraseAhead()) {
    }

    const std::uint64_t before = board_.flash().readBytes();
    ASSERT_EQ(SlotResult::Ok, board_.finish(new_));
    EXPECT_LT(board_.flash().readBytes() - before, new_.size() * 3 / 2) << "headers, references, and the record, too";
}

TEST_F(SlotCoreTest, AMissingChunkIsADigestMismatch)
{
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    for (std::size_t index = 0; index < new_.size() / SlotBoard::Chunk; index++) {
        if (index != 7) {
            ASSERT_EQ(SlotResult::Ok, board_.writeChunk(new_, index));
        }
    }

    EXPECT_EQ(SlotResult::DigestMismatch, board_.finish(new_));
}

TEST_F(SlotCoreTest, ChunksMayComeInAnyOrderAndTwice)
{
    std::vector<std::size_t> order((new_.size() + SlotBoard::Chunk - 1) / SlotBoard::Chunk);
    std::iota(order.begin(), order.end(), 0);
    for (std::uint32_t seed = 0; seed < 20; seed++) {
        std::shuffle(order.begin(), order.end(), std::mt19937(seed));
        ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
        for (const std::size_t index : order) {
            ASSERT_EQ(SlotResult::Ok, board_.writeChunk(new_, index));
        }

        ASSERT_EQ(SlotResult::Ok, board_.writeChunk(new_, 3));
        ASSERT_EQ(SlotResult::Ok, board_.finish(new_));
    }

    EXPECT_TRUE(board_.flash().violations().empty());
}

TEST_F(SlotCoreTest, OtherBytesOverWrittenOnesAreAFlashFailure)
{
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    ASSERT_EQ(SlotResult::Ok, slots().write(0, new_.data(), 100));
    EXPECT_EQ(SlotResult::FlashFailed, slots().write(0, old_.data() + 200, 100));
}

TEST_F(SlotCoreTest, NoWriteErasesMoreThanOnceAndNothingIsErasedTwice)
{
    // The slot is full of something else, so all behind the image has to be cleared too.
    board_.flashByWire(Kind, 1, makeImage(Kind, slots().capacity(Kind), 8));
    board_.start();
    ASSERT_EQ(1, slots().activeSlot(Kind));
    board_.flashByWire(Kind, 0, makeImage(Kind, slots().capacity(Kind), 9));
    board_.start();
    ASSERT_EQ(0, slots().activeSlot(Kind));

    std::uint64_t before = board_.flash().erases();
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    EXPECT_EQ(before + 1, board_.flash().erases()) << "the record; the journal is blank";
    const std::uint64_t begun = board_.flash().erasedSectors();
    for (std::size_t index = 0; index < (new_.size() + SlotBoard::Chunk - 1) / SlotBoard::Chunk; index++) {
        before = board_.flash().erases();
        ASSERT_EQ(SlotResult::Ok, board_.writeChunk(new_, index));
        ASSERT_LE(board_.flash().erases(), before + 1) << "chunk " << index;
    }

    while (slots().eraseAhead()) {
    }

    EXPECT_EQ(begun + slots().capacity(Kind) / Sector, board_.flash().erasedSectors());
    ASSERT_EQ(SlotResult::Ok, board_.finish(new_));
    board_.start();
    EXPECT_TRUE(board_.isBlankBehind(Kind, new_));
}

TEST_F(SlotCoreTest, WhatReadsAsErasedIsNotErasedAgain)
{
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    const std::uint64_t begun = board_.flash().erases();
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(new_));
    EXPECT_EQ(begun, board_.flash().erases());
}

TEST_F(SlotCoreTest, TheJournalOfAConfirmedImageIsErasedBeforeTheNextUpdate)
{
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    const std::uint64_t confirmed = board_.flash().erases();
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, wired_));
    EXPECT_EQ(confirmed + 1, board_.flash().erases()) << "the record alone";
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(wired_));
    EXPECT_EQ(SlotResult::Ok, board_.finish(wired_));
}

TEST_F(SlotCoreTest, WhatCanBeGoneOnWithOutlivesTheConfirmationOfAnotherKind)
{
    const Image application = makeImage(ImageKind::Application, 3 * Sector, 5);
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, new_));
    ASSERT_EQ(SlotResult::Ok, board_.begin(ImageKind::Application, application));
    for (std::size_t index = 0; index < 42; index++) {
        ASSERT_EQ(SlotResult::Ok, board_.writeChunk(application, index));
    }

    board_.start();
    ASSERT_TRUE(board_.runs(Kind, new_));
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    EXPECT_EQ(2 * Sector, board_.resume(application));
}

TEST_F(SlotCoreTest, WhatIsBlankBehindARecordedImageIsNotReadAgain)
{
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    const Image small = makeImage(Kind, 600, 6);
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, small));
    const std::uint64_t before = board_.flash().readBytes();
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, small));
    EXPECT_LT(board_.flash().readBytes() - before, 2 * Sector) << "one sector is looked at, and the image a few times";
}

/// Each byte that was to change reads as before or as after, anew at each read, until it is erased for good.
TEST_F(SlotCoreTest, ASectorWhoseEraseWasCutIsErasedBehindTheNextImageWhateverItReadsAs)
{
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    board_.flash().flashByWire(board_.address(Kind, 1) + 4 * Sector, Sector, Image(1, 0xFE));
    for (std::uint32_t seed = 1; seed < 10; seed++) {
        bool isOff = true;
        for (std::uint64_t operation = 1; isOff; operation++) {
            SlotBoard board(board_);
            board.start();
            board.flash().cutAt(operation, Damage::Unstable, seed);
            board.update(Kind, new_);
            isOff = board.flash().isOff();
            board.start();
            if (board.runs(Kind, old_)) {
                ASSERT_EQ(SlotResult::Ok, board.update(Kind, makeImage(Kind, 600, 6)));
                ASSERT_EQ(SlotResult::Ok, board.update(Kind, makeImage(Kind, 5 * Sector, 7))) << operation;
                ASSERT_TRUE(board.flash().violations().empty()) << board.flash().violations().front();
            }
        }
    }
}

/// Something has written behind the record's back, and no start has looked since.
TEST_F(SlotCoreTest, WhereASlotIsNotAsBlankAsItIsRecordedAWriteFailsAndTheNextUpdateErasesIt)
{
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    const Image large = makeImage(Kind, 4 * Sector + 100, 7);
    board_.flash().flashByWire(board_.address(Kind, 0) + 4 * Sector, Sector, Image(100, 0));
    EXPECT_EQ(SlotResult::FlashFailed, board_.update(Kind, large));
    EXPECT_EQ(SlotResult::Ok, board_.update(Kind, large));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, large));
}

TEST_F(SlotCoreTest, WhatAnUpdateLeftThatWasGivenUpIsErasedWhateverItReadsAs)
{
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    slots().abort();
    board_.start();
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    const std::uint64_t begun = board_.flash().erasedSectors();
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(new_));
    EXPECT_LE(begun + (new_.size() + Sector - 1) / Sector, board_.flash().erasedSectors());
}

TEST_F(SlotCoreTest, WhatAnUpdateErasedThatWasGivenUpIsNotErasedAgainBeforeTheNextStart)
{
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    while (slots().eraseAhead()) {
    }

    slots().abort();
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, wired_));
    const std::uint64_t begun = board_.flash().erasedSectors();
    ASSERT_EQ(SlotResult::Ok, slots().write(0, wired_.data(), Sector));
    slots().abort();
    EXPECT_EQ(Sector, board_.resume(wired_));
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(wired_));
    EXPECT_EQ(begun + 1, board_.flash().erasedSectors()) << "the journal";
}

TEST_F(SlotCoreTest, WhereAnEraseOrAWriteFailedWhatReadsAsErasedIsErasedAgain)
{
    for (const bool isErase : {false, true}) {
        ASSERT_EQ(SlotResult::Ok, board_.update(Kind, new_));
        ASSERT_EQ(SlotResult::Ok, slots().revert(Kind));
        ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
        while (slots().eraseAhead()) {
        }

        if (isErase) {
            board_.flash().flashByWire(board_.address(Kind, 1) + 4 * Sector, Sector, Image(1, 0));
            ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
            board_.flash().failAt(1);
            while (slots().eraseAhead()) {
            }
        } else {
            board_.flash().failAt(1);
            ASSERT_EQ(SlotResult::FlashFailed, board_.writeChunk(new_, 0));
        }

        ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
        const std::uint64_t begun = board_.flash().erasedSectors();
        ASSERT_EQ(SlotResult::Ok, board_.writeAll(new_));
        EXPECT_LE(begun + (new_.size() + Sector - 1) / Sector, board_.flash().erasedSectors());
    }
}

/// A slot with blocks of 64 KB, as on a board, full of another image.
class BigSlotTest : public testing::Test {
protected:
    static constexpr std::uint32_t Sector = NorFlash::SectorSize;
    static constexpr std::uint32_t Block = NorFlash::DefaultBlockSize;
    static constexpr std::uint32_t Capacity = 4 * Block;

    BigSlotTest() : flash_(10 * Block, Block)
    {
        flashBoth();
    }

    void flashBoth()
    {
        flash_.flashByWire(Block, Capacity, makeImage(ImageKind::Deployment, 5000, 1));
        flash_.flashByWire(5 * Block, Capacity, makeImage(ImageKind::Deployment, Capacity, 2));
        start();
    }

    void start()
    {
        flash_.powerUp();
        slots_ = std::make_unique<SlotCore>(flash_, layout(), md5_, sha256_);
        slots_->chooseAtStart();
    }

    static SlotLayout layout()
    {
        SlotLayout layout;
        layout.kinds[0] = {{Block, 5 * Block}, Capacity};
        return layout;
    }

    SlotResult begin()
    {
        const SlotResult result = slots_->begin(
            ImageKind::Deployment, static_cast<std::uint32_t>(new_.size()), digestOf(MBEDTLS_MD_MD5, new_).data());
        erases_ = flash_.erases();
        return result;
    }

    /// Writes from an offset on, and is asked so often behind each chunk to erase ahead. Returns where it stopped.
    std::uint32_t write(std::uint32_t from, std::uint32_t to, int calls)
    {
        for (; from < to; from += SlotBoard::Chunk) {
            const std::size_t count = std::min<std::size_t>(SlotBoard::Chunk, new_.size() - from);
            if (slots_->write(from, new_.data() + from, count) != SlotResult::Ok) {
                break;
            }

            for (int call = 0; call < calls; call++) {
                slots_->eraseAhead();
            }
        }

        return from;
    }

    void finish()
    {
        ASSERT_EQ(
            SlotResult::Ok,
            slots_->finish(digestOf(MBEDTLS_MD_MD5, new_).data(), digestOf(MBEDTLS_MD_SHA256, new_).data()));
        EXPECT_TRUE(flash_.violations().empty());
        start();
        ASSERT_EQ(1, slots_->activeSlot(ImageKind::Deployment));
        EXPECT_EQ(new_, flash_.peek(5 * Block, new_.size()));
    }

    SimulatedFlash flash_;
    TestDigest md5_{MBEDTLS_MD_MD5};
    TestDigest sha256_{MBEDTLS_MD_SHA256};
    std::unique_ptr<SlotCore> slots_;
    std::uint64_t erases_ = 0;
    const Image new_ = makeImage(ImageKind::Deployment, 3 * Block + 700, 3);
};

TEST_F(BigSlotTest, ABlockAtATimeWhereNothingIsErasedAhead)
{
    ASSERT_EQ(SlotResult::Ok, begin());
    const std::uint64_t before = flash_.erases();
    ASSERT_LE(new_.size(), write(0, static_cast<std::uint32_t>(new_.size()), 0));
    EXPECT_EQ(before + 4, flash_.erases());
    finish();
}

TEST_F(BigSlotTest, ABlockAheadAtATimeWhereTheBoardHasNoTime)
{
    ASSERT_EQ(SlotResult::Ok, begin());
    std::uint64_t before = flash_.erases();
    ASSERT_EQ(SlotBoard::Chunk, write(0, SlotBoard::Chunk, 1));
    EXPECT_EQ(before + 2, flash_.erases()) << "the first block, and the one behind it";

    // It is asked 100 times while a block comes.
    for (std::uint32_t from = SlotBoard::Chunk; from < new_.size(); from += 3 * SlotBoard::Chunk) {
        const std::uint32_t end = std::min<std::uint32_t>(from + 3 * SlotBoard::Chunk, static_cast<std::uint32_t>(new_.size()));
        ASSERT_LE(end, write(from, end, 0));
        before = flash_.erases();
        slots_->eraseAhead();
        ASSERT_LE(flash_.erases(), before + 1);
    }

    EXPECT_EQ(erases_ + 4, flash_.erases());
    finish();
}

TEST_F(BigSlotTest, ASectorAheadAtATimeWhereTheBoardHasTheTime)
{
    ASSERT_EQ(SlotResult::Ok, begin());
    const std::uint64_t before = flash_.erases();
    const std::uint64_t sectors = flash_.erasedSectors();
    ASSERT_LE(new_.size(), write(0, static_cast<std::uint32_t>(new_.size()), 1));
    while (slots_->eraseAhead()) {
    }

    // The first two blocks at once, the others by the sector.
    EXPECT_EQ(before + 2 + 2 * Block / Sector, flash_.erases());
    EXPECT_EQ(sectors + Capacity / Sector, flash_.erasedSectors());
    finish();
}

TEST_F(BigSlotTest, WhoWaitsLongFindsTheWholeSlotErased)
{
    ASSERT_EQ(SlotResult::Ok, begin());
    ASSERT_EQ(SlotBoard::Chunk, write(0, SlotBoard::Chunk, 0));
    int calls = 0;
    while (slots_->eraseAhead()) {
        ASSERT_LE(++calls, 1000);
    }

    const std::uint64_t before = flash_.erases();
    ASSERT_LE(new_.size(), write(SlotBoard::Chunk, static_cast<std::uint32_t>(new_.size()), 0));
    EXPECT_EQ(before, flash_.erases());
    finish();
}

TEST_F(BigSlotTest, OnceABlockIsAheadItWaitsForTheTimeOfASectorWhateverCameBefore)
{
    const std::array<std::uint8_t, 16> md5{1};
    std::uint32_t done = 0;
    ASSERT_EQ(SlotResult::Ok, begin());
    slots_->eraseAhead();
    slots_->eraseAhead();
    for (int round = 0; round < 3; round++) {
        flash_.flashByWire(5 * Block, Capacity, Image(Capacity, 0));
        if (round == 1) {
            ASSERT_EQ(SlotResult::Ok, slots_->beginDelta(ImageKind::Deployment, 700, md5.data(), {}, done));
        }

        ASSERT_EQ(SlotResult::Ok, begin());
        for (std::uint32_t call = 0; call < SlotWriter::EnoughIdleCalls; call++) {
            ASSERT_TRUE(slots_->eraseAhead());
            ASSERT_EQ(erases_ + 1, flash_.erases());
        }

        const std::uint64_t sectors = flash_.erasedSectors();
        ASSERT_TRUE(slots_->eraseAhead());
        EXPECT_EQ(sectors + 1, flash_.erasedSectors());
    }
}

TEST_F(BigSlotTest, ADeltaHasAllErasedByTheBlockAtOnceAlsoWhatIsBehindTheImage)
{
    for (const std::uint32_t size : {3 * Block + 700, 700U}) {
        start();
        const DeltaFacts delta;
        std::uint32_t done = 0;
        const std::array<std::uint8_t, 16> md5{static_cast<std::uint8_t>(size)};
        flash_.flashByWire(5 * Block, Capacity, Image(Capacity, 0));
        ASSERT_EQ(SlotResult::Ok, slots_->beginDelta(ImageKind::Deployment, size, md5.data(), delta, done));
        erases_ = flash_.erases();
        for (std::uint64_t block = 1; block <= 4; block++) {
            ASSERT_TRUE(slots_->eraseAhead());
            ASSERT_EQ(erases_ + block, flash_.erases());
        }

        EXPECT_FALSE(slots_->eraseAhead());
    }
}

TEST_F(BigSlotTest, WhatIsBehindAnImageIsErasedByTheSectorWithoutWaiting)
{
    const std::array<std::uint8_t, 16> md5{1};
    ASSERT_EQ(SlotResult::Ok, slots_->begin(ImageKind::Deployment, 700, md5.data()));
    slots_->eraseAhead();
    for (std::uint64_t sector = 0; sector < (Capacity - Block) / Sector; sector++) {
        const std::uint64_t sectors = flash_.erasedSectors();
        ASSERT_TRUE(slots_->eraseAhead());
        ASSERT_EQ(sectors + 1, flash_.erasedSectors());
    }

    EXPECT_FALSE(slots_->eraseAhead());
}

TEST_F(BigSlotTest, ADeltaThatIsKeptHasItsSectorsErasedByTheBlock)
{
    DeltaFacts delta;
    delta.stagedSize = Block + 100;
    std::uint32_t done = 0;
    const std::array<std::uint8_t, 16> md5{1};
    ASSERT_EQ(SlotResult::Ok, slots_->beginDelta(ImageKind::Deployment, 700, md5.data(), delta, done));
    erases_ = flash_.erases();
    const std::uint64_t sectors = flash_.erasedSectors();
    const Image bytes(SlotBoard::Chunk, 1);

    // The first sector is the last one of a block whose others were not set aside.
    for (std::uint32_t offset = 0; offset + SlotBoard::Chunk <= delta.stagedSize; offset += SlotBoard::Chunk) {
        ASSERT_EQ(SlotResult::Ok, slots_->write(offset, bytes.data(), bytes.size()));
    }

    EXPECT_EQ(erases_ + 2, flash_.erases());
    EXPECT_EQ(sectors + 1 + Block / Sector, flash_.erasedSectors());
}

TEST_F(BigSlotTest, AnUpdateGoesOnAfterACutInTheEraseOfABlock)
{
    for (const Damage damage : AllDamage) {
        for (std::uint32_t erase = 1; erase <= 4; erase++) {
            SCOPED_TRACE("damage " + std::to_string(static_cast<int>(damage)) + ", erase " + std::to_string(erase));
            flash_ = SimulatedFlash(10 * Block, Block);
            flashBoth();
            ASSERT_EQ(SlotResult::Ok, begin());
            const auto last = static_cast<std::uint32_t>((erase - 1) * Block / SlotBoard::Chunk * SlotBoard::Chunk);
            ASSERT_EQ(last, write(0, last, 0));
            flash_.cutAt(1, damage, erase);
            EXPECT_EQ(last, write(last, last + 1, 0));
            ASSERT_TRUE(flash_.isOff());

            start();
            ASSERT_EQ(0, slots_->activeSlot(ImageKind::Deployment));
            const std::uint32_t held = slots_->resume(
                static_cast<std::uint32_t>(new_.size()), digestOf(MBEDTLS_MD_MD5, new_).data());
            EXPECT_EQ(last / Sector * Sector, held);
            if (held == 0) {
                ASSERT_EQ(SlotResult::Ok, begin());
            }

            ASSERT_LE(new_.size(), write(held, static_cast<std::uint32_t>(new_.size()), true));
            finish();
        }
    }
}

/// A slot of 20 blocks.
TEST_F(BigSlotTest, BehindSoManyBlocksItHasToShowAgainThatThereIsTimeForSectors)
{
    SlotLayout layout;
    layout.kinds[0] = {{Block, 21 * Block}, 20 * Block};
    SimulatedFlash flash(41 * Block, Block);
    SlotCore slots(flash, layout, md5_, sha256_);
    slots.chooseAtStart();
    flash.flashByWire(21 * Block, 20 * Block, Image(20 * Block, 0));
    const std::array<std::uint8_t, 16> md5{1};
    ASSERT_EQ(SlotResult::Ok, slots.begin(ImageKind::Deployment, 20 * Block, md5.data()));
    std::vector<std::uint64_t> waits{0};
    for (std::uint64_t erased = flash.erases(); slots.eraseAhead(); erased = flash.erases()) {
        if (flash.erases() == erased) {
            waits.back()++;
        } else if (waits.back() > 0) {
            waits.push_back(0);
        }
    }

    const std::uint64_t enough = SlotWriter::EnoughIdleCalls - 1;
    EXPECT_EQ((std::vector<std::uint64_t>{enough, enough, 0}), waits) << "behind the first block, and behind 16 more";
}

TEST_F(SlotCoreTest, BehindItsEndAnImageIsClosedWhateverCameOfIt)
{
    for (const bool isRight : {false, true}) {
        ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
        ASSERT_EQ(SlotResult::Ok, board_.writeAll(new_));
        EXPECT_EQ(isRight ? SlotResult::Ok : SlotResult::DigestMismatch, board_.finish(isRight ? new_ : old_));
        EXPECT_EQ(ImageKind::Unknown, slots().openKind());
        EXPECT_EQ(SlotResult::WrongState, board_.writeChunk(new_, 0));
        EXPECT_FALSE(slots().eraseAhead());
        EXPECT_EQ(SlotResult::WrongState, board_.finish(new_));
    }
}

TEST_F(SlotCoreTest, FinishClearsWhatIsLeftBehindATinyImage)
{
    // Its few writes leave no time for it. nanoCLR would find the old assemblies: it searches the whole partition.
    board_.flashByWire(Kind, 1, makeImage(Kind, slots().capacity(Kind), 8));
    board_.start();
    const Image tiny = makeImage(Kind, 300, 4);
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, tiny));
    board_.start();
    ASSERT_TRUE(board_.runs(Kind, tiny));
    EXPECT_TRUE(board_.isBlankBehind(Kind, tiny));
}

}  // namespace
}  // namespace enigmaiot::test
