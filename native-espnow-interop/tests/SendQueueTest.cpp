#include "SendQueue.h"

#include <gtest/gtest.h>

#include "FakeRadio.h"

namespace enigmaiot::test {
namespace {

class SendQueueTest : public testing::Test {
protected:
    bool enqueue(std::uint32_t node, std::uint16_t ticket)
    {
        const std::array<std::uint8_t, 3> payload{1, 2, static_cast<std::uint8_t>(ticket)};
        return queue_.enqueue(nodeAddress(node), ticket, payload.data(), payload.size());
    }

    void pump()
    {
        queue_.pump(radio_, peers_, reports_, now_);
    }

    void expectResult(std::uint16_t ticket, bool delivered)
    {
        SendResult result{};
        ASSERT_TRUE(queue_.result(result));
        EXPECT_EQ(ticket, result.ticket);
        EXPECT_EQ(delivered, result.delivered) << ticket;
        queue_.popResult();
    }

    void expectNoResult()
    {
        SendResult result{};
        EXPECT_FALSE(queue_.result(result));
    }

    FakeRadio radio_;
    PeerTable peers_;
    ResultQueue reports_;
    SendQueue queue_;
    std::uint32_t now_ = 0xFFFFFF00;
};

TEST_F(SendQueueTest, AFrameLeavesAndItsResultComesBackOnce)
{
    ASSERT_TRUE(enqueue(1, 100));
    pump();
    ASSERT_EQ(1U, radio_.sent.size());
    EXPECT_EQ(nodeAddress(1), radio_.sent[0].destination);
    EXPECT_EQ((std::vector<std::uint8_t>{1, 2, 100}), radio_.sent[0].payload);
    expectNoResult();
    radio_.report(reports_, true);
    pump();
    expectResult(100, true);
    expectNoResult();
    EXPECT_EQ(5U, queue_.room());
}

TEST_F(SendQueueTest, ResultsComeInTheOrderOfTheTickets)
{
    enqueue(1, 1);
    enqueue(2, 2);
    enqueue(1, 3);
    pump();

    // ESP-NOW reports the second node first.
    reports_.push(nodeAddress(2), true);
    pump();
    expectNoResult();
    reports_.push(nodeAddress(1), false);
    reports_.push(nodeAddress(1), true);
    pump();
    expectResult(1, false);
    expectResult(2, true);
    expectResult(3, true);
}

TEST_F(SendQueueTest, ABusyRadioIsTriedAgainInOrder)
{
    radio_.buffers = 2;
    for (std::uint16_t ticket = 1; ticket <= 5; ticket++) {
        ASSERT_TRUE(enqueue(ticket, ticket));
    }

    pump();
    EXPECT_EQ(2U, radio_.sent.size());
    EXPECT_EQ(1, radio_.busy);
    for (int i = 0; i < 3; i++) {
        radio_.report(reports_, true);
        pump();
    }

    radio_.report(reports_, true);
    radio_.report(reports_, true);
    pump();
    for (std::uint16_t ticket = 1; ticket <= 5; ticket++) {
        EXPECT_EQ(ticket, radio_.sent[ticket - 1U].payload[2]);
        expectResult(ticket, true);
    }
}

TEST_F(SendQueueTest, NotMoreThanTheLimitIsInFlight)
{
    for (std::uint16_t ticket = 0; ticket < SendQueue::Capacity; ticket++) {
        ASSERT_TRUE(enqueue(1, ticket));
    }

    EXPECT_FALSE(enqueue(1, 99));
    pump();
    EXPECT_EQ(SendQueue::MaximumInFlight, radio_.inFlight.size());
}

TEST_F(SendQueueTest, APlaceIsTakenUntilTheResultIsFetched)
{
    for (std::uint16_t ticket = 0; ticket < SendQueue::Capacity; ticket++) {
        enqueue(1, ticket);
    }

    while (radio_.sent.size() < SendQueue::Capacity || !radio_.inFlight.empty()) {
        pump();
        radio_.report(reports_, true);
    }

    pump();
    EXPECT_EQ(0U, queue_.room());
    expectResult(0, true);
    EXPECT_EQ(1U, queue_.room());
    EXPECT_TRUE(enqueue(1, 99));
}

TEST_F(SendQueueTest, APeerThatCannotBeAddedIsNotDelivered)
{
    radio_.unreachable.insert(nodeAddress(1));
    enqueue(1, 1);
    enqueue(2, 2);
    pump();
    expectResult(1, false);
    radio_.report(reports_, true);
    pump();
    expectResult(2, true);
    EXPECT_FALSE(peers_.contains(nodeAddress(1)));
}

TEST_F(SendQueueTest, APeerThatTheRadioLostIsAddedAgain)
{
    enqueue(1, 1);
    pump();
    radio_.report(reports_, true);
    pump();
    radio_.peers.clear();
    enqueue(1, 2);
    enqueue(1, 3);
    pump();
    expectResult(1, true);
    expectResult(2, false);
    radio_.report(reports_, true);
    pump();
    expectResult(3, true);
    EXPECT_TRUE(radio_.errors.empty());
}

TEST_F(SendQueueTest, AFrameThatIsNeverReportedIsGivenUp)
{
    enqueue(1, 1);
    pump();
    now_ += SendQueue::ReportTimeout - 1;
    pump();
    expectNoResult();
    now_ += 1;
    pump();
    expectResult(1, false);
    EXPECT_EQ(1U, queue_.timeouts());
    EXPECT_EQ(0U, peers_.inFlight(nodeAddress(1)));

    // Its report comes after all.
    reports_.push(nodeAddress(1), true);
    pump();
    EXPECT_EQ(1U, queue_.strayReports());
    expectNoResult();
}

TEST_F(SendQueueTest, OnlyPayloadsOfTheProtocolAreTaken)
{
    const std::array<std::uint8_t, 251> payload{};
    EXPECT_FALSE(queue_.enqueue(nodeAddress(1), 1, payload.data(), 0));
    EXPECT_FALSE(queue_.enqueue(nodeAddress(1), 1, payload.data(), 251));
    EXPECT_TRUE(queue_.enqueue(nodeAddress(1), 1, payload.data(), 250));
}

TEST_F(SendQueueTest, OnlyWhatWaitsTakesBytes)
{
    std::array<std::uint8_t, 250> payload{};
    std::uint16_t ticket = 0;
    const auto add = [&] {
        payload.fill(static_cast<std::uint8_t>(ticket));
        return queue_.enqueue(nodeAddress(1), ticket, payload.data(), payload.size());
    };
    for (; ticket < 5; ticket++) {
        ASSERT_TRUE(add());
    }

    EXPECT_EQ(0U, queue_.room());
    EXPECT_FALSE(add());
    pump();
    EXPECT_EQ(5U, queue_.room());
    radio_.buffers = 7;
    for (; ticket < 10; ticket++) {
        ASSERT_TRUE(add());
    }

    pump();
    EXPECT_EQ(2U, queue_.room());
    ASSERT_TRUE(add());
    radio_.buffers = 100;
    pump();
    ASSERT_EQ(11U, radio_.sent.size());
    for (std::uint8_t n = 0; n <= ticket; n++) {
        EXPECT_EQ(std::vector<std::uint8_t>(250, n), radio_.sent[n].payload);
    }
}

TEST_F(SendQueueTest, TwoHundredAndFiftyNodesAndBroadcastShareTwentyPeers)
{
    const std::array<std::uint8_t, 2> payload{7, 8};
    std::uint16_t ticket = 0;
    std::uint16_t expected = 0;
    for (int round = 0; round < 3; round++) {
        for (std::uint32_t node = 0; node < 250; node++) {
            const MacAddress &destination = node % 50 == 0 ? BroadcastAddress : nodeAddress(node);
            while (!queue_.enqueue(destination, ticket, payload.data(), payload.size())) {
                radio_.report(reports_, true);
                pump();
                expectResult(expected++, true);
            }

            ticket++;
            pump();
        }
    }

    while (expected < ticket) {
        radio_.report(reports_, true);
        pump();
        expectResult(expected++, true);
    }

    EXPECT_TRUE(radio_.errors.empty()) << radio_.errors.front();
    EXPECT_EQ(750U, radio_.sent.size());
    EXPECT_LE(radio_.peers.size(), PeerTable::Capacity);
    EXPECT_EQ(0, std::count(radio_.removed.begin(), radio_.removed.end(), BroadcastAddress));
    EXPECT_EQ(0, radio_.rateCalls);
}

TEST_F(SendQueueTest, LargeFramesNeedRoomWhichIsGivenBackOnceNothingWaits)
{
    const std::vector<std::uint8_t> large(LargePayload, 9);
    const std::vector<std::uint8_t> small(MaximumPayload, 4);
    radio_.buffers = 0;
    EXPECT_FALSE(queue_.enqueue(nodeAddress(1), 1, large.data(), large.size()));
    EXPECT_TRUE(queue_.fits(LargePayload)) << "it is taken to be refused";
    ASSERT_TRUE(queue_.enqueue(nodeAddress(1), 1, small.data(), small.size()));
    ASSERT_TRUE(queue_.enlarge());
    EXPECT_EQ(2U, queue_.room());
    ASSERT_TRUE(queue_.enqueue(nodeAddress(1), 2, large.data(), large.size()));
    ASSERT_TRUE(queue_.enqueue(nodeAddress(1), 3, large.data(), large.size()));
    EXPECT_FALSE(queue_.fits(LargePayload));
    EXPECT_FALSE(queue_.enqueue(nodeAddress(1), 4, large.data(), large.size()));
    ASSERT_TRUE(queue_.enqueue(nodeAddress(1), 4, small.data(), small.size()));
    EXPECT_FALSE(queue_.shrink());

    radio_.buffers = 100;
    pump();
    ASSERT_EQ(4U, radio_.sent.size());
    EXPECT_EQ(small, radio_.sent[0].payload);
    EXPECT_EQ(large, radio_.sent[1].payload);
    EXPECT_EQ(large, radio_.sent[2].payload);
    EXPECT_EQ(small, radio_.sent[3].payload);
    EXPECT_TRUE(queue_.shrink());
    EXPECT_EQ(MaximumPayload, queue_.longest());
    EXPECT_EQ(5U, queue_.room());
    for (int i = 0; i < 4; i++) {
        radio_.report(reports_, true);
    }

    pump();
    for (std::uint16_t ticket = 1; ticket <= 4; ticket++) {
        expectResult(ticket, true);
    }
}

TEST_F(SendQueueTest, WhereThereIsNoRoomForLargeFramesNoneIsMissedAndWhatIsForgottenGivesItBack)
{
    const std::vector<std::uint8_t> small(MaximumPayload, 4);
    radio_.buffers = 0;
    ASSERT_TRUE(queue_.enqueue(nodeAddress(1), 1, small.data(), small.size()));
    EXPECT_TRUE(queue_.shrink());
    ASSERT_TRUE(queue_.enlarge());
    queue_.clear();
    EXPECT_EQ(MaximumPayload, queue_.longest());
}

}  // namespace
}  // namespace enigmaiot::test
