#include "Watchdog.h"

#include <gtest/gtest.h>

namespace enigmaiot::test {
namespace {

bool runs(Watchdog &watchdog, unsigned seconds, bool held = false)
{
    for (unsigned i = 0; i < seconds; i++) {
        if (!watchdog.tick(held)) {
            return false;
        }
    }

    return true;
}

TEST(WatchdogTest, WatchesNothingBeforeItIsFed)
{
    Watchdog watchdog;
    EXPECT_TRUE(runs(watchdog, 1000));
}

TEST(WatchdogTest, TellsThatTheProgramHangsOnceItsTimeIsOver)
{
    Watchdog watchdog;
    watchdog.feed(10);
    EXPECT_TRUE(runs(watchdog, 9));
    EXPECT_FALSE(watchdog.tick(false));
    EXPECT_FALSE(watchdog.tick(false));
}

TEST(WatchdogTest, EachFeedGivesTheWholeTimeAnew)
{
    Watchdog watchdog;
    for (int i = 0; i < 5; i++) {
        watchdog.feed(10);
        EXPECT_TRUE(runs(watchdog, 9));
    }

    watchdog.feed(20);
    EXPECT_TRUE(runs(watchdog, 19));
    EXPECT_FALSE(watchdog.tick(false));
    watchdog.feed(10);
    EXPECT_TRUE(watchdog.tick(false));
}

TEST(WatchdogTest, ZeroEndsTheWatch)
{
    Watchdog watchdog;
    watchdog.feed(10);
    EXPECT_TRUE(runs(watchdog, 9));
    watchdog.feed(0);
    EXPECT_TRUE(runs(watchdog, 1000));
}

TEST(WatchdogTest, NoTimePassesWhileTheProgramIsHeld)
{
    Watchdog watchdog;
    watchdog.feed(10);
    EXPECT_TRUE(runs(watchdog, 9));
    EXPECT_TRUE(runs(watchdog, 1000, true));
    EXPECT_TRUE(runs(watchdog, 9));
    EXPECT_FALSE(watchdog.tick(false));
}

}  // namespace
}  // namespace enigmaiot::test
