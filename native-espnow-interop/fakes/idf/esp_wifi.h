#pragma once

#include <cstdint>

#include "esp_err.h"

#define ESP_ERR_WIFI_BASE 0x3000
#define ESP_ERR_WIFI_NOT_INIT (ESP_ERR_WIFI_BASE + 1)
#define ESP_ERR_WIFI_NOT_STARTED (ESP_ERR_WIFI_BASE + 2)

enum wifi_interface_t { WIFI_IF_STA, WIFI_IF_AP };
enum wifi_second_chan_t { WIFI_SECOND_CHAN_NONE };
enum wifi_ps_type_t { WIFI_PS_NONE };

enum wifi_phy_rate_t {
    WIFI_PHY_RATE_1M_L = 0x00,
    WIFI_PHY_RATE_2M_L = 0x01,
    WIFI_PHY_RATE_11M_L = 0x03,
    WIFI_PHY_RATE_48M = 0x08,
    WIFI_PHY_RATE_6M = 0x0B,
    WIFI_PHY_RATE_54M = 0x0C,
    WIFI_PHY_RATE_9M = 0x0F,
    WIFI_PHY_RATE_LORA_250K = 0x29,
};

enum wifi_phy_mode_t { WIFI_PHY_MODE_LR, WIFI_PHY_MODE_11B, WIFI_PHY_MODE_11G, WIFI_PHY_MODE_11A, WIFI_PHY_MODE_HT20 };

/// Of the real structure's bit fields, those that are read.
struct wifi_pkt_rx_ctrl_t {
    signed rssi : 8;
    unsigned channel : 4;
};

extern "C" {
esp_err_t esp_wifi_set_ps(wifi_ps_type_t type);
esp_err_t esp_wifi_get_mac(wifi_interface_t interface, std::uint8_t mac[6]);
esp_err_t esp_wifi_get_channel(std::uint8_t *primary, wifi_second_chan_t *second);
esp_err_t esp_wifi_set_channel(std::uint8_t primary, wifi_second_chan_t second);
}
