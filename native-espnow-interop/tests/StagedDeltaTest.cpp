#include <algorithm>
#include <cstdio>
#include <numeric>
#include <random>
#include <string>

#include "DeltaSlotFixture.h"

namespace enigmaiot::test {
namespace {

/// A board that keeps a delta at the end of the spare slot until all of it is there. An image of three sectors and a delta of two fill it.
class StagedDeltaTest : public DeltaSlotTest {
protected:
    StagedDeltaTest()
    {
        // What the slot held before reaches to its end.
        board_.flashByWire(Kind, 0, older_);
        board_.start();
        EXPECT_EQ(SlotResult::Ok, board_.update(Kind, base_));
        board_.start();
        EXPECT_EQ(SlotResult::Ok, board_.slots().confirm());
    }

    /// Another Core and another Program around the same Library.
    static Image changed(const Image &base, std::uint32_t seed)
    {
        Image image = makeImage(Kind, base.size(), seed);
        std::copy_n(base.begin() + Sector, Sector, image.begin() + Sector);
        return image;
    }

    static DeltaFacts factsOf(const Image &base, const Image &delta)
    {
        DeltaFacts facts = base.empty() ? DeltaFacts{} : baseOf(base);
        const auto md5 = digestOf(MBEDTLS_MD_MD5, delta);
        std::copy_n(md5.begin(), facts.md5.size(), facts.md5.begin());
        facts.stagedSize = static_cast<std::uint32_t>(delta.size());
        return facts;
    }

    /// Has the chunks of a delta kept that are needed, in any order, with what is erased ahead now and then.
    static SlotResult keep(SlotBoard &board, const Image &delta, std::uint32_t done, std::uint32_t seed)
    {
        std::vector<std::size_t> chunks((delta.size() + SlotBoard::Chunk - 1) / SlotBoard::Chunk - done / SlotBoard::Chunk);
        std::iota(chunks.begin(), chunks.end(), done / SlotBoard::Chunk);
        std::shuffle(chunks.begin(), chunks.end(), std::mt19937(seed));
        SlotResult result = SlotResult::Ok;
        for (std::size_t i = 0; result == SlotResult::Ok && i < chunks.size(); i++) {
            result = board.writeChunk(delta, chunks[i]);
            if (i % 7 == 0) {
                board.slots().eraseAhead();
            }
        }

        return result;
    }

    /// Has all of it decoded.
    static SlotResult decode(SlotBoard &board)
    {
        std::size_t room = 0;
        SlotResult result = SlotResult::Ok;
        while (result == SlotResult::Ok && room == 0) {
            result = board.slots().writeDelta(nullptr, 0, room);
        }

        return result;
    }

    /// Begin, or go on, keep, decode and finish.
    static SlotResult updateStaged(
        SlotBoard &board, const Image &base, const Image &image, const Image &delta, std::uint32_t &done, std::uint32_t seed = 1)
    {
        SlotResult result = begin(board, image, factsOf(base, delta), done);
        result = result == SlotResult::Ok ? keep(board, delta, done, seed) : result;
        result = result == SlotResult::Ok ? decode(board) : result;
        return result == SlotResult::Ok ? board.finish(image) : result;
    }

    static SlotResult updateStaged(SlotBoard &board, const Image &base, const Image &image, const Image &delta)
    {
        std::uint32_t done = 0;
        return updateStaged(board, base, image, delta, done);
    }

