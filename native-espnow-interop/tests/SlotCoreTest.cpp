#include <gtest/gtest.h>

#include "SlotCoreFixture.h"

namespace enigmaiot::test {
namespace {

TEST_F(SlotCoreTest, FirstStartRunsTheFirstSlotConfirmed)
{
    EXPECT_EQ(0, slots().activeSlot(Kind));
    EXPECT_EQ(ImageState::Confirmed, slots().state());
    EXPECT_EQ(RollbackCause::None, slots().rollbackCause());
    EXPECT_TRUE(board_.runs(Kind, old_));
}

TEST_F(SlotCoreTest, AStartThatChangesNothingWritesNothing)
{
    const std::uint64_t operations = board_.flash().operations();
    board_.start();
    board_.start();
    EXPECT_EQ(operations, board_.flash().operations());
}

TEST_F(SlotCoreTest, WithoutARecordTheSlotThatHoldsAnImageRuns)
{
    SlotBoard board;
    board.flashByWire(Kind, 1, old_);
    board.start();
    EXPECT_TRUE(board.runs(Kind, old_));
    EXPECT_EQ(RollbackCause::None, board.slots().rollbackCause());
}

TEST_F(SlotCoreTest, AnUpdateIsPendingThenTestedThenConfirmed)
{
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, new_));
    EXPECT_EQ(ImageState::TestPending, slots().state());
    EXPECT_EQ(0, slots().activeSlot(Kind));

    board_.start();
    EXPECT_EQ(ImageState::Testing, slots().state());
    EXPECT_TRUE(board_.runs(Kind, new_));

    EXPECT_EQ(SlotResult::Ok, slots().confirm());
    board_.start();
    EXPECT_EQ(ImageState::Confirmed, slots().state());
    EXPECT_TRUE(board_.runs(Kind, new_));
    EXPECT_EQ(RollbackCause::None, slots().rollbackCause());
}

TEST_F(SlotCoreTest, AnImageThatNeverConfirmsIsGoneAfterItsTries)
{
    updateAndStart();
    for (int start = 2; start <= SlotBoard::Tries; start++) {
        board_.start();
        EXPECT_TRUE(board_.runs(Kind, new_)) << "start " << start;
        EXPECT_EQ(ImageState::Testing, slots().state());
    }

    board_.start();
    EXPECT_TRUE(board_.runs(Kind, old_));
    EXPECT_EQ(ImageState::Confirmed, slots().state());
    EXPECT_EQ(RollbackCause::TriesUsedUp, slots().rollbackCause(Kind));
    EXPECT_EQ(RollbackCause::TriesUsedUp, slots().rollbackCause());

    // The reason stays until the old image confirms that all is well.
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, old_));
    EXPECT_EQ(RollbackCause::TriesUsedUp, slots().rollbackCause(Kind));
    EXPECT_EQ(SlotResult::Ok, slots().confirm());
    board_.start();
    EXPECT_EQ(RollbackCause::None, slots().rollbackCause());
}

TEST_F(SlotCoreTest, RevertRollsBackAtTheNextStart)
{
    updateAndStart();
    EXPECT_EQ(SlotResult::Ok, slots().revert(Kind));
    EXPECT_TRUE(board_.runs(Kind, new_));
    EXPECT_EQ(RollbackCause::None, slots().rollbackCause());
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, old_));
    EXPECT_EQ(RollbackCause::Reverted, slots().rollbackCause(Kind));
}

TEST_F(SlotCoreTest, RevertOfAStagedImageKeepsWhatRuns)
{
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, new_));
    EXPECT_EQ(SlotResult::Ok, slots().revert(Kind));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, old_));
    EXPECT_EQ(RollbackCause::Reverted, slots().rollbackCause(Kind));
    EXPECT_EQ(SlotResult::WrongState, slots().revert(Kind));
}

TEST_F(SlotCoreTest, AnEarlierRevertIsNotTheReasonOfALaterFailure)
{
    updateAndStart();
    slots().revert(Kind);
    board_.start();
    updateAndStart();
    for (int i = 0; i < SlotBoard::Tries; i++) {
        board_.start();
    }

    EXPECT_TRUE(board_.runs(Kind, old_));
    EXPECT_EQ(RollbackCause::TriesUsedUp, slots().rollbackCause(Kind));
}

TEST_F(SlotCoreTest, NoUpdateBeginsWhileOneIsTested)
{
    updateAndStart();
    EXPECT_EQ(SlotResult::WrongState, board_.begin(Kind, new_));
    EXPECT_EQ(SlotResult::WrongState, board_.begin(ImageKind::Application, makeImage(ImageKind::Application, 100, 1)));
    EXPECT_EQ(SlotResult::Ok, slots().confirm());
    EXPECT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
}

TEST_F(SlotCoreTest, ASecondUpdateTakesThePlaceOfAStagedOne)
{
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, wired_));
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    EXPECT_EQ(ImageState::Confirmed, slots().state());
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(new_));
    ASSERT_EQ(SlotResult::Ok, board_.finish(new_));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, new_));
}

}  // namespace
}  // namespace enigmaiot::test
