#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <vector>

#include "esp_now.h"

#include "../portable/MacAddress.h"

/// ESP-NOW as a test scripts it: 20 peers, answers in advance, callbacks when the test says so.
struct FakeEspNow {
    struct Frame {
        enigmaiot::MacAddress destination;
        std::vector<std::uint8_t> payload;
    };

    /// What the calls below it act on; made anew by each test.
    static FakeEspNow *current;

    FakeEspNow();
    ~FakeEspNow();

    /// The Wi-Fi task receives a frame. The bytes die when the callback returns.
    void receive(const enigmaiot::MacAddress &source, int rssi, unsigned channel, std::vector<std::uint8_t> payload) const;

    /// The Wi-Fi task reports a frame.
    void report(const enigmaiot::MacAddress &destination, bool delivered) const;

    esp_err_t wifiResult = ESP_OK;
    esp_err_t initResult = ESP_OK;
    esp_err_t registerSendResult = ESP_OK;
    esp_err_t rateResult = ESP_OK;

    /// Answers to esp_now_send, oldest first; then ESP_OK.
    std::deque<esp_err_t> sendResults;

    bool started = false;
    std::uint32_t version = 2;
    wifi_interface_t macInterface = WIFI_IF_STA;
    std::uint8_t channel = 6;
    std::int64_t microseconds = 0;
    std::vector<Frame> sent;
    std::map<enigmaiot::MacAddress, esp_now_peer_info_t> peers;
    std::map<enigmaiot::MacAddress, esp_now_rate_config_t> rates;
    esp_now_recv_cb_t onReceived = nullptr;
    esp_now_send_cb_t onSent = nullptr;
};
