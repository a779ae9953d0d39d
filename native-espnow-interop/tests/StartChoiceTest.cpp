#include "StartChoice.h"

#include <gtest/gtest.h>

namespace enigmaiot::test {
namespace {

using Fitness = SlotFinding::Fitness;
using Meaning = SlotContent::Meaning;

constexpr std::uint8_t Tries = 3;
constexpr SlotFinding Good{Fitness::Good, false, false, {}};
constexpr SlotFinding Complete{Fitness::Complete, false, false, {}};
constexpr SlotFinding Damaged{Fitness::Damaged, false, false, {}};
constexpr SlotFinding Nothing{Fitness::Nothing, false, false, {}};
constexpr SlotFinding Flashed{Fitness::Good, true, true, {Meaning::Image, 100, {1}}};

KindRecord twoImages(ImageState state)
{
    KindRecord record;
    record.state = state;
    record.slots[0] = {Meaning::Image, 10, {7}};
    record.slots[1] = {Meaning::Image, 20, {8}};
    return record;
}

TEST(StartChoiceTest, NothingNewChangesNothing)
{
    KindRecord record = twoImages(ImageState::Confirmed);
    EXPECT_FALSE(chooseSlot(record, {Good, Good}, Tries));
    EXPECT_EQ(0, record.active);
}

TEST(StartChoiceTest, AStagedImageRunsAsTestedWithOneTryLess)
{
    KindRecord record = twoImages(ImageState::TestPending);
    EXPECT_TRUE(chooseSlot(record, {Good, Good}, Tries));
    EXPECT_EQ(1, record.active);
    EXPECT_EQ(ImageState::Testing, record.state);
    EXPECT_EQ(Tries - 1, record.triesLeft);
}

TEST(StartChoiceTest, AnImageThatMayStartOnceIsGivenUpAtTheSecondStart)
{
    KindRecord record = twoImages(ImageState::TestPending);
    EXPECT_TRUE(chooseSlot(record, {Good, Good}, 1));
    EXPECT_EQ(1, record.active);
    EXPECT_TRUE(chooseSlot(record, {Good, Good}, 1));
    EXPECT_EQ(0, record.active);
    EXPECT_EQ(RollbackCause::TriesUsedUp, record.rollbackCause);
    EXPECT_EQ(Meaning::GivenUp, record.slots[1].meaning);
}

TEST(StartChoiceTest, ASlotFlashedByWireGoesBeforeAStagedOne)
{
    KindRecord record = twoImages(ImageState::TestPending);
    EXPECT_TRUE(chooseSlot(record, {Flashed, Good}, Tries));
    EXPECT_EQ(0, record.active);
    EXPECT_EQ(ImageState::Confirmed, record.state);
    EXPECT_EQ(100U, record.slots[0].size);
}

TEST(StartChoiceTest, WhereBothWereFlashedByWireTheRunningOneStays)
{
    for (std::uint8_t active = 0; active < 2; active++) {
        KindRecord record = twoImages(ImageState::Confirmed);
        record.active = active;
        EXPECT_TRUE(chooseSlot(record, {Flashed, Flashed}, Tries));
        EXPECT_EQ(active, record.active);
    }
}

TEST(StartChoiceTest, ADamagedSlotNeverRunsWhereACompleteOneIs)
{
    for (ImageState state : {ImageState::Confirmed, ImageState::Testing, ImageState::TestPending}) {
        for (const SlotFinding &complete : {Good, Complete}) {
            for (const SlotFinding &other : {Damaged, Nothing}) {
                for (std::uint8_t slot = 0; slot < 2; slot++) {
                    KindRecord record = twoImages(state);
                    record.triesLeft = state == ImageState::Testing ? 1 : 0;
                    SlotFindings found{other, other};
                    found[slot] = complete;
                    chooseSlot(record, found, Tries);
                    EXPECT_EQ(slot, record.active);
                    EXPECT_EQ(Meaning::Image, record.slots[slot].meaning);
                }
            }
        }
    }
}

TEST(StartChoiceTest, WhyTheBoardRolledBackFromADamagedImageIsSaid)
{
    KindRecord record = twoImages(ImageState::Testing);
    EXPECT_TRUE(chooseSlot(record, {Damaged, Good}, Tries));
    EXPECT_EQ(1, record.active);
    EXPECT_EQ(ImageState::Confirmed, record.state);
    EXPECT_EQ(RollbackCause::Damaged, record.rollbackCause);
}

TEST(StartChoiceTest, WhereNothingIsCompleteADamagedImageRunsAndThatIsSaidOnce)
{
    KindRecord record = twoImages(ImageState::Confirmed);
    EXPECT_TRUE(chooseSlot(record, {Damaged, Damaged}, Tries));
    EXPECT_EQ(0, record.active);
    EXPECT_EQ(RollbackCause::NothingWhole, record.rollbackCause);
    EXPECT_FALSE(chooseSlot(record, {Damaged, Damaged}, Tries));

    EXPECT_TRUE(chooseSlot(record, {Nothing, Damaged}, Tries));
    EXPECT_EQ(1, record.active);
    EXPECT_EQ(RollbackCause::NothingWhole, record.rollbackCause);
}

TEST(StartChoiceTest, WhereNothingIsAnImageTheChoiceStays)
{
    KindRecord record = twoImages(ImageState::Confirmed);
    EXPECT_FALSE(chooseSlot(record, {Nothing, Nothing}, Tries));
    EXPECT_EQ(0, record.active);
    EXPECT_EQ(ImageState::Confirmed, record.state);
}

TEST(StartChoiceTest, AGivenUpImageIsNotGoneBackTo)
{
    KindRecord record = twoImages(ImageState::Testing);
    record.triesLeft = 0;
    record.slots[1].meaning = Meaning::GivenUp;
    EXPECT_FALSE(chooseSlot(record, {Good, Complete}, Tries));
    EXPECT_EQ(0, record.active);
}

}  // namespace
}  // namespace enigmaiot::test
