#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "SampleImage.h"
#include "SlotCoreFixture.h"
#include "TestDigest.h"

namespace enigmaiot::test {
namespace {

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

TEST_F(SlotCoreTest, ADeploymentIsReadOnceForItsDigestsAndItsCheck)
{
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(new_));
    while (slots().eraseAhead()) {
    }

    const std::uint64_t before = board_.flash().readBytes();
    ASSERT_EQ(SlotResult::Ok, board_.finish(new_));
    EXPECT_LT(board_.flash().readBytes() - before, new_.size() * 3 / 2) << "headers, references, and the record, too";
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

TEST_F(SlotCoreTest, NoWriteErasesMoreThanOnceAndNothingIsErasedTwice)
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
    EXPECT_EQ(before + 1, board_.flash().erases()) << "the record; the journal is blank";
    const std::uint64_t begun = board_.flash().erasedSectors();
    for (std::size_t index = 0; index < (new_.size() + SlotBoard::Chunk - 1) / SlotBoard::Chunk; index++) {
        before = board_.flash().erases();
        ASSERT_EQ(SlotResult::Ok, board_.writeChunk(new_, index));
        ASSERT_LE(board_.flash().erases(), before + 1) << "chunk " << index;
    }

    while (slots().eraseAhead()) {
    }

    EXPECT_EQ(begun + slots().capacity(Kind) / Sector, board_.flash().erasedSectors());
    ASSERT_EQ(SlotResult::Ok, board_.finish(new_));
    board_.start();
    EXPECT_TRUE(board_.isBlankBehind(Kind, new_));
}

TEST_F(SlotCoreTest, WhatCanBeGoneOnWithOutlivesTheConfirmationOfAnotherKind)
{
    const Image application = makeImage(ImageKind::Application, 3 * Sector, 5);
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, new_));
    ASSERT_EQ(SlotResult::Ok, board_.begin(ImageKind::Application, application));
    for (std::size_t index = 0; index < 42; index++) {
        ASSERT_EQ(SlotResult::Ok, board_.writeChunk(application, index));
    }

    board_.start();
    ASSERT_TRUE(board_.runs(Kind, new_));
    ASSERT_EQ(SlotResult::Ok, slots().confirm());
    EXPECT_EQ(2 * Sector, board_.resume(application));
}

TEST_F(SlotCoreTest, BehindItsEndAnImageIsClosedWhateverCameOfIt)
{
    for (const bool isRight : {false, true}) {
        ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, new_));
        ASSERT_EQ(SlotResult::Ok, board_.writeAll(new_));
        EXPECT_EQ(isRight ? SlotResult::Ok : SlotResult::DigestMismatch, board_.finish(isRight ? new_ : old_));
        EXPECT_EQ(ImageKind::Unknown, slots().openKind());
        EXPECT_EQ(SlotResult::WrongState, board_.writeChunk(new_, 0));
        EXPECT_FALSE(slots().eraseAhead());
        EXPECT_EQ(SlotResult::WrongState, board_.finish(new_));
    }
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

}  // namespace
}  // namespace enigmaiot::test
