#include <gtest/gtest.h>

#include <cstdio>
#include <random>

#include "DeltaSample.h"
#include "FuzzRun.h"

namespace enigmaiot::test {
namespace {

using Bytes = std::vector<std::uint8_t>;

/// Deltas of every kind of damage: nothing is read or written outside of the two images, and each ends with a result.
/// ENIGMAIOT_DELTAS is how many, ENIGMAIOT_FUZZ_SEED which.
class DeltaFuzzTest : public testing::Test {
protected:
    static constexpr std::uint32_t BaseSize = 700;
    static constexpr std::uint32_t ImageSize = 4000;

    std::uint32_t below(std::uint32_t end)
    {
        return static_cast<std::uint32_t>(random_() % end);
    }

    std::uint32_t number()
    {
        switch (below(8)) {
        case 0:
            return static_cast<std::uint32_t>(random_() & 0x7FFFFFFF);
        case 1:
            return below(70000);
        default:
            return below(200);
        }
    }

    Bytes some(std::uint32_t most)
    {
        Bytes bytes(below(most + 1));
        for (std::uint8_t &byte : bytes) {
            byte = static_cast<std::uint8_t>(random_());
        }

        return bytes;
    }

    /// An address that mostly makes sense, by its mode.
    std::uint32_t address(std::uint32_t opcode, std::uint32_t here)
    {
        const std::uint32_t mode = (opcode - 19) / 16;
        return here == 0 ? number() : mode == 0 ? below(here) : mode == 1 ? 1 + below(here) : below(here) / 8;
    }

    /// A window whose sizes agree, of instructions that mostly make sense.
    Bytes randomWindow(std::uint32_t &made)
    {
        const auto kind = static_cast<std::uint8_t>(made == 0 ? below(2) : below(3));
        const std::uint32_t all = kind == 1 ? BaseSize : made;
        const std::uint32_t segment = kind == 0 ? 0 : below(all + 1);
        Bytes data;
        Bytes instructions;
        Bytes addresses;
        std::uint32_t size = 0;
        for (std::uint32_t steps = 1 + below(8); steps > 0; steps--) {
            const std::uint32_t opcode = below(100) == 0 ? below(256)
                : below(2) == 0 && segment + size > 0   ? 19 + 16 * below(6) + (below(2) == 0 ? 0 : below(16))
                                                        : 2 + below(17);
            instructions.push_back(static_cast<std::uint8_t>(opcode));
            if (opcode >= 19) {
                std::uint32_t count = (opcode - 19) % 16;
                if (count == 0) {
                    count = below(400);
                    appendNumber(instructions, count);
                } else {
                    count += 3;
                }

                appendNumber(addresses, below(100) == 0 ? number() : address(opcode, segment + size));
                size += count;
            } else if (opcode == 0) {
                const std::uint32_t count = below(400);
                appendNumber(instructions, count);
                data.push_back(static_cast<std::uint8_t>(random_()));
                size += count;
            } else {
                const std::uint32_t count = opcode - 1;
                for (std::uint32_t i = 0; i < count; i++) {
                    data.push_back(static_cast<std::uint8_t>(random_()));
                }

                size += count;
            }
        }

        size = below(50) == 0 ? number() : size;
        made += size;
        return window(kind, segment, kind == 0 ? 0 : below(all - segment + 1), size, data, instructions, addresses);
    }

    Bytes randomDelta()
    {
        Bytes delta = head();
        std::uint32_t made = 0;
        for (std::uint32_t windows = 1 + below(12); windows > 0; windows--) {
            append(delta, randomWindow(made));
        }

        if (made < ImageSize && below(3) == 0) {
            // To the image's end.
            Bytes run{0};
            appendNumber(run, ImageSize - made);
            append(delta, window(0, 0, 0, ImageSize - made, {7}, run, {}));
        }

        for (std::uint32_t changes = below(4); changes > 0; changes--) {
            const std::size_t at = below(static_cast<std::uint32_t>(delta.size()));
            switch (below(4)) {
            case 0:
                delta[at] = static_cast<std::uint8_t>(random_());
                break;
            case 1:
                delta[at] ^= static_cast<std::uint8_t>(1 << below(8));
                break;
            case 2:
                delta.resize(at + 1);
                break;
            default:
                append(delta, some(40));
                break;
            }
        }

        return delta;
    }

    std::mt19937_64 random_{fuzzSeed()};
};

TEST_F(DeltaFuzzTest, NothingIsTouchedOutsideOfTheImages)
{
    const long deltas = fuzzCount("ENIGMAIOT_DELTAS");
    const Bytes base = noise(BaseSize, 2);
    long results[16] = {};
    std::uint64_t made = 0;
    long ends = 0;
    for (long i = 0; i < deltas; i++) {
        DeltaSample sample(base, ImageSize);
        const SlotResult result = sample.take(randomDelta(), 1 + below(300));
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
