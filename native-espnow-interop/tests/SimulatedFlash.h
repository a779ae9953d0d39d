#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "NorFlash.h"

namespace enigmaiot::test {

/// What a cut of power leaves of the operation that it hits.
enum class Damage {
    NotBegun,   ///< Nothing was done.
    FirstHalf,  ///< Its first half is done.
    LastHalf,   ///< Its last half is done.
    Zeros,      ///< The whole sector or block reads as zeros.
    Garbage,    ///< The whole sector or block holds anything.
    Unstable,   ///< Each byte that was to change reads as before or as after, anew at each read, until the next erase.
    Done,       ///< It was just done.
};

inline constexpr Damage AllDamage[] = {
    Damage::NotBegun, Damage::FirstHalf, Damage::LastHalf, Damage::Zeros,
    Damage::Garbage,  Damage::Unstable,  Damage::Done,
};

/// A NOR flash: erased by the sector or the block to ones, programmed by the page from ones to zeros. Erases and page programs are
/// counted as operations; at any of them the power can be cut. It can be copied, to try two futures of one state.
class SimulatedFlash final : public NorFlash {
public:
    static constexpr std::uint32_t PageSize = 256;

    /// @param blockSize Bytes of a block; by default two sectors, so that every cut of a board with small slots can be tried.
    explicit SimulatedFlash(std::uint32_t size, std::uint32_t blockSize = 2 * SectorSize)
        : bytes_(size, 0xFF), blockSize_(blockSize)
    {
    }

    FlashResult read(std::uint32_t address, std::uint8_t *bytes, std::size_t count) noexcept override;
    FlashResult write(std::uint32_t address, const std::uint8_t *bytes, std::size_t count) noexcept override;
    FlashResult erase(std::uint32_t address, std::uint32_t count) noexcept override;

    std::uint32_t blockSize() const noexcept override
    {
        return blockSize_;
    }

    /// Has the power cut at an operation to come: 1 is the next.
    void cutAt(std::uint64_t operation, Damage damage, std::uint32_t seed);

    /// Has operations fail without effect, with the power on: from 1 for the next on, so many.
    void failAt(std::uint64_t operation, std::uint64_t count = 1);

    /// Has one operation do nothing and say that it did: worn cells. 1 is the next.
    void ignoreAt(std::uint64_t operation)
    {
        ignoreAt_ = attempts_ + operation;
    }

    void powerUp();

    bool isOff() const
    {
        return isOff_;
    }

    /// Writes or erases in this range from now on are violations. One range at a time.
    void protect(std::uint32_t address, std::uint32_t count)
    {
        protectedStart_ = address;
        protectedEnd_ = address + count;
    }

    std::uint64_t operations() const
    {
        return erases_ + programs_;
    }

    /// Of a sector or a block each.
    std::uint64_t erases() const
    {
        return erases_;
    }

    /// Alone or within a block.
    std::uint64_t erasedSectors() const
    {
        return erasedSectors_;
    }

    std::uint64_t readBytes() const
    {
        return readBytes_;
    }

    /// Operations on the protected range, and programs of bits that were not erased.
    const std::vector<std::string> &violations() const
    {
        return violations_;
    }

    /// Puts bytes into the flash from outside, over whatever is there: what flashing by wire does.
    void flashByWire(std::uint32_t address, std::uint32_t capacity, const std::vector<std::uint8_t> &image);

    /// Turns one bit over: decay, a hit of radiation, a worn cell.
    void flip(std::uint32_t bit)
    {
        bytes_.at(bit / 8) ^= static_cast<std::uint8_t>(1U << (bit % 8));
    }

    std::vector<std::uint8_t> peek(std::uint32_t address, std::size_t count) const;

private:
    struct Cells {
        std::vector<std::uint8_t> before;
        std::vector<std::uint8_t> after;
    };

    bool inRange(std::uint32_t address, std::size_t count) const;
    bool fails();
    void checkProtected(std::uint32_t address, std::size_t count, const char *what);
    void apply(std::uint32_t address, const std::vector<std::uint8_t> &after);
    void applyCut(std::uint32_t address, const std::vector<std::uint8_t> &after);

    std::vector<std::uint8_t> bytes_;
    std::uint32_t blockSize_;
    std::map<std::uint32_t, Cells> unstable_;
    std::vector<std::string> violations_;
    std::mt19937 random_{1};
    Damage damage_ = Damage::NotBegun;
    std::uint64_t erases_ = 0;
    std::uint64_t erasedSectors_ = 0;
    std::uint64_t programs_ = 0;
    std::uint64_t readBytes_ = 0;
    std::uint64_t attempts_ = 0;
    std::uint64_t cutAt_ = 0;
    std::uint64_t ignoreAt_ = 0;
    std::uint64_t failFrom_ = 0;
    std::uint64_t failTo_ = 0;
    std::uint32_t protectedStart_ = 0;
    std::uint32_t protectedEnd_ = 0;
    bool isOff_ = false;
};

}  // namespace enigmaiot::test
