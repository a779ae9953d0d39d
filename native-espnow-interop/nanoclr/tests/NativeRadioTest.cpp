#include <gtest/gtest.h>
#include <climits>

// The standard library first: nanoCLR defines min as a macro.
#include "../../tests/SealingOrder.h"
#include "FakeEspNow.h"
#include "ManagedCall.h"

#include <nanoPAL_Events.h>
#include "../EnigmaIoT_Interop.h"

namespace {

using Native = Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeRadio;
using Bytes = ManagedCall::Bytes;

constexpr auto Start = Native::Start___STATIC__I4__I4;
constexpr auto Stop = Native::Stop___STATIC__I4;
constexpr auto GetAddress = Native::GetAddress___STATIC__I4__SZARRAY_U1;
constexpr auto GetChannel = Native::GetChannel___STATIC__I4;
constexpr auto SetChannel = Native::SetChannel___STATIC__I4__I4;
constexpr auto Exchange = Native::Exchange___STATIC__I4__SZARRAY_U1__I4__SZARRAY_U1;
constexpr auto SetRoom = Native::SetRoom___STATIC__I4__I4;
constexpr auto GetOverruns = Native::GetOverruns___STATIC__I4;
constexpr auto GetKeyCapacity = Native::GetKeyCapacity___STATIC__I4;
constexpr auto LoadKey = Native::LoadKey___STATIC__I4__SZARRAY_U1__SZARRAY_U1;
constexpr auto ClearKey = Native::ClearKey___STATIC__I4__I4;
constexpr auto OpenFrame = Native::OpenFrame___STATIC__I4__I4__SZARRAY_U1__I4__I4;

int events = 0;

class NativeRadioTest : public testing::Test {
protected:
    NativeRadioTest()
    {
        events = 0;
        EXPECT_EQ(0, ManagedCall().with(1).to(Start));
    }

    ~NativeRadioTest() override
    {
        EXPECT_EQ(0, ManagedCall().to(Stop));
    }

