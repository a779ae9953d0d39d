#include <gtest/gtest.h>

#include "../Board.h"
#include "FakeWatchdog.h"
#include "TestSigner.h"

namespace enigmaiot {

namespace {

bool held = false;

}  // namespace

/// Stands in for the glue on nanoCLR.
bool board::isProgramHeld() noexcept
{
    return held;
}

/// Stands in for the glue on nanoCLR.
const NativeAssemblies &board::nativeAssemblies() noexcept
{
    static constexpr test::TestNatives natives;
    return natives;
}

namespace {

constexpr unsigned Limit = 30;

class EspWatchdogTest : public testing::Test {
protected:
    EspWatchdogTest()
    {
        held = false;
    }

    FakeWatchdog idf;
    EspWatchdog watchdog{board::isProgramHeld};
};

TEST_F(EspWatchdogTest, AProgramThatIsNotFedAnyMoreIsRestarted)
{
    ASSERT_TRUE(watchdog.feed(Limit));
    for (int i = 0; i < 10; i++) {
        EXPECT_EQ(0u, idf.run(Limit - 1));
        ASSERT_TRUE(watchdog.feed(Limit));
    }

    const unsigned second = idf.run(1000);
    EXPECT_GE(second, Limit);
    EXPECT_LE(second, Limit + EspWatchdog::TaskSeconds);
}

TEST_F(EspWatchdogTest, NothingIsRestartedThatWasNeverWatchedOrIsNotAnyMore)
{
    ASSERT_TRUE(watchdog.feed(0));
    EXPECT_EQ(0u, idf.run(1000));
    ASSERT_TRUE(watchdog.feed(Limit));
    ASSERT_TRUE(watchdog.feed(0));
    EXPECT_EQ(0u, idf.run(1000));
}

TEST_F(EspWatchdogTest, AProgramThatADebuggerHoldsIsNotRestarted)
{
    ASSERT_TRUE(watchdog.feed(Limit));
    held = true;
    EXPECT_EQ(0u, idf.run(1000));
    held = false;
    EXPECT_NE(0u, idf.run(1000));
}

TEST_F(EspWatchdogTest, AHungTimerIsRestartedToo)
{
    ASSERT_TRUE(watchdog.feed(Limit));
    idf.period = 0;
    EXPECT_EQ(EspWatchdog::TaskSeconds, idf.run(1000));
}

TEST_F(EspWatchdogTest, ATaskWatchdogThatAnotherComponentMadeIsUsedToo)
{
    idf.isMade = true;
    ASSERT_TRUE(watchdog.feed(Limit));
    EXPECT_NE(0u, idf.run(1000));
}

TEST_F(EspWatchdogTest, WithoutRoomForItNothingIsRestartedAndTheNextCallTriesAgain)
{
    idf.isOutOfUsers = true;
    EXPECT_FALSE(watchdog.feed(Limit));
    idf.isOutOfUsers = false;
    idf.isOutOfTimers = true;
    EXPECT_FALSE(watchdog.feed(Limit));
    EXPECT_EQ(0u, idf.run(1000));
    idf.isOutOfTimers = false;
    EXPECT_TRUE(watchdog.feed(Limit));
    EXPECT_NE(0u, idf.run(1000));
}

}  // namespace
}  // namespace enigmaiot
