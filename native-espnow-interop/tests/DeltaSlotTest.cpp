#include <algorithm>
#include <cstdio>
#include <string>

#include "DeltaSlotFixture.h"

namespace enigmaiot::test {
namespace {

TEST_F(DeltaSlotTest, AnImageIsMadeOfTheOneThatRuns)
{
    EXPECT_EQ(SlotResult::Ok, update(board_, new_, baseOf(old_), deltaOf(old_, new_)));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, new_));
    EXPECT_TRUE(board_.isBlankBehind(Kind, new_));
}

TEST_F(DeltaSlotTest, ImagesOfEverySizeAtAnEdgeAreMadeOfBasesOfEverySuchSize)
{
    constexpr std::array<std::uint32_t, 10> Sizes{
        208, 211, 212, 213, 512, Sector - 4, Sector, Sector + 1, 5 * Sector - 1, 5 * Sector};
    for (const std::uint32_t baseSize : Sizes) {
        const Image base = makeImage(Kind, baseSize, 1);
        for (const std::uint32_t size : Sizes) {
            SCOPED_TRACE(std::to_string(size) + " of " + std::to_string(baseSize));
            SlotBoard board;
            board.flashByWire(Kind, 0, base);
            board.start();
            board.flash().protect(board.address(Kind, 0), 5 * Sector);
            const Image image = makeImage(Kind, size, size == baseSize ? 1 : 2);
            ASSERT_EQ(SlotResult::Ok, update(board, image, baseOf(base), deltaOf(base, image)));
            ASSERT_TRUE(board.flash().violations().empty()) << board.flash().violations().front();
            board.start();
            ASSERT_TRUE(board.runs(Kind, image));
            ASSERT_TRUE(board.isBlankBehind(Kind, image));
        }
    }

    EXPECT_EQ(SlotResult::WrongSize, begin(board_, makeImage(Kind, 5 * Sector + 1, 2), baseOf(old_)));
}

TEST_F(DeltaSlotTest, AnImageIsMadeOfNothing)
{
    EXPECT_EQ(SlotResult::Ok, update(board_, new_, {}, deltaOf({}, new_)));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, new_));
}

TEST_F(DeltaSlotTest, ADeltaAgainstAnotherImageChangesNothing)
{
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, wired_));
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(wired_));
    const std::uint64_t operations = board_.flash().operations();
    EXPECT_EQ(SlotResult::WrongBase, begin(board_, new_, baseOf(new_)));
    DeltaFacts tooLong = baseOf(old_);
    tooLong.baseSize = 0xFFFFFFFF;
    EXPECT_EQ(SlotResult::WrongBase, begin(board_, new_, tooLong));
    EXPECT_EQ(operations, board_.flash().operations());
    EXPECT_EQ(SlotResult::Ok, board_.finish(wired_)) << "what was being written goes on";
}

/// A node has told its gateway what it runs, so it has read it.
TEST_F(DeltaSlotTest, ABaseThatWasReadSinceTheStartIsNotReadAgain)
{
    std::array<std::uint8_t, 32> sha256{};
    ASSERT_EQ(old_.size(), board_.slots().readRunning(Kind, sha256.data()));
    DeltaFacts other = baseOf(old_);
    other.baseSha256[5] ^= 1;
    EXPECT_EQ(SlotResult::WrongBase, begin(board_, new_, other));
    std::uint64_t before = board_.flash().readBytes();
    ASSERT_EQ(SlotResult::Ok, begin(board_, new_, baseOf(old_)));
    EXPECT_LT(board_.flash().readBytes(), before + old_.size());

    board_.start();
    before = board_.flash().readBytes();
    ASSERT_EQ(SlotResult::Ok, begin(board_, new_, baseOf(old_)));
    EXPECT_GT(board_.flash().readBytes(), before + old_.size()) << "another start";
}

TEST_F(DeltaSlotTest, ADeltaThatMakesAnotherImageIsNotRun)
{
    EXPECT_EQ(SlotResult::DigestMismatch, update(board_, new_, baseOf(old_), deltaOf(old_, makeImage(Kind, new_.size(), 9))));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, old_));
}