    /// What a board does behind a cut of power: each in the state that the cut left.
    void checkFutures(const SlotBoard &cut)
    {
        for (int way = 0; way < 3; way++) {
            SCOPED_TRACE("way " + std::to_string(way));
            SlotBoard board(cut);
            board.start();
            if (board.runs(Kind, next_)) {
                ASSERT_TRUE(board.isBlankBehind(Kind, next_));
                continue;
            }

            ASSERT_TRUE(board.runs(Kind, base_));
            board.flash().protect(board.address(Kind, 1), 5 * Sector);
            std::uint32_t done = 0;
            const Image &image = way == 2 ? largest_ : next_;
            ASSERT_EQ(
                SlotResult::Ok,
                way == 0   ? updateStaged(board, base_, next_, delta_, done, 2)
                : way == 1 ? update(board, next_, baseOf(base_), delta_, done)
                           : board.update(Kind, largest_));
            resumed_ += done > 0 ? 1U : 0U;
            ASSERT_TRUE(board.flash().violations().empty()) << board.flash().violations().front();
            board.start();
            ASSERT_TRUE(board.runs(Kind, image));
            ASSERT_TRUE(board.isBlankBehind(Kind, image));
        }
    }

    const Image older_ = makeImage(Kind, 5 * Sector, 31);
    const Image base_ = makeImage(Kind, 2 * Sector + 1500, 32);
    const Image next_ = changed(base_, 33);
    const Image largest_ = makeImage(Kind, 5 * Sector, 34);
    const Image delta_ = deltaOf(base_, next_);
    std::uint64_t resumed_ = 0;
};

TEST_F(StagedDeltaTest, AnImageIsMadeOfADeltaThatCameInAnyOrder)
{
    ASSERT_GT(delta_.size(), Sector);
    ASSERT_LE(delta_.size(), 2 * Sector);
    for (std::uint32_t seed = 1; seed < 20; seed++) {
        SlotBoard board(board_);
        board.start();
        std::uint32_t done = 0;
        ASSERT_EQ(SlotResult::Ok, updateStaged(board, base_, next_, delta_, done, seed));
        board.start();
        EXPECT_TRUE(board.runs(Kind, next_));
        EXPECT_TRUE(board.isBlankBehind(Kind, next_));
        EXPECT_TRUE(board.flash().violations().empty());
    }
}

TEST_F(StagedDeltaTest, AnImageIsMadeOfNothing)
{
    const Image small = makeImage(Kind, 2 * Sector, 35);
    EXPECT_EQ(SlotResult::Ok, updateStaged(board_, {}, small, deltaOf({}, small)));
    board_.start();
    EXPECT_TRUE(board_.runs(Kind, small));
    EXPECT_TRUE(board_.isBlankBehind(Kind, small));
}

TEST_F(StagedDeltaTest, WhatDoesNotFitBehindTheImageChangesNothing)
{
    ASSERT_EQ(SlotResult::Ok, board_.begin(Kind, wired_));
    ASSERT_EQ(SlotResult::Ok, board_.writeAll(wired_));
    const std::uint64_t operations = board_.flash().operations();
    DeltaFacts facts = factsOf(base_, delta_);
    for (const std::uint32_t size : {2 * Sector + 1, 6 * Sector, 0x7FFFFFFFU, 0xFFFFFFFFU}) {
        facts.stagedSize = size;
        EXPECT_EQ(SlotResult::WrongSize, begin(board_, next_, facts));
        facts.stagedSize = 100;
        std::uint32_t done = 0;
        EXPECT_EQ(SlotResult::WrongSize, board_.slots().beginDelta(Kind, std::max(size, 5 * Sector), facts.md5.data(), facts, done));
    }

    facts = factsOf(older_, delta_);
    EXPECT_EQ(SlotResult::WrongBase, begin(board_, next_, facts));
    EXPECT_EQ(operations, board_.flash().operations());
    EXPECT_EQ(SlotResult::Ok, board_.finish(wired_)) << "what was being written goes on";
}

TEST_F(StagedDeltaTest, ItsSectorsAreErasedAheadThenThoseOfTheImageAndNothingElseOnceItComes)
{
    ASSERT_EQ(SlotResult::Ok, begin(board_, next_, factsOf(base_, delta_)));
    const std::uint64_t erases = board_.flash().erasedSectors();
    board_.flash().protect(board_.address(Kind, 0), 3 * Sector);
    for (std::uint64_t sectors = 0; sectors < 2; sectors = board_.flash().erasedSectors() - erases) {
        ASSERT_TRUE(board_.slots().eraseAhead());
    }

    EXPECT_TRUE(board_.flash().violations().empty());
    board_.flash().protect(board_.address(Kind, 0) + 3 * Sector, 2 * Sector);
    while (board_.slots().eraseAhead()) {
    }

    EXPECT_EQ(erases + 5, board_.flash().erasedSectors());
    EXPECT_TRUE(board_.flash().violations().empty());
    board_.flash().protect(0, 0);
    EXPECT_EQ(SlotResult::Ok, keep(board_, delta_, 0, 1));
    EXPECT_EQ(SlotResult::Ok, decode(board_));
    EXPECT_EQ(erases + 5, board_.flash().erasedSectors());
    EXPECT_EQ(SlotResult::Ok, board_.finish(next_));
}

TEST_F(StagedDeltaTest, WhatWasKeptIsClearedInStepsOnceTheImageIsMade)
{
    ASSERT_EQ(SlotResult::Ok, begin(board_, next_, factsOf(base_, delta_)));
    ASSERT_EQ(SlotResult::Ok, keep(board_, delta_, 0, 1));
    ASSERT_EQ(SlotResult::Ok, decode(board_));
    EXPECT_EQ(SlotResult::WrongState, board_.writeChunk(delta_, 0)) << "nothing of it is taken any more";
    for (int again = 0; again < 2; again++) {
        std::size_t room = 0;
        EXPECT_EQ(SlotResult::Ok, board_.slots().writeDelta(nullptr, 0, room));
        EXPECT_EQ(DeltaWriter::MostWaiting, room) << "nothing waits to be decoded";
    }

    while (board_.slots().eraseAhead()) {
    }

    const std::uint64_t erases = board_.flash().erases();
    EXPECT_TRUE(board_.holds(Kind, 0, next_));
    ASSERT_EQ(SlotResult::Ok, board_.finish(next_));
    EXPECT_LE(board_.flash().erases(), erases + 1) << "the record's alone";
    board_.start();
    EXPECT_TRUE(board_.isBlankBehind(Kind, next_));
}

TEST_F(StagedDeltaTest, WhatTheRecordSaysIsBlankIsNeitherErasedNorReadForIt)
{
    // The spare slot holds a whole image of a sector, and nothing behind it.
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, makeImage(Kind, Sector, 36)));
    ASSERT_EQ(SlotResult::Ok, board_.slots().revert(Kind));
    ASSERT_EQ(SlotResult::Ok, begin(board_, next_, factsOf(base_, delta_)));
    const std::uint64_t erases = board_.flash().erases();
    const std::uint64_t read = board_.flash().readBytes();
    for (std::size_t at = 0; at < delta_.size(); at += SlotBoard::Chunk) {
        ASSERT_EQ(SlotResult::Ok, board_.writeChunk(delta_, at / SlotBoard::Chunk));
    }

