#include <gtest/gtest.h>

#include "SlotBoard.h"

namespace enigmaiot::test {
namespace {

constexpr ImageKind Kind = ImageKind::Deployment;
constexpr std::uint32_t Sector = SlotBoard::Sector;

/// Chunks that fill two sectors and start the third.
constexpr std::size_t Written = 42;

class ResumeTest : public testing::Test {
protected:
    ResumeTest()
    {
        board_.flashByWire(Kind, 0, old_);
        board_.start();
    }

    SlotCore &slots()
    {
        return board_.slots();
    }

    void beginAndWrite(std::size_t chunks = Written)
    {
        ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
        for (std::size_t index = 0; index < chunks; index++) {
            ASSERT_EQ(SlotResult::Ok, board_.writeChunk(new_, index));
        }
    }

    void finishAndRun()
    {
        ASSERT_EQ(SlotResult::Ok, board_.writeAll(new_));
        ASSERT_EQ(SlotResult::Ok, board_.finish(new_));
        board_.start();
        ASSERT_TRUE(board_.runs(Kind, new_));
        ASSERT_TRUE(board_.isBlankBehind(Kind, new_));
        ASSERT_TRUE(board_.flash().violations().empty()) << board_.flash().violations().front();
    }

    static std::uint32_t journal()
    {
        return SlotBoard::layout().recordAddress + BootRecord::Size;
    }

    const Image old_ = makeImage(Kind, 2 * Sector + 12, 1);
    const Image new_ = makeImage(Kind, 3 * Sector + 501, 2);
    const Image other_ = makeImage(Kind, 3 * Sector + 501, 3);
    SlotBoard board_;
};

TEST_F(ResumeTest, GoesOnAfterARestart)
{
    beginAndWrite();
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, old_));
    EXPECT_EQ(2 * Sector, board_.resume(new_));
    EXPECT_EQ(Kind, slots().openKind());
    finishAndRun();
}

TEST_F(ResumeTest, GoesOnAfterManyStarts)
{
    beginAndWrite();
    for (int i = 0; i < 5; i++) {
        board_.start();
        EXPECT_TRUE(board_.runs(Kind, old_));
    }

    EXPECT_EQ(2 * Sector, board_.resume(new_));
    finishAndRun();
}

TEST_F(ResumeTest, GoesOnAfterAnAbort)
{
    beginAndWrite();
    slots().abort();
    EXPECT_EQ(ImageKind::Unknown, slots().openKind());
    EXPECT_EQ(2 * Sector, board_.resume(new_));
    finishAndRun();
}

TEST_F(ResumeTest, HoldsTheWholeImageWhereOnlyTheEndWasMissing)
{
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(new_));
    board_.start();
    EXPECT_EQ(new_.size(), board_.resume(new_));
    finishAndRun();
}

TEST_F(ResumeTest, PassesOverWhatIsHeld)
{
    beginAndWrite();
    board_.start();
    ASSERT_EQ(2 * Sector, board_.resume(new_));
    const std::uint64_t operations = board_.flash().operations();
    EXPECT_EQ(SlotResult::Ok, slots().write(0, old_.data(), 2 * Sector));
    EXPECT_EQ(operations, board_.flash().operations());

    // Only the new part of one that straddles the end of what is held.
    const std::size_t at = 2 * Sector - 100;
    EXPECT_EQ(SlotResult::Ok, slots().write(at, new_.data() + at, 200));
    EXPECT_EQ(operations + 2, board_.flash().operations());
    finishAndRun();
}

TEST_F(ResumeTest, HoldsNothingBehindAHole)
{
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    for (std::size_t index = 0; index < Written; index++) {
        // A chunk that comes twice does not stand for the one that is missing.
        ASSERT_EQ(SlotResult::Ok, board_.writeChunk(new_, index == 7 ? 6 : index));
    }

    board_.start();
    EXPECT_EQ(0U, board_.resume(new_));
    EXPECT_EQ(ImageKind::Unknown, slots().openKind());
    EXPECT_EQ(SlotResult::WrongState, board_.writeChunk(new_, 0));
}

TEST_F(ResumeTest, HoldsNothingOfAnotherImage)
{
    beginAndWrite();
    EXPECT_EQ(0U, board_.resume(other_));
    EXPECT_EQ(ImageKind::Unknown, slots().openKind());
    const auto md5 = digestOf(MBEDTLS_MD_MD5, new_);
    EXPECT_EQ(0U, slots().resume(static_cast<std::uint32_t>(new_.size()) - 1, md5.data()));
    EXPECT_EQ(2 * Sector, board_.resume(new_));
}

