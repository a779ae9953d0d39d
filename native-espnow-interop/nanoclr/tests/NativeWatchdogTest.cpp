#include <gtest/gtest.h>
#include <climits>

// The standard library first: nanoCLR defines min as a macro.
#include "../../esp32/Board.h"
#include "FakeWatchdog.h"
#include "ManagedCall.h"

#include "../EnigmaIoT_Interop.h"

CLR_RT_ExecutionEngine g_CLR_RT_ExecutionEngine{};

namespace {

constexpr auto Feed = Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeWatchdog::Feed___STATIC__I4__I4;

// There is one watchdog, as on a board, so one test has it all.
TEST(NativeWatchdogTest, RestartsAProgramThatHangsUnlessADebuggerTalksToIt)
{
    FakeWatchdog idf;
    g_CLR_RT_ExecutionEngine.m_iDebugger_Conditions = CLR_RT_ExecutionEngine::c_fDebugger_StateProgramRunning;
    EXPECT_EQ(-1, ManagedCall().with(-1).to(Feed));
    EXPECT_EQ(-1, ManagedCall().with(INT_MIN).to(Feed));
    EXPECT_EQ(0u, idf.run(1000));
    idf.isOutOfUsers = true;
    EXPECT_EQ(-2, ManagedCall().with(10).to(Feed));
    idf.isOutOfUsers = false;
    ASSERT_EQ(0, ManagedCall().with(10).to(Feed));
    EXPECT_EQ(0u, idf.run(9));

    for (auto state : {CLR_RT_ExecutionEngine::c_fDebugger_Stopped, CLR_RT_ExecutionEngine::c_fDebugger_Enabled}) {
        g_CLR_RT_ExecutionEngine.m_iDebugger_Conditions = state;
        EXPECT_TRUE(enigmaiot::board::isProgramHeld());
        EXPECT_EQ(0u, idf.run(1000));
    }

    g_CLR_RT_ExecutionEngine.m_iDebugger_Conditions = CLR_RT_ExecutionEngine::c_fDebugger_StateProgramRunning;
    EXPECT_FALSE(enigmaiot::board::isProgramHeld());
    EXPECT_NE(0u, idf.run(1000));
    ASSERT_EQ(0, ManagedCall().with(0).to(Feed));
    EXPECT_EQ(0u, idf.run(1000));
}

}  // namespace
