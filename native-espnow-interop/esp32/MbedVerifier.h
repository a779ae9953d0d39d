#pragma once

#include <cstdint>

#include "../portable/SignatureVerifier.h"

namespace enigmaiot {

/// ECDSA with the curve P-256 of mbed TLS, which takes its memory while it verifies: some 5 KB of the heap.
class MbedVerifier final : public SignatureVerifier {
public:
    bool isKey(const std::uint8_t *key) noexcept override;
    bool verify(const std::uint8_t *key, const std::uint8_t *digest, const std::uint8_t *signature) noexcept override;
};

}  // namespace enigmaiot
