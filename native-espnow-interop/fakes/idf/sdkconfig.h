#pragma once

// As ESP-IDF's build sets it for an ESP32.
#define CONFIG_IDF_FIRMWARE_CHIP_ID 0x0000
