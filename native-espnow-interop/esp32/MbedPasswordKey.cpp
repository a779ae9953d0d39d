#include "MbedPasswordKey.h"

#include <algorithm>
#include <array>

#include "mbedtls/md.h"
#include "mbedtls/platform_util.h"

namespace enigmaiot {

namespace {

/// HMAC-SHA-256 under one password; wiped when it goes.
class Hmac {
public:
    Hmac(const std::uint8_t *password, std::size_t count) noexcept
    {
        constexpr int withHmac = 1;
        mbedtls_md_init(&context_);
        ready_ = mbedtls_md_setup(&context_, mbedtls_md_info_from_type(MBEDTLS_MD_SHA256), withHmac) == 0
            && mbedtls_md_hmac_starts(&context_, password, count) == 0;
    }

    Hmac(const Hmac &) = delete;
    Hmac &operator=(const Hmac &) = delete;

    ~Hmac()
    {
        mbedtls_md_free(&context_);
    }

    bool ready() const noexcept
    {
        return ready_;
    }

    void update(const std::uint8_t *bytes, std::size_t count) noexcept
    {
        ready_ = ready_ && mbedtls_md_hmac_update(&context_, bytes, count) == 0;
    }

    /// Writes the code, and starts over under the same password.
    void finish(std::uint8_t *code) noexcept
    {
        ready_ = ready_ && mbedtls_md_hmac_finish(&context_, code) == 0 && mbedtls_md_hmac_reset(&context_) == 0;
    }

private:
    mbedtls_md_context_t context_;
    bool ready_;
};

bool wipedUnless(bool done, std::uint8_t *state) noexcept
{
    if (!done) {
        mbedtls_platform_zeroize(state, MbedPasswordKey::StateCount);
    }

    return done;
}

}  // namespace

bool MbedPasswordKey::begin(
    const std::uint8_t *password,
    std::size_t passwordCount,
    const std::uint8_t *salt,
    std::size_t saltCount,
    std::uint8_t *state) noexcept
{
    constexpr std::array<std::uint8_t, 4> firstBlock{0, 0, 0, 1};
    Hmac hmac(password, passwordCount);
    hmac.update(salt, saltCount);
    hmac.update(firstBlock.data(), firstBlock.size());
    hmac.finish(state);
    std::copy_n(state, KeyCount, state + KeyCount);
    return wipedUnless(hmac.ready(), state);
}

bool MbedPasswordKey::advance(
    const std::uint8_t *password,
    std::size_t passwordCount,
    std::uint8_t *state,
    std::int32_t rounds) noexcept
{
    Hmac hmac(password, passwordCount);
    for (std::int32_t round = 0; round < rounds && hmac.ready(); round++) {
        hmac.update(state, KeyCount);
        hmac.finish(state);
        for (std::size_t i = 0; i < KeyCount; i++) {
            state[KeyCount + i] ^= state[i];
        }
    }

    return wipedUnless(hmac.ready(), state);
}

}  // namespace enigmaiot
