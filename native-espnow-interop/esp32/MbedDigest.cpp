#include "MbedDigest.h"

namespace enigmaiot {

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
    reset();
}

}  // namespace enigmaiot
