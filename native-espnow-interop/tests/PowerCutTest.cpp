#include <gtest/gtest.h>

#include <cstdio>
#include <functional>
#include <memory>
#include <string>

#include "SlotBoard.h"

namespace enigmaiot::test {
namespace {

/// How an update goes on after the first start of the new image.
enum class Ending { Confirm, Revert, NeverConfirm, RevertBeforeStart };

struct Story {
    ImageKind kind;
    Ending ending;
    const char *name;
};

std::string nameOf(const testing::TestParamInfo<Story> &info)
{
    return std::string(info.param.kind == ImageKind::Deployment ? "Deployment" : "Application") + info.param.name;
}

/// A whole life with the power cut at each single erase and page program: first start, update, restarts, ending, and a
/// second update into the slot that ran first.
class PowerCutTest : public testing::TestWithParam<Story> {
protected:
    void SetUp() override
    {
        board_ = std::make_unique<SlotBoard>();
        board_->flashByWire(kind(), 0, first_);
        board_->flashByWire(other(), 0, otherImage_);
    }

    ImageKind kind() const
    {
        return GetParam().kind;
    }

    ImageKind other() const
    {
        return kind() == ImageKind::Deployment ? ImageKind::Application : ImageKind::Deployment;
    }

    /// Starts with the power as it is, and protects the slot that runs: nothing may touch it until the next start.
    static void restart(SlotBoard &board, ImageKind kind)
    {
        board.restart();
        board.flash().protect(
            board.address(kind, board.slots().activeSlot(kind)),
            SlotBoard::layout().kinds[static_cast<std::size_t>(kind) - 1].capacity);
    }

    static void start(SlotBoard &board, ImageKind kind)
    {
        board.flash().powerUp();
        restart(board, kind);
    }

    /// Goes on until the end or until the power is cut. Returns whether it came to the end.
    bool live(SlotBoard &board) const
    {
        const std::function<bool()> steps[] = {
            [&] { restart(board, kind()); return true; },
            [&] { return board.update(kind(), second_) == SlotResult::Ok; },
            [&] { return end(board); },
            [&] { return board.update(kind(), third_) == SlotResult::Ok; },
            [&] { restart(board, kind()); return board.slots().confirm() == SlotResult::Ok; },
            [&] { restart(board, kind()); return board.runs(kind(), third_); },
        };

        for (const auto &step : steps) {
            if (!step() || board.flash().isOff()) {
                EXPECT_TRUE(board.flash().isOff()) << "a step failed with the power on";
                return false;
            }
        }

        return true;
    }

    bool end(SlotBoard &board) const
    {
        switch (GetParam().ending) {
        case Ending::Confirm:
            restart(board, kind());
            return board.slots().confirm() == SlotResult::Ok;

        case Ending::Revert:
            restart(board, kind());
            if (board.slots().revert(kind()) != SlotResult::Ok) {
                return false;
            }

            restart(board, kind());
            return board.slots().confirm() == SlotResult::Ok;

        case Ending::NeverConfirm:
            for (int i = 0; i <= SlotBoard::Tries && !board.flash().isOff(); i++) {
                restart(board, kind());
            }

            return board.slots().confirm() == SlotResult::Ok;

        case Ending::RevertBeforeStart:
            return board.slots().revert(kind()) == SlotResult::Ok && board.slots().confirm() == SlotResult::Ok;
        }

        return false;
    }

    /// What runs is one complete image, with nothing of another behind it, and none runs confirmed that nobody confirmed.
    void checkRuns(SlotBoard &board) const
    {
        const Image *image = nullptr;
        for (const Image *known : {&first_, &second_, &third_}) {
            image = board.runs(kind(), *known) ? known : image;
        }

        ASSERT_NE(nullptr, image);
        EXPECT_TRUE(board.isBlankBehind(kind(), *image));
        const bool isConfirmed = board.slots().state(kind()) == ImageState::Confirmed;
        EXPECT_TRUE(image != &first_ || isConfirmed);
        EXPECT_TRUE(image != &second_ || !isConfirmed || GetParam().ending == Ending::Confirm);
        EXPECT_TRUE(board.runs(other(), otherImage_));
        EXPECT_EQ(ImageState::Confirmed, board.slots().state(other()));
        EXPECT_NE(ImageState::TestPending, board.slots().state(kind()));
        EXPECT_TRUE(board.flash().violations().empty()) << board.flash().violations().front();
    }

