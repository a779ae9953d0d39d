#include <gtest/gtest.h>
#include <climits>

// The standard library first: nanoCLR defines min as a macro.
#include "../../esp32/Board.h"
#include "FakeBoard.h"
#include "DeltaSample.h"
#include "SampleImage.h"
#include "ManagedCall.h"

#include "../../esp32/DigestPool.h"
#include "../EnigmaIoT_Interop.h"

namespace {

using Native = Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeSlots;
using Bytes = ManagedCall::Bytes;

constexpr auto GetState = Native::GetState___STATIC__I4;
constexpr auto GetRollbackCause = Native::GetRollbackCause___STATIC__I4;
constexpr auto GetCapacity = Native::GetCapacity___STATIC__I4__I4;
constexpr auto Begin = Native::Begin___STATIC__I4__I4__I4__SZARRAY_U1;
constexpr auto Resume = Native::Resume___STATIC__I4__I4__SZARRAY_U1;
constexpr auto Write = Native::Write___STATIC__I4__I4__SZARRAY_U1__I4__I4;
constexpr auto BeginDelta
    = Native::BeginDelta___STATIC__I4__I4__I4__SZARRAY_U1__I4__SZARRAY_U1__SZARRAY_U1__I4;
constexpr auto WriteDelta = Native::WriteDelta___STATIC__I4__SZARRAY_U1__I4__I4;
constexpr auto Finish = Native::Finish___STATIC__I4__SZARRAY_U1__I4__SZARRAY_U1;
constexpr auto Abort = Native::Abort___STATIC__I4;
constexpr auto Confirm = Native::Confirm___STATIC__I4;

constexpr int Ok = 0;
constexpr int UnknownKind = 1;
constexpr int WrongSize = 2;
constexpr int WrongState = 3;
constexpr int DigestMismatch = 4;
constexpr int WrongBase = 7;

Bytes md5Of(const Bytes &bytes)
{
    enigmaiot::MbedDigest digest;
    EXPECT_TRUE(digest.start(MBEDTLS_MD_MD5));
    digest.update(bytes.data(), bytes.size());
    Bytes result(16);
    digest.finish(result.data());
    return result;
}

// The slots are found once for good, as on a board, so one test has them all.
TEST(NativeSlotsTest, WritesAnImageAndChecksArguments)
{
    FakeBoard board;
    board.add(ESP_PARTITION_TYPE_APP, ESP_PARTITION_SUBTYPE_APP_FACTORY, 0x4000, "factory");
    board.add(ESP_PARTITION_TYPE_DATA, 0x84, 0x4000, "deploy");
    board.add(ESP_PARTITION_TYPE_DATA, 0x84, 0x4000, "deploy_1");
    board.add(ESP_PARTITION_TYPE_DATA, 0x85, 0x3000, "boot_record");
    board.flash("deploy", enigmaiot::test::makeDeployment(1000, 1));
    board.restart();

    EXPECT_EQ(0, ManagedCall().to(GetState));
    EXPECT_EQ(0, ManagedCall().to(GetRollbackCause));
    EXPECT_EQ(0x4000, ManagedCall().with(1).to(GetCapacity));
    EXPECT_EQ(0, ManagedCall().with(2).to(GetCapacity));
    EXPECT_EQ(0, ManagedCall().with(INT_MIN).to(GetCapacity));

    Bytes image = enigmaiot::test::makeDeployment(160, 2);
    Bytes none;
    Bytes md5 = md5Of(image);
    Bytes shortMd5(15);
    EXPECT_EQ(-1, ManagedCall().with(1).with(160).with(shortMd5).to(Begin));
    EXPECT_EQ(-1, ManagedCall().with(1).with(160).withNull().to(Begin));
    EXPECT_EQ(-1, ManagedCall().with(160).with(shortMd5).to(Resume));
    EXPECT_EQ(-1, ManagedCall().with(160).withNull().to(Resume));
    EXPECT_EQ(UnknownKind, ManagedCall().with(2).with(100).with(md5).to(Begin));
    EXPECT_EQ(UnknownKind, ManagedCall().with(-1).with(100).with(md5).to(Begin));
    EXPECT_EQ(WrongSize, ManagedCall().with(1).with(0).with(md5).to(Begin));
    EXPECT_EQ(WrongSize, ManagedCall().with(1).with(-1).with(md5).to(Begin));
    EXPECT_EQ(WrongSize, ManagedCall().with(1).with(0x4001).with(md5).to(Begin));

    EXPECT_EQ(WrongState, ManagedCall().with(0).with(image).with(0).with(4).to(Write));
    ASSERT_EQ(Ok, ManagedCall().with(1).with(160).with(md5).to(Begin));
    EXPECT_EQ(-1, ManagedCall().with(-4).with(image).with(0).with(4).to(Write));
    EXPECT_EQ(-1, ManagedCall().with(0).with(image).with(157).with(4).to(Write));
    EXPECT_EQ(-1, ManagedCall().with(0).with(image).with(-1).with(4).to(Write));
    EXPECT_EQ(-1, ManagedCall().with(0).with(image).with(4).with(INT_MAX).to(Write));
    EXPECT_EQ(-1, ManagedCall().with(0).withNull().with(0).with(4).to(Write));
    EXPECT_EQ(WrongState, ManagedCall().with(INT_MAX).with(image).with(0).with(4).to(Write));
    EXPECT_EQ(Ok, ManagedCall().with(8).with(image).with(8).with(152).to(Write));
    EXPECT_EQ(Ok, ManagedCall().with(0).with(image).with(0).with(8).to(Write));

    Bytes sha256(32);
    Bytes halfOfSha256(31);
    EXPECT_EQ(-1, ManagedCall().with(md5).with(1).with(none).to(Finish));
    EXPECT_EQ(-1, ManagedCall().with(md5).with(0).with(halfOfSha256).to(Finish));
    EXPECT_EQ(-1, ManagedCall().with(md5).with(0).withNull().to(Finish));
    EXPECT_EQ(-1, ManagedCall().withNull().with(0).with(none).to(Finish));
    EXPECT_EQ(DigestMismatch, ManagedCall().with(md5).with(0).with(sha256).to(Finish));

    // A delta that is kept in the slot.
    Bytes delta = enigmaiot::test::head();
    enigmaiot::test::append(delta, enigmaiot::test::addWindow(image));
    const int count = static_cast<int>(delta.size());
    const auto begin = [&](int baseSize, int stagedSize) {
        return ManagedCall().with(1).with(160).with(md5).with(baseSize).with(sha256).with(md5).with(stagedSize).to(BeginDelta);
    };
    EXPECT_EQ(-1, begin(0, -1));
    EXPECT_EQ(-1, begin(-1, count));
    EXPECT_EQ(-WrongBase, begin(4, count));
    EXPECT_EQ(-WrongSize, begin(0, 0x4000));
    EXPECT_EQ(0, begin(0, count));
    EXPECT_EQ(Ok, ManagedCall().with(8).with(delta).with(8).with(count - 8).to(Write));
    EXPECT_EQ(-WrongState, ManagedCall().with(delta).with(0).with(8).to(WriteDelta));
    EXPECT_EQ(Ok, ManagedCall().with(0).with(delta).with(0).with(8).to(Write));
    EXPECT_LT(0, ManagedCall().with(delta).with(0).with(0).to(WriteDelta));
    EXPECT_EQ(DigestMismatch, ManagedCall().with(md5).with(0).with(sha256).to(Finish)) << "of that SHA-256 no image is";
    EXPECT_EQ(image, board.read("deploy_1", image.size()));

    ASSERT_EQ(Ok, ManagedCall().with(1).with(160).with(md5).to(Begin));
    EXPECT_EQ(1, static_cast<int>(enigmaiot::board::slots().openKind()));
    EXPECT_EQ(Ok, ManagedCall().to(Abort));
    EXPECT_EQ(0, static_cast<int>(enigmaiot::board::slots().openKind()));
    EXPECT_EQ(0, ManagedCall().with(160).with(md5).to(Resume));
    EXPECT_EQ(0, ManagedCall().with(-1).with(md5).to(Resume));
    ASSERT_EQ(Ok, ManagedCall().with(1).with(160).with(md5).to(Begin));
    EXPECT_EQ(Ok, ManagedCall().with(0).with(image).with(0).with(160).to(Write));
    EXPECT_EQ(Ok, ManagedCall().to(Abort));
    EXPECT_EQ(160, ManagedCall().with(160).with(md5).to(Resume));
    EXPECT_EQ(1, static_cast<int>(enigmaiot::board::slots().openKind()));
    EXPECT_EQ(Ok, ManagedCall().with(md5).with(0).with(none).to(Finish));
    EXPECT_EQ(2, ManagedCall().to(GetState));
    EXPECT_EQ(Ok, ManagedCall().to(Confirm));
    EXPECT_EQ(2, ManagedCall().to(GetState));
    EXPECT_EQ(image, board.read("deploy_1", image.size()));
}

}  // namespace
