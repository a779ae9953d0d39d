#include <gtest/gtest.h>

#include <cstdio>
#include <random>
#include <string>

#include "SlotBoard.h"

namespace enigmaiot::test {
namespace {

constexpr ImageKind Kind = ImageKind::Deployment;
constexpr std::uint32_t Sector = SlotBoard::Sector;

/// An update over an older image, with the power cut at each single erase and page program: what the board then says it
/// holds is there, and the update goes on from it.
class PowerCutResumeTest : public testing::Test {
protected:
    PowerCutResumeTest()
    {
        board_.flashByWire(Kind, 0, older_);
        board_.start();
        EXPECT_EQ(SlotResult::Ok, board_.update(Kind, old_));
        board_.start();
        EXPECT_EQ(SlotResult::Ok, board_.slots().confirm());
    }

    static void start(SlotBoard &board)
    {
        board.start();
        board.flash().protect(board.address(Kind, board.slots().activeSlot(Kind)), 5 * Sector);
    }

    /// Goes on with what is held, or begins anew. Returns what was held.
    std::uint32_t resume(SlotBoard &board) const
    {
        const std::uint32_t held = board.resume(new_);
        const Image start(new_.begin(), new_.begin() + held);
        EXPECT_TRUE(held % Sector == 0 || held == new_.size());
        EXPECT_TRUE(board.holds(Kind, 1 - board.slots().activeSlot(Kind), start)) << held << " bytes are not held";
        if (held == 0 && !board.flash().isOff()) {
            EXPECT_EQ(SlotResult::Ok, board.begin(Kind, new_));
        }

        return held;
    }

    void finish(SlotBoard &board) const
    {
        ASSERT_EQ(SlotResult::Ok, board.writeAll(new_));
        ASSERT_EQ(SlotResult::Ok, board.finish(new_));
        start(board);
        ASSERT_TRUE(board.runs(Kind, new_));
        ASSERT_TRUE(board.isBlankBehind(Kind, new_));
        ASSERT_TRUE(board.flash().violations().empty()) << board.flash().violations().front();
    }

    /// Cuts the power again at each operation of the call that goes on.
    std::uint64_t checkCutsInResume(const SlotBoard &cut, Damage damage, std::uint32_t seed) const
    {
        for (std::uint64_t operation = 1;; operation++) {
            SlotBoard board(cut);
            start(board);
            board.flash().cutAt(operation, damage, seed);
            board.resume(new_);
            if (!board.flash().isOff()) {
                return operation - 1;
            }

            start(board);
            EXPECT_TRUE(board.runs(Kind, old_));
            resume(board);
            finish(board);
        }
    }

    const Image older_ = makeImage(Kind, 5 * Sector, 1);
    const Image old_ = makeImage(Kind, 2 * Sector + 12, 2);
    const Image new_ = makeImage(Kind, 3 * Sector + 501, 3);
    SlotBoard board_;
};

TEST_F(PowerCutResumeTest, AnUpdateGoesOnAfterEveryCut)
{
    std::uint64_t cuts = 0;
    std::uint64_t resumed = 0;
    std::uint64_t secondCuts = 0;
    std::uint64_t operations = 0;
    for (const Damage damage : AllDamage) {
        for (std::uint64_t operation = 1;; operation++) {
            SCOPED_TRACE("damage " + std::to_string(static_cast<int>(damage)) + " at operation " + std::to_string(operation));
            const auto seed = static_cast<std::uint32_t>(operation);
            SlotBoard board(board_);
            start(board);
            board.flash().cutAt(operation, damage, seed);
            board.update(Kind, new_);
            if (!board.flash().isOff()) {
                operations = operation - 1;
                break;
            }

            cuts++;
            secondCuts += checkCutsInResume(board, damage, seed);
            start(board);
            if (board.runs(Kind, new_)) {
                // The cut came when all was done.
                EXPECT_EQ(0U, board.resume(new_));
                continue;
            }

            EXPECT_TRUE(board.runs(Kind, old_));
            resumed += resume(board) > 0 ? 1U : 0U;
            finish(board);
            if (HasFailure()) {
                return;
            }
        }
    }

    std::printf(
        "[ CUTS     ] %llu operations, cut at each in %zu ways: %llu cuts, %llu times gone on with what was held, %llu more "
        "cuts in that\n",
        static_cast<unsigned long long>(operations),
        std::size(AllDamage),
        static_cast<unsigned long long>(cuts),
        static_cast<unsigned long long>(resumed),
        static_cast<unsigned long long>(secondCuts));
    EXPECT_EQ(operations * std::size(AllDamage), cuts);
    EXPECT_GT(operations, 70U);
    EXPECT_GT(resumed, cuts / 3);
    EXPECT_GT(secondCuts, resumed);
}

/// Cut upon cut in one update, until it comes to its end.
TEST_F(PowerCutResumeTest, AnUpdateComesToItsEndThroughManyCuts)
{
    std::uint64_t cuts = 0;
    std::uint64_t resumed = 0;
    for (std::uint32_t seed = 0; seed < 200 && !HasFailure(); seed++) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::mt19937 random(seed);
        SlotBoard board(board_);
        start(board);
        for (std::uint32_t i = 0; i < 12 && board.runs(Kind, old_); i++) {
            const Damage damage = AllDamage[random() % std::size(AllDamage)];
            board.flash().cutAt(40 + random() % 60, damage, seed * 100 + i);
            resumed += resume(board) > 0 ? 1U : 0U;
            if (board.writeAll(new_) == SlotResult::Ok) {
                board.finish(new_);
            }

            cuts += board.flash().isOff() ? 1U : 0U;
            start(board);
        }

        if (board.runs(Kind, old_)) {
            resume(board);
            finish(board);
        }

        EXPECT_TRUE(board.runs(Kind, new_));
        EXPECT_TRUE(board.flash().violations().empty());
    }

    std::printf(
        "[ CUTS     ] 200 updates, %llu cuts, %llu times gone on with what was held\n",
        static_cast<unsigned long long>(cuts),
        static_cast<unsigned long long>(resumed));
    EXPECT_GT(cuts, 400U);
    EXPECT_GT(resumed, 200U);
}

}  // namespace
}  // namespace enigmaiot::test