TEST_F(ResumeTest, HoldsNothingWhereAnotherImageWasBegunSince)
{
    beginAndWrite();
    ASSERT_EQ(SlotResult::Ok, board_.begin(ImageKind::Application, makeImage(ImageKind::Application, 100, 1)));
    board_.start();
    EXPECT_EQ(0U, board_.resume(new_));
    EXPECT_TRUE(board_.runs(Kind, old_));
}

TEST_F(ResumeTest, HoldsNothingOfAnImageWithAWrongDigest)
{
    const auto md5 = digestOf(MBEDTLS_MD_MD5, new_);
    const auto otherSha256 = digestOf(MBEDTLS_MD_SHA256, other_);
    for (const Image &written : {other_, new_}) {
        ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
        ASSERT_EQ(SlotResult::Ok, board_.writeAll(written));
        EXPECT_EQ(SlotResult::DigestMismatch, slots().finish(md5.data(), otherSha256.data()));
        EXPECT_EQ(0U, board_.resume(new_));
        board_.start();
        EXPECT_EQ(0U, board_.resume(new_));
    }
}

TEST_F(ResumeTest, HoldsNothingOfAFinishedImage)
{
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, new_));
    EXPECT_EQ(0U, board_.resume(new_));
    EXPECT_EQ(ImageState::TestPending, slots().state());
    board_.start();
    EXPECT_EQ(0U, board_.resume(new_));
    EXPECT_EQ(ImageState::Testing, slots().state());
}

TEST_F(ResumeTest, HoldsNothingWhileAnImageOfAnyKindIsTested)
{
    const Image application = makeImage(ImageKind::Application, Sector, 5);
    board_.flashByWire(ImageKind::Application, 0, makeImage(ImageKind::Application, Sector, 6));
    board_.start();
    ASSERT_EQ(SlotResult::Ok, board_.update(ImageKind::Application, application));
    beginAndWrite();
    board_.start();
    ASSERT_EQ(ImageState::Testing, slots().state());
    EXPECT_EQ(0U, board_.resume(new_));
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    EXPECT_EQ(2 * Sector, board_.resume(new_));
    finishAndRun();
}

TEST_F(ResumeTest, HoldsOnlyWhatStandsInTheSlotNow)
{
    beginAndWrite();
    board_.flash().flashByWire(board_.address(Kind, 1) + Sector, Sector, Image(100, 0x55));
    board_.start();
    EXPECT_EQ(Sector, board_.resume(new_));
    board_.flashByWire(Kind, 1, other_);
    board_.start();
    EXPECT_EQ(0U, board_.resume(new_));
    EXPECT_TRUE(board_.runs(Kind, old_));
}

TEST_F(ResumeTest, AWordThatIsNotWhatWasWrittenHoldsNothing)
{
    beginAndWrite();
    Image bytes = board_.flash().peek(journal(), Sector);
    constexpr std::size_t SecondWord = 48 + 4;
    for (std::size_t bit = 0; bit < 32; bit++) {
        Image changed = bytes;
        changed[SecondWord + bit / 8] = static_cast<std::uint8_t>(changed[SecondWord + bit / 8] ^ (1U << (bit % 8)));
        SlotBoard board(board_);
        board.flash().flashByWire(journal(), Sector, changed);
        board.start();
        EXPECT_EQ(Sector, board.resume(new_)) << "bit " << bit;
    }

    for (std::size_t bit = 0; bit < 48 * 8; bit++) {
        Image changed = bytes;
        changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ (1U << (bit % 8)));
        SlotBoard board(board_);
        board.flash().flashByWire(journal(), Sector, changed);
        board.start();
        EXPECT_EQ(0U, board.resume(new_)) << "bit " << bit;
    }
}

TEST_F(ResumeTest, AJournalThatCannotBeWrittenHoldsNothingAndSparesTheUpdate)
{
    // Behind the erase and the program of the record.
    board_.flash().failAt(3);
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(new_));
    EXPECT_EQ(0U, board_.resume(new_));
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    finishAndRun();
}

}  // namespace
}  // namespace enigmaiot::test
