#include "BootRecord.h"

#include <gtest/gtest.h>

#include "SimulatedFlash.h"

namespace enigmaiot::test {
namespace {

constexpr std::uint32_t Address = NorFlash::SectorSize;

class BootRecordTest : public testing::Test {
protected:
    void save(std::uint8_t tries)
    {
        record_.kind(ImageKind::Deployment).triesLeft = tries;
        ASSERT_TRUE(record_.save());
    }

    SimulatedFlash flash_{3 * NorFlash::SectorSize};
    BootRecord record_{flash_, Address};
};

TEST_F(BootRecordTest, AnErasedFlashHoldsNone)
{
    EXPECT_FALSE(record_.load());
    EXPECT_EQ(0, record_.kind(ImageKind::Deployment).active);
    EXPECT_EQ(ImageState::Confirmed, record_.kind(ImageKind::Deployment).state);
}

TEST_F(BootRecordTest, AllOfItComesBack)
{
    record_.load();
    KindRecord &kind = record_.kind(ImageKind::Application);
    kind.active = 1;
    kind.state = ImageState::Testing;
    kind.triesLeft = 2;
    kind.rollbackCause = RollbackCause::Damaged;
    kind.slots[0] = {SlotContent::Meaning::Image, 0x12345678, {1, 2, 3}};
    kind.slots[1] = {SlotContent::Meaning::GivenUp, 77, {9, 8, 7}};
    ASSERT_TRUE(record_.save());

    BootRecord loaded(flash_, Address);
    ASSERT_TRUE(loaded.load());
    const KindRecord &read = loaded.kind(ImageKind::Application);
    EXPECT_EQ(1, read.active);
    EXPECT_EQ(0, read.spare());
    EXPECT_EQ(ImageState::Testing, read.state);
    EXPECT_EQ(2, read.triesLeft);
    EXPECT_EQ(RollbackCause::Damaged, read.rollbackCause);
    EXPECT_EQ(SlotContent::Meaning::Image, read.slots[0].meaning);
    EXPECT_EQ(0x12345678U, read.slots[0].size);
    EXPECT_EQ(kind.slots[0].md5, read.slots[0].md5);
    EXPECT_EQ(SlotContent::Meaning::GivenUp, read.slots[1].meaning);
    EXPECT_EQ(kind.slots[1].md5, read.slots[1].md5);
    EXPECT_EQ(0, loaded.kind(ImageKind::Deployment).active);
}

TEST_F(BootRecordTest, TheNewestCounts)
{
    record_.load();
    for (std::uint8_t tries = 1; tries < 20; tries++) {
        save(tries);
        BootRecord loaded(flash_, Address);
        ASSERT_TRUE(loaded.load());
        EXPECT_EQ(tries, loaded.kind(ImageKind::Deployment).triesLeft);
    }

    EXPECT_TRUE(flash_.violations().empty());
}

TEST_F(BootRecordTest, AnyChangedBitOfTheNewestBringsTheOneBefore)
{
    record_.load();
    save(1);
    save(2);
    constexpr std::uint32_t Newest = Address + NorFlash::SectorSize;
    for (std::uint32_t bit = 0; bit < 120 * 8; bit++) {
        SimulatedFlash flash(flash_);
        std::vector<std::uint8_t> sector = flash.peek(Newest, NorFlash::SectorSize);
        sector[bit / 8] = static_cast<std::uint8_t>(sector[bit / 8] ^ (1U << (bit % 8)));
        flash.flashByWire(Newest, NorFlash::SectorSize, sector);
        BootRecord loaded(flash, Address);
        ASSERT_TRUE(loaded.load());
        ASSERT_EQ(1, loaded.kind(ImageKind::Deployment).triesLeft) << "bit " << bit;
    }
}

TEST_F(BootRecordTest, NothingIsWrittenOutsideItsSectors)
{
    record_.load();
    for (std::uint8_t i = 0; i < 5; i++) {
        save(i);
    }

    const std::vector<std::uint8_t> erased(NorFlash::SectorSize, 0xFF);
    EXPECT_EQ(erased, flash_.peek(0, NorFlash::SectorSize));
}

TEST_F(BootRecordTest, AFailedSaveSaysSo)
{
    record_.load();
    save(1);
    for (std::uint64_t operation = 1; operation <= 2; operation++) {
        flash_.failAt(operation);
        record_.kind(ImageKind::Deployment).triesLeft = 9;
        EXPECT_FALSE(record_.save());
        BootRecord loaded(flash_, Address);
        ASSERT_TRUE(loaded.load());
        EXPECT_EQ(1, loaded.kind(ImageKind::Deployment).triesLeft);
        flash_.powerUp();
    }

    save(2);
}

TEST_F(BootRecordTest, ASaveThatTheFlashOnlyPretendsIsSeen)
{
    record_.load();
    save(1);
    save(2);
    save(3);
    for (std::uint64_t operation = 1; operation <= 2; operation++) {
        flash_.ignoreAt(operation);
        record_.kind(ImageKind::Deployment).triesLeft = 9;
        EXPECT_FALSE(record_.save());
        BootRecord loaded(flash_, Address);
        ASSERT_TRUE(loaded.load());
        EXPECT_EQ(3, loaded.kind(ImageKind::Deployment).triesLeft);
    }
}

}  // namespace
}  // namespace enigmaiot::test
