#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "SampleImage.h"
#include "SimulatedFlash.h"
#include "SlotBoard.h"
#include "TestDigest.h"

namespace enigmaiot::test {
namespace {

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

}  // namespace
}  // namespace enigmaiot::test
