#pragma once

#include "esp_partition.h"

extern "C" {

/// The linker's name for ESP-IDF's own function.
const esp_partition_t *__real_esp_partition_find_first(
    esp_partition_type_t type,
    esp_partition_subtype_t subtype,
    const char *label);

/// What callers of esp_partition_find_first get.
const esp_partition_t *__wrap_esp_partition_find_first(
    esp_partition_type_t type,
    esp_partition_subtype_t subtype,
    const char *label);
}
