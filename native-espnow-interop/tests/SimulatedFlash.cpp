#include "SimulatedFlash.h"

#include <algorithm>

namespace enigmaiot::test {

FlashResult SimulatedFlash::read(std::uint32_t address, std::uint8_t *bytes, std::size_t count) noexcept
{
    if (isOff_) {
        return FlashResult::Failed;
    }

    if (!inRange(address, count)) {
        return FlashResult::OutOfRange;
    }

    readBytes_ += count;
    std::copy_n(bytes_.begin() + address, count, bytes);
    for (std::size_t i = 0; i < count && !unstable_.empty(); i++) {
        const std::uint32_t at = address + static_cast<std::uint32_t>(i);
        const auto found = unstable_.find(at / SectorSize);
        if (found != unstable_.end()) {
            const Cells &cells = found->second;
            bytes[i] = ((random_() & 1) != 0 ? cells.before : cells.after)[at % SectorSize];
        }
    }

    return FlashResult::Ok;
}

FlashResult SimulatedFlash::write(std::uint32_t address, const std::uint8_t *bytes, std::size_t count) noexcept
{
    if (!inRange(address, count)) {
        return FlashResult::OutOfRange;
    }

    checkProtected(address, count, "write");
    while (count > 0) {
        const std::size_t part = std::min<std::size_t>(count, PageSize - address % PageSize);
        if (fails()) {
            return FlashResult::Failed;
        }

        if (unstable_.count(address / SectorSize) != 0) {
            violations_.push_back("program of a sector that a cut left behind at " + std::to_string(address));
        }

        std::vector<std::uint8_t> after = peek(address / SectorSize * SectorSize, SectorSize);
        for (std::size_t i = 0; i < part; i++) {
            std::uint8_t &cell = after[address % SectorSize + i];
            if ((bytes[i] & ~cell) != 0) {
                violations_.push_back("program of bits that were not erased at " + std::to_string(address + i));
            }

            cell = static_cast<std::uint8_t>(cell & bytes[i]);
        }

        if (cutAt_ != 0 && attempts_ == cutAt_) {
            applyCut(address, after);
            return FlashResult::Failed;
        }

        if (attempts_ != ignoreAt_) {
            apply(address, after);
        }

        programs_++;
        address += static_cast<std::uint32_t>(part);
        bytes += part;
        count -= part;
    }

    return FlashResult::Ok;
}

FlashResult SimulatedFlash::erase(std::uint32_t address, std::uint32_t count) noexcept
{
    if ((count != SectorSize && count != blockSize_) || !inRange(address, count) || address % count != 0) {
        return FlashResult::OutOfRange;
    }

    checkProtected(address, count, "erase");
    if (fails()) {
        return FlashResult::Failed;
    }

    const std::vector<std::uint8_t> after(count, 0xFF);
    if (cutAt_ != 0 && attempts_ == cutAt_) {
        applyCut(address, after);
        return FlashResult::Failed;
    }

    if (attempts_ != ignoreAt_) {
        for (std::uint32_t at = 0; at < count; at += SectorSize) {
            unstable_.erase((address + at) / SectorSize);
        }

        apply(address, after);
    }

    erases_++;
    erasedSectors_ += count / SectorSize;
    return FlashResult::Ok;
}

void SimulatedFlash::cutAt(std::uint64_t operation, Damage damage, std::uint32_t seed)
{
    cutAt_ = attempts_ + operation;
    damage_ = damage;
    random_.seed(seed);
}

void SimulatedFlash::failAt(std::uint64_t operation, std::uint64_t count)
{
    failFrom_ = attempts_ + operation;
    failTo_ = failFrom_ + count;
}

void SimulatedFlash::powerUp()
{
    isOff_ = false;
    cutAt_ = 0;
    failFrom_ = 0;
    failTo_ = 0;
}

void SimulatedFlash::flashByWire(std::uint32_t address, std::uint32_t capacity, const std::vector<std::uint8_t> &image)
{
    for (std::uint32_t sector = address / SectorSize; sector < (address + capacity) / SectorSize; sector++) {
        unstable_.erase(sector);
    }

    std::fill_n(bytes_.begin() + address, capacity, std::uint8_t{0xFF});
    std::copy(image.begin(), image.end(), bytes_.begin() + address);
}

std::vector<std::uint8_t> SimulatedFlash::peek(std::uint32_t address, std::size_t count) const
{
    const auto start = bytes_.begin() + address;
    return {start, start + static_cast<std::ptrdiff_t>(count)};
}

bool SimulatedFlash::inRange(std::uint32_t address, std::size_t count) const
{
    return address <= bytes_.size() && count <= bytes_.size() - address;
}

bool SimulatedFlash::fails()
{
    if (isOff_) {
        return true;
    }

    attempts_++;
    return attempts_ >= failFrom_ && attempts_ < failTo_;
}

void SimulatedFlash::checkProtected(std::uint32_t address, std::size_t count, const char *what)
{
    if (address < protectedEnd_ && address + count > protectedStart_) {
        violations_.push_back(std::string(what) + " in the protected range at " + std::to_string(address));
    }
}

void SimulatedFlash::apply(std::uint32_t address, const std::vector<std::uint8_t> &after)
{
    std::copy(after.begin(), after.end(), bytes_.begin() + address / SectorSize * SectorSize);
}

void SimulatedFlash::applyCut(std::uint32_t address, const std::vector<std::uint8_t> &after)
{
    const std::uint32_t start = address / SectorSize * SectorSize;
    const std::vector<std::uint8_t> before = peek(start, after.size());
    std::vector<std::uint8_t> left = before;

    // Halves of what changes, not of the sector: a page program changes a page.
    std::size_t first = 0;
    while (first < after.size() && before[first] == after[first]) {
        first++;
    }

    std::size_t end = after.size();
    while (end > first && before[end - 1] == after[end - 1]) {
        end--;
    }

    const std::size_t middle = first + (end - first) / 2;
    switch (damage_) {
    case Damage::NotBegun:
        break;
    case Damage::FirstHalf:
        std::copy(after.begin(), after.begin() + static_cast<std::ptrdiff_t>(middle), left.begin());
        break;
    case Damage::LastHalf:
        std::copy(
            after.begin() + static_cast<std::ptrdiff_t>(middle),
            after.end(),
            left.begin() + static_cast<std::ptrdiff_t>(middle));
        break;
    case Damage::Zeros:
        std::fill(left.begin(), left.end(), std::uint8_t{0});
        break;
    case Damage::Garbage:
        std::generate(left.begin(), left.end(), [&] { return static_cast<std::uint8_t>(random_()); });
        break;
    case Damage::Unstable:
        for (std::size_t at = 0; at < after.size(); at += SectorSize) {
            const auto from = static_cast<std::ptrdiff_t>(at);
            const auto to = from + static_cast<std::ptrdiff_t>(SectorSize);
            unstable_[(start + static_cast<std::uint32_t>(at)) / SectorSize] = {
                {before.begin() + from, before.begin() + to}, {after.begin() + from, after.begin() + to}};
        }

        break;
    case Damage::Done:
        left = after;
        break;
    }

    apply(address, left);
    isOff_ = true;
}

}  // namespace enigmaiot::test
