#include "MbedDigest.h"

#include <array>

namespace enigmaiot {

namespace {

/// Bytes of a block of MD5 and SHA-256.
constexpr std::size_t BlockCount = 64;

}  // namespace

bool MbedDigest::start(mbedtls_md_type_t algorithm) noexcept
{
    const mbedtls_md_info_t *info = mbedtls_md_info_from_type(algorithm);
    constexpr int withoutHmac = 0;
    if (size_ != 0 || info == nullptr || mbedtls_md_setup(&context_, info, withoutHmac) != 0) {
        return false;
    }

    size_ = mbedtls_md_get_size(info);
    reset();
    return true;
}

void MbedDigest::stop() noexcept
{
    // mbed TLS wipes what it frees.
    mbedtls_md_free(&context_);
    mbedtls_md_init(&context_);
    size_ = 0;
}

// None of the three calls below fails once mbedtls_md_setup() succeeded: they report bad arguments only.

void MbedDigest::reset() noexcept
{
    (void)mbedtls_md_starts(&context_);
}

void MbedDigest::update(const std::uint8_t *bytes, std::size_t count) noexcept
{
    (void)mbedtls_md_update(&context_, bytes, count);
}

void MbedDigest::finish(std::uint8_t *digest) noexcept
{
    (void)mbedtls_md_finish(&context_, digest);

    // mbedtls_md_starts() leaves the last block in the context's buffer. One byte goes there, and so do the 63 that fill it;
    // a whole block at once would pass it by.
    constexpr std::array<std::uint8_t, BlockCount - 1> zeros{};
    reset();
    update(zeros.data(), 1);
    update(zeros.data(), zeros.size());
    reset();
}

}  // namespace enigmaiot
