#include <algorithm>

#include "DeltaSample.h"
#include "EspSlotsFixture.h"

namespace enigmaiot {
namespace {

/// An image of either kind that comes as a delta, whose parts come in any order and are kept in the slot.
class EspSlotsDeltaTest : public EspSlotsFixture, public testing::WithParamInterface<int> {
protected:
    static constexpr std::size_t Chunk = 212;

    static Bytes deltaOf(const Bytes &image)
    {
        constexpr std::size_t Part = 1000;
        Bytes delta = test::head();
        for (std::size_t at = 0; at < image.size(); at += Part) {
            const auto first = image.begin() + static_cast<std::ptrdiff_t>(at);
            test::append(delta, test::addWindow(Bytes(first, first + static_cast<std::ptrdiff_t>(std::min(Part, image.size() - at)))));
        }

        return delta;
    }

    SlotResult beginStaged(int kind, const Bytes &image, const Bytes &delta)
    {
        DeltaFacts facts;
        facts.stagedSize = static_cast<std::uint32_t>(delta.size());
        std::uint32_t done = 0;
        return slots->beginDelta(kind, static_cast<std::uint32_t>(image.size()), digest(md5, image).data(), facts, done);
    }

    SlotResult keep(const Bytes &delta)
    {
        SlotResult result = SlotResult::Ok;
        for (std::size_t left = (delta.size() + Chunk - 1) / Chunk; result == SlotResult::Ok && left > 0; left--) {
            const std::size_t at = (left - 1) * Chunk;
            result = slots->write(static_cast<std::uint32_t>(at), &delta[at], std::min(Chunk, delta.size() - at));
            slots->eraseAhead();
        }

        return result;
    }

    SlotResult decode()
    {
        std::size_t room = 0;
        SlotResult result = SlotResult::Ok;
        while (result == SlotResult::Ok && room == 0) {
            result = slots->writeDelta(nullptr, 0, room);
        }

        return result;
    }
};

TEST_P(EspSlotsDeltaTest, AnImageIsMadeOfADeltaThatIsKeptInTheSlot)
{
    addTwoOfEach();
    const Bytes next = image(GetParam(), 2, 0x1800);
    const Bytes delta = deltaOf(next);
    ASSERT_EQ(SlotResult::Ok, beginStaged(GetParam(), next, delta));
    ASSERT_EQ(SlotResult::Ok, keep(delta));
    ASSERT_EQ(SlotResult::Ok, decode());
    while (slots->eraseAhead()) {
    }

    ASSERT_EQ(SlotResult::Ok, slots->finish(digest(md5, next).data(), digest(sha256, next).data()));
    restart();
    EXPECT_EQ(1, slots->activeSlot(GetParam()));
    const std::string slot = GetParam() == Deployment ? "deploy_1" : "ota_1";
    Bytes expected = next;
    expected.resize(SlotSize, 0xFF);
    EXPECT_EQ(expected, board.read(slot, SlotSize)) << "nothing of the delta is left";
}

TEST_P(EspSlotsDeltaTest, WhatDoesNotFitIsRefused)
{
    addTwoOfEach();
    const Bytes next = image(GetParam(), 2, 0x2800);
    board.erased.clear();
    EXPECT_EQ(SlotResult::WrongSize, beginStaged(GetParam(), next, deltaOf(next)));
    EXPECT_TRUE(board.erased.empty());
    EXPECT_EQ(ImageKind::Unknown, slots->openKind());
}

INSTANTIATE_TEST_SUITE_P(Kinds, EspSlotsDeltaTest, testing::Values(Deployment, Application));

}  // namespace
}  // namespace enigmaiot
