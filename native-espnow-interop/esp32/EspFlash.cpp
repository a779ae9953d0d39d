#include "EspFlash.h"

namespace enigmaiot {

namespace {

FlashResult toResult(esp_err_t error) noexcept
{
    return error == ESP_OK ? FlashResult::Ok : FlashResult::Failed;
}

}  // namespace

bool EspFlash::add(const esp_partition_t *partition) noexcept
{
    if (partition == nullptr || count_ == Capacity) {
        return false;
    }

    partitions_[count_++] = partition;
    return true;
}

bool EspFlash::addToRead(const esp_partition_t *partition) noexcept
{
    readAlone_ = partition;
    return add(partition);
}

FlashResult EspFlash::read(std::uint32_t address, std::uint8_t *bytes, std::size_t count) noexcept
{
    const esp_partition_t *partition = find(address, count);
    return partition == nullptr ? FlashResult::OutOfRange
                                : toResult(esp_partition_read(partition, address - partition->address, bytes, count));
}

FlashResult EspFlash::write(std::uint32_t address, const std::uint8_t *bytes, std::size_t count) noexcept
{
    const esp_partition_t *partition = findToWrite(address, count);
    return partition == nullptr ? FlashResult::OutOfRange
                                : toResult(esp_partition_write(partition, address - partition->address, bytes, count));
}

FlashResult EspFlash::erase(std::uint32_t address, std::uint32_t count) noexcept
{
    const esp_partition_t *partition = findToWrite(address, count);
    if (partition == nullptr || (count != SectorSize && count != DefaultBlockSize) || address % count != 0) {
        return FlashResult::OutOfRange;
    }

    return toResult(esp_partition_erase_range(partition, address - partition->address, count));
}

const esp_partition_t *EspFlash::find(std::uint32_t address, std::size_t count) const noexcept
{
    for (std::size_t i = 0; i < count_; i++) {
        const esp_partition_t *partition = partitions_[i];
        if (address >= partition->address && address - partition->address <= partition->size
            && count <= partition->size - (address - partition->address)) {
            return partition;
        }
    }

    return nullptr;
}

const esp_partition_t *EspFlash::findToWrite(std::uint32_t address, std::size_t count) const noexcept
{
    const esp_partition_t *partition = find(address, count);
    return partition == readAlone_ ? nullptr : partition;
}

}  // namespace enigmaiot
