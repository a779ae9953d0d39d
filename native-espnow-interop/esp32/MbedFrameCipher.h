#pragma once

#include <cstddef>
#include <cstdint>

#include "../portable/FrameCipher.h"
#include "MbedCipher.h"

namespace enigmaiot {

/// The platform's cipher for the frames of the radio.
class MbedFrameCipher final : public FrameCipher {
public:
    void random(std::uint8_t *bytes, std::size_t count) noexcept override
    {
        MbedCipher::random(bytes, count);
    }

    bool seal(
        const std::uint8_t *key,
        const std::uint8_t *nonce,
        const std::uint8_t *associatedData,
        std::size_t associatedCount,
        std::uint8_t *text,
        std::size_t count) noexcept override
    {
        return MbedCipher::seal(key, nonce, associatedData, associatedCount, text, count);
    }

    bool open(
        const std::uint8_t *key,
        const std::uint8_t *nonce,
        const std::uint8_t *associatedData,
        std::size_t associatedCount,
        std::uint8_t *text,
        std::size_t count) noexcept override
    {
        return MbedCipher::open(key, nonce, associatedData, associatedCount, text, count);
    }
};

}  // namespace enigmaiot
