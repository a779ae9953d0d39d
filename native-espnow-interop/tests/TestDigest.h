#pragma once

#include <mbedtls/md.h>

#include <array>
#include <vector>

#include "Digest.h"

namespace enigmaiot::test {

/// MD5 or SHA-256 of mbed TLS.
class TestDigest final : public Digest {
public:
    explicit TestDigest(mbedtls_md_type_t type)
    {
        mbedtls_md_init(&context_);
        mbedtls_md_setup(&context_, mbedtls_md_info_from_type(type), 0);
        mbedtls_md_starts(&context_);
    }

    ~TestDigest()
    {
        mbedtls_md_free(&context_);
    }

    TestDigest(const TestDigest &) = delete;
    TestDigest &operator=(const TestDigest &) = delete;

    void reset() noexcept override
    {
        mbedtls_md_starts(&context_);
    }

    void update(const std::uint8_t *bytes, std::size_t count) noexcept override
    {
        mbedtls_md_update(&context_, bytes, count);
    }

    void finish(std::uint8_t *digest) noexcept override
    {
        mbedtls_md_finish(&context_, digest);
        mbedtls_md_starts(&context_);
    }

private:
    mbedtls_md_context_t context_;
};

inline std::array<std::uint8_t, 32> digestOf(mbedtls_md_type_t type, const std::vector<std::uint8_t> &bytes)
{
    std::array<std::uint8_t, 32> digest{};
    mbedtls_md(mbedtls_md_info_from_type(type), bytes.data(), bytes.size(), digest.data());
    return digest;
}

}  // namespace enigmaiot::test
