#include "StartChoice.h"

#include <gtest/gtest.h>

namespace enigmaiot::test {
namespace {

using Meaning = SlotContent::Meaning;

constexpr std::uint8_t Tries = 3;
constexpr SlotFinding AsRecorded{};
constexpr SlotFinding OtherImage{false, {Meaning::Image, 100, {1}}};
constexpr SlotFinding Nothing{false, {Meaning::Empty, 0, {}}};

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
    EXPECT_FALSE(chooseSlot(record, {AsRecorded, AsRecorded}, Tries));
    EXPECT_EQ(0, record.active);
}

TEST(StartChoiceTest, AStagedImageRunsAsTestedWithOneTryLess)
{
    KindRecord record = twoImages(ImageState::TestPending);
    EXPECT_TRUE(chooseSlot(record, {AsRecorded, AsRecorded}, Tries));
    EXPECT_EQ(1, record.active);
    EXPECT_EQ(ImageState::Testing, record.state);
    EXPECT_EQ(Tries - 1, record.triesLeft);
}

TEST(StartChoiceTest, AnImageThatMayStartOnceIsGivenUpAtTheSecondStart)
{
    KindRecord record = twoImages(ImageState::TestPending);
    EXPECT_TRUE(chooseSlot(record, {AsRecorded, AsRecorded}, 1));
    EXPECT_EQ(1, record.active);
    EXPECT_TRUE(chooseSlot(record, {AsRecorded, AsRecorded}, 1));
    EXPECT_EQ(0, record.active);
    EXPECT_EQ(WentBack::TriesUsedUp, record.wentBack);
    EXPECT_EQ(Meaning::GivenUp, record.slots[1].meaning);
}

TEST(StartChoiceTest, WhatWasBeingWrittenIsNotTakenForFlashedByWire)
{
    KindRecord record = twoImages(ImageState::Confirmed);
    record.slots[1] = {};
    EXPECT_TRUE(chooseSlot(record, {AsRecorded, OtherImage}, Tries));
    EXPECT_EQ(0, record.active);
}

TEST(StartChoiceTest, ASlotFlashedByWireGoesBeforeAStagedOne)
{
    KindRecord record = twoImages(ImageState::TestPending);
    EXPECT_TRUE(chooseSlot(record, {OtherImage, AsRecorded}, Tries));
    EXPECT_EQ(0, record.active);
    EXPECT_EQ(ImageState::Confirmed, record.state);
}

TEST(StartChoiceTest, WhereBothWereFlashedByWireTheRunningOneStays)
{
    for (std::uint8_t active = 0; active < 2; active++) {
        KindRecord record = twoImages(ImageState::Confirmed);
        record.active = active;
        EXPECT_TRUE(chooseSlot(record, {OtherImage, OtherImage}, Tries));
        EXPECT_EQ(active, record.active);
    }
}

TEST(StartChoiceTest, WhereNothingIsAnImageTheChoiceStays)
{
    KindRecord record = twoImages(ImageState::Confirmed);
    EXPECT_TRUE(chooseSlot(record, {Nothing, Nothing}, Tries));
    EXPECT_EQ(0, record.active);
    EXPECT_EQ(ImageState::Confirmed, record.state);
}

}  // namespace
}  // namespace enigmaiot::test
