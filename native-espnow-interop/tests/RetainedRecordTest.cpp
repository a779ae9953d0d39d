#include <gtest/gtest.h>

#include <array>
#include <cstring>
#include <random>

#include "RetainedRecord.h"

using namespace enigmaiot;

namespace {

class RetainedRecordTest : public testing::Test {
protected:
    RetainedRecordTest()
    {
        // What memory holds after the power came.
        std::memset(static_cast<void *>(&record), 0xA5, sizeof record);
        for (std::size_t i = 0; i < content.size(); i++) {
            content[i] = static_cast<std::uint8_t>(i + 1);
        }
    }

    std::size_t take(bool isWoken = true)
    {
        room.fill(0);
        return record.take(room.data(), room.size(), isWoken);
    }

    bool isWiped() const
    {
        for (const std::uint8_t byte : record.bytes) {
            if (byte != 0) {
                return false;
            }
        }

        return record.count == 0;
    }

    RetainedRecord record;
    std::array<std::uint8_t, 112> content{};
    std::array<std::uint8_t, RetainedRecord::Capacity> room{};
};

TEST_F(RetainedRecordTest, GivesOutOnceWhatWasKept)
{
    ASSERT_TRUE(record.keep(content.data(), content.size()));
    ASSERT_EQ(content.size(), take());
    EXPECT_TRUE(std::equal(content.begin(), content.end(), room.begin()));
    EXPECT_TRUE(isWiped());
    EXPECT_EQ(0u, take());
}

TEST_F(RetainedRecordTest, GivesOutNothingAfterAnyOtherStartAndKeepsItNoLonger)
{
    ASSERT_TRUE(record.keep(content.data(), content.size()));
    EXPECT_EQ(0u, take(false));
    EXPECT_TRUE(isWiped());
    EXPECT_EQ(0u, take());
}

TEST_F(RetainedRecordTest, HasNothingWhereThePowerWasLost)
{
    EXPECT_EQ(0u, take());
    EXPECT_TRUE(isWiped());
    std::mt19937 random(1);
    for (int i = 0; i < 1000; i++) {
        for (std::size_t at = 0; at < sizeof record; at++) {
            reinterpret_cast<std::uint8_t *>(&record)[at] = static_cast<std::uint8_t>(random());
        }

        EXPECT_EQ(0u, take());
    }
}

TEST_F(RetainedRecordTest, RefusesARecordWithAnySingleBitChanged)
{
    for (std::size_t bit = 0; bit < 8 * sizeof record; bit++) {
        ASSERT_TRUE(record.keep(content.data(), content.size()));
        const std::size_t at = bit / 8;
        reinterpret_cast<std::uint8_t *>(&record)[at] ^= static_cast<std::uint8_t>(1u << (bit % 8));
        const bool isBehind = at >= offsetof(RetainedRecord, bytes) + content.size();
        EXPECT_EQ(isBehind ? content.size() : 0u, take()) << bit;
        EXPECT_TRUE(isWiped());
    }
}

TEST_F(RetainedRecordTest, TakesNoMoreThanItHasRoomForAndGivesNoMoreThanFits)
{
    std::array<std::uint8_t, RetainedRecord::Capacity + 1> large{};
    large.fill(7);
    ASSERT_TRUE(record.keep(content.data(), content.size()));
    EXPECT_FALSE(record.keep(large.data(), large.size()));
    EXPECT_EQ(0u, take());
    ASSERT_TRUE(record.keep(large.data(), RetainedRecord::Capacity));
    EXPECT_EQ(RetainedRecord::Capacity, take());

    ASSERT_TRUE(record.keep(content.data(), content.size()));
    EXPECT_EQ(0u, record.take(room.data(), content.size() - 1, true));
    EXPECT_TRUE(isWiped());
    ASSERT_TRUE(record.keep(nullptr, 0));
    EXPECT_EQ(0u, take());
}

}  // namespace
