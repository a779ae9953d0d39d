#include "SlotReader.h"

#include <algorithm>

#include "AssemblyCrc.h"
#include "Crc32.h"

namespace enigmaiot {

template <typename Take>
bool SlotReader::each(std::uint32_t address, std::uint32_t count, const Take &take) noexcept
{
    for (std::uint32_t at = 0; at < count;) {
        const std::size_t part = std::min<std::size_t>(count - at, buffer_.size());
        if (!read(address + at, buffer_.data(), part)) {
            return false;
        }

        if (!take(buffer_.data(), part)) {
            break;
        }

        at += static_cast<std::uint32_t>(part);
    }

    return true;
}

bool SlotReader::read(std::uint32_t address, std::uint8_t *bytes, std::size_t count) noexcept
{
    if (flash_.read(address, bytes, count) != FlashResult::Ok) {
        return false;
    }

    if (follower_ != nullptr) {
        follower_->take(address, bytes, count);
    }

    return true;
}

bool SlotReader::hash(Digest &digest, std::uint32_t address, std::uint32_t count, std::uint8_t *result) noexcept
{
    digest.reset();
    const bool done = each(address, count, [&](const std::uint8_t *bytes, std::size_t part) {
        digest.update(bytes, part);
        return true;
    });
    if (done) {
        digest.finish(result);
    }

    return done;
}

bool SlotReader::pass(ImageDigests &digests, std::uint32_t address, std::uint32_t count) noexcept
{
    std::uint32_t at = address;
    return each(address, count, [&](const std::uint8_t *bytes, std::size_t part) {
        digests.take(at, bytes, part);
        at += static_cast<std::uint32_t>(part);
        return true;
    });
}

bool SlotReader::crc(std::uint32_t address, std::uint32_t count, std::uint32_t &result) noexcept
{
    result = 0;
    return each(address, count, [&](const std::uint8_t *bytes, std::size_t part) {
        result = crc32(bytes, part, result);
        return true;
    });
}

bool SlotReader::assemblyCrc(std::uint32_t address, std::uint32_t count, std::uint32_t &result) noexcept
{
    result = 0;
    return each(address, count, [&](const std::uint8_t *bytes, std::size_t part) {
        result = enigmaiot::assemblyCrc(bytes, part, result);
        return true;
    });
}

bool SlotReader::exclusiveOr(std::uint32_t address, std::uint32_t count, std::uint8_t &result) noexcept
{
    return each(address, count, [&](const std::uint8_t *bytes, std::size_t part) {
        for (std::size_t i = 0; i < part; i++) {
            result ^= bytes[i];
        }

        return true;
    });
}

bool SlotReader::startsLikeImage(ImageKind kind, std::uint32_t address, bool &yes) noexcept
{
    constexpr std::array<std::uint8_t, 5> Deployment{'N', 'F', 'M', 'R', 'K'};
    constexpr std::uint8_t Application = 0xE9;
    return kind == ImageKind::Deployment ? holds(address, Deployment.data(), Deployment.size(), yes)
                                         : holds(address, &Application, 1, yes);
}

bool SlotReader::isErased(std::uint32_t address, std::uint32_t count, bool &yes) noexcept
{
    yes = true;
    return each(address, count, [&](const std::uint8_t *bytes, std::size_t part) {
        yes = std::all_of(bytes, bytes + part, [](std::uint8_t byte) { return byte == 0xFF; });
        return yes;
    });
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

ImageProof withErasedRest(SlotReader &reader, const ImageProof &proof, std::uint32_t address, std::uint32_t end) noexcept
{
    if (!proof.isWhole()) {
        return proof;
    }

    bool erased = false;
    if (!reader.isErased(address + proof.size, end - proof.size, erased)) {
        return {ImageProof::Verdict::Unreadable, 0};
    }

    return erased ? proof : ImageProof{};
}

}  // namespace enigmaiot
