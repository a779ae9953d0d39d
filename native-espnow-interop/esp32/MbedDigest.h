#pragma once

#include <cstddef>
#include <cstdint>

#include "mbedtls/md.h"

#include "../portable/Digest.h"

namespace enigmaiot {

/// MD5 or SHA-256 of mbed TLS. mbed TLS allocates its state once, in start().
class MbedDigest final : public Digest {
public:
    MbedDigest() noexcept
    {
        mbedtls_md_init(&context_);
    }

    ~MbedDigest()
    {
        mbedtls_md_free(&context_);
    }

    MbedDigest(const MbedDigest &) = delete;
    MbedDigest &operator=(const MbedDigest &) = delete;

    /// Takes an algorithm and starts a message. False where this build of mbed TLS does not have it, or memory is short.
    bool start(mbedtls_md_type_t algorithm) noexcept;

    /// Gives the algorithm back, and wipes its state; start() takes one anew.
    void stop() noexcept;

    /// Bytes of the digest; 0 before start().
    std::size_t size() const noexcept
    {
        return size_;
    }

    void reset() noexcept override;
    void update(const std::uint8_t *bytes, std::size_t count) noexcept override;

    /// Starts a new message as well. Nothing of the old one stays in the state: keys are derived from it.
    void finish(std::uint8_t *digest) noexcept override;

private:
    mbedtls_md_context_t context_;
    std::size_t size_ = 0;
};

}  // namespace enigmaiot