    FakeEspNow espNow;
    Bytes none;
    Bytes incoming = Bytes(512);
};

TEST_F(NativeRadioTest, ExchangesFrames)
{
    espNow.receive({1, 2, 3, 4, 5, 6}, -50, 6, {7, 8});
    EXPECT_EQ(1, events);
    Bytes outgoing{9, 9, 9, 9, 9, 9, 1, 0, 0, 2, 0, 0xFB, 4, 0xEE};
    EXPECT_EQ(18, ManagedCall().with(outgoing).with(13).with(incoming).to(Exchange));
    EXPECT_EQ(
        (Bytes{1, 0, 1, 2, 3, 4, 5, 6, 0xCE, 6, 0, 0, 0, 0, 2, 0, 7, 8}),
        Bytes(incoming.begin(), incoming.begin() + 18));
    ASSERT_EQ(1u, espNow.sent.size());
    EXPECT_EQ((Bytes{0xFB, 4}), espNow.sent[0].payload);
    EXPECT_EQ(0, ManagedCall().to(GetOverruns));
}

TEST_F(NativeRadioTest, SealsAndOpensWithTheKeysOfItsTable)
{
    Bytes key(32, 7);
    Bytes peer{9, 9, 9, 9, 9, 9};
    Bytes shortKey(31);
    Bytes shortPeer(5);
    EXPECT_EQ(-1, ManagedCall().with(shortKey).with(peer).to(LoadKey));
    EXPECT_EQ(-1, ManagedCall().with(key).with(shortPeer).to(LoadKey));
    EXPECT_EQ(-1, ManagedCall().withNull().with(peer).to(LoadKey));
    const std::int32_t number = ManagedCall().with(key).with(peer).to(LoadKey);
    ASSERT_GT(number, 0);

    Bytes outgoing{9, 9, 9, 9, 9, 9, 1, 0, 0, 32, 0};
    const Bytes frame = enigmaiot::test::ordered(4, number, 13, {1, 2, 3});
    outgoing.insert(outgoing.end(), frame.begin(), frame.end());
    EXPECT_EQ(2, ManagedCall().with(outgoing).with(43).with(incoming).to(Exchange));
    ASSERT_EQ(1u, espNow.sent.size());
    espNow.receive({9, 9, 9, 9, 9, 9}, -50, 6, espNow.sent[0].payload);
    EXPECT_EQ(2 + 14 + 32, ManagedCall().with(none).with(0).with(incoming).to(Exchange));
    EXPECT_EQ(number, incoming[10]);
    EXPECT_EQ((Bytes{1, 2, 3}), Bytes(incoming.begin() + 29, incoming.begin() + 32));

    Bytes late = espNow.sent[0].payload;
    EXPECT_EQ(-1, ManagedCall().with(number).with(late).with(13).with(33).to(OpenFrame));
    EXPECT_EQ(-1, ManagedCall().with(number).with(late).with(-1).with(32).to(OpenFrame));
    EXPECT_EQ(-1, ManagedCall().with(number).with(late).with(13).with(-1).to(OpenFrame));
    EXPECT_EQ(-1, ManagedCall().with(number).withNull().with(13).with(0).to(OpenFrame));
    EXPECT_EQ(-2, ManagedCall().with(number).with(late).with(INT_MAX).with(32).to(OpenFrame));
    EXPECT_EQ(-2, ManagedCall().with(number + 1).with(late).with(13).with(32).to(OpenFrame));
    EXPECT_EQ(espNow.sent[0].payload, late);
    EXPECT_EQ(0, ManagedCall().with(number).with(late).with(13).with(32).to(OpenFrame));
    EXPECT_EQ((Bytes{1, 2, 3}), Bytes(late.begin() + 13, late.begin() + 16));

    EXPECT_EQ(0, ManagedCall().with(number).to(ClearKey));
    EXPECT_EQ(-1, ManagedCall().with(number).to(ClearKey));
    EXPECT_EQ(-1, ManagedCall().with(-1).to(ClearKey));
    espNow.receive({9, 9, 9, 9, 9, 9}, -50, 6, espNow.sent[0].payload);
    EXPECT_EQ(2 + 14 + 32, ManagedCall().with(none).with(0).with(incoming).to(Exchange));
    EXPECT_EQ(0, incoming[10]);
    EXPECT_EQ(espNow.sent[0].payload, Bytes(incoming.begin() + 16, incoming.begin() + 48));
    EXPECT_EQ(2, ManagedCall().with(outgoing).with(43).with(incoming).to(Exchange));
    EXPECT_EQ(1u, espNow.sent.size());

    std::vector<std::int32_t> numbers(static_cast<std::size_t>(ManagedCall().to(GetKeyCapacity)));
    for (std::int32_t &each : numbers) {
        each = ManagedCall().with(key).with(peer).to(LoadKey);
        EXPECT_LT(0, each);
    }

    EXPECT_EQ(-1, ManagedCall().with(key).with(peer).to(LoadKey));
    for (const std::int32_t each : numbers) {
        EXPECT_EQ(0, ManagedCall().with(each).to(ClearKey));
    }
}

TEST_F(NativeRadioTest, RefusesArraysThatAreShortOrNull)
{
    Bytes five(5);
    Bytes almost(511);
    EXPECT_EQ(-1, ManagedCall().with(five).to(GetAddress));
    EXPECT_EQ(-1, ManagedCall().withNull().to(GetAddress));
    EXPECT_EQ(-1, ManagedCall().with(none).with(0).with(almost).to(Exchange));
    EXPECT_EQ(-1, ManagedCall().with(none).with(0).withNull().to(Exchange));
    EXPECT_EQ(-1, ManagedCall().withNull().with(0).with(incoming).to(Exchange));
    EXPECT_EQ(-1, ManagedCall().with(none).with(1).with(incoming).to(Exchange));
    EXPECT_EQ(-1, ManagedCall().with(none).with(-1).with(incoming).to(Exchange));
    EXPECT_EQ(-1, ManagedCall().with(none).with(INT_MIN).with(incoming).to(Exchange));
    EXPECT_EQ(2, ManagedCall().with(none).with(0).with(incoming).to(Exchange));
}

TEST_F(NativeRadioTest, MakesRoomForLargeFramesAndGivesItBack)
{
    EXPECT_EQ(0, ManagedCall().with(1).to(SetRoom));
    EXPECT_EQ(0, ManagedCall().with(2).to(SetRoom));
    EXPECT_EQ(0, ManagedCall().with(0).to(SetRoom));
    EXPECT_EQ(-1, ManagedCall().with(3).to(SetRoom));
    EXPECT_EQ(-1, ManagedCall().with(-1).to(SetRoom));
}

TEST_F(NativeRadioTest, TellsAddressChannelAndErrors)
{
    Bytes address(6);
    EXPECT_EQ(0, ManagedCall().with(address).to(GetAddress));
    EXPECT_EQ(0xA0, address[0]);
    EXPECT_EQ(0, ManagedCall().with(3).to(SetChannel));
    EXPECT_EQ(3, ManagedCall().to(GetChannel));
    EXPECT_EQ(-1, ManagedCall().with(0).to(SetChannel));
    EXPECT_EQ(-1, ManagedCall().with(2).to(Start));
    espNow.initResult = ESP_ERR_ESPNOW_INTERNAL;
    EXPECT_EQ(-ESP_ERR_ESPNOW_INTERNAL, ManagedCall().with(0).to(Start));
}

}  // namespace

extern "C" void PostManagedEvent(
    std::uint8_t category,
    std::uint8_t subCategory,
    std::uint16_t data1,
    std::uint32_t data2)
{
    EXPECT_EQ(EVENT_CUSTOM, category);
    EXPECT_EQ(0, subCategory);
    EXPECT_EQ(0x454E, data1);
    EXPECT_EQ(0u, data2);
    events++;
}
