#include "Crc32.h"

namespace enigmaiot {

std::uint32_t crc32(const std::uint8_t *bytes, std::size_t count) noexcept
{
    // Bit by bit: it runs over one small record at a start, which is not worth a table of 1 KB.
    std::uint32_t crc = 0xFFFFFFFF;
    for (std::size_t i = 0; i < count; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
        }
    }

    return ~crc;
}

}  // namespace enigmaiot
