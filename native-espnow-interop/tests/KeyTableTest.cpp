#include "KeyTable.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "FakeRadio.h"

namespace enigmaiot::test {
namespace {

constexpr MacAddress Anyone{};

std::array<std::uint8_t, StoredKey::Count> keyOf(std::uint8_t value)
{
    std::array<std::uint8_t, StoredKey::Count> key{};
    key.fill(value);
    return key;
}

TEST(KeyTableTest, HasRoomForSoManyKeysAndNoMore)
{
    KeyTable table;
    const auto key = keyOf(1);
    std::int32_t number = 0;
    for (std::size_t i = 0; i < KeyTable::Capacity; i++) {
        number = table.load(key.data(), Anyone);
        EXPECT_LT(0, number);
    }

    EXPECT_EQ(KeyTable::NoKey, table.load(key.data(), Anyone));
    EXPECT_TRUE(table.clear(number));
    EXPECT_LT(number, table.load(key.data(), Anyone));
    EXPECT_EQ(KeyTable::NoKey, table.load(key.data(), Anyone));
}

TEST(KeyTableTest, ClearsOnlyAKeyThatItHas)
{
    KeyTable table;
    const auto key = keyOf(1);
    const std::int32_t number = table.load(key.data(), Anyone);
    for (const std::int32_t wrong : {-1, 0, number + 1, 1 << 30}) {
        EXPECT_FALSE(table.clear(wrong));
    }

    EXPECT_NE(nullptr, table.find(number));
    EXPECT_TRUE(table.clear(number));
    EXPECT_FALSE(table.clear(number));
}

TEST(KeyTableTest, FindsAKeyByItsNumberUntilItIsCleared)
{
    KeyTable table;
    const auto key = keyOf(1);
    const std::int32_t first = table.load(key.data(), nodeAddress(1));
    ASSERT_NE(nullptr, table.find(first));
    EXPECT_EQ(key, table.find(first)->bytes);
    EXPECT_EQ(nodeAddress(1), table.find(first)->peer);

    EXPECT_TRUE(table.clear(first));
    const std::int32_t second = table.load(key.data(), nodeAddress(1));
    EXPECT_NE(first, second);
    EXPECT_EQ(nullptr, table.find(first));
    EXPECT_NE(nullptr, table.find(second));
}

TEST(KeyTableTest, GivesNoNumberTwice)
{
    KeyTable table;
    std::set<std::int32_t> numbers;
    const auto key = keyOf(1);
    for (int i = 0; i < 1000; i++) {
        const std::int32_t number = table.load(key.data(), Anyone);
        EXPECT_GT(number, 0);
        EXPECT_TRUE(numbers.insert(number).second);
        if (i % 30 != 0) {
            EXPECT_TRUE(table.clear(number));
        }
    }
}

TEST(KeyTableTest, AResetWipesAllKeysAndGoesOnWithItsNumbers)
{
    KeyTable table;
    const auto key = keyOf(7);
    const std::int32_t number = table.load(key.data(), nodeAddress(1));
    const StoredKey *place = table.find(number);
    table.reset();
    EXPECT_EQ(keyOf(0), place->bytes);
    EXPECT_EQ(nullptr, table.find(number));
    EXPECT_LT(number, table.load(key.data(), nodeAddress(1)));
}

TEST(KeyTableTest, WipesAKeyThatIsCleared)
{
    KeyTable table;
    const auto key = keyOf(7);
    const std::int32_t number = table.load(key.data(), nodeAddress(1));
    const StoredKey *place = table.find(number);
    ASSERT_NE(nullptr, place);
    EXPECT_TRUE(table.clear(number));
    EXPECT_EQ(keyOf(0), place->bytes);
    EXPECT_EQ(Anyone, place->peer);
    EXPECT_EQ(nullptr, table.find(number));
    EXPECT_EQ(nullptr, table.find(0));
    KeyTable::Trials trials;
    EXPECT_EQ(0U, table.trials(nodeAddress(1), trials));
}

TEST(KeyTableTest, TriesTheSendersKeysFirstThenAnyones)
{
    KeyTable table;
    const std::int32_t anyones = table.load(keyOf(1).data(), Anyone);
    table.load(keyOf(2).data(), nodeAddress(2));
    const std::int32_t candidate = table.load(keyOf(3).data(), nodeAddress(1));
    const std::int32_t session = table.load(keyOf(4).data(), nodeAddress(1));
    KeyTable::Trials trials;
    ASSERT_EQ(3U, table.trials(nodeAddress(1), trials));
    EXPECT_EQ(candidate, trials[0]->number);
    EXPECT_EQ(session, trials[1]->number);
    EXPECT_EQ(anyones, trials[2]->number);
    ASSERT_EQ(1U, table.trials(nodeAddress(3), trials));
    EXPECT_EQ(anyones, trials[0]->number);
    ASSERT_EQ(1U, table.trials(Anyone, trials));
    EXPECT_EQ(anyones, trials[0]->number);
}

TEST(KeyTableTest, TriesABoundedNumber)
{
    KeyTable table;
    for (std::size_t i = 0; i < KeyTable::Capacity; i++) {
        table.load(keyOf(1).data(), i % 2 == 0 ? nodeAddress(1) : Anyone);
    }

    KeyTable::Trials trials;
    EXPECT_EQ(KeyTable::MaximumTrials, table.trials(nodeAddress(1), trials));
    EXPECT_EQ(KeyTable::MaximumTrials, table.trials(nodeAddress(2), trials));
}

}  // namespace
}  // namespace enigmaiot::test
