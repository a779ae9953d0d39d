#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>

#include "mbedtls/pkcs5.h"
#include "mbedtls/version.h"

#include "../MbedPasswordKey.h"

namespace enigmaiot {
namespace {

using State = std::array<std::uint8_t, MbedPasswordKey::StateCount>;

const std::uint8_t *bytesOf(const std::string &text)
{
    return reinterpret_cast<const std::uint8_t *>(text.data());
}

std::string hexOf(const std::uint8_t *bytes, std::size_t count)
{
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < count; i++) {
        text += digits[bytes[i] >> 4];
        text += digits[bytes[i] & 0xF];
    }

    return text;
}

std::string repeat(const std::string &text, int times)
{
    std::string result;
    for (int i = 0; i < times; i++) {
        result += text;
    }

    return result;
}

/// All rounds, in shares of `share`.
std::string derive(const std::string &password, const std::string &salt, std::int32_t rounds, std::int32_t share)
{
    State state;
    EXPECT_TRUE(MbedPasswordKey::begin(bytesOf(password), password.size(), bytesOf(salt), salt.size(), state.data()));
    for (std::int32_t left = rounds - 1; left > 0; left -= share) {
        EXPECT_TRUE(MbedPasswordKey::advance(bytesOf(password), password.size(), state.data(), std::min(left, share)));
    }

    return hexOf(state.data() + MbedPasswordKey::KeyCount, MbedPasswordKey::KeyCount);
}

// What clients of arduino-esp32 from 3.3.1 on derive, for password "a-real-password", its SHA-256 and its MD5, and "pässwörd".
TEST(MbedPasswordKeyTest, DerivesWhatClientsOfTheArduinoToolsDo)
{
    const std::string salt = repeat("ab", 32) + ":" + repeat("cd", 32);
    EXPECT_EQ(
        "b7a2bf1029f505602abfc2362e593d50150a2407c9095f96f5c6efe9789e21d6",
        derive("980061b57e53c2de71a544b88d868652220a5f638b654459743bc497df202f9e", salt, 10000, 100));
    EXPECT_EQ(
        "c136ca08480330453b9f0959fcbcac7547d60533de98c1fbf272a93604f393e9",
        derive("34f3019046f1d1793091b080627a8dbb", salt, 10000, 10000));
    EXPECT_EQ(
        "101b53afdeba9d73b246e5821a9fa333a069c990755306dce30a04531979d810",
        derive(
            "46970bef70aced8123f0d5d094717e2a5cd412041e03b26376049fe65b2834a4",
            repeat("0", 63) + "1:" + repeat("f", 64),
            10000,
            999));
}

TEST(MbedPasswordKeyTest, DerivesWhatMbedTlsDerivesInOneCall)
{
    // Passwords around the block of SHA-256, beyond which HMAC hashes them first.
    for (const std::size_t count : {1U, 63U, 64U, 65U, 200U}) {
        const std::string password(count, 'p');
        const std::string salt = "salt of any length";
        for (const std::int32_t rounds : {1, 2, 7, 300}) {
            std::array<std::uint8_t, MbedPasswordKey::KeyCount> expected;
#if MBEDTLS_VERSION_MAJOR >= 3
            ASSERT_EQ(
                0,
                mbedtls_pkcs5_pbkdf2_hmac_ext(
                    MBEDTLS_MD_SHA256,
                    bytesOf(password),
                    password.size(),
                    bytesOf(salt),
                    salt.size(),
                    static_cast<unsigned int>(rounds),
                    expected.size(),
                    expected.data()));
#else
            mbedtls_md_context_t context;
            mbedtls_md_init(&context);
            ASSERT_EQ(0, mbedtls_md_setup(&context, mbedtls_md_info_from_type(MBEDTLS_MD_SHA256), 1));
            ASSERT_EQ(
                0,
                mbedtls_pkcs5_pbkdf2_hmac(
                    &context,
                    bytesOf(password),
                    password.size(),
                    bytesOf(salt),
                    salt.size(),
                    static_cast<unsigned int>(rounds),
                    expected.size(),
                    expected.data()));
            mbedtls_md_free(&context);
#endif
            EXPECT_EQ(hexOf(expected.data(), expected.size()), derive(password, salt, rounds, 3));
        }
    }
}

}  // namespace
}  // namespace enigmaiot