    void checkRepeatedUpdate(SlotBoard &board) const
    {
        if (board.slots().state() == ImageState::Testing) {
            ASSERT_EQ(SlotResult::Ok, board.slots().confirm());
        }

        ASSERT_EQ(SlotResult::Ok, board.update(kind(), repeated_));
        start(board, kind());
        ASSERT_TRUE(board.runs(kind(), repeated_));
        ASSERT_TRUE(board.isBlankBehind(kind(), repeated_));
        ASSERT_EQ(ImageState::Testing, board.slots().state(kind()));
        ASSERT_EQ(SlotResult::Ok, board.slots().confirm());
        start(board, kind());
        ASSERT_TRUE(board.runs(kind(), repeated_));
        ASSERT_EQ(ImageState::Confirmed, board.slots().state());
        ASSERT_TRUE(board.flash().violations().empty()) << board.flash().violations().front();
    }

    /// Cuts the power again at each operation of the start that follows a cut.
    std::uint64_t checkCutsInRecovery(const SlotBoard &cut, Damage damage, std::uint32_t seed) const
    {
        std::uint64_t cuts = 0;
        for (std::uint64_t operation = 1;; operation++) {
            SlotBoard board(cut);
            board.flash().powerUp();
            board.flash().cutAt(operation, damage, seed);
            board.restart();
            if (!board.flash().isOff()) {
                return cuts;
            }

            cuts++;
            start(board, kind());
            checkRuns(board);
            checkRepeatedUpdate(board);
            if (HasFatalFailure() || operation > 10) {
                ADD_FAILURE() << "after a second cut at operation " << operation;
                return cuts;
            }
        }
    }

    const Image first_ = makeImage(kind(), 3 * SlotBoard::Sector + 100, 1);
    const Image second_ = makeImage(kind(), 2 * SlotBoard::Sector + 1001, 2);
    const Image third_ = makeImage(kind(), 4 * SlotBoard::Sector + 4, 3);
    const Image repeated_ = makeImage(kind(), SlotBoard::Sector + 77, 4);
    const Image otherImage_ = makeImage(other(), SlotBoard::Sector, 5);
    std::unique_ptr<SlotBoard> board_;
};

TEST_P(PowerCutTest, EveryCutLeavesACompleteImage)
{
    std::uint64_t cuts = 0;
    std::uint64_t secondCuts = 0;
    std::uint64_t operations = 0;
    for (const Damage damage : AllDamage) {
        bool completed = false;
        for (std::uint64_t operation = 1; !completed; operation++) {
            SCOPED_TRACE("damage " + std::to_string(static_cast<int>(damage)) + " at operation " + std::to_string(operation));
            const auto seed = static_cast<std::uint32_t>(operation);
            SlotBoard board(*board_);
            board.flash().cutAt(operation, damage, seed);
            completed = live(board);
            if (completed) {
                operations = operation - 1;
                EXPECT_TRUE(board.flash().violations().empty());
                break;
            }

            cuts++;
            secondCuts += checkCutsInRecovery(board, damage, seed);

            // Starts that nobody confirms end with one image and stay there.
            SlotBoard untended(board);
            for (int i = 0; i < SlotBoard::Tries + 2; i++) {
                start(untended, kind());
                checkRuns(untended);
            }

            EXPECT_EQ(ImageState::Confirmed, untended.slots().state());

            start(board, kind());
            checkRuns(board);
            checkRepeatedUpdate(board);
            if (HasFailure()) {
                return;
            }
        }
    }

    std::printf(
        "[ CUTS     ] %llu operations, cut at each in %zu ways: %llu cuts, %llu more in the start after one\n",
        static_cast<unsigned long long>(operations),
        std::size(AllDamage),
        static_cast<unsigned long long>(cuts),
        static_cast<unsigned long long>(secondCuts));
    EXPECT_GT(operations, 200U);
    EXPECT_EQ(operations * std::size(AllDamage), cuts);
}

INSTANTIATE_TEST_SUITE_P(
    Stories,
    PowerCutTest,
    testing::Values(
        Story{ImageKind::Deployment, Ending::Confirm, "Confirmed"},
        Story{ImageKind::Deployment, Ending::Revert, "Reverted"},
        Story{ImageKind::Deployment, Ending::NeverConfirm, "NeverConfirmed"},
        Story{ImageKind::Deployment, Ending::RevertBeforeStart, "RevertedBeforeStart"},
        Story{ImageKind::Application, Ending::Confirm, "Confirmed"},
        Story{ImageKind::Application, Ending::Revert, "Reverted"},
        Story{ImageKind::Application, Ending::NeverConfirm, "NeverConfirmed"},
        Story{ImageKind::Application, Ending::RevertBeforeStart, "RevertedBeforeStart"}),
    nameOf);

}  // namespace
}  // namespace enigmaiot::test
