#pragma once

#include <cstddef>
#include <cstdint>

#include "esp_err.h"

enum esp_partition_type_t { ESP_PARTITION_TYPE_APP = 0x00, ESP_PARTITION_TYPE_DATA = 0x01 };

enum esp_partition_subtype_t {
    ESP_PARTITION_SUBTYPE_APP_FACTORY = 0x00,
    ESP_PARTITION_SUBTYPE_DATA_OTA = 0x00,
    ESP_PARTITION_SUBTYPE_APP_OTA_0 = 0x10,
    ESP_PARTITION_SUBTYPE_APP_OTA_1 = 0x11,
    ESP_PARTITION_SUBTYPE_ANY = 0xFF,
};

struct esp_partition_t {
    esp_partition_type_t type;
    esp_partition_subtype_t subtype;
    std::uint32_t address;
    std::uint32_t size;
    char label[17];
};

using esp_partition_iterator_t = struct esp_partition_iterator_opaque_ *;

extern "C" {
esp_partition_iterator_t esp_partition_find(
    esp_partition_type_t type,
    esp_partition_subtype_t subtype,
    const char *label);
const esp_partition_t *esp_partition_find_first(
    esp_partition_type_t type,
    esp_partition_subtype_t subtype,
    const char *label);
const esp_partition_t *esp_partition_get(esp_partition_iterator_t iterator);
esp_partition_iterator_t esp_partition_next(esp_partition_iterator_t iterator);
void esp_partition_iterator_release(esp_partition_iterator_t iterator);
esp_err_t esp_partition_read(const esp_partition_t *partition, std::size_t offset, void *bytes, std::size_t count);
esp_err_t esp_partition_write(
    const esp_partition_t *partition,
    std::size_t offset,
    const void *bytes,
    std::size_t count);
esp_err_t esp_partition_erase_range(const esp_partition_t *partition, std::size_t offset, std::size_t count);
}
