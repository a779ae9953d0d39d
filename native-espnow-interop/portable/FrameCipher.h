#pragma once

#include <cstddef>
#include <cstdint>

namespace enigmaiot {

/// What sealing and opening frames needs of the platform: ChaCha20-Poly1305 (RFC 8439) and random numbers.
class FrameCipher {
public:
    /// Fills bytes.
    virtual void random(std::uint8_t *bytes, std::size_t count) noexcept = 0;

    /// Encrypts in place and writes the 16-byte tag behind the text.
    /// @param key 32 bytes.
    /// @param nonce 12 bytes.
    virtual bool seal(
        const std::uint8_t *key,
        const std::uint8_t *nonce,
        const std::uint8_t *associatedData,
        std::size_t associatedCount,
        std::uint8_t *text,
        std::size_t count) noexcept = 0;

    /// Decrypts in place; the tag stands behind the text. False where it does not fit; then the text is undefined.
    virtual bool open(
        const std::uint8_t *key,
        const std::uint8_t *nonce,
        const std::uint8_t *associatedData,
        std::size_t associatedCount,
        std::uint8_t *text,
        std::size_t count) noexcept = 0;

protected:
    ~FrameCipher() = default;
};

}  // namespace enigmaiot