TEST_F(DeltaSlotTest, WhatMakesTooMuchOrTooLittleIsNotRun)
{
    Image longer = new_;
    longer.insert(longer.end(), 4, 0);
    EXPECT_EQ(SlotResult::WrongDelta, update(board_, new_, baseOf(old_), deltaOf(old_, longer)));
    EXPECT_EQ(SlotResult::DigestMismatch, update(board_, new_, baseOf(old_), deltaOf(old_, Image(new_.begin(), new_.end() - 8))));
}

TEST_F(DeltaSlotTest, WithoutABeginningNothingIsTaken)
{
    std::size_t taken = 0;
    const Image delta = deltaOf(old_, new_);
    EXPECT_EQ(SlotResult::WrongState, board_.slots().writeDelta(delta.data(), 10, taken));
    ASSERT_EQ(SlotResult::Ok, begin(board_, new_, baseOf(old_)));
    board_.slots().abort();
    EXPECT_EQ(SlotResult::WrongState, board_.slots().writeDelta(delta.data(), 10, taken));
    EXPECT_EQ(0U, taken);
}

/// Nothing is made of what waits before it is asked for, and what there is no room for is given again.
TEST_F(DeltaSlotTest, WhatComesWaitsWhileThereIsRoom)
{
    const Image delta = deltaOf({}, new_);
    ASSERT_GT(delta.size(), DeltaWriter::MostWaiting + 1000);
    ASSERT_EQ(SlotResult::Ok, begin(board_, new_, {}));
    SlotCore &slots = board_.slots();
    std::size_t taken = 0;
    ASSERT_EQ(SlotResult::Ok, slots.writeDelta(nullptr, 0, taken));
    EXPECT_EQ(DeltaWriter::MostWaiting, taken);

    const std::uint64_t operations = board_.flash().operations();
    ASSERT_EQ(SlotResult::Ok, slots.writeDelta(delta.data(), delta.size(), taken));
    EXPECT_EQ(DeltaWriter::MostWaiting, taken);
    EXPECT_EQ(operations, board_.flash().operations());

    std::size_t at = taken;
    ASSERT_EQ(SlotResult::Ok, slots.writeDelta(delta.data() + at, delta.size() - at, taken));
    EXPECT_GT(taken, 0U) << "where there is no room some is made first";
    EXPECT_LT(taken, 1400U) << "and no more than a window";
    EXPECT_GT(board_.flash().operations(), operations);
    at += taken;
    std::size_t room = 0;
    while (at < delta.size()) {
        ASSERT_EQ(SlotResult::Ok, slots.writeDelta(nullptr, 0, room));
        if (room > 0) {
            ASSERT_EQ(SlotResult::Ok, slots.writeDelta(delta.data() + at, std::min(room, delta.size() - at), taken));
            at += taken;
        }
    }

    EXPECT_EQ(SlotResult::Ok, decodeAll(board_, DeltaWriter::MostWaiting));
    EXPECT_EQ(SlotResult::Ok, board_.finish(new_));
}

TEST_F(DeltaSlotTest, AnApplicationIsNoDeployment)
{
    std::uint32_t done = 0;
    EXPECT_EQ(SlotResult::WrongSize, board_.slots().beginDelta(Kind, 6 * Sector, Image(16).data(), {}, done));
    EXPECT_EQ(
        SlotResult::UnknownKind, board_.slots().beginDelta(static_cast<ImageKind>(4), Sector, Image(16).data(), {}, done));
}

