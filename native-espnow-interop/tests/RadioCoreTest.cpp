#include "RadioCore.h"

#include <gtest/gtest.h>

#include <atomic>
#include <random>
#include <thread>
#include <vector>

#include "FakeRadio.h"
#include "IncomingWriter.h"
#include "SealingOrder.h"
#include "ToyFrameCipher.h"

namespace enigmaiot::test {
namespace {

using Bytes = std::vector<std::uint8_t>;

/// InvalidateKey, the one frame that goes out as it is handed over.
Bytes plain(int reason = 1)
{
    return {0xFB, static_cast<std::uint8_t>(reason)};
}

void addRecord(Bytes &outgoing, const MacAddress &destination, std::uint16_t ticket, const Bytes &payload)
{
    outgoing.insert(outgoing.end(), destination.begin(), destination.end());
    outgoing.push_back(static_cast<std::uint8_t>(ticket & 0xFF));
    outgoing.push_back(static_cast<std::uint8_t>(ticket >> 8));
    outgoing.push_back(static_cast<std::uint8_t>(payload.size()));
    outgoing.insert(outgoing.end(), payload.begin(), payload.end());
}

struct Incoming {
    int taken = 0;
    std::vector<SendResult> results;
    std::vector<ReceivedFrame> frames;
    std::vector<std::int32_t> openedBy;
};

Incoming parse(const Bytes &bytes)
{
    Incoming incoming;
    incoming.taken = bytes.at(0);
    std::size_t at = 2;
    for (int i = 0; i < bytes.at(1); i++, at += 3) {
        incoming.results.push_back(
            {static_cast<std::uint16_t>(bytes.at(at) | bytes.at(at + 1) << 8), bytes.at(at + 2) != 0});
    }

    while (at < bytes.size()) {
        ReceivedFrame frame{};
        std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), 6, frame.source.begin());
        frame.rssi = static_cast<std::int8_t>(bytes.at(at + 6));
        frame.channel = bytes.at(at + 7);
        incoming.openedBy.push_back(bytes.at(at + 8) | bytes.at(at + 9) << 8 | bytes.at(at + 10) << 16);
        EXPECT_EQ(0, bytes.at(at + 11));
        frame.count = bytes.at(at + 12);
        at += 13;
        for (std::size_t i = 0; i < frame.count; i++) {
            frame.payload[i] = bytes.at(at++);
        }

        incoming.frames.push_back(frame);
    }

    return incoming;
}

class RadioCoreTest : public testing::Test {
protected:
    RadioCoreTest()
    {
        core_.reset(0);
    }

    Incoming exchange(const Bytes &outgoing, std::size_t capacity = 512)
    {
        Bytes incoming(capacity);
        const int count = core_.exchange(outgoing.data(), outgoing.size(), incoming.data(), capacity, 0);
        EXPECT_GE(count, 2);
        incoming.resize(static_cast<std::size_t>(std::max(count, 2)));
        return parse(incoming);
    }

    FakeRadio radio_;
    KeyTable keys_;
    ToyFrameCipher cipher_;
    FrameSealer sealer_{keys_, cipher_};
    RadioCore core_{radio_, sealer_};
};

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

TEST_F(RadioCoreTest, APeersRateHoldsAtOnceAndLater)
{
    Bytes outgoing;
    addRecord(outgoing, nodeAddress(1), 1, plain());
    exchange(outgoing);
    EXPECT_EQ(0, radio_.sent[0].rate);
    EXPECT_TRUE(core_.setPeerRate(nodeAddress(1), 11));
    EXPECT_TRUE(core_.setPeerRate(nodeAddress(2), 12));
    EXPECT_EQ(11, radio_.peers[nodeAddress(1)]);
    outgoing.clear();
    addRecord(outgoing, nodeAddress(2), 2, plain());
    exchange(outgoing);
    EXPECT_EQ(12, radio_.sent[1].rate);
}

