// Our own: what the glue calls of ESP-IDF, so that it compiles on a PC.
#pragma once

#include <cstdint>

#include "esp_err.h"

enum gpio_num_t { GPIO_NUM_NC = -1 };

extern "C" {

esp_err_t esp_sleep_enable_timer_wakeup(std::uint64_t time_in_us);
esp_err_t esp_sleep_enable_ext0_wakeup(gpio_num_t gpio_num, int level);
}
