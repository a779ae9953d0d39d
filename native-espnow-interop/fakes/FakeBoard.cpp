#include "FakeBoard.h"

#include <algorithm>
#include <cstring>

namespace {

constexpr std::uint32_t SectorSize = 4096;
constexpr std::uint32_t Erased = 0xFFFFFFFF;

FakeBoard &board()
{
    return *FakeBoard::current;
}

bool matches(const esp_partition_t &partition, esp_partition_type_t type, esp_partition_subtype_t subtype)
{
    return partition.type == type && (subtype == ESP_PARTITION_SUBTYPE_ANY || partition.subtype == subtype);
}

/// What an iterator of ESP-IDF points to.
struct Search {
    esp_partition_type_t type;
    esp_partition_subtype_t subtype;
    std::size_t index;
};

Search *toSearch(esp_partition_iterator_t iterator)
{
    return reinterpret_cast<Search *>(iterator);
}

/// Goes on to the next match; frees the search where there is none, as ESP-IDF does.
esp_partition_iterator_t settle(Search *search)
{
    while (search->index < board().partitions.size()
           && !matches(board().partitions[search->index], search->type, search->subtype)) {
        search->index++;
    }

    if (search->index < board().partitions.size()) {
        return reinterpret_cast<esp_partition_iterator_t>(search);
    }

    delete search;
    return nullptr;
}

bool isOk(const esp_partition_t *partition, std::size_t offset, std::size_t count)
{
    return offset <= partition->size && count <= partition->size - offset;
}

}  // namespace

FakeBoard *FakeBoard::current = nullptr;

FakeBoard::FakeBoard()
{
    current = this;
    partitions.reserve(16);
}

FakeBoard::~FakeBoard()
{
    current = nullptr;
}

void FakeBoard::add(esp_partition_type_t type, int subtype, std::uint32_t size, const std::string &label)
{
    const std::uint32_t address
        = partitions.empty() ? FirstAddress : partitions.back().address + partitions.back().size;
    esp_partition_t partition{type, static_cast<esp_partition_subtype_t>(subtype), address, size, {}};
    label.copy(partition.label, sizeof(partition.label) - 1);
    partitions.push_back(partition);
    memory.resize(address + size, 0xFF);
}

const esp_partition_t *FakeBoard::find(const std::string &label) const
{
    const auto found = std::find_if(
        partitions.begin(), partitions.end(), [&](const esp_partition_t &partition) { return label == partition.label; });
    return found == partitions.end() ? nullptr : &*found;
}

void FakeBoard::flash(const std::string &label, const std::vector<std::uint8_t> &bytes)
{
    const esp_partition_t *partition = find(label);
    const auto start = memory.begin() + partition->address;
    std::fill_n(start, partition->size, std::uint8_t{0xFF});
    std::copy(bytes.begin(), bytes.end(), start);
}

std::vector<std::uint8_t> FakeBoard::read(const std::string &label, std::size_t count) const
{
    const auto start = memory.begin() + find(label)->address;
    return {start, start + static_cast<std::ptrdiff_t>(count)};
}

void FakeBoard::restart()
{
    for (OtaEntry &entry : entries) {
        if (entry.state == ESP_OTA_IMG_PENDING_VERIFY) {
            entry.state = ESP_OTA_IMG_ABORTED;
        }
    }

    const int active = activeEntry();
    if (active < 0) {
        running = find("factory") != nullptr ? find("factory") : find("ota_0");
        return;
    }

    OtaEntry &entry = entries[static_cast<std::size_t>(active)];
    entry.state = entry.state == ESP_OTA_IMG_NEW ? ESP_OTA_IMG_PENDING_VERIFY : entry.state;
    running = partitionOf(entry);
}

int FakeBoard::activeEntry() const
{
    int active = -1;
    for (int i = 0; i < 2; i++) {
        const OtaEntry &entry = entries[static_cast<std::size_t>(i)];
        const bool valid = entry.sequence != Erased && entry.state != ESP_OTA_IMG_INVALID
            && entry.state != ESP_OTA_IMG_ABORTED;
        if (valid && (active < 0 || entry.sequence > entries[static_cast<std::size_t>(active)].sequence)) {
            active = i;
        }
    }

    return active;
}

const esp_partition_t *FakeBoard::partitionOf(const OtaEntry &entry) const
{
    return find((entry.sequence - 1) % 2 == 0 ? "ota_0" : "ota_1");
}

void FakeBoard::setBoot(const esp_partition_t *partition)
{
    const int active = activeEntry();
    const std::uint32_t slot = partition->subtype == ESP_PARTITION_SUBTYPE_APP_OTA_1 ? 2 : 1;
    std::uint32_t sequence = slot;
    while (active >= 0 && sequence < entries[static_cast<std::size_t>(active)].sequence) {
        sequence += 2;
    }

    entries[active == 0 ? 1 : 0] = {sequence, ESP_OTA_IMG_NEW};
}

