#include "ReceiveQueue.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "FakeRadio.h"

namespace enigmaiot::test {
namespace {

bool push(ReceiveQueue &queue, std::uint32_t n, std::size_t count)
{
    const std::vector<std::uint8_t> payload(count, static_cast<std::uint8_t>(n));
    return queue.push(nodeAddress(n), -50, 6, payload.data(), count);
}

void expectNext(ReceiveQueue &queue, std::uint32_t n, std::size_t count)
{
    const ReceivedFrame *frame = queue.front();
    ASSERT_NE(nullptr, frame) << n;
    ASSERT_EQ(nodeAddress(n), frame->source);
    ASSERT_EQ(count, frame->count);
    for (std::size_t i = 0; i < count; i++) {
        ASSERT_EQ(static_cast<std::uint8_t>(n), frame->payload[i]);
    }

    queue.pop();
}

TEST(ReceiveQueueTest, LargeFramesAreTakenWhileThereIsRoomForThem)
{
    ReceiveQueue queue;
    EXPECT_FALSE(push(queue, 1, 251));
    EXPECT_EQ(1U, queue.oversized());
    ASSERT_TRUE(queue.enlarge());
    EXPECT_FALSE(push(queue, 1, LargePayload + 1));
    EXPECT_EQ(2U, queue.oversized());
    for (std::uint32_t n = 0; n < ReceiveQueue::LeastLargeFrames; n++) {
        ASSERT_TRUE(push(queue, n, LargePayload));
    }

    while (push(queue, 99, LargePayload)) {
    }

    EXPECT_EQ(1U, queue.overruns());
    for (std::uint32_t n = 0; n < ReceiveQueue::LeastLargeFrames; n++) {
        expectNext(queue, n, LargePayload);
    }

    queue.clear();
    EXPECT_FALSE(queue.isLarge());
    EXPECT_EQ(1U, queue.overruns());
    EXPECT_EQ(2U, queue.oversized());
    EXPECT_FALSE(push(queue, 1, 251));
}

TEST(ReceiveQueueTest, WhateverCameBeforeAsManyLargeFramesFitInAsIsSaid)
{
    for (std::size_t count = 1; count <= LargePayload; count += 7) {
        ReceiveQueue queue;
        ASSERT_TRUE(queue.enlarge());
        for (std::uint32_t n = 0; n < 30; n++) {
            ASSERT_TRUE(push(queue, n, count));
            expectNext(queue, n, count);
        }

        for (std::uint32_t n = 0; n < ReceiveQueue::LeastLargeFrames; n++) {
            ASSERT_TRUE(push(queue, n, LargePayload)) << count;
        }
    }
}

TEST(ReceiveQueueTest, FramesKeepTheirOrderWhereTheRoomChanges)
{
    ReceiveQueue queue;
    push(queue, 1, 100);
    push(queue, 2, 100);
    ASSERT_TRUE(queue.enlarge());
    push(queue, 3, 1000);
    push(queue, 4, 100);
    expectNext(queue, 1, 100);
    push(queue, 5, 1000);
    queue.shrink();
    EXPECT_TRUE(queue.isLarge());
    ASSERT_TRUE(push(queue, 6, 1000)) << "an older frame waits in static memory";
    expectNext(queue, 2, 100);
    expectNext(queue, 3, 1000);
    EXPECT_FALSE(queue.enlarge());
    EXPECT_FALSE(push(queue, 7, 1000));
    push(queue, 8, 100);
    expectNext(queue, 4, 100);
    expectNext(queue, 5, 1000);
    expectNext(queue, 6, 1000);
    expectNext(queue, 8, 100);
    EXPECT_EQ(nullptr, queue.front());
    EXPECT_FALSE(queue.isLarge());
    ASSERT_TRUE(queue.enlarge());
    push(queue, 9, 1000);
    queue.shrink();
    ASSERT_FALSE(queue.enlarge());
    expectNext(queue, 9, 1000);
    ASSERT_TRUE(queue.enlarge());
    push(queue, 10, 1000);
    expectNext(queue, 10, 1000);
}

TEST(ReceiveQueueTest, WhatIsAskedForAgainBeforeItIsGivenBackIsKept)
{
    ReceiveQueue queue;
    push(queue, 1, 100);
    ASSERT_TRUE(queue.enlarge());
    queue.shrink();
    ASSERT_TRUE(queue.enlarge()) << "an older frame waits in static memory";
    expectNext(queue, 1, 100);
    EXPECT_EQ(nullptr, queue.front());
    EXPECT_TRUE(queue.isLarge());
    EXPECT_TRUE(push(queue, 2, 1000));
    expectNext(queue, 2, 1000);
}

TEST(ReceiveQueueTest, LargeFramesAreForgottenWithTheOthers)
{
    ReceiveQueue queue;
    push(queue, 1, 100);
    ASSERT_TRUE(queue.enlarge());
    push(queue, 2, 1000);
    queue.clear();
    EXPECT_EQ(nullptr, queue.front());
    EXPECT_FALSE(queue.isLarge());
}

TEST(ReceiveQueueTest, WhatWasTakenIsGivenBackAtTheEnd)
{
    ReceiveQueue queue;
    ASSERT_TRUE(queue.enlarge());
    ASSERT_TRUE(queue.enlarge());
    queue.shrink();
    EXPECT_FALSE(queue.isLarge());
    ASSERT_TRUE(queue.enlarge());
    EXPECT_EQ(nullptr, queue.front());
    EXPECT_TRUE(queue.isLarge()) << "it was asked for anew";
    queue.shrink();
    EXPECT_FALSE(queue.isLarge());
    queue.shrink();
    EXPECT_FALSE(queue.isLarge());
}

// The Wi-Fi task pushes short and large frames while the pump makes room and gives it back: none is seen twice, out of order or damaged,
// and each is seen or counted.
TEST(ReceiveQueueConcurrencyTest, TheRoomChangesUnderTheWifiTask)
{
    constexpr std::uint32_t Frames = 40000;
    ReceiveQueue queue;
    std::thread producer([&] {
        for (std::uint32_t n = 0; n < Frames; n++) {
            if (!push(queue, n, n % 3 == 0 ? 300 + n % 1000 : n % 250)) {
                std::this_thread::yield();
            }
        }
    });

    std::uint32_t seen = 0;
    std::uint32_t next = 0;
    std::uint32_t large = 0;
    for (std::uint32_t turn = 0; seen + queue.overruns() + queue.oversized() < Frames && !testing::Test::HasFailure(); turn++) {
        if (turn % 5 == 0) {
            queue.enlarge();
        } else if (turn % 5 == 3) {
            queue.shrink();
        }

        for (const ReceivedFrame *frame = queue.front(); frame != nullptr; frame = queue.front()) {
            const std::uint32_t n = frame->source[4] * 256U + frame->source[5];
            EXPECT_GE(n, next);
            large += frame->count > MaximumPayload ? 1 : 0;
            next = n + 1;
            seen++;
            expectNext(queue, n, n % 3 == 0 ? 300 + n % 1000 : n % 250);
            if (testing::Test::HasFailure()) {
                break;
            }
        }

        std::this_thread::yield();
    }

    producer.join();
    while (queue.front() != nullptr) {
        seen++;
        queue.pop();
    }

    EXPECT_EQ(Frames, seen + queue.overruns() + queue.oversized());
    EXPECT_GT(large, 0U);
}

// The room is taken and given back all the time, mostly while a frame is on its way into the one memory or the other.
TEST(ReceiveQueueConcurrencyTest, NoFrameIsLostOrOvertakenWhereTheRoomChanges)
{
    constexpr std::uint32_t Frames = 30000;
    ReceiveQueue queue;
    std::atomic<bool> isOver{false};
    std::thread producer([&] {
        for (std::uint32_t n = 0; n < Frames && !isOver;) {
            if (push(queue, n, 100)) {
                n++;
            } else {
                std::this_thread::yield();
            }
        }
    });

    std::uint32_t seen = 0;
    for (std::uint32_t turn = 0; seen < Frames && !testing::Test::HasFailure(); turn++) {
        if (turn % 2 == 0) {
            queue.enlarge();
        } else {
            queue.shrink();
        }

        while (!testing::Test::HasFailure() && queue.front() != nullptr) {
            expectNext(queue, seen, 100);
            seen++;
        }
    }

    isOver = true;
    producer.join();
}

}  // namespace
}  // namespace enigmaiot::test
