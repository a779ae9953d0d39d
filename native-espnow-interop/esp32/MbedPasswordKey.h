#pragma once

#include <cstddef>
#include <cstdint>

namespace enigmaiot {

/// A key of 32 bytes derived from a password: PBKDF2 with HMAC-SHA-256 (RFC 8018 section 5.2), of which it is the first block. mbed
/// TLS's own PBKDF2 (pkcs5) does all rounds in one call, for half a second and more, in which no frame would be handled; here they
/// are done in shares, with mbed TLS's HMAC, and what is between two shares is the caller's.
class MbedPasswordKey {
public:
    static constexpr std::size_t KeyCount = 32;

    /// What a share leaves to the next one: the last block that was hashed, and the key as far as it is.
    static constexpr std::size_t StateCount = 2 * KeyCount;

    /// Does the first round. False where memory is short; the state is then wiped.
    static bool begin(
        const std::uint8_t *password,
        std::size_t passwordCount,
        const std::uint8_t *salt,
        std::size_t saltCount,
        std::uint8_t *state) noexcept;

    /// Does further rounds. False where memory is short; the state is then wiped.
    static bool advance(
        const std::uint8_t *password,
        std::size_t passwordCount,
        std::uint8_t *state,
        std::int32_t rounds) noexcept;
};

}  // namespace enigmaiot
