#include <gtest/gtest.h>

#include <cstddef>
#include <cstdio>

#include "FuzzRun.h"
#include "StagedDeltaFuzzFixture.h"

namespace enigmaiot::test {
namespace {

TEST_F(StagedDeltaFuzzTest, WhateverIsKeptNothingElseIsTouchedAndNoWrongImageRuns)
{
    const long deltas = fuzzCount("ENIGMAIOT_STAGED_DELTAS", 5000);
    for (; turn_ < deltas; turn_++) {
        ASSERT_NO_FATAL_FAILURE(takeTurn());
        ASSERT_FALSE(HasFailure());
    }

    const auto count = [](const long *results, SlotResult result) { return results[static_cast<std::size_t>(result)]; };
    std::printf("[ FUZZ     ] %ld deltas kept: %ld refused, %ld decoded, %ld wrong, %ld compared, %ld gone on with, %ld cuts\n", turn_, refused_,
        count(results_, SlotResult::Ok), count(results_, SlotResult::WrongDelta), compared_, gone_, cuts_);
    std::printf("[ FUZZ     ] images: %ld right, %ld of wrong digests, %ld none, %ld started, %ld updates as any other\n",
        count(finished_, SlotResult::Ok), count(finished_, SlotResult::DigestMismatch), count(finished_, SlotResult::NotAnImage), started_, plain_);
    EXPECT_GT(count(results_, SlotResult::Ok), deltas / 10);
    EXPECT_GT(count(results_, SlotResult::WrongDelta), deltas / 20);
    EXPECT_GT(compared_, deltas / 5);
    EXPECT_GT(gone_, deltas / 200);
    EXPECT_GT(cuts_, deltas / 50);
    EXPECT_GT(count(finished_, SlotResult::Ok), deltas / 20);
    EXPECT_GT(count(finished_, SlotResult::DigestMismatch), deltas / 20);
    EXPECT_GT(count(finished_, SlotResult::NotAnImage), deltas / 200);
    EXPECT_GT(started_, deltas / 50);
}

}  // namespace
}  // namespace enigmaiot::test
