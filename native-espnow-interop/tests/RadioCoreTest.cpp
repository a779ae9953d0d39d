#include "RadioCore.h"

#include <gtest/gtest.h>

#include <atomic>
#include <random>
#include <thread>
#include <vector>

#include "RadioCoreFixture.h"

namespace enigmaiot::test {
namespace {

TEST_F(RadioCoreTest, FramesGoOutAndComeIn)
{
    Bytes outgoing;
    addRecord(outgoing, nodeAddress(1), 10, plain());
    addRecord(outgoing, nodeAddress(2), 11, plain());
    const Bytes payload{7, 7};
    core_.received().push(nodeAddress(3), -55, 6, payload.data(), payload.size());
    const Incoming first = exchange(outgoing);
    EXPECT_EQ(2, first.taken);
    EXPECT_TRUE(first.results.empty());
    ASSERT_EQ(1U, first.frames.size());
    EXPECT_EQ(nodeAddress(3), first.frames[0].source);
    EXPECT_EQ(-55, first.frames[0].rssi);
    EXPECT_EQ(6, first.frames[0].channel);
    EXPECT_EQ(2, first.frames[0].count);
    EXPECT_EQ(0, first.openedBy[0]);

    radio_.report(core_.reports(), true);
    radio_.report(core_.reports(), false);
    const Incoming second = exchange({});
    EXPECT_EQ(0, second.taken);
    ASSERT_EQ(2U, second.results.size());
    EXPECT_EQ(10, second.results[0].ticket);
    EXPECT_TRUE(second.results[0].delivered);
    EXPECT_EQ(11, second.results[1].ticket);
    EXPECT_FALSE(second.results[1].delivered);
    EXPECT_TRUE(second.frames.empty());
}

TEST_F(RadioCoreTest, WhatDoesNotFitComesNextTime)
{
    for (std::uint32_t n = 0; n < 5; n++) {
        const Bytes payload(250, static_cast<std::uint8_t>(n));
        core_.received().push(nodeAddress(n), -1, 1, payload.data(), payload.size());
    }

    for (std::uint32_t n = 0; n < 5; n++) {
        const Incoming incoming = exchange({});
        ASSERT_EQ(1U, incoming.frames.size());
        EXPECT_EQ(nodeAddress(n), incoming.frames[0].source);
    }

    EXPECT_TRUE(exchange({}).frames.empty());
}

TEST_F(RadioCoreTest, RecordsThatAreNotTakenCanBeHandedOverAgain)
{
    Bytes outgoing;
    for (std::uint16_t ticket = 0; ticket < 20; ticket++) {
        addRecord(outgoing, nodeAddress(1), ticket, plain());
    }

    EXPECT_EQ(static_cast<int>(SendQueue::Capacity), exchange(outgoing).taken);
    EXPECT_EQ(0, exchange(outgoing).taken);
}

TEST_F(RadioCoreTest, WhatIsNoRowOfRecordsIsRefusedWhole)
{
    Bytes outgoing;
    addRecord(outgoing, nodeAddress(1), 1, plain(3));
    outgoing.pop_back();
    Bytes incoming(512);
    EXPECT_EQ(-1, core_.exchange(outgoing.data(), outgoing.size(), incoming.data(), incoming.size(), 0));
    outgoing.push_back(3);
    EXPECT_EQ(-1, core_.exchange(outgoing.data(), outgoing.size(), incoming.data(), 511, 0));
    EXPECT_TRUE(radio_.sent.empty());
    EXPECT_EQ(1, exchange(outgoing).taken);
}

TEST_F(RadioCoreTest, FramesGoAtTheRateOfTheirRecord)
{
    Bytes outgoing;
    addRecord(outgoing, nodeAddress(1), 1, plain(), 9);
    addRecord(outgoing, nodeAddress(2), 2, plain());
    addRecord(outgoing, BroadcastAddress, 3, plain(), 9);
    exchange(outgoing);
    EXPECT_EQ(9, radio_.sent.at(0).rate);
    EXPECT_EQ(0, radio_.sent.at(1).rate);
    EXPECT_EQ(0, radio_.sent.at(2).rate);
}

TEST_F(RadioCoreTest, ResetForgetsAll)
{
    Bytes outgoing;
    addRecord(outgoing, nodeAddress(1), 1, plain());
    exchange(outgoing);
    core_.received().push(nodeAddress(1), 0, 1, outgoing.data(), 1);
    radio_.report(core_.reports(), true);
    core_.reset();
    const Incoming incoming = exchange({});
    EXPECT_TRUE(incoming.results.empty());
    EXPECT_TRUE(incoming.frames.empty());
    EXPECT_EQ(0U, core_.peers().count());
    EXPECT_EQ(SendQueue::WaitingBytes / MaximumPayload, core_.queue().room());
}

/// ESP-NOW with a Wi-Fi task of its own, which reports each frame after a while and delivers frames meanwhile.
class ThreadedRadio final : public RadioLink {
public:
    bool addPeer(const MacAddress &) noexcept override
    {
        return true;
    }

