#pragma once

#include <cstddef>
#include <cstdint>

namespace enigmaiot {

/// A hash of the platform: mbed TLS on the board.
class Digest {
public:
    /// Starts a new message.
    virtual void reset() noexcept = 0;

    virtual void update(const std::uint8_t *bytes, std::size_t count) noexcept = 0;

    /// Writes the digest: 16 bytes for MD5, 32 for SHA-256.
    virtual void finish(std::uint8_t *digest) noexcept = 0;

protected:
    ~Digest() = default;
};

}  // namespace enigmaiot
