#include "Base64.h"

#include <array>

namespace enigmaiot {

namespace {

constexpr std::uint8_t Invalid = 0xFF;

constexpr std::array<std::uint8_t, 256> makeValues()
{
    constexpr char Alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::array<std::uint8_t, 256> values{};
    for (std::uint8_t &value : values) {
        value = Invalid;
    }

    for (std::uint8_t i = 0; i < 64; i++) {
        values[static_cast<std::uint8_t>(Alphabet[i])] = i;
    }

    return values;
}

constexpr std::array<std::uint8_t, 256> Values = makeValues();

}  // namespace

int decodeBase64(const std::uint8_t *text, std::size_t count, std::uint8_t *output, std::size_t capacity) noexcept
{
    if (count % 4 != 0) {
        return -1;
    }

    if (count == 0) {
        return 0;
    }

    const std::size_t padding = text[count - 1] != '=' ? 0 : text[count - 2] != '=' ? 1 : 2;
    const std::size_t written = count / 4 * 3 - padding;
    if (written > capacity) {
        return -1;
    }

    std::uint32_t bits = 0;
    std::uint32_t held = 0;
    std::size_t at = 0;
    for (std::size_t i = 0; i < count - padding; i++) {
        const std::uint8_t value = Values[text[i]];
        if (value == Invalid) {
            return -1;
        }

        bits = (bits << 6) | value;
        held += 6;
        if (held >= 8) {
            held -= 8;
            output[at++] = static_cast<std::uint8_t>(bits >> held);
            bits &= (1U << held) - 1;
        }
    }

    // What is left over are the bits that the padding hides.
    return bits == 0 ? static_cast<int>(written) : -1;
}

}  // namespace enigmaiot
