#include "Crc32.h"

#include <array>

namespace enigmaiot {

namespace {

using Table = std::array<std::uint32_t, 16>;

/// Half a byte at a time: a table of 64 bytes is worth it for a slot of a megabyte, one of 1 KB is not.
constexpr Table makeTable() noexcept
{
    Table table{};
    for (std::uint32_t i = 0; i < 16; i++) {
        std::uint32_t crc = i;
        for (int bit = 0; bit < 4; bit++) {
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
        }

        table[i] = crc;
    }

    return table;
}

constexpr Table Steps = makeTable();

}  // namespace

std::uint32_t crc32(const std::uint8_t *bytes, std::size_t count, std::uint32_t before) noexcept
{
    std::uint32_t crc = ~before;
    for (std::size_t i = 0; i < count; i++) {
        crc ^= bytes[i];
        crc = (crc >> 4) ^ Steps[crc & 15];
        crc = (crc >> 4) ^ Steps[crc & 15];
    }

    return ~crc;
}

}  // namespace enigmaiot
