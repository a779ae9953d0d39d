#include <gtest/gtest.h>

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

    // An update of it keeps it as what to go back to.
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

TEST_F(SlotCoreTest, AGivenUpImageNeverRunsAgain)
{
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().revert(Kind));
    board_.start();
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    board_.flashByWire(Kind, 0, Image(100, 0x55));
    board_.start();
    EXPECT_EQ(0, slots().activeSlot(Kind));
}

TEST_F(SlotCoreTest, ADamagedRunningImageGivesWayToTheOtherOne)
{
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    board_.flashByWire(Kind, 1, Image(100, 0x55));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, old_));
    EXPECT_EQ(WentBack::Damaged, slots().wentBack(Kind));
}

TEST_F(SlotCoreTest, ADamagedStagedImageIsNotStarted)
{
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, new_));
    board_.flashByWire(Kind, 1, Image(100, 0x55));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, old_));
    EXPECT_EQ(ImageState::Confirmed, slots().state());
    EXPECT_EQ(WentBack::Damaged, slots().wentBack(Kind));
}

TEST_F(SlotCoreTest, ATestedImageWithNothingToGoBackToStays)
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
