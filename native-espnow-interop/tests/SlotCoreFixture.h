#pragma once

#include <gtest/gtest.h>

#include "SlotBoard.h"

namespace enigmaiot::test {

/// A board whose first deployment slot was flashed by wire and runs.
class SlotCoreTest : public testing::Test {
protected:
    static constexpr ImageKind Kind = ImageKind::Deployment;
    static constexpr std::uint32_t Sector = SlotBoard::Sector;

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

}  // namespace enigmaiot::test
