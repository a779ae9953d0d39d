#include <algorithm>

#include "RadioCoreFixture.h"
#include "SealingOrder.h"

namespace enigmaiot::test {
namespace {

class RadioCoreSealingTest : public RadioCoreTest {
};

TEST_F(RadioCoreSealingTest, SealsAsItTakesAndOpensAsItHandsOver)
{
    const Bytes key(StoredKey::Count, 5);
    const std::int32_t number = keys_.load(key.data(), nodeAddress(1));
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

TEST_F(RadioCoreSealingTest, ARecordThatIsHandedOverAgainGetsAnotherIv)
{
    const Bytes key(StoredKey::Count, 5);
    const std::int32_t number = keys_.load(key.data(), nodeAddress(1));
    Bytes outgoing;
    addRecord(outgoing, nodeAddress(1), 1, ordered(0x04, number, 13, {1, 2, 3}));
    exchange(outgoing);
    exchange(outgoing);
    EXPECT_NE(radio_.sent.at(0).payload, radio_.sent.at(1).payload);
}

TEST_F(RadioCoreSealingTest, WhatMayNotLeaveComesBackInItsTurnAsNotDelivered)
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

    EXPECT_EQ(SendQueue::WaitingBytes / MaximumPayload, core_.queue().room());
    EXPECT_TRUE(radio_.errors.empty());
}

TEST_F(RadioCoreSealingTest, AFrameWithSeveralChunksIsSealedAndOpenedOnce)
{
    const Bytes key(StoredKey::Count, 5);
    const std::int32_t number = keys_.load(key.data(), nodeAddress(1));
    const Bytes content(LargePayload - 29, 3);
    Bytes outgoing;
    addRecord(outgoing, nodeAddress(1), 1, ordered(0x04, number, 13, content));

    // Without room for it the frame comes back, and holds up nothing.
    EXPECT_EQ(1, exchange(outgoing).taken);
    EXPECT_TRUE(radio_.sent.empty());
    const Incoming refused = exchange({});
    ASSERT_EQ(1U, refused.results.size());
    EXPECT_FALSE(refused.results[0].delivered);

    ASSERT_TRUE(core_.setRoom(FrameRoom::LargeSent));
    ASSERT_TRUE(core_.setRoom(FrameRoom::LargeReceived));
    EXPECT_EQ(1, exchange(outgoing).taken);
    const Bytes sent = radio_.sent.at(0).payload;
    ASSERT_EQ(LargePayload, sent.size());
    EXPECT_NE(content, Bytes(sent.begin() + 13, sent.end() - 16));

    core_.received().push(nodeAddress(1), -50, 1, sent.data(), sent.size());
    const Incoming incoming = exchange({}, 1400);
    ASSERT_EQ(1U, incoming.frames.size());
    EXPECT_EQ(number, incoming.openedBy[0]);
    EXPECT_EQ(content, Bytes(incoming.frames[0].payload.begin() + 13, incoming.frames[0].payload.end() - 16));
}

TEST_F(RadioCoreSealingTest, ALargeFrameFromBeforeItsRoomWasGivenBackHoldsUpNothing)
{
    ASSERT_TRUE(core_.setRoom(FrameRoom::LargeReceived));
    const Bytes large(LargePayload, 1);
    const Bytes small(20, 2);
    core_.received().push(nodeAddress(1), -50, 1, large.data(), large.size());
    core_.received().push(nodeAddress(2), -50, 1, small.data(), small.size());
    ASSERT_TRUE(core_.setRoom(FrameRoom::Usual));
    const Incoming incoming = exchange({});
    ASSERT_EQ(1U, incoming.frames.size());
    EXPECT_EQ(nodeAddress(2), incoming.frames[0].source);
    exchange({});
    EXPECT_FALSE(core_.received().isLarge());
}

}  // namespace
}  // namespace enigmaiot::test
