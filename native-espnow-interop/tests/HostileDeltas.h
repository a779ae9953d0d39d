#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "DeltaSample.h"

namespace enigmaiot::test {

/// Makes up deltas whose windows mostly make sense, with damage of every kind.
class HostileDeltas {
public:
    using Bytes = std::vector<std::uint8_t>;

    explicit HostileDeltas(std::uint64_t seed) : random_(seed)
    {
    }

    std::uint8_t byte()
    {
        return static_cast<std::uint8_t>(random_());
    }

    std::uint32_t below(std::uint32_t end)
    {
        return static_cast<std::uint32_t>(random_() % end);
    }

    /// Whether something that happens once in so many times does.
    bool oneIn(std::uint32_t times)
    {
        return below(times) == 0;
    }

    std::uint32_t number()
    {
        switch (below(8)) {
        case 0:
            return static_cast<std::uint32_t>(random_() & 0x7FFFFFFF);
        case 1:
            return below(70000);
        default:
            return below(200);
        }
    }

    Bytes some(std::uint32_t most)
    {
        Bytes bytes(below(most + 1));
        for (std::uint8_t &each : bytes) {
            each = byte();
        }

        return bytes;
    }

    /// @param baseSize Bytes that are copied from.
    /// @param imageSize Bytes that are to be made; a third of the deltas go to their end.
    Bytes make(std::uint32_t baseSize, std::uint32_t imageSize)
    {
        Bytes delta = head();
        std::uint32_t made = 0;
        for (std::uint32_t windows = 1 + below(12); windows > 0; windows--) {
            append(delta, randomWindow(baseSize, made));
        }

        if (made < imageSize && oneIn(3)) {
            // To the image's end.
            Bytes run{0};
            appendNumber(run, imageSize - made);
            append(delta, window(0, 0, 0, imageSize - made, {7}, run, {}));
        }

        damage(delta);
        return delta;
    }

    /// Does nothing, or up to three things, to a delta.
    void damage(Bytes &delta)
    {
        for (std::uint32_t changes = below(4); changes > 0; changes--) {
            const std::size_t at = below(static_cast<std::uint32_t>(delta.size()));
            switch (below(4)) {
            case 0:
                delta[at] = byte();
                break;
            case 1:
                delta[at] ^= static_cast<std::uint8_t>(1 << below(8));
                break;
            case 2:
                delta.resize(at + 1);
                break;
            default:
                append(delta, some(40));
                break;
            }
        }
    }

    std::mt19937_64 &random()
    {
        return random_;
    }

private:
    /// An address that mostly makes sense, by its mode.
    std::uint32_t address(std::uint32_t opcode, std::uint32_t here)
    {
        const std::uint32_t mode = (opcode - 19) / 16;
        return here == 0 ? number() : mode == 0 ? below(here) : mode == 1 ? 1 + below(here) : below(here) / 8;
    }

    /// A window whose sizes agree, of instructions that mostly make sense.
    Bytes randomWindow(std::uint32_t baseSize, std::uint32_t &made)
    {
        const auto kind = static_cast<std::uint8_t>(made == 0 ? below(2) : below(3));
        const std::uint32_t all = kind == 1 ? baseSize : made;
        const std::uint32_t segment = kind == 0 ? 0 : below(all + 1);
        Bytes data;
        Bytes instructions;
        Bytes addresses;
        std::uint32_t size = 0;
        for (std::uint32_t steps = 1 + below(8); steps > 0; steps--) {
            const std::uint32_t opcode = below(100) == 0 ? below(256)
                : below(2) == 0 && segment + size > 0   ? 19 + 16 * below(6) + (below(2) == 0 ? 0 : below(16))
                                                        : 2 + below(17);
            instructions.push_back(static_cast<std::uint8_t>(opcode));
            if (opcode >= 19) {
                std::uint32_t count = (opcode - 19) % 16;
                if (count == 0) {
                    count = below(400);
                    appendNumber(instructions, count);
                } else {
                    count += 3;
                }

                appendNumber(addresses, below(100) == 0 ? number() : address(opcode, segment + size));
                size += count;
            } else if (opcode == 0) {
                const std::uint32_t count = below(400);
                appendNumber(instructions, count);
                data.push_back(byte());
                size += count;
            } else {
                const std::uint32_t count = opcode - 1;
                for (std::uint32_t i = 0; i < count; i++) {
                    data.push_back(byte());
                }

                size += count;
            }
        }

        size = below(50) == 0 ? number() : size;
        made += size;
        return window(kind, segment, kind == 0 ? 0 : below(all - segment + 1), size, data, instructions, addresses);
    }

    std::mt19937_64 random_;
};

}  // namespace enigmaiot::test
