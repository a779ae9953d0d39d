#include "RetainedRecord.h"

#include <algorithm>

#include "Crc32.h"
#include "Wipe.h"

namespace enigmaiot {

bool RetainedRecord::keep(const std::uint8_t *record, std::size_t size) noexcept
{
    wipe(bytes.data(), bytes.size());
    count = 0;
    crc = 0;
    if (size > Capacity) {
        return false;
    }

    std::copy_n(record, size, bytes.begin());
    count = static_cast<std::uint32_t>(size);
    crc = expected();
    return true;
}

std::size_t RetainedRecord::take(std::uint8_t *room, std::size_t capacity, bool isWoken) noexcept
{
    // The count may be anything: the CRC is looked at only where it can be one.
    const std::size_t size = count;
    const bool isGiven = isWoken && size > 0 && size <= Capacity && size <= capacity && crc == expected();
    if (isGiven) {
        std::copy_n(bytes.begin(), size, room);
    }

    (void)keep(nullptr, 0);
    return isGiven ? size : 0;
}

std::uint32_t RetainedRecord::expected() const noexcept
{
    std::array<std::uint8_t, 4> size{};
    for (std::size_t i = 0; i < size.size(); i++) {
        size[i] = static_cast<std::uint8_t>(count >> (8 * i));
    }

    return crc32(bytes.data(), std::min<std::size_t>(count, Capacity), crc32(size.data(), size.size()));
}

}  // namespace enigmaiot