    EXPECT_EQ(erases, board_.flash().erases());
    EXPECT_EQ(read + delta_.size(), board_.flash().readBytes()) << "what is written is read back, and no more";
    ASSERT_EQ(SlotResult::Ok, decode(board_));
    ASSERT_EQ(SlotResult::Ok, board_.finish(next_));
    board_.start();
    EXPECT_TRUE(board_.isBlankBehind(Kind, next_));
}

/// The sector behind the slot is the first one of that which runs.
TEST_F(StagedDeltaTest, ADeltaThatFillsItsSectorsTouchesNothingBehindThem)
{
    Image delta = delta_;
    delta.resize(2 * Sector);
    board_.flash().protect(board_.address(Kind, 1), 5 * Sector);
    ASSERT_EQ(SlotResult::Ok, begin(board_, next_, factsOf(base_, delta)));
    ASSERT_EQ(SlotResult::Ok, keep(board_, delta, 0, 1));
    EXPECT_TRUE(board_.flash().violations().empty()) << board_.flash().violations().front();
}

/// The first half of a block of the flash, both sectors of which are set aside, has the end of an image; the other is clear.
TEST_F(StagedDeltaTest, WhatIsKeptIsNotErasedWithTheSectorBesideIt)
{
    const Image small = makeImage(Kind, 2 * Sector, 35);
    const Image delta = deltaOf({}, small);
    ASSERT_GT(delta.size(), 2 * Sector);
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, makeImage(Kind, 2 * Sector + 600, 36)));
    ASSERT_EQ(SlotResult::Ok, board_.slots().revert(Kind));
    ASSERT_EQ(SlotResult::Ok, begin(board_, small, factsOf({}, delta)));
    for (std::size_t chunk = (delta.size() - 1) / SlotBoard::Chunk + 1; chunk > 0; chunk--) {
        ASSERT_EQ(SlotResult::Ok, board_.writeChunk(delta, chunk - 1));
    }

    ASSERT_EQ(SlotResult::Ok, decode(board_));
    EXPECT_EQ(SlotResult::Ok, board_.finish(small));
}

