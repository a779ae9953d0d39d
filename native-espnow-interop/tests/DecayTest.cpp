#include <gtest/gtest.h>

#include <functional>
#include <ostream>
#include <string>

#include "SlotBoard.h"

namespace enigmaiot::test {
namespace {

/// A moment in a board's life at which a bit flips.
struct Moment {
    const char *name;
    std::function<void(SlotBoard &, ImageKind, const Image &)> reach;
};

void PrintTo(const Moment &moment, std::ostream *out)
{
    *out << moment.name;
}

const Moment Moments[] = {
    {"FreshlyFlashed", [](SlotBoard &, ImageKind, const Image &) {}},
    {"Begun", [](SlotBoard &board, ImageKind kind, const Image &image) { board.begin(kind, image); }},
    {"HalfWritten",
     [](SlotBoard &board, ImageKind kind, const Image &image) {
         board.begin(kind, image);
         for (std::size_t index = 0; index < image.size() / SlotBoard::Chunk / 2; index++) {
             board.writeChunk(image, index);
         }
     }},
    {"Written",
     [](SlotBoard &board, ImageKind kind, const Image &image) {
         board.begin(kind, image);
         board.writeAll(image);
     }},
    {"Staged", [](SlotBoard &board, ImageKind kind, const Image &image) { board.update(kind, image); }},
    {"Tested",
     [](SlotBoard &board, ImageKind kind, const Image &image) {
         board.update(kind, image);
         board.start();
     }},
    {"Confirmed",
     [](SlotBoard &board, ImageKind kind, const Image &image) {
         board.update(kind, image);
         board.start();
         board.slots().confirm();
     }},
    {"RolledBack",
     [](SlotBoard &board, ImageKind kind, const Image &image) {
         board.update(kind, image);
         for (int i = 0; i <= SlotBoard::Tries; i++) {
             board.start();
         }
     }},
    {"HalfWrittenOverTheFirst",
     [](SlotBoard &board, ImageKind kind, const Image &image) {
         board.update(kind, image);
         board.start();
         board.slots().confirm();
         const Image third = makeImage(kind, image.size(), 3);
         board.begin(kind, third);
         for (std::size_t index = 0; index < third.size() / SlotBoard::Chunk / 2; index++) {
             board.writeChunk(third, index);
         }
     }},
};

using Case = std::tuple<ImageKind, Moment>;

/// Any single bit of a slot, of the boot record or of the journal flips, with the power off or on: what runs from then on is
/// one of the images, complete, as long as one is.
class DecayTest : public testing::TestWithParam<Case> {
protected:
    ImageKind kind() const
    {
        return std::get<0>(GetParam());
    }

    bool runsComplete(SlotBoard &board) const
    {
        return board.runs(kind(), first_) || board.runs(kind(), second_) || board.runs(kind(), third_);
    }

    bool isThere(const SlotBoard &board, const Image &image) const
    {
        return board.holds(kind(), 0, image) || board.holds(kind(), 1, image);
    }

    void checkFrom(std::uint32_t from, std::uint32_t to, std::uint32_t step)
    {
        SlotBoard whole;
        whole.flashByWire(kind(), 0, first_);
        whole.start();
        std::get<1>(GetParam()).reach(whole, kind(), second_);
        for (std::uint32_t bit = 8 * from; bit < 8 * to; bit += step) {
            SlotBoard board(whole);
            board.flash().flip(bit);
            const bool isAnyWhole = isThere(board, first_) || isThere(board, second_) || isThere(board, third_);
            for (int start = 0; start < SlotBoard::Tries + 2; start++) {
                board.start();
                if (isAnyWhole) {
                    ASSERT_TRUE(runsComplete(board)) << "bit " << bit << ", start " << start;
                } else {
                    ASSERT_EQ(RollbackCause::NothingWhole, board.slots().rollbackCause(kind())) << "bit " << bit;
                }
            }
        }
    }

    const Image first_ = makeImage(kind(), 3 * SlotBoard::Sector + 100, 1);
    const Image second_ = makeImage(kind(), 3 * SlotBoard::Sector + 100, 2);
    const Image third_ = makeImage(kind(), 3 * SlotBoard::Sector + 100, 3);
};

TEST_P(DecayTest, ABitOfBootRecordOrJournalChangesNothing)
{
    checkFrom(SlotBoard::Sector, 4 * SlotBoard::Sector, 1 + 8 * 101);
    for (std::uint32_t sector = 1; sector < 4; sector++) {
        checkFrom(sector * SlotBoard::Sector, sector * SlotBoard::Sector + 136, 7);
    }
}

TEST_P(DecayTest, ABitOfASlotNeverHasTheBoardRunADamagedImageWhereACompleteOneIs)
{
    for (int slot = 0; slot < 2; slot++) {
        SlotBoard board;
        const std::uint32_t start = board.address(kind(), slot);
        checkFrom(start, start + 4 * SlotBoard::Sector, 8 * 53 + 1);
        for (std::uint32_t sector = 0; sector < 3; sector++) {
            checkFrom(start + sector * SlotBoard::Sector, start + sector * SlotBoard::Sector + 128, 13);
        }
    }
}

std::string nameOf(const testing::TestParamInfo<Case> &info)
{
    return std::string(std::get<0>(info.param) == ImageKind::Deployment ? "Deployment" : "Application")
        + std::get<1>(info.param).name;
}

INSTANTIATE_TEST_SUITE_P(
    Moments,
    DecayTest,
    testing::Combine(testing::Values(ImageKind::Deployment, ImageKind::Application), testing::ValuesIn(Moments)),
    nameOf);

}  // namespace
}  // namespace enigmaiot::test
