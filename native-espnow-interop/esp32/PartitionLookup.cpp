// nanoCLR asks for its deployment by esp_partition_find_first(DATA, 0x84, NULL) at start. The linker leads that question
// here (--wrap=esp_partition_find_first), so that nf-interpreter needs no change to run from the slot that the boot record
// chose. Every other question goes on to ESP-IDF.

#include "Board.h"
#include "PartitionLookup.h"

extern "C" const esp_partition_t *__wrap_esp_partition_find_first(
    esp_partition_type_t type,
    esp_partition_subtype_t subtype,
    const char *label)
{
    if (type == ESP_PARTITION_TYPE_DATA && subtype == enigmaiot::EspSlots::DeploymentSubtype && label == nullptr) {
        return enigmaiot::board::slots().deployment();
    }

    return __real_esp_partition_find_first(type, subtype, label);
}
