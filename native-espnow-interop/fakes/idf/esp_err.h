// Our own: declares what the glue calls of ESP-IDF, so that it compiles on a PC. Numbers as in ESP-IDF 5.5.

#pragma once

using esp_err_t = int;

#define ESP_OK 0
#define ESP_FAIL (-1)
#define ESP_ERR_NO_MEM 0x101
#define ESP_ERR_INVALID_ARG 0x102
#define ESP_ERR_INVALID_STATE 0x103
#define ESP_ERR_NOT_FOUND 0x105
