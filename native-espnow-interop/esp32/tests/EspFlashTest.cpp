#include <gtest/gtest.h>

#include <array>

#include "../EspFlash.h"
#include "FakeBoard.h"

namespace enigmaiot {
namespace {

class EspFlashTest : public testing::Test {
protected:
    EspFlashTest()
    {
        board.add(ESP_PARTITION_TYPE_APP, 0, 0x4000, "factory");
        board.add(ESP_PARTITION_TYPE_DATA, 0x84, 0x2000, "deploy");
        flash.add(board.find("deploy"));
        start = board.find("deploy")->address;
    }

    FakeBoard board;
    EspFlash flash;
    std::uint32_t start;
};

TEST_F(EspFlashTest, WritesWhereTheAddressSays)
{
    const std::array<std::uint8_t, 3> bytes{1, 2, 3};
    EXPECT_EQ(FlashResult::Ok, flash.write(start + 0x1FFD, bytes.data(), bytes.size()));
    std::array<std::uint8_t, 3> back{};
    EXPECT_EQ(FlashResult::Ok, flash.read(start + 0x1FFD, back.data(), back.size()));
    EXPECT_EQ(bytes, back);
    EXPECT_EQ(FlashResult::Ok, flash.eraseSector(start + 0x1000));
    EXPECT_EQ(0xFF, board.memory[start + 0x1FFD]);
}

TEST_F(EspFlashTest, ReachesNothingOutsideItsPartitions)
{
    const std::array<std::uint8_t, 4> bytes{};
    std::array<std::uint8_t, 4> back{};
    EXPECT_EQ(FlashResult::OutOfRange, flash.write(start - 4, bytes.data(), bytes.size()));
    EXPECT_EQ(FlashResult::OutOfRange, flash.write(start + 0x1FFD, bytes.data(), bytes.size()));
    EXPECT_EQ(FlashResult::OutOfRange, flash.read(0xFFFFFFFE, back.data(), back.size()));
    EXPECT_EQ(FlashResult::OutOfRange, flash.eraseSector(start + 0x2000));
    EXPECT_EQ(FlashResult::OutOfRange, flash.eraseSector(start + 4));
    EXPECT_TRUE(board.erased.empty());
}

TEST_F(EspFlashTest, ErasesABlockAtOnce)
{
    board.add(ESP_PARTITION_TYPE_DATA, 0x85, 0x30000, "big");
    ASSERT_TRUE(flash.add(board.find("big")));
    const std::uint32_t block = (board.find("big")->address + flash.blockSize() - 1) / flash.blockSize() * flash.blockSize();
    const std::uint8_t byte = 0;
    ASSERT_EQ(FlashResult::Ok, flash.write(block, &byte, 1));
    ASSERT_EQ(FlashResult::Ok, flash.write(block + flash.blockSize() - 1, &byte, 1));
    EXPECT_EQ(FlashResult::Ok, flash.erase(block, flash.blockSize()));
    EXPECT_EQ(0xFF, board.memory[block]);
    EXPECT_EQ(0xFF, board.memory[block + flash.blockSize() - 1]);
    EXPECT_EQ(FlashResult::OutOfRange, flash.erase(block + NorFlash::SectorSize, flash.blockSize()));
    EXPECT_EQ(FlashResult::OutOfRange, flash.erase(block, 2 * NorFlash::SectorSize));
    EXPECT_EQ(FlashResult::OutOfRange, flash.erase(block, 0));
}

TEST_F(EspFlashTest, TellsThatTheFlashFailed)
{
    board.isBroken = true;
    const std::uint8_t byte = 0;
    EXPECT_EQ(FlashResult::Failed, flash.write(start, &byte, 1));
    EXPECT_EQ(FlashResult::Failed, flash.eraseSector(start));
}

TEST_F(EspFlashTest, TakesNoPartitionThatIsNotThere)
{
    EXPECT_FALSE(flash.add(nullptr));
}

}  // namespace
}  // namespace enigmaiot