TEST_F(StagedDeltaTest, WhatAnUpdateLeftThatWasGivenUpIsErasedWhateverItReadsAs)
{
    ASSERT_EQ(SlotResult::Ok, board_.update(Kind, makeImage(Kind, Sector, 36)));
    ASSERT_EQ(SlotResult::Ok, board_.slots().revert(Kind));
    ASSERT_EQ(SlotResult::Ok, begin(board_, next_, factsOf(base_, delta_)));
    board_.slots().abort();
    board_.start();
    ASSERT_EQ(SlotResult::Ok, begin(board_, next_, factsOf(base_, delta_)));
    const std::uint64_t erased = board_.flash().erasedSectors();
    for (std::size_t at = 0; at < delta_.size(); at += SlotBoard::Chunk) {
        ASSERT_EQ(SlotResult::Ok, board_.writeChunk(delta_, at / SlotBoard::Chunk));
    }

    EXPECT_LE(erased + (delta_.size() + Sector - 1) / Sector, board_.flash().erasedSectors());
    ASSERT_EQ(SlotResult::Ok, decode(board_));
    EXPECT_EQ(SlotResult::Ok, board_.finish(next_));
}

TEST_F(StagedDeltaTest, NothingIsTakenInOrderAndNothingBesideIt)
{
    std::size_t taken = 0;
    ASSERT_EQ(SlotResult::Ok, begin(board_, next_, factsOf(base_, delta_)));
    SlotCore &slots = board_.slots();
    const auto size = static_cast<std::uint32_t>(delta_.size());
    EXPECT_EQ(SlotResult::WrongState, slots.writeDelta(delta_.data(), 10, taken));
    EXPECT_EQ(SlotResult::WrongState, slots.write(2, delta_.data(), 10));
    EXPECT_EQ(SlotResult::WrongState, slots.write(0, delta_.data(), 0));
    EXPECT_EQ(SlotResult::WrongState, slots.write(0, delta_.data(), size + 1));
    EXPECT_EQ(SlotResult::WrongState, slots.write((size + 3) / 4 * 4, delta_.data(), 1));
    EXPECT_EQ(SlotResult::WrongState, slots.write(0xFFFFFFFC, delta_.data(), 8));
    slots.abort();
    EXPECT_EQ(SlotResult::WrongState, slots.write(0, delta_.data(), 10));
    EXPECT_EQ(SlotResult::WrongState, slots.writeDelta(nullptr, 0, taken));
    EXPECT_FALSE(slots.eraseAhead());
}

