#pragma once

#include <cstdint>

namespace enigmaiot {

/// ECDSA with the curve P-256: mbed TLS on the board.
class SignatureVerifier {
public:
    /// Determines whether a point lies on the curve.
    /// @param key x and y, 32 bytes each, big-endian.
    virtual bool isKey(const std::uint8_t *key) noexcept = 0;

    /// Determines whether a signature is right.
    /// @param key As in isKey().
    /// @param digest The SHA-256 of what was signed, 32 bytes.
    /// @param signature r and s, 32 bytes each, big-endian.
    virtual bool verify(const std::uint8_t *key, const std::uint8_t *digest, const std::uint8_t *signature) noexcept = 0;

protected:
    ~SignatureVerifier() = default;
};

}  // namespace enigmaiot
