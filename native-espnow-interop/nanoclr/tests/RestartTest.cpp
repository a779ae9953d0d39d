#include <gtest/gtest.h>

// The standard library first: nanoCLR defines min as a macro.
#include "../../esp32/Board.h"
#include "FakeBoard.h"
#include "FakeEspNow.h"
#include "ManagedCall.h"

#include "../EnigmaIoT_Interop.h"

namespace {

void (*rebootHandler)(void) = nullptr;

}  // namespace

// nanoCLR's own, which calls the handler before it takes Wi-Fi down.
void HAL_AddSoftRebootHandler(void (*handler)(void))
{
    rebootHandler = handler;
}

namespace {

using Cipher = Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeCipher;
using Radio = Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeRadio;
using Slots = Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeSlots;
using Bytes = ManagedCall::Bytes;

constexpr auto Begin = Radio::Begin___STATIC__I4;
constexpr auto Start = Radio::Start___STATIC__I4__I4;
constexpr auto Exchange = Radio::Exchange___STATIC__I4__SZARRAY_U1__I4__SZARRAY_U1;
constexpr auto LoadKey = Radio::LoadKey___STATIC__I4__SZARRAY_U1__SZARRAY_U1;
constexpr auto ClearKey = Radio::ClearKey___STATIC__I4__I4;
constexpr auto CreateDigest = Cipher::CreateDigest___STATIC__I4__I4;
constexpr auto UpdateDigest = Cipher::UpdateDigest___STATIC__I4__I4__SZARRAY_U1__I4__I4;
constexpr auto FinishDigest = Cipher::FinishDigest___STATIC__I4__I4__SZARRAY_U1__I4;
constexpr auto BeginImage = Slots::Begin___STATIC__I4__I4__I4__SZARRAY_U1;

/// What a gateway takes of native code.
constexpr int Keys = 41;
constexpr int Digests = 5;

class RestartTest : public testing::Test {
protected:
    RestartTest()
    {
        board.add(ESP_PARTITION_TYPE_APP, ESP_PARTITION_SUBTYPE_APP_FACTORY, 0x4000, "factory");
        board.add(ESP_PARTITION_TYPE_DATA, 0x84, 0x4000, "deploy");
        board.add(ESP_PARTITION_TYPE_DATA, 0x84, 0x4000, "deploy_1");
        board.add(ESP_PARTITION_TYPE_DATA, 0x85, 0x3000, "boot_record");
        board.restart();
    }

    /// A managed program starts, and uses all that it takes.
    void runProgram()
    {
        ASSERT_EQ(0, ManagedCall().to(Begin));
        ASSERT_EQ(0, static_cast<int>(enigmaiot::board::slots().openKind()));
        ASSERT_EQ(0, ManagedCall().with(1).to(Start));
        Bytes key(32, 7);
        Bytes anyone(6);
        for (int i = 0; i < Keys; i++) {
            const std::int32_t number = ManagedCall().with(key).with(anyone).to(LoadKey);
            ASSERT_LT(lastKey, number) << "no room, or a number is used again";
            lastKey = number;
        }

        for (int i = 0; i < Digests; i++) {
            const std::int32_t digest = ManagedCall().with(i % 2).to(CreateDigest);
            ASSERT_EQ(i, digest);
            Bytes result(32);
            ASSERT_EQ(0, ManagedCall().with(digest).with(key).with(0).with(32).to(UpdateDigest));
            ASSERT_EQ(0, ManagedCall().with(digest).with(result).with(0).to(FinishDigest));
            ASSERT_NE(Bytes(32), result);
        }

        Bytes none;
        Bytes incoming(512);
        ASSERT_EQ(2, ManagedCall().with(none).with(0).with(incoming).to(Exchange)) << "a frame from before came through";
        Bytes md5(16);
        ASSERT_EQ(0, ManagedCall().with(1).with(1000).with(md5).to(BeginImage));
        espNow.receive({1, 2, 3, 4, 5, 6}, -50, 6, {7, 8});
    }

    FakeBoard board;
    FakeEspNow espNow;
    std::int32_t lastKey = 0;
};

TEST_F(RestartTest, TenProgramsStartOneAfterTheOtherInOneProcess)
{
    for (int start = 0; start < 10; start++) {
        runProgram();
        ASSERT_FALSE(HasFatalFailure()) << "start " << start;
    }
}

TEST_F(RestartTest, TheClrSaysThatItRestartsAndKeysAndRadioAreGoneAtOnce)
{
    for (int start = 0; start < 10; start++) {
        runProgram();
        ASSERT_FALSE(HasFatalFailure()) << "start " << start;
        ASSERT_NE(nullptr, rebootHandler);
        rebootHandler();
        Bytes none;
        Bytes incoming(512);
        Bytes key(32);
        EXPECT_EQ(-ESP_ERR_ESPNOW_NOT_INIT, ManagedCall().with(none).with(0).with(incoming).to(Exchange));
        EXPECT_EQ(-1, ManagedCall().with(lastKey).to(ClearKey)) << "a key is still there";
        EXPECT_EQ(-1, ManagedCall().with(0).with(key).with(0).with(32).to(UpdateDigest));
        EXPECT_EQ(0, static_cast<int>(enigmaiot::board::slots().openKind()));
    }
}

}  // namespace