TEST_F(StagedDeltaTest, ADeltaThatCameChangedMakesNothingThatRuns)
{
    for (std::size_t at = 0; at < delta_.size(); at += 97) {
        SlotBoard board(board_);
        board.start();
        Image wrong = delta_;
        wrong[at] ^= 1;
        std::uint32_t done = 0;
        const SlotResult result = updateStaged(board, base_, next_, wrong, done);
        EXPECT_TRUE(result == SlotResult::WrongDelta || result == SlotResult::DigestMismatch) << static_cast<int>(result);
        EXPECT_EQ(SlotResult::Ok, board.update(Kind, largest_)) << "and is in nobody's way";
        EXPECT_TRUE(board.flash().violations().empty());
    }
}

TEST_F(StagedDeltaTest, AFlashThatFailsFailsInTheStep)
{
    for (std::uint64_t operation = 1; operation < 100; operation++) {
        SlotBoard board(board_);
        board.start();
        std::uint32_t done = 0;
        board.flash().failAt(operation, 1000);
        const SlotResult result = updateStaged(board, base_, next_, delta_, done);
        EXPECT_EQ(SlotResult::FlashFailed, result) << operation;
        board.flash().failAt(10000);
        board.start();
        EXPECT_TRUE(board.runs(Kind, base_));
    }
}

/// The power is cut at each single erase and page program of an update whose delta is kept in the slot: while it comes, while it is decoded, while
/// it is cleared. Behind that the same delta comes in either way, or an image that reaches where it was kept.
TEST_F(StagedDeltaTest, BehindEveryCutAnUpdateComesToItsEndAndNothingOfTheDeltaIsLeft)
{
    std::uint64_t cuts = 0;
    for (const Damage damage : AllDamage) {
        for (std::uint64_t operation = 1; !HasFailure(); operation++) {
            SCOPED_TRACE("damage " + std::to_string(static_cast<int>(damage)) + " at operation " + std::to_string(operation));
            SlotBoard board(board_);
            board.start();
            board.flash().protect(board.address(Kind, 1), 5 * Sector);
            board.flash().cutAt(operation, damage, static_cast<std::uint32_t>(operation));
            updateStaged(board, base_, next_, delta_);
            if (!board.flash().isOff()) {
                break;
            }

            cuts++;
            checkFutures(board);
        }
    }

    std::printf("[ CUTS     ] %llu cuts, %llu times gone on with what was held\n",
        static_cast<unsigned long long>(cuts), static_cast<unsigned long long>(resumed_));
    EXPECT_GT(cuts, 400U);
    EXPECT_GT(resumed_, cuts / 4);
}

/// Cut upon cut, in whatever way the delta comes next.
TEST_F(StagedDeltaTest, AnUpdateComesToItsEndThroughManyCuts)
{
    std::uint64_t cuts = 0;
    for (std::uint32_t seed = 0; seed < 200 && !HasFailure(); seed++) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::mt19937 random(seed);
        SlotBoard board(board_);
        board.start();
        board.flash().protect(board.address(Kind, 1), 5 * Sector);
        for (std::uint32_t i = 0; i < 12 && board.runs(Kind, base_); i++) {
            board.flash().cutAt(10 + random() % 40, AllDamage[random() % std::size(AllDamage)], seed * 100 + i);
            std::uint32_t done = 0;
            if (random() % 2 == 0) {
                updateStaged(board, base_, next_, delta_, done, seed + i);
            } else {
                update(board, next_, baseOf(base_), delta_, done);
            }

            cuts += board.flash().isOff() ? 1U : 0U;
            board.start();
        }

        if (HasFailure() || board.runs(Kind, base_)) {
            ASSERT_EQ(SlotResult::Ok, updateStaged(board, base_, next_, delta_));
            board.start();
        }

        ASSERT_TRUE(board.runs(Kind, next_));
        ASSERT_TRUE(board.isBlankBehind(Kind, next_));
        ASSERT_TRUE(board.flash().violations().empty()) << board.flash().violations().front();
    }

    std::printf("[ CUTS     ] 200 updates, %llu cuts\n", static_cast<unsigned long long>(cuts));
    EXPECT_GT(cuts, 400U);
}

}  // namespace
}  // namespace enigmaiot::test
