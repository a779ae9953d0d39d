#include "Crc32.h"

#include <gtest/gtest.h>

#include <string_view>

namespace enigmaiot::test {
namespace {

std::uint32_t crcOf(std::string_view text)
{
    return crc32(reinterpret_cast<const std::uint8_t *>(text.data()), text.size());
}

TEST(Crc32Test, CheckValues)
{
    EXPECT_EQ(0U, crcOf(""));
    EXPECT_EQ(0xCBF43926U, crcOf("123456789"));
    EXPECT_EQ(0x414FA339U, crcOf("The quick brown fox jumps over the lazy dog"));
}

}  // namespace
}  // namespace enigmaiot::test
