#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "esp_idf_version.h"
#include "esp_now.h"
#include "esp_wifi.h"

#include "../portable/FrameSealer.h"
#include "../portable/MacAddress.h"
#include "../portable/RadioCore.h"
#include "../portable/RadioLink.h"
#include "../portable/SendStatus.h"

namespace enigmaiot {

/// ESP-NOW behind NativeRadio: the driver's calls, and its two callbacks, which run in the Wi-Fi task and only copy. There
/// is one driver, so there is one object. Results are those of the managed methods: 0 or more, the negated esp_err_t, or
/// OutOfRange.
class EspNowRadio final : public RadioLink {
public:
    static constexpr int OutOfRange = -1;
    static constexpr int Refused = -2;

    /// Called in the Wi-Fi task when something waits for exchange(), once until the next exchange(). It must not block.
    using Wake = void (*)();

    /// @param sealer Its keys outlive stop() and start().
    EspNowRadio(Wake wake, FrameSealer &sealer) noexcept : wake_(wake), core_(*this, sealer)
    {
    }

    EspNowRadio(const EspNowRadio &) = delete;
    EspNowRadio &operator=(const EspNowRadio &) = delete;

    /// Starts ESP-NOW, again where it ran already. Wi-Fi has to be started.
    /// @param role 0 sends from the station interface, 1 from the access point interface.
    int start(int role) noexcept;

    int stop() noexcept;

    /// @param address Receives 6 bytes.
    int getAddress(std::uint8_t *address) const noexcept;

    int getChannel() const noexcept;

    int setChannel(int channel) noexcept;

    int exchange(
        const std::uint8_t *outgoing,
        std::size_t outgoingCount,
        std::uint8_t *incoming,
        std::size_t incomingCapacity) noexcept;

    /// @param room FrameRoom. Refused where ESP-IDF, or the radio's software, has no frames of ESP-NOW version 2, and where
    /// RadioCore::setRoom() says no.
    int setRoom(int room) noexcept;

    int getOverruns() noexcept;

    bool addPeer(const MacAddress &peer) noexcept override;
    bool setRate(const MacAddress &peer, std::uint8_t rate) noexcept override;
    void removePeer(const MacAddress &peer) noexcept override;
    SendStatus send(const MacAddress &peer, const std::uint8_t *payload, std::size_t count) noexcept override;

private:
    static void onReceived(const esp_now_recv_info_t *info, const std::uint8_t *data, int count);

    // ESP-IDF 5.5 changed what the callback is told; the destination is in both.
#if ESP_IDF_VERSION >= ESP_IDF_VERSION_VAL(5, 5, 0)
    static void onSent(const esp_now_send_info_t *info, esp_now_send_status_t status);
#else
    static void onSent(const std::uint8_t *destination, esp_now_send_status_t status);
#endif

    static bool hasLargeFrames() noexcept;

    void report(const std::uint8_t *destination, esp_now_send_status_t status) noexcept;
    void wakeOnce() noexcept;
    esp_err_t registerCallbacks() noexcept;

    /// The object that the driver's callbacks, which carry no context, belong to.
    static std::atomic<EspNowRadio *> running_;

    Wake wake_;
    RadioCore core_;
    std::atomic<bool> woken_{false};
    wifi_interface_t interface_ = WIFI_IF_STA;
    bool started_ = false;
};

}  // namespace enigmaiot
