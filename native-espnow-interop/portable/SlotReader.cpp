#include "SlotReader.h"

#include <algorithm>

#include "Crc32.h"

namespace enigmaiot {

bool SlotReader::hash(Digest &digest, std::uint32_t address, std::uint32_t count, std::uint8_t *result) noexcept
{
    digest.reset();
    for (std::uint32_t at = 0; at < count;) {
        const std::size_t part = std::min<std::size_t>(count - at, buffer_.size());
        if (flash_.read(address + at, buffer_.data(), part) != FlashResult::Ok) {
            return false;
        }

        digest.update(buffer_.data(), part);
        at += static_cast<std::uint32_t>(part);
    }

    digest.finish(result);
    return true;
}

bool SlotReader::crc(std::uint32_t address, std::uint32_t count, std::uint32_t &result) noexcept
{
    result = 0;
    for (std::uint32_t at = 0; at < count;) {
        const std::size_t part = std::min<std::size_t>(count - at, buffer_.size());
        if (flash_.read(address + at, buffer_.data(), part) != FlashResult::Ok) {
            return false;
        }

        result = crc32(buffer_.data(), part, result);
        at += static_cast<std::uint32_t>(part);
    }

    return true;
}

bool SlotReader::startsLikeImage(ImageKind kind, std::uint32_t address, bool &yes) noexcept
{
    constexpr std::array<std::uint8_t, 5> Deployment{'N', 'F', 'M', 'R', 'K'};
    constexpr std::uint8_t Application = 0xE9;
    return kind == ImageKind::Deployment ? holds(address, Deployment.data(), Deployment.size(), yes)
                                         : holds(address, &Application, 1, yes);
}

bool SlotReader::isBlank(std::uint32_t address, bool &yes) noexcept
{
    yes = true;
    for (std::uint32_t at = 0; yes && at < NorFlash::SectorSize; at += static_cast<std::uint32_t>(buffer_.size())) {
        if (flash_.read(address + at, buffer_.data(), buffer_.size()) != FlashResult::Ok) {
            return false;
        }

        yes = std::all_of(buffer_.begin(), buffer_.end(), [](std::uint8_t byte) { return byte == 0xFF; });
    }

    return true;
}

bool SlotReader::usedSize(std::uint32_t address, std::uint32_t capacity, std::uint32_t &size) noexcept
{
    for (size = capacity; size > 0; size -= NorFlash::SectorSize) {
        bool blank = false;
        if (!isBlank(address + size - NorFlash::SectorSize, blank)) {
            return false;
        }

        if (!blank) {
            break;
        }
    }

    return true;
}

bool SlotReader::holds(std::uint32_t address, const std::uint8_t *bytes, std::size_t count, bool &yes) noexcept
{
    yes = true;
    for (std::size_t at = 0; yes && at < count;) {
        const std::size_t part = std::min(count - at, buffer_.size());
        if (flash_.read(address + static_cast<std::uint32_t>(at), buffer_.data(), part) != FlashResult::Ok) {
            return false;
        }

        yes = std::equal(bytes + at, bytes + at + part, buffer_.begin());
        at += part;
    }

    return true;
}

}  // namespace enigmaiot
