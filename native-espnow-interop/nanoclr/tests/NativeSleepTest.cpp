#include <gtest/gtest.h>

#include <cstdint>

// The standard library first: nanoCLR defines min as a macro.
#include "FakeSleep.h"
#include "FakeWatchdog.h"
#include "ManagedCall.h"

#include "../EnigmaIoT_Interop.h"

#include <nanoCLR_Hardware.h>

CLR_HW_Hardware g_CLR_HW_Hardware{};

namespace {

using Native = Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeSleep;

constexpr auto Keep = Native::Keep___STATIC__I4__SZARRAY_U1__I4;
constexpr auto Take = Native::Take___STATIC__I4__SZARRAY_U1;
constexpr auto GetTime = Native::GetTime___STATIC__I4__SZARRAY_U1;
constexpr auto Start = Native::Start___STATIC__I4__I8__I4;

TEST(NativeSleepTest, GivesARecordOutOnceAndOnlyAfterADeepSleep)
{
    ManagedCall::Bytes record{1, 2, 3, 4, 5};
    ManagedCall::Bytes room(160);
    FakeWatchdog::resetReason = ESP_RST_DEEPSLEEP;
    ASSERT_EQ(0, ManagedCall().with(record).with(4).to(Keep));
    ASSERT_EQ(4, ManagedCall().with(room).to(Take));
    EXPECT_EQ((ManagedCall::Bytes{1, 2, 3, 4, 0}), ManagedCall::Bytes(room.begin(), room.begin() + 5));
    EXPECT_EQ(0, ManagedCall().with(room).to(Take));

    for (const auto reason : {ESP_RST_POWERON, ESP_RST_SW, ESP_RST_PANIC, ESP_RST_TASK_WDT, ESP_RST_UNKNOWN}) {
        ASSERT_EQ(0, ManagedCall().with(record).with(5).to(Keep));
        FakeWatchdog::resetReason = reason;
        EXPECT_EQ(0, ManagedCall().with(room).to(Take));
        FakeWatchdog::resetReason = ESP_RST_DEEPSLEEP;
        EXPECT_EQ(0, ManagedCall().with(room).to(Take)) << "it is gone";
    }

    FakeWatchdog::resetReason = ESP_RST_POWERON;
}

TEST(NativeSleepTest, RefusesWhatNoCorrectProgramPasses)
{
    ManagedCall::Bytes large(161);
    ManagedCall::Bytes small(3);
    EXPECT_EQ(-1, ManagedCall().with(large).with(161).to(Keep));
    EXPECT_EQ(-1, ManagedCall().with(small).with(4).to(Keep));
    EXPECT_EQ(-1, ManagedCall().with(small).with(-1).to(Keep));
    EXPECT_EQ(-1, ManagedCall().withNull().with(0).to(Keep));
    FakeWatchdog::resetReason = ESP_RST_DEEPSLEEP;
    ASSERT_EQ(0, ManagedCall().with(large).with(100).to(Keep));
    EXPECT_EQ(0, ManagedCall().with(small).to(Take)) << "it does not fit";
    EXPECT_EQ(0, ManagedCall().withNull().to(Take));
    FakeWatchdog::resetReason = ESP_RST_POWERON;
}

TEST(NativeSleepTest, TellsTheMillisecondsOfTheRtc)
{
    ManagedCall::Bytes time(8);
    FakeWatchdog::rtcMicroseconds = 0x0102030405060708u * 1000u / 256u;
    ASSERT_EQ(0, ManagedCall().with(time).to(GetTime));
    std::uint64_t milliseconds = 0;
    for (std::size_t i = time.size(); i > 0; i--) {
        milliseconds = (milliseconds << 8) | time[i - 1];
    }

    EXPECT_EQ(FakeWatchdog::rtcMicroseconds / 1000, milliseconds);
    ManagedCall::Bytes small(7);
    EXPECT_EQ(-1, ManagedCall().with(small).to(GetTime));
    EXPECT_EQ(-1, ManagedCall().withNull().to(GetTime));
}

TEST(NativeSleepTest, BeginsASleepThatEndsByTimeOrByAPin)
{
    constexpr std::int64_t day = 24 * 3600 * 1000;
    FakeSleep::reset();
    g_CLR_HW_Hardware.m_powerLevel = PowerLevel__Active;
    g_CLR_RT_ExecutionEngine.m_iDebugger_Conditions = 0;
    ASSERT_EQ(0, ManagedCall().withLong(100 * day).with(33).to(Start));
    EXPECT_EQ(8640000000u * 1000u, FakeSleep::microseconds) << "more than 32 bits of milliseconds";
    EXPECT_EQ(33, FakeSleep::pin);
    EXPECT_EQ(0, FakeSleep::level);
    EXPECT_EQ(PowerLevel__Off, g_CLR_HW_Hardware.m_powerLevel);
    EXPECT_TRUE(CLR_EE_DBG_IS(RebootPending));

    FakeSleep::reset();
    ASSERT_EQ(0, ManagedCall().withLong(0).with(-1).to(Start));
    EXPECT_EQ(0u, FakeSleep::microseconds) << "for ever";
    EXPECT_EQ(-1, FakeSleep::pin);
    g_CLR_RT_ExecutionEngine.m_iDebugger_Conditions = 0;
}

TEST(NativeSleepTest, DoesNotSleepWhereNothingWouldWakeIt)
{
    g_CLR_HW_Hardware.m_powerLevel = PowerLevel__Active;
    EXPECT_EQ(-2, ManagedCall().withLong(1000).with(FakeSleep::NoRtcPin).to(Start));
    EXPECT_EQ(-1, ManagedCall().withLong(-1).with(33).to(Start));
    EXPECT_EQ(PowerLevel__Active, g_CLR_HW_Hardware.m_powerLevel);
    EXPECT_FALSE(CLR_EE_DBG_IS(RebootPending));
}

}  // namespace
