#include "ReceiveRing.h"

#include <gtest/gtest.h>

#include <array>
#include <thread>
#include <vector>

#include "FakeRadio.h"
#include "ReceiveQueue.h"
#include "ResultQueue.h"

namespace enigmaiot::test {
namespace {

/// A ring of the size of the static one.
struct UsualRing {
    std::array<std::uint8_t, ReceiveQueue::Size> bytes{};
    ReceiveRing ring{bytes.data(), bytes.size(), MaximumPayload};
};

bool push(ReceiveRing &ring, std::uint32_t n, std::size_t count = 250)
{
    std::vector<std::uint8_t> payload(count, static_cast<std::uint8_t>(n));
    return ring.push(nodeAddress(n), -static_cast<int>(n % 100), static_cast<int>(n % 13 + 1), payload.data(), count);
}

void expectFront(ReceiveRing &ring, std::uint32_t n, std::size_t count = 250)
{
    const ReceivedFrame *frame = ring.front();
    ASSERT_NE(nullptr, frame);
    ASSERT_EQ(nodeAddress(n), frame->source);
    ASSERT_EQ(-static_cast<int>(n % 100), frame->rssi);
    ASSERT_EQ(static_cast<int>(n % 13 + 1), frame->channel);
    ASSERT_EQ(count, frame->count);
    for (std::size_t i = 0; i < count; i++) {
        ASSERT_EQ(static_cast<std::uint8_t>(n), frame->payload[i]);
    }
}

/// Frames of the greatest length that an empty ring takes.
constexpr std::uint32_t Full = ReceiveQueue::Size / (ReceiveRing::HeaderCount + MaximumPayload);

TEST(ReceiveRingTest, AFrameThatWouldEndWhereTheOldestBeginsIsDroppedAndNotAllWithIt)
{
    std::array<std::uint8_t, 100> bytes{};
    ReceiveRing ring(bytes.data(), bytes.size(), 60);
    ASSERT_TRUE(push(ring, 1, 30));
    ASSERT_TRUE(push(ring, 2, 30));
    ring.pop();
    EXPECT_FALSE(push(ring, 3, 30));
    expectFront(ring, 2, 30);
    EXPECT_EQ(1U, ring.overruns());
    EXPECT_TRUE(push(ring, 4, 29));
}

TEST(ReceiveRingTest, FramesComeOutAsTheyWentIn)
{
    UsualRing memory;
    ReceiveRing &ring = memory.ring;
    EXPECT_EQ(nullptr, ring.front());
    for (std::uint32_t n = 0; n < 1000; n++) {
        ASSERT_TRUE(push(ring, n, n % 251));
        ASSERT_TRUE(push(ring, n + 1, 250));
        expectFront(ring, n, n % 251);
        ring.pop();
        expectFront(ring, n + 1);
        ring.pop();
    }

    EXPECT_EQ(nullptr, ring.front());
    EXPECT_EQ(0U, ring.overruns());
}

TEST(ReceiveRingTest, WhereItIsFullTheNewestIsDroppedAndCounted)
{
    UsualRing memory;
    ReceiveRing &ring = memory.ring;
    for (std::uint32_t n = 0; n < Full; n++) {
        ASSERT_TRUE(push(ring, n));
    }

    EXPECT_FALSE(push(ring, 1000));
    EXPECT_FALSE(push(ring, 1001));
    EXPECT_EQ(2U, ring.overruns());
    for (std::uint32_t n = 0; n < Full; n++) {
        expectFront(ring, n);
        ring.pop();
    }

    EXPECT_EQ(nullptr, ring.front());
    EXPECT_TRUE(push(ring, 5));
    expectFront(ring, 5);
}

TEST(ReceiveRingTest, WhateverCameBeforeAsManyLongFramesFitAsIsSaid)
{
    for (std::size_t count = 0; count <= MaximumPayload; count++) {
        for (std::uint32_t before = 0; before < 40; before++) {
            UsualRing memory;
            ReceiveRing &ring = memory.ring;
            for (std::uint32_t n = 0; n < before; n++) {
                ASSERT_TRUE(push(ring, n, count));
                ASSERT_TRUE(push(ring, n, 250 - count));
                ring.pop();
                ring.pop();
            }

            for (std::uint32_t n = 0; n < ReceiveQueue::LeastFrames; n++) {
                ASSERT_TRUE(push(ring, n)) << count << " " << before;
            }

            for (std::uint32_t n = 0; n < ReceiveQueue::LeastFrames; n++) {
                expectFront(ring, n);
                ring.pop();
            }

            ASSERT_EQ(nullptr, ring.front());
        }
    }
}

TEST(ReceiveRingTest, ShortFramesTakeLittleRoom)
{
    UsualRing memory;
    ReceiveRing &ring = memory.ring;
    for (std::uint32_t n = 0; n < 59; n++) {
        ASSERT_TRUE(push(ring, n, 50));
    }

    for (std::uint32_t n = 0; n < 59; n++) {
        expectFront(ring, n, 50);
        ring.pop();
    }
}

TEST(ReceiveRingTest, LongerFramesAreDroppedAndCountedApart)
{
    UsualRing memory;
    ReceiveRing &ring = memory.ring;
    EXPECT_FALSE(push(ring, 1, 251));
    EXPECT_FALSE(push(ring, 1, 1490));
    EXPECT_EQ(2U, ring.oversized());
    EXPECT_EQ(0U, ring.overruns());
    EXPECT_EQ(nullptr, ring.front());
}

TEST(ReceiveRingTest, ClearForgetsFramesAndKeepsCounters)
{
    UsualRing memory;
    ReceiveRing &ring = memory.ring;
    for (std::uint32_t n = 0; n <= Full; n++) {
        push(ring, n);
    }

    ring.clear();
    EXPECT_EQ(nullptr, ring.front());
    EXPECT_EQ(1U, ring.overruns());
}

TEST(ReceiveRingTest, AProducerAndAConsumerAtTheSameTime)
{
    constexpr std::uint32_t Frames = 60000;
    UsualRing memory;
    ReceiveRing &ring = memory.ring;
    std::thread producer([&] {
        for (std::uint32_t n = 0; n < Frames; n++) {
            if (!push(ring, n, n % 251)) {
                std::this_thread::yield();
            }
        }
    });

    // Every frame is seen whole and in order, or is counted.
    std::uint32_t seen = 0;
    std::uint32_t next = 0;
    while (seen + ring.overruns() < Frames) {
        const ReceivedFrame *frame = ring.front();
        if (frame == nullptr) {
            std::this_thread::yield();
            continue;
        }

        const std::uint32_t n = frame->source[4] * 256U + frame->source[5];
        EXPECT_GE(n, next);
        expectFront(ring, n, n % 251);
        if (HasFailure()) {
            break;
        }

        next = n + 1;
        seen++;
        ring.pop();
    }

    producer.join();
    while (ring.front() != nullptr) {
        seen++;
        ring.pop();
    }

    EXPECT_EQ(Frames, seen + ring.overruns());
    EXPECT_GT(seen, 0U);
}

TEST(ResultQueueTest, AProducerAndAConsumerAtTheSameTime)
{
    constexpr std::uint32_t Reports = 60000;
    ResultQueue queue;
    std::thread producer([&] {
        for (std::uint32_t n = 0; n < Reports;) {
            if (queue.push(nodeAddress(n), n % 3 == 0)) {
                n++;
            } else {
                std::this_thread::yield();
            }
        }
    });

    bool inOrder = true;
    for (std::uint32_t n = 0; n < Reports;) {
        const SendReport *report = queue.front();
        if (report == nullptr) {
            std::this_thread::yield();
            continue;
        }

        inOrder = inOrder && report->destination == nodeAddress(n) && report->delivered == (n % 3 == 0);
        queue.pop();
        n++;
    }

    producer.join();
    EXPECT_TRUE(inOrder);
    EXPECT_EQ(nullptr, queue.front());
}

TEST(ResultQueueTest, OverrunsAreCounted)
{
    ResultQueue queue;
    for (std::uint32_t n = 0; n < ResultQueue::Capacity; n++) {
        EXPECT_TRUE(queue.push(nodeAddress(n), true));
    }

    EXPECT_FALSE(queue.push(nodeAddress(99), true));
    EXPECT_EQ(1U, queue.overruns());
    EXPECT_EQ(nodeAddress(0), queue.front()->destination);
}

}  // namespace
}  // namespace enigmaiot::test
