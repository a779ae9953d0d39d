// Stands in for what ESP-IDF's build generates, when the glue is checked against its headers on a PC.

#pragma once

#define CONFIG_IDF_TARGET "esp32"
#define CONFIG_IDF_TARGET_ESP32 1
#define CONFIG_IDF_TARGET_ARCH_XTENSA 1
#define CONFIG_SOC_WIFI_SUPPORTED 1
#define CONFIG_IDF_FIRMWARE_CHIP_ID 0x0000