/// The power is cut at each single erase and page program of an update by a delta, which then goes on in its middle
/// where a sector was noted.
TEST_F(DeltaSlotTest, AnUpdateGoesOnAfterEveryCut)
{
    const Image delta = deltaOf(old_, new_);
    std::uint64_t cuts = 0;
    std::uint64_t resumed = 0;
    for (const Damage damage : AllDamage) {
        for (std::uint64_t operation = 1;; operation++) {
            SCOPED_TRACE("damage " + std::to_string(static_cast<int>(damage)) + " at operation " + std::to_string(operation));
            SlotBoard board(board_);
            board.start();
            board.flash().protect(board.address(Kind, 0), 5 * Sector);
            board.flash().cutAt(operation, damage, static_cast<std::uint32_t>(operation));
            update(board, new_, baseOf(old_), delta);
            if (!board.flash().isOff()) {
                break;
            }

            cuts++;
            board.start();
            if (board.runs(Kind, new_)) {
                continue;
            }

            ASSERT_TRUE(board.runs(Kind, old_));
            std::uint32_t done = 0;
            ASSERT_EQ(SlotResult::Ok, update(board, new_, baseOf(old_), delta, done));
            resumed += done > 0 ? 1U : 0U;
            ASSERT_TRUE(board.flash().violations().empty()) << board.flash().violations().front();
            board.start();
            ASSERT_TRUE(board.runs(Kind, new_));
            ASSERT_TRUE(board.isBlankBehind(Kind, new_));
        }
    }

    std::printf("[ CUTS     ] %llu cuts, %llu times gone on with what was held\n",
        static_cast<unsigned long long>(cuts), static_cast<unsigned long long>(resumed));
    EXPECT_GT(cuts, 200U);
    EXPECT_GT(resumed, cuts / 4);
}

/// Only the delta that was being made goes on in its middle.
TEST_F(DeltaSlotTest, ADeltaGoesOnWithTheWindowThatWasBeingMade)
{
    const Image delta = deltaOf(old_, new_);
    DeltaFacts facts = baseOf(old_);
    const auto md5 = digestOf(MBEDTLS_MD_MD5, delta);
    std::copy_n(md5.begin(), facts.md5.size(), facts.md5.begin());
    std::uint32_t done = 1;
    ASSERT_EQ(SlotResult::Ok, begin(board_, new_, facts, done));
    EXPECT_EQ(0U, done);
    ASSERT_EQ(SlotResult::Ok, write(board_, Image(delta.begin(), delta.begin() + static_cast<std::ptrdiff_t>(delta.size() * 2 / 3))));
    board_.start();
    ASSERT_EQ(SlotResult::Ok, begin(board_, new_, facts, done));
    EXPECT_GT(done, delta.size() / 4);
    EXPECT_LT(done, delta.size() * 2 / 3);
    const std::uint32_t first = done;
    board_.start();
    ASSERT_EQ(SlotResult::Ok, begin(board_, new_, facts, done)) << "a start in between changes nothing";
    EXPECT_EQ(first, done);
    ASSERT_EQ(SlotResult::Ok, write(board_, delta, done));
    EXPECT_EQ(SlotResult::Ok, board_.finish(new_));

    ASSERT_EQ(SlotResult::Ok, begin(board_, new_, facts, done));
    EXPECT_EQ(0U, done) << "nothing is left of it";
    ASSERT_EQ(SlotResult::Ok, write(board_, Image(delta.begin(), delta.begin() + static_cast<std::ptrdiff_t>(delta.size() * 2 / 3))));
    facts.md5[0] ^= 1;
    ASSERT_EQ(SlotResult::Ok, begin(board_, new_, facts, done));
    EXPECT_EQ(0U, done) << "another delta comes from its start";
    ASSERT_EQ(SlotResult::Ok, write(board_, delta));
    EXPECT_EQ(SlotResult::Ok, board_.finish(new_));
}

/// A part of an image that came as a delta is gone on with as it is, and the other way round.
TEST_F(DeltaSlotTest, WhatIsHeldIsHeldInEitherWay)
{
    const Image delta = deltaOf(old_, new_);
    ASSERT_EQ(SlotResult::Ok, begin(board_, new_, baseOf(old_)));
    ASSERT_EQ(SlotResult::Ok, write(board_, Image(delta.begin(), delta.begin() + static_cast<std::ptrdiff_t>(delta.size() * 2 / 3))));
    EXPECT_EQ(2 * Sector, board_.resume(new_));
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(new_));
    EXPECT_EQ(SlotResult::Ok, update(board_, new_, baseOf(old_), delta));
}

}  // namespace
}  // namespace enigmaiot::test
