#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "SlotBoard.h"

namespace enigmaiot::test {
namespace {

constexpr ImageKind Kind = ImageKind::Deployment;
constexpr std::uint32_t Sector = SlotBoard::Sector;

class SlotCoreTest : public testing::Test {
protected:
    SlotCoreTest()
    {
        board_.flashByWire(Kind, 0, old_);
        board_.start();
    }

    SlotCore &slots()
    {
        return board_.slots();
    }

    void updateAndStart()
    {
        ASSERT_EQ(SlotResult::Ok, board_.update(Kind, new_));
        board_.start();
        ASSERT_TRUE(board_.runs(Kind, new_));
    }

    const Image old_ = makeImage(Kind, 2 * Sector + 12, 1);
    const Image new_ = makeImage(Kind, 3 * Sector + 500, 2);
    const Image wired_ = makeImage(Kind, 2 * Sector + 12, 3);
    SlotBoard board_;
};

TEST_F(SlotCoreTest, FirstStartRunsTheFirstSlotConfirmed)
{
    EXPECT_EQ(0, slots().activeSlot(Kind));
    EXPECT_EQ(ImageState::Confirmed, slots().state());
    EXPECT_EQ(WentBack::No, slots().wentBack());
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
    EXPECT_EQ(WentBack::No, board.slots().wentBack());
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
    EXPECT_EQ(WentBack::No, slots().wentBack());
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
    EXPECT_EQ(WentBack::TriesUsedUp, slots().wentBack(Kind));
    EXPECT_EQ(WentBack::TriesUsedUp, slots().wentBack());

    // The reason stays until the old image confirms that all is well.
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, old_));
    EXPECT_EQ(WentBack::TriesUsedUp, slots().wentBack(Kind));
    EXPECT_EQ(SlotResult::Ok, slots().confirm());
    board_.start();
    EXPECT_EQ(WentBack::No, slots().wentBack());
}

TEST_F(SlotCoreTest, RevertGoesBackAtTheNextStart)
{
    updateAndStart();
    EXPECT_EQ(SlotResult::Ok, slots().revert(Kind));
    EXPECT_TRUE(board_.runs(Kind, new_));
    EXPECT_EQ(WentBack::No, slots().wentBack());
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, old_));
    EXPECT_EQ(WentBack::Reverted, slots().wentBack(Kind));
}

TEST_F(SlotCoreTest, RevertOfAStagedImageKeepsWhatRuns)
{
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, new_));
    EXPECT_EQ(SlotResult::Ok, slots().revert(Kind));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, old_));
    EXPECT_EQ(WentBack::Reverted, slots().wentBack(Kind));
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
    EXPECT_EQ(WentBack::TriesUsedUp, slots().wentBack(Kind));
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

TEST_F(SlotCoreTest, NoWriteErasesMoreThanOneSectorAndNoneIsErasedTwice)
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
    EXPECT_EQ(before + 2, board_.flash().erases());
    const std::uint64_t begun = board_.flash().erases();
    for (std::size_t index = 0; index < (new_.size() + SlotBoard::Chunk - 1) / SlotBoard::Chunk; index++) {
        before = board_.flash().erases();
        ASSERT_EQ(SlotResult::Ok, board_.writeChunk(new_, index));
        ASSERT_LE(board_.flash().erases(), before + 1) << "chunk " << index;
    }

    EXPECT_EQ(begun + slots().capacity(Kind) / Sector, board_.flash().erases());
    ASSERT_EQ(SlotResult::Ok, board_.finish(new_));
    board_.start();
    EXPECT_TRUE(board_.isBlankBehind(Kind, new_));
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

    // The journal's: erase, header, a word for each of the four sectors, and its end. Without it the update is as good.
    EXPECT_EQ(7U, unreported);
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
    EXPECT_EQ(WentBack::RecordFailed, slots().wentBack(Kind));
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
