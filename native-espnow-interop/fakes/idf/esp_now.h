#pragma once

#include <cstddef>
#include <cstdint>

#include "esp_err.h"
#include "esp_idf_version.h"
#include "esp_wifi.h"

#define ESP_ERR_ESPNOW_BASE (ESP_ERR_WIFI_BASE + 100)
#define ESP_ERR_ESPNOW_NOT_INIT (ESP_ERR_ESPNOW_BASE + 1)
#define ESP_ERR_ESPNOW_ARG (ESP_ERR_ESPNOW_BASE + 2)
#define ESP_ERR_ESPNOW_NO_MEM (ESP_ERR_ESPNOW_BASE + 3)
#define ESP_ERR_ESPNOW_FULL (ESP_ERR_ESPNOW_BASE + 4)
#define ESP_ERR_ESPNOW_NOT_FOUND (ESP_ERR_ESPNOW_BASE + 5)
#define ESP_ERR_ESPNOW_INTERNAL (ESP_ERR_ESPNOW_BASE + 6)
#define ESP_ERR_ESPNOW_EXIST (ESP_ERR_ESPNOW_BASE + 7)

#define ESP_NOW_MAX_DATA_LEN 250
#if ESP_IDF_VERSION >= ESP_IDF_VERSION_VAL(5, 5, 0)
#define ESP_NOW_MAX_DATA_LEN_V2 1470
#elif ESP_IDF_VERSION >= ESP_IDF_VERSION_VAL(5, 4, 0)
#define ESP_NOW_MAX_DATA_LEN_V2 1490
#endif

enum esp_now_send_status_t { ESP_NOW_SEND_SUCCESS, ESP_NOW_SEND_FAIL };

struct esp_now_peer_info_t {
    std::uint8_t peer_addr[6];
    std::uint8_t lmk[16];
    std::uint8_t channel;
    wifi_interface_t ifidx;
    bool encrypt;
    void *priv;
};

struct esp_now_recv_info_t {
    std::uint8_t *src_addr;
    std::uint8_t *des_addr;
    wifi_pkt_rx_ctrl_t *rx_ctrl;
};

struct esp_now_rate_config_t {
    wifi_phy_mode_t phymode;
    wifi_phy_rate_t rate;
    bool ersu;
    bool dcm;
};

using esp_now_recv_cb_t = void (*)(const esp_now_recv_info_t *info, const std::uint8_t *data, int count);

#if ESP_IDF_VERSION >= ESP_IDF_VERSION_VAL(5, 5, 0)
struct esp_now_send_info_t {
    std::uint8_t *des_addr;
};
using esp_now_send_cb_t = void (*)(const esp_now_send_info_t *info, esp_now_send_status_t status);
#else
using esp_now_send_cb_t = void (*)(const std::uint8_t *destination, esp_now_send_status_t status);
#endif

extern "C" {
esp_err_t esp_now_init(void);
esp_err_t esp_now_deinit(void);
esp_err_t esp_now_get_version(std::uint32_t *version);
esp_err_t esp_now_register_recv_cb(esp_now_recv_cb_t callback);
esp_err_t esp_now_unregister_recv_cb(void);
esp_err_t esp_now_register_send_cb(esp_now_send_cb_t callback);
esp_err_t esp_now_unregister_send_cb(void);
esp_err_t esp_now_send(const std::uint8_t *peer, const std::uint8_t *data, std::size_t count);
esp_err_t esp_now_add_peer(const esp_now_peer_info_t *peer);
esp_err_t esp_now_del_peer(const std::uint8_t *peer);
esp_err_t esp_now_set_peer_rate_config(const std::uint8_t *peer, esp_now_rate_config_t *config);
}
