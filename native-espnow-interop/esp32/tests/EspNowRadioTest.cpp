#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "../../tests/ToyFrameCipher.h"
#include "../EspNowRadio.h"
#include "FakeEspNow.h"

// Built twice: for the send callback of ESP-IDF 5.5 and for the one before.

namespace enigmaiot {
namespace {

using Bytes = std::vector<std::uint8_t>;

/// InvalidateKey, the one frame that goes out as it is handed over.
const Bytes Plain{0xFB, 3};

int wakes = 0;

void countWake()
{
    wakes++;
}

MacAddress node(std::uint8_t number)
{
    return {0x24, 0x0A, 0xC4, 0, 0, number};
}

Bytes record(const MacAddress &destination, std::uint8_t ticket, const Bytes &payload, std::uint8_t rate = 0)
{
    Bytes bytes(destination.begin(), destination.end());
    bytes.insert(bytes.end(), {ticket, 0, rate, static_cast<std::uint8_t>(payload.size()), static_cast<std::uint8_t>(payload.size() >> 8)});
    bytes.insert(bytes.end(), payload.begin(), payload.end());
    return bytes;
}

class EspNowRadioTest : public testing::Test {
protected:
    EspNowRadioTest()
    {
        wakes = 0;
    }

    ~EspNowRadioTest() override
    {
        radio.stop();
    }

    Bytes exchange(const Bytes &outgoing = {}, std::size_t capacity = 512)
    {
        Bytes incoming(capacity);
        const int count = radio.exchange(outgoing.data(), outgoing.size(), incoming.data(), incoming.size());
        EXPECT_GE(count, 2);
        incoming.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
        return incoming;
    }