TEST_F(RadioCoreTest, ResetForgetsAll)
{
    Bytes outgoing;
    addRecord(outgoing, nodeAddress(1), 1, plain());
    exchange(outgoing);
    core_.received().push(nodeAddress(1), 0, 1, outgoing.data(), 1);
    radio_.report(core_.reports(), true);
    core_.reset(5);
    const Incoming incoming = exchange({});
    EXPECT_TRUE(incoming.results.empty());
    EXPECT_TRUE(incoming.frames.empty());
    EXPECT_EQ(0U, core_.peers().count());
    EXPECT_EQ(SendQueue::Capacity, core_.queue().room());
}

TEST_F(RadioCoreTest, SealsAsItTakesAndOpensAsItHandsOver)
{
    const Bytes key(StoredKey::Count, 5);
    const std::int32_t number = keys_.load(keys_.create(), key.data(), nodeAddress(1));
    Bytes outgoing;
    addRecord(outgoing, nodeAddress(1), 1, ordered(0x04, number, 13, {1, 2, 3}));
    const Bytes before = outgoing;
    EXPECT_EQ(1, exchange(outgoing).taken);
    EXPECT_EQ(before, outgoing);
    const Bytes sent = radio_.sent.at(0).payload;
    EXPECT_NE((Bytes{1, 2, 3}), Bytes(sent.begin() + 13, sent.begin() + 16));

    core_.received().push(nodeAddress(1), -50, 1, sent.data(), sent.size());
    core_.received().push(nodeAddress(2), -50, 1, sent.data(), sent.size());
    const Incoming incoming = exchange({});
    ASSERT_EQ(2U, incoming.frames.size());
    EXPECT_EQ(number, incoming.openedBy[0]);
    EXPECT_EQ(1, incoming.frames[0].payload[13]);
    EXPECT_EQ(3, incoming.frames[0].payload[15]);
    EXPECT_EQ(0, incoming.openedBy[1]);
    EXPECT_TRUE(std::equal(sent.begin(), sent.end(), incoming.frames[1].payload.begin()));
}

TEST_F(RadioCoreTest, ARecordThatIsHandedOverAgainGetsAnotherIv)
{
    const Bytes key(StoredKey::Count, 5);
    const std::int32_t number = keys_.load(keys_.create(), key.data(), nodeAddress(1));
    Bytes outgoing;
    addRecord(outgoing, nodeAddress(1), 1, ordered(0x04, number, 13, {1, 2, 3}));
    exchange(outgoing);
    exchange(outgoing);
    EXPECT_NE(radio_.sent.at(0).payload, radio_.sent.at(1).payload);
}

TEST_F(RadioCoreTest, WhatMayNotLeaveComesBackInItsTurnAsNotDelivered)
{
    Bytes outgoing;
    addRecord(outgoing, nodeAddress(1), 1, plain());
    addRecord(outgoing, nodeAddress(1), 2, {4, 'c', 'l', 'e', 'a', 'r'});
    addRecord(outgoing, nodeAddress(1), 3, ordered(0x04, 77, 13, {1, 2, 3}));
    addRecord(outgoing, nodeAddress(1), 4, plain());
    const Incoming first = exchange(outgoing);
    EXPECT_EQ(4, first.taken);
    EXPECT_TRUE(first.results.empty());
    EXPECT_EQ(2U, radio_.sent.size());

    radio_.report(core_.reports(), true);
    radio_.report(core_.reports(), true);
    const Incoming second = exchange({});
    ASSERT_EQ(4U, second.results.size());
    for (std::size_t i = 0; i < 4; i++) {
        EXPECT_EQ(i + 1, second.results[i].ticket);
        EXPECT_EQ(i == 0 || i == 3, second.results[i].delivered);
    }

    EXPECT_EQ(SendQueue::Capacity, core_.queue().room());
    EXPECT_TRUE(radio_.errors.empty());
}

/// ESP-NOW with a Wi-Fi task of its own, which reports each frame after a while and delivers frames meanwhile.
class ThreadedRadio final : public RadioLink {
public:
    bool addPeer(const MacAddress &, int) noexcept override
    {
        return true;
    }

    void removePeer(const MacAddress &) noexcept override
    {
    }

    bool setPeerRate(const MacAddress &, int) noexcept override
    {
        return true;
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
    core.reset(0);
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
