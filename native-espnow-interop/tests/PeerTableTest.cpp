#include "PeerTable.h"

#include <gtest/gtest.h>

#include "FakeRadio.h"

namespace enigmaiot::test {
namespace {

using Step = PeerChange::Step;

class PeerTableTest : public testing::Test {
protected:
    void fill()
    {
        for (std::uint32_t n = 0; n < PeerTable::Capacity; n++) {
            use(nodeAddress(n));
        }
    }

    /// Does what the table says, then sends a frame that is reported at once.
    PeerChange use(const MacAddress &peer)
    {
        const PeerChange change = table_.plan(peer);
        if (change.step == Step::Replace) {
            table_.removed(change.evicted);
        }

        if (change.step != Step::Wait) {
            table_.added(peer);
            table_.sent(peer);
            table_.settled(peer);
        }

        return change;
    }

    PeerTable table_;
};

TEST_F(PeerTableTest, NewPeersAreAddedWhileThereIsRoom)
{
    EXPECT_EQ(Step::Add, use(nodeAddress(1)).step);
    EXPECT_EQ(Step::None, use(nodeAddress(1)).step);
    EXPECT_EQ(1U, table_.count());
    EXPECT_TRUE(table_.contains(nodeAddress(1)));
}

TEST_F(PeerTableTest, ThePeerUsedLongestAgoMakesRoom)
{
    fill();
    use(nodeAddress(0));
    const PeerChange change = use(nodeAddress(100));
    EXPECT_EQ(Step::Replace, change.step);
    EXPECT_EQ(nodeAddress(1), change.evicted);
    EXPECT_FALSE(table_.contains(nodeAddress(1)));
    EXPECT_TRUE(table_.contains(nodeAddress(0)));
    EXPECT_EQ(PeerTable::Capacity, table_.count());
}

TEST_F(PeerTableTest, BroadcastStays)
{
    use(BroadcastAddress);
    for (std::uint32_t n = 0; n < 250; n++) {
        use(nodeAddress(n));
        ASSERT_TRUE(table_.contains(BroadcastAddress));
    }

    EXPECT_EQ(PeerTable::Capacity, table_.count());
}

TEST_F(PeerTableTest, APeerWithFramesInFlightStays)
{
    fill();
    table_.sent(nodeAddress(0));
    table_.sent(nodeAddress(0));
    for (std::uint32_t n = 100; n < 150; n++) {
        use(nodeAddress(n));
        ASSERT_TRUE(table_.contains(nodeAddress(0)));
    }

    table_.settled(nodeAddress(0));
    EXPECT_EQ(1U, table_.inFlight(nodeAddress(0)));
    EXPECT_NE(nodeAddress(0), use(nodeAddress(200)).evicted);
    table_.settled(nodeAddress(0));
    EXPECT_EQ(nodeAddress(0), use(nodeAddress(201)).evicted);
}

TEST_F(PeerTableTest, WaitsWhereAllHaveFramesInFlight)
{
    fill();
    for (std::uint32_t n = 0; n < PeerTable::Capacity; n++) {
        table_.sent(nodeAddress(n));
    }

    EXPECT_EQ(Step::Wait, table_.plan(nodeAddress(100)).step);
    table_.settled(nodeAddress(7));
    EXPECT_EQ(nodeAddress(7), table_.plan(nodeAddress(100)).evicted);
}

}  // namespace
}  // namespace enigmaiot::test
