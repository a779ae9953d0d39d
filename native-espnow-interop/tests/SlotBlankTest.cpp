#include <gtest/gtest.h>

#include "SampleImage.h"
#include "SimulatedFlash.h"
#include "SlotCoreFixture.h"

namespace enigmaiot::test {
namespace {

TEST_F(SlotCoreTest, WhatReadsAsErasedIsNotErasedAgain)
{
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    const std::uint64_t begun = board_.flash().erases();
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(new_));
    EXPECT_EQ(begun, board_.flash().erases());
}

TEST_F(SlotCoreTest, TheJournalOfAConfirmedImageIsErasedBeforeTheNextUpdate)
{
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    const std::uint64_t confirmed = board_.flash().erases();
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, wired_));
    EXPECT_EQ(confirmed + 1, board_.flash().erases()) << "the record alone";
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(wired_));
    EXPECT_EQ(SlotResult::Ok, board_.finish(wired_));
}

TEST_F(SlotCoreTest, WhatIsBlankBehindARecordedImageIsNotReadAgain)
{
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    const Image small = makeImage(Kind, 600, 6);
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, small));
    const std::uint64_t before = board_.flash().readBytes();
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, small));
    EXPECT_LT(board_.flash().readBytes() - before, 2 * Sector) << "one sector is looked at, and the image a few times";
}

/// Each byte that was to change reads as before or as after, anew at each read, until it is erased for good.
TEST_F(SlotCoreTest, ASectorWhoseEraseWasCutIsErasedBehindTheNextImageWhateverItReadsAs)
{
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    board_.flash().flashByWire(board_.address(Kind, 1) + 4 * Sector, Sector, Image(1, 0xFE));
    for (std::uint32_t seed = 1; seed < 10; seed++) {
        bool isOff = true;
        for (std::uint64_t operation = 1; isOff; operation++) {
            SlotBoard board(board_);
            board.start();
            board.flash().cutAt(operation, Damage::Unstable, seed);
            board.update(Kind, new_);
            isOff = board.flash().isOff();
            board.start();
            if (board.runs(Kind, old_)) {
                ASSERT_EQ(SlotResult::Ok, board.update(Kind, makeImage(Kind, 600, 6)));
                ASSERT_EQ(SlotResult::Ok, board.update(Kind, makeImage(Kind, 5 * Sector, 7))) << operation;
                ASSERT_TRUE(board.flash().violations().empty()) << board.flash().violations().front();
            }
        }
    }
}

/// Something has written behind the record's back, and no start has looked since.
TEST_F(SlotCoreTest, WhereASlotIsNotAsBlankAsItIsRecordedAWriteFailsAndTheNextUpdateErasesIt)
{
    updateAndStart();
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    const Image large = makeImage(Kind, 4 * Sector + 100, 7);
    board_.flash().flashByWire(board_.address(Kind, 0) + 4 * Sector, Sector, Image(100, 0));
    EXPECT_EQ(SlotResult::FlashFailed, board_.update(Kind, large));
    EXPECT_EQ(SlotResult::Ok, board_.update(Kind, large));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, large));
}

TEST_F(SlotCoreTest, WhatAnUpdateLeftThatWasGivenUpIsErasedWhateverItReadsAs)
{
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    slots().abort();
    board_.start();
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    const std::uint64_t begun = board_.flash().erasedSectors();
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(new_));
    EXPECT_LE(begun + (new_.size() + Sector - 1) / Sector, board_.flash().erasedSectors());
}

TEST_F(SlotCoreTest, WhatAnUpdateErasedThatWasGivenUpIsNotErasedAgainBeforeTheNextStart)
{
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    while (slots().eraseAhead()) {
    }

    slots().abort();
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, wired_));
    const std::uint64_t begun = board_.flash().erasedSectors();
    ASSERT_EQ(SlotResult::Ok, slots().write(0, wired_.data(), Sector));
    slots().abort();
    EXPECT_EQ(Sector, board_.resume(wired_));
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(wired_));
    EXPECT_EQ(begun + 1, board_.flash().erasedSectors()) << "the journal";
}

TEST_F(SlotCoreTest, WhatIsKnownOfOneSlotIsNotBelievedOfAnother)
{
    const Image application = makeImage(ImageKind::Application, 3 * Sector, 5);
    ASSERT_EQ(SlotResult::Ok, board_.begin(ImageKind::Application, application));
    slots().abort();
    board_.start();
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    ASSERT_EQ(SlotResult::Ok, board_.begin(ImageKind::Application, application));
    const std::uint64_t begun = board_.flash().erasedSectors();
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(application));
    EXPECT_LE(begun + application.size() / Sector, board_.flash().erasedSectors());
}

TEST_F(SlotCoreTest, WhereAnEraseOrAWriteFailedWhatReadsAsErasedIsErasedAgain)
{
    for (const bool isErase : {false, true}) {
        ASSERT_EQ(SlotResult::Ok, board_.update(Kind, new_));
        ASSERT_EQ(SlotResult::Ok, slots().revert(Kind));
        ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
        while (slots().eraseAhead()) {
        }

        if (isErase) {
            board_.flash().flashByWire(board_.address(Kind, 1) + 4 * Sector, Sector, Image(1, 0));
            ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
            board_.flash().failAt(1);
            while (slots().eraseAhead()) {
            }
        } else {
            board_.flash().failAt(1);
            ASSERT_EQ(SlotResult::FlashFailed, board_.writeChunk(new_, 0));
        }

        ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
        const std::uint64_t begun = board_.flash().erasedSectors();
        ASSERT_EQ(SlotResult::Ok, board_.writeAll(new_));
        EXPECT_LE(begun + (new_.size() + Sector - 1) / Sector, board_.flash().erasedSectors());
    }
}

}  // namespace
}  // namespace enigmaiot::test
