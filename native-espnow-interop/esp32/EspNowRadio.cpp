#include "EspNowRadio.h"

#include <algorithm>
#include <limits>

#include "esp_timer.h"

#include "PhyRate.h"

namespace enigmaiot {

namespace {

constexpr int LastChannel = 14;

MacAddress toAddress(const std::uint8_t *bytes) noexcept
{
    MacAddress address;
    std::copy_n(bytes, address.size(), address.begin());
    return address;
}

/// A clock that wraps, as the send queue allows.
std::uint32_t milliseconds() noexcept
{
    return static_cast<std::uint32_t>(esp_timer_get_time() / 1000);
}

}  // namespace

std::atomic<EspNowRadio *> EspNowRadio::running_{nullptr};

int EspNowRadio::start(int role) noexcept
{
    if (role != 0 && role != 1) {
        return OutOfRange;
    }

    stop();
    interface_ = role == 0 ? WIFI_IF_STA : WIFI_IF_AP;

    // Modem sleep would switch the receiver off between beacons, and ESP-NOW has nobody who keeps frames for a sleeper.
    esp_err_t error = esp_wifi_set_ps(WIFI_PS_NONE);
    if (error != ESP_OK) {
        return -error;
    }

    error = esp_now_init();
    if (error != ESP_OK) {
        return -error;
    }

    core_.reset();
    woken_.store(false);
    started_ = true;
    running_.store(this);
    error = registerCallbacks();
    if (error != ESP_OK) {
        stop();
        return -error;
    }

    return 0;
}

int EspNowRadio::stop() noexcept
{
    if (!started_) {
        return 0;
    }

    esp_now_unregister_recv_cb();
    esp_now_unregister_send_cb();
    const esp_err_t error = esp_now_deinit();
    running_.store(nullptr);
    started_ = false;
    core_.reset();
    return -error;
}

int EspNowRadio::getAddress(std::uint8_t *address) const noexcept
{
    return -esp_wifi_get_mac(interface_, address);
}

int EspNowRadio::getChannel() const noexcept
{
    std::uint8_t primary = 0;
    wifi_second_chan_t second = WIFI_SECOND_CHAN_NONE;
    const esp_err_t error = esp_wifi_get_channel(&primary, &second);
    return error == ESP_OK ? primary : -error;
}

int EspNowRadio::setChannel(int channel) noexcept
{
    if (channel < 1 || channel > LastChannel) {
        return OutOfRange;
    }

    return -esp_wifi_set_channel(static_cast<std::uint8_t>(channel), WIFI_SECOND_CHAN_NONE);
}

int EspNowRadio::exchange(
    const std::uint8_t *outgoing,
    std::size_t outgoingCount,
    std::uint8_t *incoming,
    std::size_t incomingCapacity) noexcept
{
    if (!started_) {
        return -ESP_ERR_ESPNOW_NOT_INIT;
    }

    // Before the rings are read: what comes in from now on wakes the pump again.
    woken_.store(false);
    return core_.exchange(outgoing, outgoingCount, incoming, incomingCapacity, milliseconds());
}

int EspNowRadio::setRoom(int room) noexcept
{
    if (room < static_cast<int>(FrameRoom::Usual) || room > static_cast<int>(FrameRoom::LargeReceived)) {
        return OutOfRange;
    }

    const FrameRoom wanted = static_cast<FrameRoom>(room);
    const bool isPossible = wanted == FrameRoom::Usual || (started_ && hasLargeFrames());
    return isPossible && core_.setRoom(wanted) ? 0 : Refused;
}

bool EspNowRadio::hasLargeFrames() noexcept
{
    // ESP-IDF 5.4 and later: 1,490 bytes there, 1,470 from 5.5 on.
#if defined(ESP_NOW_MAX_DATA_LEN_V2)
    static_assert(LargePayload <= ESP_NOW_MAX_DATA_LEN_V2, "frames of version 2 are shorter");
    std::uint32_t version = 0;
    return esp_now_get_version(&version) == ESP_OK && version >= 2;
#else
    return false;
#endif
}

int EspNowRadio::getOverruns() noexcept
{
    constexpr std::uint32_t most = std::numeric_limits<std::int32_t>::max();
    return static_cast<int>(std::min(core_.received().overruns(), most));
}

bool EspNowRadio::addPeer(const MacAddress &peer) noexcept
{
    esp_now_peer_info_t info{};
    std::copy(peer.begin(), peer.end(), info.peer_addr);
    info.channel = 0;  // the channel in use
    info.ifidx = interface_;
    info.encrypt = false;  // the protocol encrypts for itself
    const esp_err_t error = esp_now_add_peer(&info);
    return error == ESP_OK || error == ESP_ERR_ESPNOW_EXIST;
}

void EspNowRadio::removePeer(const MacAddress &peer) noexcept
{
    esp_now_del_peer(peer.data());
}

bool EspNowRadio::setRate(const MacAddress &peer, std::uint8_t rate) noexcept
{
    if (!isPhyRate(rate)) {
        return false;
    }

    // Without ersu and dcm, which are of 802.11ax.
    esp_now_rate_config_t config{};
    config.phymode = phyModeOf(rate);
    config.rate = static_cast<wifi_phy_rate_t>(rate);
    return esp_now_set_peer_rate_config(peer.data(), &config) == ESP_OK;
}

SendStatus EspNowRadio::send(const MacAddress &peer, const std::uint8_t *payload, std::size_t count) noexcept
{
    switch (esp_now_send(peer.data(), payload, count)) {
    case ESP_OK:
        return SendStatus::Accepted;
    case ESP_ERR_ESPNOW_NO_MEM:
        return SendStatus::Busy;
    default:
        return SendStatus::Refused;
    }
}

void EspNowRadio::onReceived(const esp_now_recv_info_t *info, const std::uint8_t *data, int count)
{
    EspNowRadio *radio = running_.load();
    if (radio == nullptr || info == nullptr || data == nullptr || count < 1) {
        return;
    }

    const int rssi = info->rx_ctrl == nullptr ? 0 : info->rx_ctrl->rssi;
    const int channel = info->rx_ctrl == nullptr ? 0 : static_cast<int>(info->rx_ctrl->channel);
    if (radio->core_.received().push(toAddress(info->src_addr), rssi, channel, data, static_cast<std::size_t>(count))) {
        radio->wakeOnce();
    }
}

#if ESP_IDF_VERSION >= ESP_IDF_VERSION_VAL(5, 5, 0)
void EspNowRadio::onSent(const esp_now_send_info_t *info, esp_now_send_status_t status)
{
    EspNowRadio *radio = running_.load();
    if (radio != nullptr && info != nullptr) {
        radio->report(info->des_addr, status);
    }
}
#else
void EspNowRadio::onSent(const std::uint8_t *destination, esp_now_send_status_t status)
{
    EspNowRadio *radio = running_.load();
    if (radio != nullptr && destination != nullptr) {
        radio->report(destination, status);
    }
}
#endif

void EspNowRadio::report(const std::uint8_t *destination, esp_now_send_status_t status) noexcept
{
    if (core_.reports().push(toAddress(destination), status == ESP_NOW_SEND_SUCCESS)) {
        wakeOnce();
    }
}

void EspNowRadio::wakeOnce() noexcept
{
    // An event costs the CLR a thread and three objects: one for any number of frames is enough.
    if (wake_ != nullptr && !woken_.exchange(true)) {
        wake_();
    }
}

esp_err_t EspNowRadio::registerCallbacks() noexcept
{
    const esp_err_t error = esp_now_register_recv_cb(&EspNowRadio::onReceived);
    return error == ESP_OK ? esp_now_register_send_cb(&EspNowRadio::onSent) : error;
}

}  // namespace enigmaiot
