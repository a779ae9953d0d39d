#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "esp_ota_ops.h"
#include "esp_partition.h"

/// A flash with a partition table, and ESP-IDF's boot loader with rollback: what survives a restart, and what happens at one.
struct FakeBoard {
    /// What the calls below it act on; made anew by each test.
    static FakeBoard *current;

    FakeBoard();
    ~FakeBoard();

    FakeBoard(const FakeBoard &) = delete;
    FakeBoard &operator=(const FakeBoard &) = delete;

    /// Adds a partition behind the last one. The partitions may not move once the first call looked at them.
    void add(esp_partition_type_t type, int subtype, std::uint32_t size, const std::string &label);

    const esp_partition_t *find(const std::string &label) const;

    /// Writes a partition from outside, as esptool does: erased first.
    void flash(const std::string &label, const std::vector<std::uint8_t> &bytes);

    std::vector<std::uint8_t> read(const std::string &label, std::size_t count) const;

    /// What the boot loader does at a restart: goes to a new image, gives up one that was not confirmed.
    void restart();

    static constexpr std::uint32_t FirstAddress = 0x10000;

    std::vector<esp_partition_t> partitions;
    std::vector<std::uint8_t> memory;

    /// Erases so far, by label of the partition.
    std::vector<std::string> erased;

    /// Writes and erases fail.
    bool isBroken = false;

    /// esp_ota_set_boot_partition finds an image that ESP-IDF does not run.
    bool isImageBad = false;

    const esp_partition_t *running = nullptr;

    /// ESP-IDF's otadata: two entries, the higher sequence counts.
    struct OtaEntry {
        std::uint32_t sequence = 0xFFFFFFFF;
        esp_ota_img_states_t state = ESP_OTA_IMG_UNDEFINED;
    };

    std::array<OtaEntry, 2> entries{};

    /// The entry that counts, or -1.
    int activeEntry() const;

    const esp_partition_t *partitionOf(const OtaEntry &entry) const;

    void setBoot(const esp_partition_t *partition);
};