    FakeEspNow espNow;
    KeyTable keys;
    test::ToyFrameCipher cipher;
    FrameSealer sealer{keys, cipher};
    EspNowRadio radio{countWake, sealer};
};

TEST_F(EspNowRadioTest, HandsOverReceivedFramesAndWakesOnce)
{
    ASSERT_EQ(0, radio.start(1));
    espNow.receive(node(1), -70, 11, {1, 2, 3});
    espNow.receive(node(2), -40, 11, {4});
    EXPECT_EQ(1, wakes);

    const Bytes expected{
        0, 0,
        0x24, 0x0A, 0xC4, 0, 0, 1, 0xBA, 11, 0, 0, 0, 0, 3, 0, 1, 2, 3,
        0x24, 0x0A, 0xC4, 0, 0, 2, 0xD8, 11, 0, 0, 0, 0, 1, 0, 4};
    EXPECT_EQ(expected, exchange());

    espNow.receive(node(1), -70, 11, {5});
    EXPECT_EQ(2, wakes);
}

TEST_F(EspNowRadioTest, CountsFramesThatNobodyFetched)
{
    ASSERT_EQ(0, radio.start(0));
    for (std::size_t i = 0; i < (ReceiveQueue::Size / (ReceiveRing::HeaderCount + 1)) + 3; i++) {
        espNow.receive(node(1), -70, 1, {1});
    }

    EXPECT_EQ(3, radio.getOverruns());
}

TEST_F(EspNowRadioTest, LargeFramesNeedRoomAndVersionTwo)
{
    const Bytes large(LargePayload, 7);
    EXPECT_EQ(EspNowRadio::Refused, radio.setRoom(2));
    ASSERT_EQ(0, radio.start(0));
    espNow.receive(node(1), -70, 1, large);
    EXPECT_EQ((Bytes{0, 0}), exchange());

    espNow.version = 1;
    EXPECT_EQ(EspNowRadio::Refused, radio.setRoom(1));
    EXPECT_EQ(EspNowRadio::Refused, radio.setRoom(2));
    EXPECT_EQ(0, radio.setRoom(0));
    EXPECT_EQ(EspNowRadio::OutOfRange, radio.setRoom(3));
    EXPECT_EQ(EspNowRadio::OutOfRange, radio.setRoom(-1));

    espNow.version = 2;
    EXPECT_EQ(0, radio.setRoom(2));
    espNow.receive(node(1), -70, 1, large);
    const Bytes incoming = exchange({}, 1500);
    ASSERT_EQ(2 + 14 + LargePayload, incoming.size());
    EXPECT_EQ(LargePayload & 0xFF, incoming[14]);
    EXPECT_EQ(LargePayload >> 8, incoming[15]);
    EXPECT_EQ(large, Bytes(incoming.begin() + 16, incoming.end()));
    EXPECT_EQ(0, radio.setRoom(0));
    espNow.receive(node(1), -70, 1, large);
    EXPECT_EQ((Bytes{0, 0}), exchange({}, 1500));
    EXPECT_EQ(0, radio.getOverruns());
}

TEST_F(EspNowRadioTest, SendsFromItsInterfaceAndReportsByTicket)
{
    ASSERT_EQ(0, radio.start(1));
    EXPECT_EQ((Bytes{1, 0}), exchange(record(node(7), 5, Plain)));
    ASSERT_EQ(1u, espNow.sent.size());
    EXPECT_EQ(node(7), espNow.sent[0].destination);
    EXPECT_EQ(Plain, espNow.sent[0].payload);
    EXPECT_EQ(WIFI_IF_AP, espNow.peers[node(7)].ifidx);
    EXPECT_EQ(0, espNow.peers[node(7)].channel);
    EXPECT_FALSE(espNow.peers[node(7)].encrypt);

    espNow.report(node(7), true);
    EXPECT_EQ(1, wakes);
    EXPECT_EQ((Bytes{0, 1, 5, 0, 1}), exchange());
}

TEST_F(EspNowRadioTest, TellsThatAFrameWasNotDelivered)
{
    ASSERT_EQ(0, radio.start(0));
    exchange(record(node(7), 6, Plain));
    espNow.report(node(7), false);
    EXPECT_EQ((Bytes{0, 1, 6, 0, 0}), exchange());
}

TEST_F(EspNowRadioTest, KeepsAFrameWhileEspNowHasNoMemory)
{
    ASSERT_EQ(0, radio.start(0));
    espNow.sendResults = {ESP_ERR_ESPNOW_NO_MEM, ESP_ERR_ESPNOW_NO_MEM};
    EXPECT_EQ((Bytes{1, 0}), exchange(record(node(7), 5, Plain)));
    EXPECT_TRUE(espNow.sent.empty());
    for (int i = 0; i < 4 && espNow.sent.empty(); i++) {
        exchange();
    }

    EXPECT_EQ(1u, espNow.sent.size());
}

TEST_F(EspNowRadioTest, TellsThatEspNowRefusedAFrame)
{
    ASSERT_EQ(0, radio.start(0));
    espNow.sendResults = {ESP_ERR_ESPNOW_ARG};
    exchange(record(node(7), 5, Plain));
    EXPECT_EQ((Bytes{0, 1, 5, 0, 0}), exchange());
}

TEST_F(EspNowRadioTest, MakesRoomForMoreNodesThanEspNowHasPlaces)
{
    ASSERT_EQ(0, radio.start(1));
    for (std::uint8_t i = 0; i < 60; i++) {
        exchange(record(node(i), i, Plain));
        espNow.report(node(i), true);
        exchange();
    }

    EXPECT_EQ(60u, espNow.sent.size());
    EXPECT_EQ(20u, espNow.peers.size());
}

TEST_F(EspNowRadioTest, SetsRateAndItsModeWhereAFrameHasAnotherOne)
{
    ASSERT_EQ(0, radio.start(1));
    exchange(record(node(1), 1, Plain));
    EXPECT_TRUE(espNow.rates.empty()) << "the driver's own default needs no call";

    const std::pair<std::uint8_t, wifi_phy_mode_t> rates[] = {
        {WIFI_PHY_RATE_2M_L, WIFI_PHY_MODE_11B},
        {WIFI_PHY_RATE_11M_L, WIFI_PHY_MODE_11B},
        {WIFI_PHY_RATE_6M, WIFI_PHY_MODE_11G},
        {WIFI_PHY_RATE_54M, WIFI_PHY_MODE_11G},
        {WIFI_PHY_RATE_1M_L, WIFI_PHY_MODE_11B}};
    for (const auto &[rate, mode] : rates) {
        exchange(record(node(1), 1, Plain, rate));
        EXPECT_EQ(rate, espNow.rates[node(1)].rate);
        EXPECT_EQ(mode, espNow.rates[node(1)].phymode);
        EXPECT_FALSE(espNow.rates[node(1)].ersu);
        EXPECT_FALSE(espNow.rates[node(1)].dcm);
    }

    EXPECT_EQ(0u, espNow.rates.count(node(2)));
}

TEST_F(EspNowRadioTest, SendsAllTheSameWhereARateIsRefused)
{
    ASSERT_EQ(0, radio.start(1));
    espNow.rateResult = ESP_ERR_ESPNOW_INTERNAL;
    exchange(record(node(1), 3, Plain, WIFI_PHY_RATE_54M));
    EXPECT_EQ(1u, espNow.sent.size());

    espNow.rateResult = ESP_OK;
    exchange(record(node(1), 4, Plain, 4));
    exchange(record(node(1), 5, Plain, WIFI_PHY_RATE_LORA_250K));
    EXPECT_TRUE(espNow.rates.empty()) << "no rates of 802.11b and g";
    EXPECT_EQ(3u, espNow.sent.size());
}

TEST_F(EspNowRadioTest, NeverSetsTheRateOfBroadcasts)
{
    ASSERT_EQ(0, radio.start(1));
    exchange(record(BroadcastAddress, 1, Plain, WIFI_PHY_RATE_54M));
    EXPECT_EQ(1u, espNow.sent.size());
    EXPECT_TRUE(espNow.rates.empty());
}

TEST_F(EspNowRadioTest, GivesErrorsOfWiFiAndEspNow)
{
    espNow.wifiResult = ESP_ERR_WIFI_NOT_INIT;
    EXPECT_EQ(-ESP_ERR_WIFI_NOT_INIT, radio.start(0));
    std::array<std::uint8_t, 6> address{};
    EXPECT_EQ(-ESP_ERR_WIFI_NOT_INIT, radio.getAddress(address.data()));
    EXPECT_EQ(-ESP_ERR_WIFI_NOT_INIT, radio.getChannel());
    EXPECT_EQ(-ESP_ERR_WIFI_NOT_INIT, radio.setChannel(3));

    espNow.wifiResult = ESP_OK;
    espNow.initResult = ESP_ERR_ESPNOW_INTERNAL;
    EXPECT_EQ(-ESP_ERR_ESPNOW_INTERNAL, radio.start(0));
}

TEST_F(EspNowRadioTest, StopsWhereACallbackIsRefused)
{
    espNow.registerSendResult = ESP_ERR_ESPNOW_INTERNAL;
    EXPECT_EQ(-ESP_ERR_ESPNOW_INTERNAL, radio.start(0));
    EXPECT_FALSE(espNow.started);
    EXPECT_EQ(nullptr, espNow.onReceived);
}

TEST_F(EspNowRadioTest, RefusesArgumentsOutOfRange)
{
    EXPECT_EQ(-1, radio.start(2));
    EXPECT_EQ(-1, radio.start(-1));
    EXPECT_EQ(-1, radio.setChannel(0));
    EXPECT_EQ(-1, radio.setChannel(15));
    ASSERT_EQ(0, radio.start(0));
    const Bytes half = {1, 2, 3};
    Bytes incoming(512);
    EXPECT_EQ(-1, radio.exchange(half.data(), half.size(), incoming.data(), incoming.size()));
}

TEST_F(EspNowRadioTest, DoesNothingUntilItIsStarted)
{
    Bytes incoming(512);
    EXPECT_EQ(-ESP_ERR_ESPNOW_NOT_INIT, radio.exchange(nullptr, 0, incoming.data(), incoming.size()));
    EXPECT_EQ(0, radio.stop());
}

TEST_F(EspNowRadioTest, ForgetsEverythingWhenItStops)
{
    ASSERT_EQ(0, radio.start(1));
    const esp_now_recv_cb_t late = espNow.onReceived;
    espNow.receive(node(1), -70, 1, {1});
    exchange(record(node(1), 1, Plain));
    EXPECT_EQ(0, radio.stop());

    // The Wi-Fi task may have been about to call.
    MacAddress source = node(2);
    wifi_pkt_rx_ctrl_t control{};
    esp_now_recv_info_t info{source.data(), nullptr, &control};
    const std::uint8_t byte = 1;
    late(&info, &byte, 1);

    ASSERT_EQ(0, radio.start(0));
    EXPECT_EQ((Bytes{0, 0}), exchange());
}

TEST_F(EspNowRadioTest, TellsAddressAndChannelOfItsInterface)
{
    ASSERT_EQ(0, radio.start(1));
    std::array<std::uint8_t, 6> address{};
    EXPECT_EQ(0, radio.getAddress(address.data()));
    EXPECT_EQ(WIFI_IF_AP, espNow.macInterface);
    EXPECT_EQ(0xA5, address[5]);
    EXPECT_EQ(0, radio.setChannel(11));
    EXPECT_EQ(11, radio.getChannel());
}

}  // namespace
}  // namespace enigmaiot
