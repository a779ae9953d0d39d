#include "Base64.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace enigmaiot::test {
namespace {

int decode(std::string_view text, std::string &output, std::size_t capacity = 300)
{
    std::vector<std::uint8_t> in(text.begin(), text.end());
    std::vector<std::uint8_t> out(capacity);
    const int count = decodeBase64(in.data(), in.size(), out.data(), out.size());
    output.assign(out.begin(), out.begin() + (count < 0 ? 0 : count));
    return count;
}

std::string encode(const std::vector<std::uint8_t> &bytes)
{
    constexpr char Alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t bits = 0;
        for (std::size_t j = 0; j < 3; j++) {
            bits = bits << 8 | (i + j < bytes.size() ? bytes[i + j] : 0U);
        }

        for (std::size_t j = 0; j < 4; j++) {
            text += i + j > bytes.size() ? '=' : Alphabet[bits >> (18 - 6 * j) & 63];
        }
    }

    return text;
}

TEST(Base64Test, VectorsOfTheRfc)
{
    std::string output;
    EXPECT_EQ(0, decode("", output));
    EXPECT_EQ(1, decode("Zg==", output));
    EXPECT_EQ("f", output);
    EXPECT_EQ(2, decode("Zm8=", output));
    EXPECT_EQ("fo", output);
    EXPECT_EQ(3, decode("Zm9v", output));
    EXPECT_EQ(6, decode("Zm9vYmFy", output));
    EXPECT_EQ("foobar", output);
}

TEST(Base64Test, AllLengthsComeBack)
{
    std::mt19937 random(1);
    for (std::size_t size = 0; size < 260; size++) {
        std::vector<std::uint8_t> bytes(size);
        for (std::uint8_t &byte : bytes) {
            byte = static_cast<std::uint8_t>(random());
        }

        std::string output;
        ASSERT_EQ(static_cast<int>(size), decode(encode(bytes), output, size));
        ASSERT_EQ(std::string(bytes.begin(), bytes.end()), output);
    }
}

TEST(Base64Test, DecodesInPlace)
{
    std::string text = "Zm9vYmFy";
    auto *bytes = reinterpret_cast<std::uint8_t *>(text.data());
    ASSERT_EQ(6, decodeBase64(bytes, text.size(), bytes, text.size()));
    EXPECT_EQ("foobar", text.substr(0, 6));
}

TEST(Base64Test, RefusesAllElse)
{
    std::string output;
    for (const char *text : {"Z", "Zg", "Zg=", "Zm9vYg", "====", "Z===", "=Zg=", "Zg==Zg==", "Zm=v", "Zm9v\n", "Zm 9", " Zm9",
             "Zm9-", "Zm9_", "Zm9\x80", "Zh==", "Zm9=", "Zg=a"}) {
        EXPECT_EQ(-1, decode(text, output)) << text;
    }
}

TEST(Base64Test, RefusesEveryCharacterThatIsNotOfTheAlphabet)
{
    const std::string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int character = 0; character < 256; character++) {
        const std::string text = {'Z', static_cast<char>(character), '9', 'v'};
        std::string output;
        const bool isValid = alphabet.find(static_cast<char>(character)) != std::string::npos;
        EXPECT_EQ(isValid ? 3 : -1, decode(text, output)) << character;
    }
}

TEST(Base64Test, RefusesWhatDoesNotFit)
{
    std::string output;
    EXPECT_EQ(-1, decode("Zm9v", output, 2));
    EXPECT_EQ(2, decode("Zm8=", output, 2));
    EXPECT_EQ(-1, decode("Zm8=", output, 1));
}

}  // namespace
}  // namespace enigmaiot::test
