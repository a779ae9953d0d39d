#pragma once

#include <cstdint>

#include "esp_err.h"

struct esp_task_wdt_config_t {
    std::uint32_t timeout_ms;
    std::uint32_t idle_core_mask;
    bool trigger_panic;
};

struct esp_task_wdt_user_handle_s;
using esp_task_wdt_user_handle_t = esp_task_wdt_user_handle_s *;

extern "C" {
esp_err_t esp_task_wdt_init(const esp_task_wdt_config_t *config);
esp_err_t esp_task_wdt_reconfigure(const esp_task_wdt_config_t *config);
esp_err_t esp_task_wdt_add_user(const char *name, esp_task_wdt_user_handle_t *handle);
esp_err_t esp_task_wdt_delete_user(esp_task_wdt_user_handle_t handle);
esp_err_t esp_task_wdt_reset_user(esp_task_wdt_user_handle_t handle);
}
