#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "esp_partition.h"

#include "../portable/NorFlash.h"

namespace enigmaiot {

/// The flash as SlotCore sees it: absolute addresses, but nothing outside the partitions that were added. So no mistake in
/// an address changes the nanoCLR that runs, or the configuration.
class EspFlash final : public NorFlash {
public:
    /// The boot record, two deployments, the two nanoCLR slots.
    static constexpr std::size_t Capacity = 5;

    /// Opens a partition. False where it is nullptr or there is no more room.
    bool add(const esp_partition_t *partition) noexcept;

    /// Opens a partition that is read alone: a write or an erase there is out of range.
    bool addToRead(const esp_partition_t *partition) noexcept;

    FlashResult read(std::uint32_t address, std::uint8_t *bytes, std::size_t count) noexcept override;
    FlashResult write(std::uint32_t address, const std::uint8_t *bytes, std::size_t count) noexcept override;

    std::uint32_t blockSize() const noexcept override
    {
        return DefaultBlockSize;
    }

    /// ESP-IDF has the chip erase 64 KB by one command where the range has them, and yields to other tasks between commands.
    FlashResult erase(std::uint32_t address, std::uint32_t count) noexcept override;

private:
    /// The partition that holds all the bytes, or nullptr.
    const esp_partition_t *find(std::uint32_t address, std::size_t count) const noexcept;

    /// The same, where it may be changed.
    const esp_partition_t *findToWrite(std::uint32_t address, std::size_t count) const noexcept;

    std::array<const esp_partition_t *, Capacity> partitions_{};
    std::size_t count_ = 0;
    const esp_partition_t *readAlone_ = nullptr;
};

}  // namespace enigmaiot
