#pragma once

#include <cstddef>
#include <cstdint>

namespace enigmaiot {

/// X25519 (RFC 7748), ChaCha20-Poly1305 (RFC 8439) and random numbers of the platform: mbed TLS and the hardware's
/// generator. Keys are bytes as they go over the air. Each function answers false where it refuses, and then leaves nothing
/// of a secret behind.
class MbedCipher {
public:
    static constexpr std::size_t KeyCount = 32;
    static constexpr std::size_t NonceCount = 12;
    static constexpr std::size_t TagCount = 16;

    /// Makes a key pair; both receive KeyCount bytes.
    static bool createKeyPair(std::uint8_t *privateKey, std::uint8_t *publicKey) noexcept;

    /// Computes a shared secret of KeyCount bytes. False where the peer's key is a point of small order.
    static bool agree(
        const std::uint8_t *privateKey,
        const std::uint8_t *peerPublicKey,
        std::uint8_t *sharedSecret) noexcept;

    /// Encrypts in place and writes the tag behind the text. `nonce` may lie in `text`'s buffer.
    static bool seal(
        const std::uint8_t *key,
        const std::uint8_t *nonce,
        const std::uint8_t *associatedData,
        std::size_t associatedCount,
        std::uint8_t *text,
        std::size_t count) noexcept;

    /// Decrypts in place; the tag stands behind the text. False where it does not fit; then the text is gone.
    static bool open(
        const std::uint8_t *key,
        const std::uint8_t *nonce,
        const std::uint8_t *associatedData,
        std::size_t associatedCount,
        std::uint8_t *text,
        std::size_t count) noexcept;

    /// Fills bytes. The generator is a true one while Wi-Fi runs, which it does before any session.
    static void random(std::uint8_t *bytes, std::size_t count) noexcept;
};

}  // namespace enigmaiot
