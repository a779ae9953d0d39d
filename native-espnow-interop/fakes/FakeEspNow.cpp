#include "FakeEspNow.h"

#include <algorithm>

#include "esp_timer.h"

namespace {

constexpr std::size_t MaximumPeers = 20;

enigmaiot::MacAddress toAddress(const std::uint8_t *bytes)
{
    enigmaiot::MacAddress address;
    std::copy_n(bytes, address.size(), address.begin());
    return address;
}

FakeEspNow &fake()
{
    return *FakeEspNow::current;
}

}  // namespace

FakeEspNow *FakeEspNow::current = nullptr;

FakeEspNow::FakeEspNow()
{
    current = this;
}

FakeEspNow::~FakeEspNow()
{
    current = nullptr;
}

void FakeEspNow::receive(
    const enigmaiot::MacAddress &source,
    int rssi,
    unsigned channelOfFrame,
    std::vector<std::uint8_t> payload) const
{
    enigmaiot::MacAddress from = source;
    wifi_pkt_rx_ctrl_t control{};
    control.rssi = static_cast<signed char>(rssi);
    control.channel = channelOfFrame & 0x0F;
    esp_now_recv_info_t info{from.data(), nullptr, &control};
    onReceived(&info, payload.data(), static_cast<int>(payload.size()));
}

void FakeEspNow::report(const enigmaiot::MacAddress &destination, bool delivered) const
{
    enigmaiot::MacAddress to = destination;
    const esp_now_send_status_t status = delivered ? ESP_NOW_SEND_SUCCESS : ESP_NOW_SEND_FAIL;
#if ESP_IDF_VERSION >= ESP_IDF_VERSION_VAL(5, 5, 0)
    const esp_now_send_info_t info{to.data()};
    onSent(&info, status);
#else
    onSent(to.data(), status);
#endif
}

extern "C" {

esp_err_t esp_wifi_set_ps(wifi_ps_type_t)
{
    return fake().wifiResult;
}

esp_err_t esp_wifi_get_mac(wifi_interface_t interface, std::uint8_t mac[6])
{
    fake().macInterface = interface;
    for (std::uint8_t i = 0; i < 6; i++) {
        mac[i] = static_cast<std::uint8_t>(0xA0 + i);
    }

    return fake().wifiResult;
}

esp_err_t esp_wifi_get_channel(std::uint8_t *primary, wifi_second_chan_t *)
{
    *primary = fake().channel;
    return fake().wifiResult;
}

esp_err_t esp_wifi_set_channel(std::uint8_t primary, wifi_second_chan_t)
{
    fake().channel = primary;
    return fake().wifiResult;
}

std::int64_t esp_timer_get_time(void)
{
    return fake().microseconds;
}

esp_err_t esp_now_init(void)
{
    fake().started = fake().initResult == ESP_OK;
    return fake().initResult;
}

esp_err_t esp_now_deinit(void)
{
    fake().started = false;
    fake().peers.clear();
    fake().rates.clear();
    return ESP_OK;
}

esp_err_t esp_now_get_version(std::uint32_t *version)
{
    *version = fake().version;
    return ESP_OK;
}

esp_err_t esp_now_register_recv_cb(esp_now_recv_cb_t callback)
{
    fake().onReceived = callback;
    return ESP_OK;
}

esp_err_t esp_now_unregister_recv_cb(void)
{
    fake().onReceived = nullptr;
    return ESP_OK;
}

esp_err_t esp_now_register_send_cb(esp_now_send_cb_t callback)
{
    fake().onSent = callback;
    return fake().registerSendResult;
}

esp_err_t esp_now_unregister_send_cb(void)
{
    fake().onSent = nullptr;
    return ESP_OK;
}

esp_err_t esp_now_send(const std::uint8_t *peer, const std::uint8_t *data, std::size_t count)
{
    if (fake().peers.count(toAddress(peer)) == 0) {
        return ESP_ERR_ESPNOW_NOT_FOUND;
    }

    esp_err_t result = ESP_OK;
    if (!fake().sendResults.empty()) {
        result = fake().sendResults.front();
        fake().sendResults.pop_front();
    }

    if (result == ESP_OK) {
        fake().sent.push_back({toAddress(peer), {data, data + count}});
    }

    return result;
}

esp_err_t esp_now_add_peer(const esp_now_peer_info_t *peer)
{
    const enigmaiot::MacAddress address = toAddress(peer->peer_addr);
    if (fake().peers.count(address) != 0) {
        return ESP_ERR_ESPNOW_EXIST;
    }

    if (fake().peers.size() == MaximumPeers) {
        return ESP_ERR_ESPNOW_FULL;
    }

    fake().peers[address] = *peer;
    return ESP_OK;
}

esp_err_t esp_now_del_peer(const std::uint8_t *peer)
{
    fake().rates.erase(toAddress(peer));
    return fake().peers.erase(toAddress(peer)) == 0 ? ESP_ERR_ESPNOW_NOT_FOUND : ESP_OK;
}

esp_err_t esp_now_set_peer_rate_config(const std::uint8_t *peer, esp_now_rate_config_t *config)
{
    if (fake().rateResult == ESP_OK) {
        fake().rates[toAddress(peer)] = *config;
    }

    return fake().rateResult;
}
}
