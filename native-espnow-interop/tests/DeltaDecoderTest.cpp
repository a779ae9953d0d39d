#include "DeltaDecoder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "DeltaSample.h"

namespace enigmaiot::test {
namespace {

using Bytes = std::vector<std::uint8_t>;

TEST(DeltaDecoderTest, FitsIntoTwoKilobytes)
{
    EXPECT_LE(sizeof(DeltaDecoder), 2048U);
}

TEST(DeltaDecoderTest, MakesTheExampleOfTheStandard)
{
    // RFC 3284, 3: "abcdefghijklmnop" to "abcdwxyzefghefghefghefghzzzz", with the opcodes of the default code table.
    const Bytes base = text("abcdefghijklmnop");
    DeltaSample sample(base, 28);
    Bytes delta = head();
    append(delta, window(1, 16, 0, 28, text("wxyzz"), {20, 5, 20, 19 + 9, 0, 4}, {0, 4, 24}));
    EXPECT_EQ(sample.take(delta), SlotResult::Ok);
    EXPECT_EQ(sample.image(), text("abcdwxyzefghefghefghefghzzzz"));
}

TEST(DeltaDecoderTest, ItDoesNotMatterHowTheBytesArrive)
{
    const Bytes base = noise(5000, 1);
    Bytes delta = head();
    append(delta, copyWindow(1, 5000, 0, 5000, 0));
    append(delta, copyWindow(2, 3000, 1000, 3000, 0));
    append(delta, addWindow(noise(1000, 2)));
    Bytes expected = base;
    append(expected, Bytes(base.begin() + 1000, base.begin() + 4000));
    append(expected, noise(1000, 2));
    for (std::size_t part = 1; part < 300; part += 7) {
        DeltaSample sample(base, 9000);
        ASSERT_EQ(sample.take(delta, part), SlotResult::Ok) << part;
        ASSERT_EQ(sample.image(), expected) << part;
    }
}

TEST(DeltaDecoderTest, WritesOnceInACallAndTakesTheLastByteOfAWindowWhenItIsMade)
{
    const Bytes base = noise(20000, 3);
    Bytes delta = head();
    append(delta, copyWindow(1, 20000, 0, 20000, 0));
    DeltaSample sample(base, 20000);
    std::size_t calls = 0;
    for (std::size_t at = 0; at < delta.size(); calls++) {
        const std::size_t writes = sample.writes();
        std::size_t taken = 0;
        ASSERT_EQ(sample.decoder().take(delta.data() + at, delta.size() - at, taken), SlotResult::Ok);
        ASSERT_LE(sample.writes() - writes, 1U);
        at += taken;
        ASSERT_EQ(at == delta.size(), sample.image().size() == 20000U);
    }

    EXPECT_EQ(calls, 40U);
}

TEST(DeltaDecoderTest, ACopyOfItsOwnBytesRepeatsThem)
{
    Bytes delta = head();
    append(delta, window(0, 0, 0, 1000, {7, 8}, {1 + 2, 19, 0x87, 0x66}, {0}));
    DeltaSample sample({}, 1000);
    ASSERT_EQ(sample.take(delta), SlotResult::Ok);
    Bytes expected(1000);
    for (std::size_t i = 0; i < expected.size(); i++) {
        expected[i] = i % 2 == 0 ? 7 : 8;
    }

    EXPECT_EQ(sample.image(), expected);
}

struct Hostile {
    const char *name;
    Bytes delta;
};

class HostileDeltaTest : public testing::TestWithParam<Hostile> {};

TEST_P(HostileDeltaTest, IsRefusedAndStaysRefused)
{
    DeltaSample sample(noise(100, 5), 100);
    EXPECT_EQ(sample.take(GetParam().delta), SlotResult::WrongDelta);
    const Bytes right = [] {
        Bytes bytes = head();
        append(bytes, addWindow(noise(100, 6)));
        return bytes;
    }();
    EXPECT_EQ(sample.take(right), SlotResult::WrongDelta);
}

Bytes with(const Bytes &window)
{
    Bytes delta = head();
    append(delta, window);
    return delta;
}

INSTANTIATE_TEST_SUITE_P(
    All,
    HostileDeltaTest,
    testing::Values(
        Hostile{"AnotherFormat", Bytes{0xD6, 0xC3, 0xC5}},
        Hostile{"AnotherVersion", Bytes{0xD6, 0xC3, 0xC4, 'S', 0}},
        Hostile{"SecondaryCompression", Bytes{0xD6, 0xC3, 0xC4, 0, 1}},
        Hostile{"ItsOwnCodeTable", Bytes{0xD6, 0xC3, 0xC4, 0, 2}},
        Hostile{"WindowOfTwoKinds", with({3})},
        Hostile{"WindowWithAChecksum", with({5})},
        Hostile{"SegmentBeyondTheBase", with({1, 100, 1})},
        Hostile{"SegmentLongerThanTheBase", with({1, 101})},
        Hostile{"SegmentOfAnImageThatIsNotThere", with({2, 1})},
        Hostile{"NumberThatOverflows", with({1, 0x8F, 0xFF, 0xFF, 0xFF, 0x7F})},
        Hostile{"NumberThatNeverEnds", with({1, 0x80})},
        Hostile{"WindowOfNothing", with({0, 5, 0})},
        Hostile{"WindowLargerThanTheImage", with({0, 5, 101})},
        Hostile{"CompressedParts", with({0, 7, 1, 1})},
        Hostile{"SizesThatDisagree", with({0, 8, 1, 0, 1, 1, 0, 9, 2})},
        Hostile{"MoreThanAWindowHolds", with({0, 0x8A, 0x06, 1, 0, 0x8A, 0x00, 0x01, 0x00})},
        Hostile{"CopyFromHere", with(window(0, 0, 0, 4, {}, {20}, {0}))},
        Hostile{"CopyFromBeforeTheStart", with(window(0, 0, 0, 8, {1, 2, 3, 4}, {5, 20 + 16}, {5}))},
        Hostile{"CopyBeyondTheWindow", with(window(1, 100, 0, 4, {}, {21}, {0}))},
        Hostile{"CopyByTheSameCache", with(window(1, 100, 0, 4, {}, {19 + 96 + 1}, {0}))},
        Hostile{"AdditionWithACopyByTheSameCache", with(window(1, 100, 0, 5, {1}, {235}, {0}))},
        Hostile{"CopyWithoutAnAddress", with(window(1, 100, 0, 4, {}, {20}, {}))},
        Hostile{"MoreAddedThanThere", with(window(0, 0, 0, 4, {1, 2}, {5}, {}))},
        Hostile{"RunOfNothing", with(window(0, 0, 0, 4, {}, {0, 4}, {}))},
        Hostile{"TooFewInstructions", with(window(0, 0, 0, 4, {1, 2}, {3}, {}))},
        Hostile{"BytesLeftOver", with(window(0, 0, 0, 2, {1, 2, 3}, {3}, {}))},
        Hostile{"InstructionsLeftOver", with(window(0, 0, 0, 2, {1, 2}, {3, 2}, {}))},
        Hostile{"AddressesLeftOver", with(window(0, 0, 0, 2, {1, 2}, {3}, {0}))},
        Hostile{"SizeThatOverflows", with(window(0, 0, 0, 2, {1, 2}, {1, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F}, {}))}),
    [](const testing::TestParamInfo<Hostile> &hostile) { return std::string(hostile.param.name); });

TEST(DeltaDecoderTest, NothingFollowsTheImage)
{
    Bytes delta = head();
    append(delta, addWindow(noise(100, 6)));
    append(delta, addWindow(noise(4, 7)));
    DeltaSample sample({}, 100);
    EXPECT_EQ(sample.take(delta), SlotResult::WrongDelta);
    EXPECT_EQ(sample.image(), noise(100, 6));
}

TEST(DeltaDecoderTest, AnImageThatCannotBeReadOrWrittenIsNoWrongDelta)
{
    Bytes delta = head();
    append(delta, copyWindow(1, 100, 0, 100, 0));
    DeltaSample unreadable(noise(100, 5), 100);
    unreadable.breakReading();
    EXPECT_EQ(unreadable.take(delta), SlotResult::FlashFailed);
    DeltaSample unwritable(noise(100, 5), 100);
    unwritable.breakWriting();
    EXPECT_EQ(unwritable.take(delta), SlotResult::FlashFailed);
}

}  // namespace
}  // namespace enigmaiot::test
