#include "SlotCoreFixture.h"

namespace enigmaiot::test {
namespace {

class ImageTrialTest : public SlotCoreTest {
protected:
    /// A start after a restart by the watchdog.
    void startHung()
    {
        board_.start(true);
    }
};

TEST_F(ImageTrialTest, AnImageThatIsGivenUpIsLeftAtTheNextStartWithItsCause)
{
    for (RollbackCause cause : {RollbackCause::OnException, RollbackCause::Unwell, RollbackCause::Hung}) {
        updateAndStart();
        EXPECT_EQ(SlotResult::Ok, slots().giveUp(cause));
        EXPECT_TRUE(board_.runs(Kind, new_)) << "what runs stays until the restart";
        EXPECT_EQ(RollbackCause::None, slots().rollbackCause());
        board_.start();
        EXPECT_TRUE(board_.runs(Kind, old_));
        EXPECT_EQ(cause, slots().rollbackCause());
        EXPECT_EQ(SlotResult::Ok, slots().confirm());
    }
}

TEST_F(ImageTrialTest, NothingIsGivenUpThatIsNotTested)
{
    EXPECT_EQ(SlotResult::WrongState, slots().giveUp(RollbackCause::OnException));
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, new_));
    EXPECT_EQ(SlotResult::WrongState, slots().giveUp(RollbackCause::OnException)) << "the staged image does not run yet";
    board_.start();
    EXPECT_EQ(SlotResult::Ok, slots().confirm());
    EXPECT_EQ(SlotResult::WrongState, slots().giveUp(RollbackCause::OnException));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, new_));
}

TEST_F(ImageTrialTest, AFailedSaveLeavesTheImageUnderTestItsTries)
{
    updateAndStart();
    board_.flash().failAt(1, 100);
    EXPECT_EQ(SlotResult::FlashFailed, slots().giveUp(RollbackCause::OnException));
    EXPECT_EQ(ImageState::Testing, slots().state());
}

TEST_F(ImageTrialTest, AnImageThatHungUnderTestIsLeftAtOnce)
{
    updateAndStart();
    startHung();
    EXPECT_TRUE(board_.runs(Kind, old_));
    EXPECT_EQ(RollbackCause::Hung, slots().rollbackCause());
    board_.start();
    EXPECT_EQ(RollbackCause::Hung, slots().rollbackCause()) << "the reason stays until it was told";
}

TEST_F(ImageTrialTest, AHangBeforeTheFirstStartOfANewImageIsNotItsFault)
{
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, new_));
    startHung();
    EXPECT_TRUE(board_.runs(Kind, new_));
    EXPECT_EQ(ImageState::Testing, slots().state());
}

TEST_F(ImageTrialTest, AConfirmedImageThatHangsStays)
{
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    startHung();
    EXPECT_TRUE(board_.runs(Kind, new_));
    EXPECT_EQ(RollbackCause::None, slots().rollbackCause());
}

TEST_F(ImageTrialTest, TheCauseThatTheProgramGaveIsNotReplacedByAHang)
{
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().giveUp(RollbackCause::OnException));
    startHung();
    EXPECT_EQ(RollbackCause::OnException, slots().rollbackCause());
}

TEST_F(ImageTrialTest, TheNextImageStartsWithoutTheCauseOfTheOneBefore)
{
    updateAndStart();
    startHung();

    // Not confirmed in between: the program had not told the cause yet.
    updateAndStart();
    EXPECT_EQ(RollbackCause::None, slots().rollbackCause());
    for (int i = 0; i < SlotBoard::Tries; i++) {
        board_.start();
    }

    EXPECT_TRUE(board_.runs(Kind, old_));
    EXPECT_EQ(RollbackCause::TriesUsedUp, slots().rollbackCause());
}

TEST_F(ImageTrialTest, TheRunningImageIsToldBySizeAndDigest)
{
    std::array<std::uint8_t, 32> actual{};
    for (const Image *image : {&old_, &new_}) {
        if (image == &new_) {
            updateAndStart();
        }

        const std::uint32_t size = slots().readRunning(Kind, actual.data());
        ASSERT_GE(size, image->size());
        if (image == &new_) {
            EXPECT_EQ(image->size(), size);
            EXPECT_EQ(digestOf(MBEDTLS_MD_SHA256, *image), actual);
        }
    }

    EXPECT_EQ(0u, slots().readRunning(ImageKind::Unknown, actual.data()));
    EXPECT_EQ(0u, slots().readRunning(ImageKind::Application, actual.data())) << "nothing stands there";
}

}  // namespace
}  // namespace enigmaiot::test
