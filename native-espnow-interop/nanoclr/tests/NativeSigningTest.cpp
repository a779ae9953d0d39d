#include <gtest/gtest.h>

#include <cstring>

// The standard library first: nanoCLR defines min as a macro.
#include "FakeBoard.h"
#include "FakeEspNow.h"
#include "TestSigner.h"

#include "../../esp32/Board.h"

#include "ManagedCall.h"

#include "../EnigmaIoT_Interop.h"

// nanoCLR's own, which looks into the table that its build has made.
const CLR_RT_NativeAssemblyData *GetAssemblyNativeData(const char *name)
{
    const CLR_RT_NativeAssemblyData *own = &g_CLR_AssemblyNative_EnigmaIoT_Interop;
    return std::strcmp(name, own->m_szAssemblyName) == 0 ? own : nullptr;
}

namespace {

using Native = Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeSlots;
using Bytes = ManagedCall::Bytes;

constexpr auto Trust = Native::Trust___STATIC__I4__SZARRAY_U1;
constexpr auto SetRules = Native::SetSigningRules___STATIC__I4__SZARRAY_U1__I4;
constexpr auto NeedsSignature = Native::NeedsSignature___STATIC__I4;
constexpr auto CheckOffer = Native::CheckOffer___STATIC__I4__I4__SZARRAY_U1;
constexpr auto BeginProgram = Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeRadio::Begin___STATIC__I4;

constexpr int NotSigned = 10;
constexpr int UnknownKey = 11;
constexpr int WrongHardware = 13;
constexpr int WrongInterop = 14;

TEST(NativeSigningTest, KeysAndRulesAreSetAndOffersChecked)
{
    FakeBoard board;
    FakeEspNow espNow;
    board.add(ESP_PARTITION_TYPE_APP, ESP_PARTITION_SUBTYPE_APP_FACTORY, 0x4000, "factory");
    board.add(ESP_PARTITION_TYPE_DATA, 0x84, 0x4000, "deploy");
    board.add(ESP_PARTITION_TYPE_DATA, 0x84, 0x4000, "deploy_1");
    board.add(ESP_PARTITION_TYPE_DATA, 0x85, 0x3000, "boot_record");
    board.restart();
    const enigmaiot::test::TestSigner signer(1);
    Bytes key(signer.key.begin(), signer.key.end());
    Bytes facts(24);
    Bytes name{'r', 'e', 'l', 'a', 'y'};

    EXPECT_EQ(0, ManagedCall().to(NeedsSignature));
    EXPECT_EQ(0, ManagedCall().with(1).with(facts).to(CheckOffer));
    Bytes half(63);
    EXPECT_EQ(-1, ManagedCall().with(half).to(Trust));
    EXPECT_EQ(-1, ManagedCall().withNull().to(Trust));
    EXPECT_EQ(0, ManagedCall().to(NeedsSignature));
    EXPECT_EQ(0, ManagedCall().with(key).to(Trust));
    EXPECT_EQ(1, ManagedCall().to(NeedsSignature));
    Bytes wrong(64);
    EXPECT_EQ(1, ManagedCall().with(wrong).to(Trust));

    EXPECT_EQ(NotSigned, ManagedCall().with(1).with(facts).to(CheckOffer));
    facts[0] = 1;
    EXPECT_EQ(UnknownKey, ManagedCall().with(0).with(facts).to(CheckOffer));
    std::copy(signer.id.begin(), signer.id.end(), facts.begin());
    EXPECT_EQ(0, ManagedCall().with(1).with(facts).to(CheckOffer));
    enigmaiot::putU32(&facts[12], enigmaiot::crc32(name.data(), name.size()));
    EXPECT_EQ(WrongHardware, ManagedCall().with(1).with(facts).to(CheckOffer));
    Bytes tooLong(17);
    EXPECT_EQ(-1, ManagedCall().with(tooLong).with(0).to(SetRules));
    EXPECT_EQ(-1, ManagedCall().withNull().with(0).to(SetRules));
    EXPECT_EQ(0, ManagedCall().with(name).with(0).to(SetRules));
    EXPECT_EQ(0, ManagedCall().with(1).with(facts).to(CheckOffer));

    // This interop's own version and checksum are taken, others not.
    const CLR_RT_NativeAssemblyData &own = g_CLR_AssemblyNative_EnigmaIoT_Interop;
    enigmaiot::putU32(&facts[20], own.m_checkSum);
    enigmaiot::test::putU16(&facts[16], own.m_Version.iMajorVersion);
    enigmaiot::test::putU16(&facts[18], own.m_Version.iMinorVersion);
    EXPECT_EQ(0, ManagedCall().with(1).with(facts).to(CheckOffer));
    enigmaiot::test::putU16(&facts[18], own.m_Version.iMinorVersion + 1U);
    EXPECT_EQ(WrongInterop, ManagedCall().with(1).with(facts).to(CheckOffer));
    Bytes shortFacts(23);
    EXPECT_EQ(-1, ManagedCall().with(1).with(shortFacts).to(CheckOffer));
    EXPECT_EQ(-1, ManagedCall().with(1).withNull().to(CheckOffer));

    const enigmaiot::NativeAssemblies &natives = enigmaiot::board::nativeAssemblies();
    EXPECT_TRUE(natives.has("EnigmaIoT.Interop", own.m_checkSum));
    EXPECT_FALSE(natives.has("EnigmaIoT.Interop", own.m_checkSum + 1));
    EXPECT_FALSE(natives.has("System.Math", own.m_checkSum));

    ASSERT_EQ(0, ManagedCall().to(BeginProgram));
    EXPECT_EQ(0, ManagedCall().to(NeedsSignature));
}

}  // namespace
