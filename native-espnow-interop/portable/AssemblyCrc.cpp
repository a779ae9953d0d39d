#include "AssemblyCrc.h"

#include <array>

namespace enigmaiot {

namespace {

using Table = std::array<std::uint32_t, 16>;

/// Half a byte at a time, as in Crc32.cpp.
constexpr Table makeTable() noexcept
{
    Table table{};
    for (std::uint32_t i = 0; i < 16; i++) {
        std::uint32_t crc = i << 28;
        for (int bit = 0; bit < 4; bit++) {
            crc = (crc << 1) ^ ((crc >> 31) != 0 ? 0x04C11DB7U : 0U);
        }

        table[i] = crc;
    }

    return table;
}

constexpr Table Steps = makeTable();

}  // namespace

std::uint32_t assemblyCrc(const std::uint8_t *bytes, std::size_t count, std::uint32_t before) noexcept
{
    std::uint32_t crc = before;
    for (std::size_t i = 0; i < count; i++) {
        crc ^= static_cast<std::uint32_t>(bytes[i]) << 24;
        crc = (crc << 4) ^ Steps[crc >> 28];
        crc = (crc << 4) ^ Steps[crc >> 28];
    }

    return crc;
}

}  // namespace enigmaiot