    bool setRate(const MacAddress &, std::uint8_t) noexcept override
    {
        return true;
    }

    void removePeer(const MacAddress &) noexcept override
    {
    }

    SendStatus send(const MacAddress &peer, const std::uint8_t *payload, std::size_t) noexcept override
    {
        SendReport *place = air_.back();
        if (place == nullptr) {
            return SendStatus::Busy;
        }

        *place = {peer, payload[1] % 2 == 0};
        air_.push();
        return SendStatus::Accepted;
    }

    void runWifiTask(RadioCore &core, const std::atomic<bool> &stop)
    {
        const std::array<std::uint8_t, 100> payload{};
        while (!stop.load()) {
            core.received().push(nodeAddress(1), -50, 1, payload.data(), payload.size());
            const SendReport *frame = air_.front();
            if (frame != nullptr) {
                core.reports().push(frame->destination, frame->delivered);
                air_.pop();
            }

            std::this_thread::yield();
        }
    }

private:
    SpscRing<SendReport, 4> air_;
};

TEST(RadioCoreConcurrencyTest, EachTicketComesBackOnceInOrderWhileTheWifiTaskRuns)
{
    constexpr int Tickets = 30000;
    ThreadedRadio radio;
    KeyTable keys;
    ToyFrameCipher cipher;
    FrameSealer sealer(keys, cipher);
    RadioCore core(radio, sealer);
    core.reset();
    std::atomic<bool> stop{false};
    std::thread wifi([&] { radio.runWifiTask(core, stop); });

    int handedOver = 0;
    int expected = 0;
    std::size_t frames = 0;
    bool right = true;
    Bytes incoming(1024);
    while (expected < Tickets && right) {
        Bytes outgoing;
        for (int ticket = handedOver; ticket < std::min(handedOver + 5, Tickets); ticket++) {
            const auto node = static_cast<std::uint32_t>(ticket) * 7 % 250;
            addRecord(outgoing, nodeAddress(node), static_cast<std::uint16_t>(ticket), plain(ticket));
        }

        incoming.resize(1024);
        const int count = core.exchange(outgoing.data(), outgoing.size(), incoming.data(), incoming.size(), 0);
        incoming.resize(static_cast<std::size_t>(count));
        const Incoming got = parse(incoming);
        handedOver += got.taken;
        frames += got.frames.size();
        for (const SendResult &result : got.results) {
            right = right && result.ticket == expected && result.delivered == (expected % 2 == 0);
            expected++;
        }
    }

    stop.store(true);
    wifi.join();
    EXPECT_TRUE(right);
    EXPECT_EQ(Tickets, expected);
    EXPECT_GT(frames, 0U);
    EXPECT_EQ(0U, core.queue().strayReports());
    EXPECT_EQ(0U, core.reports().overruns());
}

}  // namespace
}  // namespace enigmaiot::test
