// nanoCLR asks for its deployment by esp_partition_find_first(DATA, 0x84, NULL) at start. The linker leads that question
// here (--wrap=esp_partition_find_first), so that nf-interpreter needs no change to run from the slot that the boot record
// chose. It asks for its own place by (APP, FACTORY, NULL); our larger partition tables have ota_0 and ota_1 instead, and
// without an answer its map of the flash would have a region of no size. Every other question goes on to ESP-IDF.

#include "PartitionLookup.h"

#include "esp_ota_ops.h"

#include "Board.h"

extern "C" const esp_partition_t *__wrap_esp_partition_find_first(
    esp_partition_type_t type,
    esp_partition_subtype_t subtype,
    const char *label)
{
    if (type == ESP_PARTITION_TYPE_DATA && subtype == enigmaiot::EspSlots::DeploymentSubtype && label == nullptr) {
        return enigmaiot::board::deployment();
    }

    const esp_partition_t *found = __real_esp_partition_find_first(type, subtype, label);
    if (found == nullptr && type == ESP_PARTITION_TYPE_APP && subtype == ESP_PARTITION_SUBTYPE_APP_FACTORY
        && label == nullptr) {
        return esp_ota_get_running_partition();
    }

    return found;
}
