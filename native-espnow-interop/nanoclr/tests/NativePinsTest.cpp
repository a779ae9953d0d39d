#include <limits>

#include <gtest/gtest.h>

#include "FakePins.h"
#include "ManagedCall.h"

#include "../EnigmaIoT_Interop.h"

namespace {

using Native = Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativePins;

constexpr auto OpenInput = Native::OpenInput___STATIC__I4__I4;
constexpr auto OpenOutput = Native::OpenOutput___STATIC__I4__I4;
constexpr auto Read = Native::Read___STATIC__I4__I4;
constexpr auto Write = Native::Write___STATIC__I4__I4__I4;

constexpr std::int32_t InputOnly = 36;

TEST(NativePinsTest, AnOutputIsLowAtFirstAndThenWhatIsWritten)
{
    FakePins::reset();
    FakePins::levels[2] = GpioPinValue_High;
    ASSERT_EQ(0, ManagedCall().with(2).to(OpenOutput));
    EXPECT_EQ(PinMode_Output, FakePins::modes[2]);
    EXPECT_EQ(0, ManagedCall().with(2).to(Read));
    ASSERT_EQ(0, ManagedCall().with(2).with(1).to(Write));
    EXPECT_EQ(GpioPinValue_High, FakePins::levels[2]);
    ASSERT_EQ(0, ManagedCall().with(2).with(0).to(Write));
    EXPECT_EQ(GpioPinValue_Low, FakePins::levels[2]);
}

TEST(NativePinsTest, AnInputIsPulledUpAndRead)
{
    FakePins::reset();
    ASSERT_EQ(0, ManagedCall().with(InputOnly).to(OpenInput));
    EXPECT_EQ(PinMode_InputPullUp, FakePins::modes[InputOnly]);
    FakePins::levels[InputOnly] = GpioPinValue_High;
    EXPECT_EQ(1, ManagedCall().with(InputOnly).to(Read));
    FakePins::levels[InputOnly] = GpioPinValue_Low;
    EXPECT_EQ(0, ManagedCall().with(InputOnly).to(Read));
}

TEST(NativePinsTest, APinIsTakenOnceAndOnlyForWhatItCan)
{
    FakePins::reset();
    ASSERT_EQ(0, ManagedCall().with(4).to(OpenInput));
    EXPECT_EQ(-2, ManagedCall().with(4).to(OpenInput));
    EXPECT_EQ(-2, ManagedCall().with(4).to(OpenOutput));
    EXPECT_EQ(-2, ManagedCall().with(InputOnly).to(OpenOutput));
    EXPECT_EQ(0, ManagedCall().with(InputOnly).to(OpenInput)) << "what could not be an output was given back";
    EXPECT_EQ(-2, ManagedCall().with(40).to(OpenInput));
    EXPECT_EQ(-1, ManagedCall().with(-1).to(OpenInput));
    EXPECT_EQ(-1, ManagedCall().with(-1).to(Read));
    EXPECT_EQ(-1, ManagedCall().with(-1).with(1).to(Write));
}

TEST(NativePinsTest, APinThatThereIsNotIsNeitherReadNorWritten)
{
    FakePins::reset();
    for (const std::int32_t number : {40, 1000, std::numeric_limits<std::int32_t>::max()}) {
        EXPECT_EQ(-2, ManagedCall().with(number).to(Read));
        EXPECT_EQ(-2, ManagedCall().with(number).with(1).to(Write));
    }

    EXPECT_TRUE(FakePins::levels.empty());
}

}  // namespace
