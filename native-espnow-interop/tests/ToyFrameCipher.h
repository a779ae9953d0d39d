#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "FrameCipher.h"

namespace enigmaiot::test {

/// Takes the cipher's place where a test is not about it. Like the real one it depends on key, nonce, associated data and
/// text, and leaves nothing of the text where the tag does not fit.
class ToyFrameCipher final : public FrameCipher {
public:
    void random(std::uint8_t *bytes, std::size_t count) noexcept override
    {
        std::fill_n(bytes, count, ++lastRandom);
    }

    bool seal(
        const std::uint8_t *key,
        const std::uint8_t *nonce,
        const std::uint8_t *associatedData,
        std::size_t associatedCount,
        std::uint8_t *text,
        std::size_t count) noexcept override
    {
        const Tag tag = tagOf(key, nonce, associatedData, associatedCount, text, count);
        mask(key, nonce, text, count);
        std::copy(tag.begin(), tag.end(), text + count);
        return !fails;
    }

    bool open(
        const std::uint8_t *key,
        const std::uint8_t *nonce,
        const std::uint8_t *associatedData,
        std::size_t associatedCount,
        std::uint8_t *text,
        std::size_t count) noexcept override
    {
        opens++;
        mask(key, nonce, text, count);
        const Tag tag = tagOf(key, nonce, associatedData, associatedCount, text, count);
        const bool fits = std::equal(tag.begin(), tag.end(), text + count);
        if (!fits) {
            std::fill_n(text, count, std::uint8_t{0});
        }

        return fits;
    }

    std::uint8_t lastRandom = 0;
    int opens = 0;
    bool fails = false;

private:
    using Tag = std::array<std::uint8_t, 16>;

    static void mask(const std::uint8_t *key, const std::uint8_t *nonce, std::uint8_t *text, std::size_t count)
    {
        for (std::size_t i = 0; i < count; i++) {
            text[i] ^= static_cast<std::uint8_t>(key[i % 32] + nonce[i % 12] + i);
        }
    }

    static void add(Tag &tag, const std::uint8_t *bytes, std::size_t count)
    {
        for (std::size_t i = 0; i < count; i++) {
            tag[i % tag.size()] = static_cast<std::uint8_t>(tag[i % tag.size()] * 31 + bytes[i] + 1);
        }
    }

    static Tag tagOf(
        const std::uint8_t *key,
        const std::uint8_t *nonce,
        const std::uint8_t *associatedData,
        std::size_t associatedCount,
        const std::uint8_t *text,
        std::size_t count)
    {
        Tag tag{};
        add(tag, key, 32);
        add(tag, nonce, 12);
        add(tag, associatedData, associatedCount);
        add(tag, text, count);
        return tag;
    }
};

}  // namespace enigmaiot::test
