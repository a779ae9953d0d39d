#include <gtest/gtest.h>

#include <array>

#include "SlotCoreFixture.h"

namespace enigmaiot::test {
namespace {

TEST_F(SlotCoreTest, ASlotFlashedByWireRunsConfirmed)
{
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    board_.flashByWire(Kind, 0, wired_);
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, wired_));
    EXPECT_EQ(ImageState::Confirmed, slots().state());
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, wired_));

    // An update of it keeps it as what to roll back to.
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().revert(Kind));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, wired_));
}

TEST_F(SlotCoreTest, TheRunningSlotFlashedByWireRunsConfirmed)
{
    updateAndStart();
    board_.flashByWire(Kind, 1, wired_);
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, wired_));
    EXPECT_EQ(ImageState::Confirmed, slots().state());
}

TEST_F(SlotCoreTest, AnEmptySlotFlashedByWireRuns)
{
    board_.flashByWire(Kind, 1, wired_);
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, wired_));
}

TEST_F(SlotCoreTest, ASlotThatACutUpdateLeftAndThatIsFlashedByWireLaterRuns)
{
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    ASSERT_EQ(SlotResult::Ok, board_.writeChunk(new_, 0));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, old_));
    board_.flashByWire(Kind, 1, wired_);
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, wired_));
}

TEST_F(SlotCoreTest, AGivenUpImageRunsAgainWhereNothingElseIsComplete)
{
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().revert(Kind));
    board_.start();
    ASSERT_TRUE(board_.runs(Kind, old_));
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    board_.flashByWire(Kind, 0, Image(100, 0x55));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, new_));
    EXPECT_EQ(RollbackCause::Damaged, slots().rollbackCause(Kind));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, new_));
}

TEST_F(SlotCoreTest, AFlippedBitInTheUnusedSlotChangesNothing)
{
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    board_.flash().flip(8 * (board_.address(Kind, 0) + 1000));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, new_));
    EXPECT_EQ(ImageState::Confirmed, slots().state());
    EXPECT_EQ(RollbackCause::None, slots().rollbackCause());
}

TEST_F(SlotCoreTest, AStagedImageWithAFlippedBitIsNotStarted)
{
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, new_));
    board_.flash().flip(8 * (board_.address(Kind, 1) + 1000));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, old_));
    EXPECT_EQ(RollbackCause::Damaged, slots().rollbackCause(Kind));
}

TEST_F(SlotCoreTest, ARunningImageWithAFlippedBitGivesWayToTheSpareOne)
{
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    board_.flash().flip(8 * (board_.address(Kind, 1) + 1000));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, old_));
    EXPECT_EQ(RollbackCause::Damaged, slots().rollbackCause(Kind));
    EXPECT_EQ(SlotResult::WrongState, slots().revert(Kind)) << "there is nothing to roll back to";
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, wired_));
}

TEST_F(SlotCoreTest, AnImageThatWasReadWronglyOnceIsGoodAgain)
{
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    const std::uint32_t bit = 8 * (board_.address(Kind, 0) + 1000);
    board_.flash().flip(bit);
    board_.start();
    board_.flash().flip(bit);
    board_.start();
    board_.flash().flip(8 * (board_.address(Kind, 1) + 1000));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, old_));
}

TEST_F(SlotCoreTest, WhereNothingIsCompleteTheDamagedImageRunsAndTheBoardSaysSo)
{
    board_.flash().flip(8 * (board_.address(Kind, 0) + 1000));
    board_.start();
    EXPECT_EQ(0, slots().activeSlot(Kind));
    EXPECT_EQ(RollbackCause::NothingWhole, slots().rollbackCause(Kind));
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    board_.start();
    EXPECT_EQ(RollbackCause::NothingWhole, slots().rollbackCause(Kind));
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, new_));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, new_));
}

TEST_F(SlotCoreTest, ACutWireFlashRunsNowhere)
{
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    for (std::size_t count = 100; count < wired_.size(); count += 16) {
        SlotBoard board(board_);
        board.flashByWire(Kind, 0, Image(wired_.begin(), wired_.begin() + static_cast<std::ptrdiff_t>(count)));
        board.start();
        ASSERT_TRUE(board.runs(Kind, new_)) << count;
    }
}

TEST_F(SlotCoreTest, WhatIsFlashedByWireOverALongerImageLeavesNothingOfIt)
{
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    Image over = makeImage(Kind, 1000, 9);
    over.resize(Sector, 0xFF);
    const Image rest = board_.flash().peek(board_.address(Kind, 0) + Sector, Sector);
    over.insert(over.end(), rest.begin(), rest.end());
    board_.flashByWire(Kind, 0, over);
    board_.start();
    const Image wanted = makeImage(Kind, 1000, 9);
    EXPECT_TRUE(board_.runs(Kind, wanted));
    EXPECT_TRUE(board_.isBlankBehind(Kind, wanted));
}