extern "C" {

esp_partition_iterator_t esp_partition_find(
    esp_partition_type_t type,
    esp_partition_subtype_t subtype,
    const char *)
{
    return settle(new Search{type, subtype, 0});
}

const esp_partition_t *esp_partition_find_first(
    esp_partition_type_t type,
    esp_partition_subtype_t subtype,
    const char *label)
{
    for (const esp_partition_t &partition : board().partitions) {
        if (matches(partition, type, subtype) && (label == nullptr || std::strcmp(label, partition.label) == 0)) {
            return &partition;
        }
    }

    return nullptr;
}

const esp_partition_t *esp_partition_get(esp_partition_iterator_t iterator)
{
    return &board().partitions[toSearch(iterator)->index];
}

esp_partition_iterator_t esp_partition_next(esp_partition_iterator_t iterator)
{
    toSearch(iterator)->index++;
    return settle(toSearch(iterator));
}

void esp_partition_iterator_release(esp_partition_iterator_t iterator)
{
    delete toSearch(iterator);
}

esp_err_t esp_partition_read(const esp_partition_t *partition, std::size_t offset, void *bytes, std::size_t count)
{
    if (!isOk(partition, offset, count)) {
        return ESP_ERR_INVALID_ARG;
    }

    std::memcpy(bytes, &board().memory[partition->address + offset], count);
    return ESP_OK;
}

esp_err_t esp_partition_write(
    const esp_partition_t *partition,
    std::size_t offset,
    const void *bytes,
    std::size_t count)
{
    if (!isOk(partition, offset, count) || board().isBroken) {
        return ESP_FAIL;
    }

    const auto *from = static_cast<const std::uint8_t *>(bytes);
    for (std::size_t i = 0; i < count; i++) {
        std::uint8_t &cell = board().memory[partition->address + offset + i];
        cell = static_cast<std::uint8_t>(cell & from[i]);
    }

    return ESP_OK;
}

esp_err_t esp_partition_erase_range(const esp_partition_t *partition, std::size_t offset, std::size_t count)
{
    if (!isOk(partition, offset, count) || offset % SectorSize != 0 || count % SectorSize != 0 || board().isBroken) {
        return ESP_FAIL;
    }

    std::fill_n(&board().memory[partition->address + offset], count, std::uint8_t{0xFF});
    board().erased.emplace_back(partition->label);
    return ESP_OK;
}

const esp_partition_t *esp_ota_get_running_partition(void)
{
    return board().running;
}

const esp_partition_t *esp_ota_get_boot_partition(void)
{
    const int active = board().activeEntry();
    if (active >= 0) {
        return board().partitionOf(board().entries[static_cast<std::size_t>(active)]);
    }

    return board().find("factory") != nullptr ? board().find("factory") : board().find("ota_0");
}

const esp_partition_t *esp_ota_get_next_update_partition(const esp_partition_t *)
{
    const bool first = board().running->subtype != ESP_PARTITION_SUBTYPE_APP_OTA_0;
    return board().find(first ? "ota_0" : "ota_1");
}

const esp_partition_t *esp_ota_get_last_invalid_partition(void)
{
    for (const FakeBoard::OtaEntry &entry : board().entries) {
        if (entry.state == ESP_OTA_IMG_INVALID || entry.state == ESP_OTA_IMG_ABORTED) {
            return board().partitionOf(entry);
        }
    }

    return nullptr;
}

esp_err_t esp_ota_set_boot_partition(const esp_partition_t *partition)
{
    if (board().isImageBad) {
        return ESP_ERR_OTA_VALIDATE_FAILED;
    }

    if (board().isBroken) {
        return ESP_FAIL;
    }

    board().setBoot(partition);
    return ESP_OK;
}

esp_err_t esp_ota_get_state_partition(const esp_partition_t *partition, esp_ota_img_states_t *state)
{
    for (const FakeBoard::OtaEntry &entry : board().entries) {
        if (entry.sequence != Erased && board().partitionOf(entry) == partition) {
            *state = entry.state;
            return ESP_OK;
        }
    }

    return ESP_ERR_NOT_FOUND;
}

esp_err_t esp_ota_mark_app_valid_cancel_rollback(void)
{
    const int active = board().activeEntry();
    if (active < 0 || board().isBroken) {
        return ESP_FAIL;
    }

    board().entries[static_cast<std::size_t>(active)].state = ESP_OTA_IMG_VALID;
    return ESP_OK;
}
}
