#include <gtest/gtest.h>

#include "SlotCoreFixture.h"

namespace enigmaiot::test {
namespace {

TEST_F(SlotCoreTest, AnyFailingOperationIsReportedAndTheUpdateCanBeRepeated)
{
    SlotBoard whole(board_);
    whole.start();
    const std::uint64_t before = whole.flash().operations();
    ASSERT_EQ(SlotResult::Ok, whole.update(Kind, new_));
    const std::uint64_t operations = whole.flash().operations() - before;
    EXPECT_GT(operations, 60U);

    std::uint64_t unreported = 0;
    for (std::uint64_t operation = 1; operation <= operations; operation++) {
        SlotBoard board(board_);
        board.start();
        board.flash().failAt(operation);
        if (board.update(Kind, new_) == SlotResult::Ok) {
            unreported++;
            EXPECT_EQ(ImageState::TestPending, board.slots().state()) << operation;
        } else {
            EXPECT_NE(ImageState::TestPending, board.slots().state()) << operation;
            ASSERT_EQ(SlotResult::Ok, board.update(Kind, new_)) << operation;
        }

        board.start();
        ASSERT_TRUE(board.runs(Kind, new_)) << operation;
        ASSERT_TRUE(board.flash().violations().empty()) << operation;
    }

    // The journal's: header, a word for each of the four sectors, and its end; it is blank before. Without it the update is as good.
    EXPECT_EQ(6U, unreported);
}

TEST_F(SlotCoreTest, AChunkThatTheFlashOnlyPretendsToWriteIsSeenAndCanBeWrittenAgain)
{
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    ASSERT_EQ(SlotResult::Ok, board_.writeChunk(new_, 0));
    board_.flash().ignoreAt(1);
    EXPECT_EQ(SlotResult::FlashFailed, board_.writeChunk(new_, 1));
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(new_));
    EXPECT_EQ(SlotResult::Ok, board_.finish(new_));
}

TEST_F(SlotCoreTest, WhereTheRecordCannotBeWrittenANewImageIsNotStarted)
{
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, new_));
    board_.flash().failAt(1, 1000);
    board_.restart();
    EXPECT_TRUE(board_.runs(Kind, old_));
    EXPECT_EQ(RollbackCause::RecordFailed, slots().rollbackCause(Kind));
    EXPECT_EQ(SlotResult::FlashFailed, board_.begin(Kind, new_));

    // Nothing was lost: with a flash that works again the staged image is tested.
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, new_));
    board_.flash().failAt(1, 1000);
    board_.restart();
    EXPECT_TRUE(board_.runs(Kind, old_));
}

TEST_F(SlotCoreTest, AFailedSaveIsMadeGoodBeforeASlotIsTouched)
{
    // Finish fails in its last operation, after which the record in flash may or may not say "test pending".
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(new_));
    board_.flash().failAt(2);
    ASSERT_EQ(SlotResult::FlashFailed, board_.finish(new_));
    const std::uint64_t erases = board_.flash().erases();
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, wired_));
    EXPECT_EQ(erases + 2, board_.flash().erases());
}

}  // namespace
}  // namespace enigmaiot::test
