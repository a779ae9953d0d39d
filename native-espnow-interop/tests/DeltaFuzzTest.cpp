#include <gtest/gtest.h>

#include <cstdio>

#include "FuzzRun.h"
#include "HostileDeltas.h"

namespace enigmaiot::test {
namespace {

/// Deltas of every kind of damage: nothing is read or written outside of the two images, and each ends with a result.
/// ENIGMAIOT_DELTAS is how many, ENIGMAIOT_FUZZ_SEED which.
TEST(DeltaFuzzTest, NothingIsTouchedOutsideOfTheImages)
{
    constexpr std::uint32_t BaseSize = 700;
    constexpr std::uint32_t ImageSize = 4000;
    HostileDeltas hostile(fuzzSeed());
    const long deltas = fuzzCount("ENIGMAIOT_DELTAS");
    const std::vector<std::uint8_t> base = noise(BaseSize, 2);
    long results[16] = {};
    std::uint64_t made = 0;
    long ends = 0;
    for (long i = 0; i < deltas; i++) {
        DeltaSample sample(base, ImageSize);
        const std::size_t part = 1 + hostile.below(300);
        const SlotResult result = sample.take(hostile.make(BaseSize, ImageSize), part);
        results[static_cast<std::size_t>(result)]++;
        made += sample.image().size();
        ends += sample.image().size() == ImageSize ? 1 : 0;
    }

    const long right = results[static_cast<std::size_t>(SlotResult::Ok)];
    const long wrong = results[static_cast<std::size_t>(SlotResult::WrongDelta)];
    std::printf("[ FUZZ     ] %ld deltas: %ld taken to their end, %ld refused, %ld images whole, %llu bytes made\n",
        deltas, right, wrong, ends, static_cast<unsigned long long>(made));
    EXPECT_EQ(deltas, right + wrong);
    EXPECT_GT(right, deltas / 50);
    EXPECT_GT(wrong, deltas / 50);
    EXPECT_GT(ends, deltas / 50);
    EXPECT_GT(made, static_cast<std::uint64_t>(deltas) * 300);
}

}  // namespace
}  // namespace enigmaiot::test