TEST_F(SlotCoreTest, AGivenUpImageFlashedByWireOverTheRunningOneRunsAndIsGoneBackTo)
{
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().revert(Kind));
    board_.start();
    ASSERT_EQ(SlotResult::Ok, board_.slots().confirm());
    ASSERT_TRUE(board_.runs(Kind, old_));

    // The board has nothing else then, so it runs what it was given.
    board_.flashByWire(Kind, 0, new_);
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, new_));
    std::array<std::uint8_t, 32> sha256{};
    EXPECT_EQ(new_.size(), slots().readRunning(Kind, sha256.data()));

    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, wired_));
    board_.start();
    ASSERT_TRUE(board_.runs(Kind, wired_));
    EXPECT_EQ(SlotResult::Ok, slots().giveUp(RollbackCause::OnException));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, new_));
    EXPECT_EQ(RollbackCause::OnException, slots().rollbackCause(Kind));
}

TEST_F(SlotCoreTest, AfterACutBehindTheEndOfAnUpdateItsSlotCanBeFlashedByWire)
{
    // The record vouches for the new image, and the journal still names it.
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(new_));
    constexpr std::uint64_t Journal = 3;
    board_.flash().cutAt(Journal, Damage::NotBegun, 1);
    (void)board_.finish(new_);
    ASSERT_TRUE(board_.flash().isOff());
    board_.start();
    ASSERT_TRUE(board_.runs(Kind, new_));
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    board_.flashByWire(Kind, 1, wired_);
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, wired_));
    EXPECT_EQ(RollbackCause::None, slots().rollbackCause(Kind));
}

TEST_F(SlotCoreTest, WithoutARecordAnUpdateThatWasNotFinishedDoesNotRunBeforeACompleteImage)
{
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, wired_));
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(wired_));
    board_.flash().flashByWire(SlotBoard::layout().recordAddress, BootRecord::Size, {});
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, new_));
    EXPECT_EQ(ImageState::Confirmed, slots().state());
    EXPECT_EQ(RollbackCause::None, slots().rollbackCause());
}

TEST_F(SlotCoreTest, TheRunningImageFlashedByWireIntoTheOtherSlotIsASpareOfIt)
{
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    board_.flashByWire(Kind, 0, new_);
    board_.start();
    EXPECT_EQ(1, slots().activeSlot(Kind));
    board_.flash().flip(8 * (board_.address(Kind, 1) + 1000));
    board_.start();
    EXPECT_EQ(0, slots().activeSlot(Kind));
    EXPECT_TRUE(board_.runs(Kind, new_));
}

TEST_F(SlotCoreTest, ACompleteUpdateThatWasNotFinishedIsNotTakenForFlashedByWire)
{
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(new_));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, old_));
    EXPECT_EQ(new_.size(), board_.resume(new_));
    EXPECT_EQ(SlotResult::Ok, board_.finish(new_));
}

TEST_F(SlotCoreTest, AnImageThatDoesNotProveItselfIsNotStaged)
{
    const Image whole = makeImage(Kind, 3 * Sector + 500, 2);
    const Image cut(whole.begin(), whole.begin() + Sector);
    Image damaged = whole;
    damaged[5000] ^= 1;
    const Image other = makeApplication(Sector, 1, 9);
    for (const Image &image : {cut, damaged, Image{'N'}}) {
        EXPECT_EQ(SlotResult::NotAnImage, board_.update(Kind, image));
        EXPECT_EQ(ImageState::Confirmed, slots().state());
        EXPECT_EQ(0U, board_.resume(image)) << "nothing is left to go on with";
    }

    EXPECT_EQ(SlotResult::NotAnImage, board_.update(ImageKind::Application, other));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, old_));
    EXPECT_EQ(RollbackCause::None, slots().rollbackCause());
}

TEST_F(SlotCoreTest, ADamagedRunningImageGivesWayToTheOtherOne)
{
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    board_.flashByWire(Kind, 1, Image(100, 0x55));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, old_));
    EXPECT_EQ(RollbackCause::Damaged, slots().rollbackCause(Kind));
}

TEST_F(SlotCoreTest, ADamagedStagedImageIsNotStarted)
{
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, new_));
    board_.flashByWire(Kind, 1, Image(100, 0x55));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, old_));
    EXPECT_EQ(ImageState::Confirmed, slots().state());
    EXPECT_EQ(RollbackCause::Damaged, slots().rollbackCause(Kind));
}

TEST_F(SlotCoreTest, ATestedImageWithNothingToRollBackToStays)
{
    updateAndStart();
    board_.flashByWire(Kind, 0, Image(100, 0x55));
    for (int i = 0; i < SlotBoard::Tries + 2; i++) {
        board_.start();
        EXPECT_TRUE(board_.runs(Kind, new_));
    }

    EXPECT_EQ(SlotResult::WrongState, slots().revert(Kind));
    EXPECT_EQ(SlotResult::Ok, slots().confirm());
}

TEST_F(SlotCoreTest, BothKindsAreUpdatedTogether)
{
    const Image application = makeImage(ImageKind::Application, 2 * Sector, 6);
    board_.flashByWire(ImageKind::Application, 0, makeImage(ImageKind::Application, Sector, 5));
    board_.start();
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, new_));
    ASSERT_EQ(SlotResult::Ok, board_.update(ImageKind::Application, application));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, new_));
    EXPECT_TRUE(board_.runs(ImageKind::Application, application));
    EXPECT_EQ(SlotResult::Ok, slots().confirm());
    board_.start();
    EXPECT_EQ(ImageState::Confirmed, slots().state());
    EXPECT_TRUE(board_.runs(ImageKind::Application, application));
}

}  // namespace
}  // namespace enigmaiot::test
