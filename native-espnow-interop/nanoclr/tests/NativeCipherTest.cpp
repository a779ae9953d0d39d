#include <gtest/gtest.h>
#include <climits>

// The standard library first: nanoCLR defines min as a macro.
#include "ManagedCall.h"

#include "../EnigmaIoT_Interop.h"

namespace {

using Native = Library_EnigmaIoT_Interop_EnigmaIoT_Interop_NativeCipher;
using Bytes = ManagedCall::Bytes;

constexpr auto CreateKeyPair = Native::CreateKeyPair___STATIC__I4__SZARRAY_U1__SZARRAY_U1;
constexpr auto Agree = Native::Agree___STATIC__I4__SZARRAY_U1__SZARRAY_U1__I4__SZARRAY_U1;
constexpr auto Random = Native::Random___STATIC__I4__SZARRAY_U1__I4__I4;
constexpr auto CreateDigest = Native::CreateDigest___STATIC__I4__I4;
constexpr auto ResetDigest = Native::ResetDigest___STATIC__I4__I4;
constexpr auto UpdateDigest = Native::UpdateDigest___STATIC__I4__I4__SZARRAY_U1__I4__I4;
constexpr auto FinishDigest = Native::FinishDigest___STATIC__I4__I4__SZARRAY_U1__I4;
constexpr auto DecodeBase64 = Native::DecodeBase64___STATIC__I4__SZARRAY_U1__I4__I4__SZARRAY_U1__I4__I4;
constexpr auto BeginPasswordKey = Native::BeginPasswordKey___STATIC__I4__SZARRAY_U1__SZARRAY_U1__SZARRAY_U1;
constexpr auto AdvancePasswordKey = Native::AdvancePasswordKey___STATIC__I4__SZARRAY_U1__SZARRAY_U1__I4;

Bytes bytesOf(const char *text)
{
    return {text, text + std::char_traits<char>::length(text)};
}

TEST(NativeCipherTest, AgreesOnASecret)
{
    Bytes privateA(32);
    Bytes publicA(32);
    Bytes privateB(32);
    Bytes publicB(40);
    Bytes movedB(41);
    ASSERT_EQ(0, ManagedCall().with(privateA).with(publicA).to(CreateKeyPair));
    ASSERT_EQ(0, ManagedCall().with(privateB).with(publicB).to(CreateKeyPair));
    std::copy_n(publicB.begin(), 32, movedB.begin() + 9);

    Bytes secretA(32);
    Bytes secretB(32);
    EXPECT_EQ(0, ManagedCall().with(privateA).with(movedB).with(9).with(secretA).to(Agree));
    EXPECT_EQ(0, ManagedCall().with(privateB).with(publicA).with(0).with(secretB).to(Agree));
    EXPECT_EQ(secretA, secretB);
    EXPECT_EQ(-1, ManagedCall().with(privateA).with(movedB).with(10).with(secretA).to(Agree));
    Bytes zero(32);
    EXPECT_EQ(-2, ManagedCall().with(privateA).with(zero).with(0).with(secretA).to(Agree));
}

TEST(NativeCipherTest, RefusesKeysThatAreShortOrNull)
{
    Bytes key(32);
    Bytes shortKey(31);
    EXPECT_EQ(-1, ManagedCall().with(shortKey).with(key).to(CreateKeyPair));
    EXPECT_EQ(-1, ManagedCall().with(key).with(shortKey).to(CreateKeyPair));
    EXPECT_EQ(-1, ManagedCall().withNull().with(key).to(CreateKeyPair));
    EXPECT_EQ(-1, ManagedCall().with(key).withNull().to(CreateKeyPair));
    EXPECT_EQ(-1, ManagedCall().with(key).with(key).with(0).with(shortKey).to(Agree));
    EXPECT_EQ(-1, ManagedCall().with(key).with(key).with(INT_MIN).with(key).to(Agree));
    EXPECT_EQ(-1, ManagedCall().with(key).with(key).with(INT_MAX).with(key).to(Agree));
}

TEST(NativeCipherTest, FillsThePartWithRandomNumbers)
{
    Bytes bytes(64);
    ASSERT_EQ(0, ManagedCall().with(bytes).with(8).with(48).to(Random));
    EXPECT_EQ(Bytes(8), Bytes(bytes.begin(), bytes.begin() + 8));
    EXPECT_NE(Bytes(48), Bytes(bytes.begin() + 8, bytes.begin() + 56));
    EXPECT_EQ(Bytes(8), Bytes(bytes.begin() + 56, bytes.end()));
    EXPECT_EQ(-1, ManagedCall().with(bytes).with(60).with(5).to(Random));
    EXPECT_EQ(-1, ManagedCall().withNull().with(0).with(0).to(Random));
}

TEST(NativeCipherTest, HashesParts)
{
    const std::int32_t handle = ManagedCall().with(0).to(CreateDigest);
    ASSERT_GE(handle, 0);
    Bytes text = bytesOf("xabcx");
    Bytes digest(20);
    ASSERT_EQ(0, ManagedCall().with(handle).with(text).with(0).with(1).to(UpdateDigest));
    ASSERT_EQ(0, ManagedCall().with(handle).to(ResetDigest));
    ASSERT_EQ(0, ManagedCall().with(handle).with(text).with(1).with(3).to(UpdateDigest));
    ASSERT_EQ(0, ManagedCall().with(handle).with(digest).with(4).to(FinishDigest));
    const Bytes expected{0,    0,    0,    0,    0x90, 0x01, 0x50, 0x98, 0x3c, 0xd2,
                         0x4f, 0xb0, 0xd6, 0x96, 0x3f, 0x7d, 0x28, 0xe1, 0x7f, 0x72};
    EXPECT_EQ(expected, digest);

    EXPECT_EQ(-1, ManagedCall().with(handle).with(digest).with(5).to(FinishDigest));
    EXPECT_EQ(-1, ManagedCall().with(handle).with(text).with(3).with(3).to(UpdateDigest));
    EXPECT_EQ(-1, ManagedCall().with(handle + 1).to(ResetDigest));
    EXPECT_EQ(-1, ManagedCall().with(-1).with(text).with(0).with(1).to(UpdateDigest));
    EXPECT_EQ(-1, ManagedCall().with(99).with(digest).with(0).to(FinishDigest));
    EXPECT_EQ(-1, ManagedCall().with(7).to(CreateDigest));
}

TEST(NativeCipherTest, DecodesBase64InPlaces)
{
    Bytes text = bytesOf("..Zm9vYg==");
    Bytes output(6);
    EXPECT_EQ(4, ManagedCall().with(text).with(2).with(8).with(output).with(1).with(5).to(DecodeBase64));
    EXPECT_EQ((Bytes{0, 'f', 'o', 'o', 'b', 0}), output);
    EXPECT_EQ(-2, ManagedCall().with(text).with(1).with(8).with(output).with(0).with(6).to(DecodeBase64));
    EXPECT_EQ(-2, ManagedCall().with(text).with(2).with(8).with(output).with(0).with(3).to(DecodeBase64));
    EXPECT_EQ(-1, ManagedCall().with(text).with(3).with(8).with(output).with(0).with(6).to(DecodeBase64));
    EXPECT_EQ(-1, ManagedCall().with(text).with(2).with(8).with(output).with(2).with(5).to(DecodeBase64));
    EXPECT_EQ(-1, ManagedCall().with(text).with(2).with(8).withNull().with(0).with(0).to(DecodeBase64));
}

TEST(NativeCipherTest, DerivesAKeyFromAPasswordInShares)
{
    // RFC 7914 section 11: PBKDF2-HMAC-SHA-256 of "passwd" and "salt", 1 round, first 32 of 64 bytes.
    Bytes password = bytesOf("passwd");
    Bytes salt = bytesOf("salt");
    Bytes state(64);
    ASSERT_EQ(0, ManagedCall().with(password).with(salt).with(state).to(BeginPasswordKey));
    const Bytes expected{0x55, 0xac, 0x04, 0x6e, 0x56, 0xe3, 0x08, 0x9f, 0xec, 0x16, 0x91, 0xc2, 0x25, 0x44, 0xb6, 0x05,
                         0xf9, 0x41, 0x85, 0x21, 0x6d, 0xde, 0x04, 0x65, 0xe6, 0x8b, 0x9d, 0x57, 0xc2, 0x0d, 0xac, 0xbc};
    EXPECT_EQ(expected, Bytes(state.begin() + 32, state.end()));

    Bytes other = state;
    ASSERT_EQ(0, ManagedCall().with(password).with(state).with(30).to(AdvancePasswordKey));
    ASSERT_EQ(0, ManagedCall().with(password).with(other).with(10).to(AdvancePasswordKey));
    EXPECT_NE(state, other);
    ASSERT_EQ(0, ManagedCall().with(password).with(other).with(20).to(AdvancePasswordKey));
    EXPECT_EQ(state, other);
}

TEST(NativeCipherTest, RefusesPasswordsAndStatesThatAreShortOrNull)
{
    Bytes password = bytesOf("passwd");
    Bytes nothing;
    Bytes state(64);
    Bytes shortState(63);
    EXPECT_EQ(0, ManagedCall().with(nothing).with(nothing).with(state).to(BeginPasswordKey));
    EXPECT_EQ(-1, ManagedCall().withNull().with(password).with(state).to(BeginPasswordKey));
    EXPECT_EQ(-1, ManagedCall().with(password).withNull().with(state).to(BeginPasswordKey));
    EXPECT_EQ(-1, ManagedCall().with(password).with(password).with(shortState).to(BeginPasswordKey));
    EXPECT_EQ(-1, ManagedCall().withNull().with(state).with(1).to(AdvancePasswordKey));
    EXPECT_EQ(-1, ManagedCall().with(password).with(shortState).with(1).to(AdvancePasswordKey));
    EXPECT_EQ(-1, ManagedCall().with(password).with(state).with(0).to(AdvancePasswordKey));
    EXPECT_EQ(-1, ManagedCall().with(password).with(state).with(10001).to(AdvancePasswordKey));
}

}  // namespace
