#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "../DigestPool.h"
#include "../MbedCipher.h"

// With the mbed TLS of the PC; the board's is a later version with the same interface.

namespace enigmaiot {
namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes hex(const std::string &text)
{
    Bytes bytes;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        bytes.push_back(static_cast<std::uint8_t>(std::stoi(text.substr(i, 2), nullptr, 16)));
    }

    return bytes;
}

// RFC 7748 section 6.1.
const Bytes AlicePrivate = hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
const Bytes AlicePublic = hex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
const Bytes BobPrivate = hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
const Bytes BobPublic = hex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");
const Bytes Secret = hex("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");

// RFC 8439 section 2.8.2.
const Bytes Nonce = hex("070000004041424344454647");
const Bytes AssociatedData = hex("50515253c0c1c2c3c4c5c6c7");
const std::string Text = "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
                         "sunscreen would be it.";
const Bytes Sealed = hex("d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6"
                         "3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36"
                         "92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc"
                         "3ff4def08e4b7a9de576d26586cec64b6116"
                         "1ae10b594f09e26a7e902ecbd0600691");

Bytes exampleKey()
{
    Bytes key(32);
    for (std::size_t i = 0; i < key.size(); i++) {
        key[i] = static_cast<std::uint8_t>(0x80 + i);
    }

    return key;
}

bool seal(Bytes &buffer, std::size_t count)
{
    const Bytes key = exampleKey();
    return MbedCipher::seal(
        key.data(), Nonce.data(), AssociatedData.data(), AssociatedData.size(), buffer.data(), count);
}

bool open(Bytes &buffer)
{
    const Bytes key = exampleKey();
    return MbedCipher::open(
        key.data(),
        Nonce.data(),
        AssociatedData.data(),
        AssociatedData.size(),
        buffer.data(),
        buffer.size() - MbedCipher::TagCount);
}

TEST(MbedCipherTest, AgreesOnTheSecretOfRfc7748)
{
    Bytes secret(32);
    EXPECT_TRUE(MbedCipher::agree(AlicePrivate.data(), BobPublic.data(), secret.data()));
    EXPECT_EQ(Secret, secret);
    EXPECT_TRUE(MbedCipher::agree(BobPrivate.data(), AlicePublic.data(), secret.data()));
    EXPECT_EQ(Secret, secret);
}

TEST(MbedCipherTest, IgnoresTheTopBitOfAPublicKey)
{
    Bytes key = BobPublic;
    key[31] |= 0x80;
    Bytes secret(32);
    EXPECT_TRUE(MbedCipher::agree(AlicePrivate.data(), key.data(), secret.data()));
    EXPECT_EQ(Secret, secret);
}

TEST(MbedCipherTest, MakesPairsThatAgree)
{
    Bytes privateA(32);
    Bytes publicA(32);
    Bytes privateB(32);
    Bytes publicB(32);
    ASSERT_TRUE(MbedCipher::createKeyPair(privateA.data(), publicA.data()));
    ASSERT_TRUE(MbedCipher::createKeyPair(privateB.data(), publicB.data()));
    EXPECT_NE(privateA, privateB);

    Bytes secretA(32);
    Bytes secretB(32);
    EXPECT_TRUE(MbedCipher::agree(privateA.data(), publicB.data(), secretA.data()));
    EXPECT_TRUE(MbedCipher::agree(privateB.data(), publicA.data(), secretB.data()));
    EXPECT_EQ(secretA, secretB);
}

TEST(MbedCipherTest, RefusesPointsOfSmallOrder)
{
    // RFC 7748 section 6.1 asks for the check; the points are those of https://cr.yp.to/ecdh.html#validate.
    const std::vector<Bytes> points{
        Bytes(32, 0),
        hex("0100000000000000000000000000000000000000000000000000000000000000"),
        hex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
        hex("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"),
        hex("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
        hex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
        hex("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
    };
    for (const Bytes &point : points) {
        Bytes secret(32, 0xAA);
        EXPECT_FALSE(MbedCipher::agree(AlicePrivate.data(), point.data(), secret.data()));
        EXPECT_EQ(Bytes(32, 0), secret);
    }
}

TEST(MbedCipherTest, SealsTheExampleOfRfc8439)
{
    Bytes buffer(Text.begin(), Text.end());
    buffer.resize(Text.size() + MbedCipher::TagCount);
    EXPECT_TRUE(seal(buffer, Text.size()));
    EXPECT_EQ(Sealed, buffer);
}

TEST(MbedCipherTest, OpensTheExampleOfRfc8439)
{
    Bytes buffer = Sealed;
    EXPECT_TRUE(open(buffer));
    EXPECT_EQ(Text, std::string(buffer.begin(), buffer.end() - MbedCipher::TagCount));
}

TEST(MbedCipherTest, RefusesEveryChangedByte)
{
    for (std::size_t i = 0; i < Sealed.size(); i++) {
        Bytes buffer = Sealed;
        buffer[i] ^= 1;
        EXPECT_FALSE(open(buffer)) << i;
    }
}

TEST(MbedCipherTest, TakesANonceOutOfTheBufferItWrites)
{
    const Bytes key = exampleKey();
    Bytes apart(Text.begin(), Text.end());
    apart.resize(Text.size() + MbedCipher::TagCount);
    Bytes together = apart;
    const Bytes nonce(apart.begin(), apart.begin() + MbedCipher::NonceCount);
    EXPECT_TRUE(MbedCipher::seal(key.data(), nonce.data(), nullptr, 0, apart.data(), Text.size()));
    EXPECT_TRUE(MbedCipher::seal(key.data(), together.data(), nullptr, 0, together.data(), Text.size()));
    EXPECT_EQ(apart, together);
}

TEST(DigestPoolTest, HashesTheExamplesOfTheirStandards)
{
    DigestPool pool;
    const int md5 = pool.create(DigestPool::Md5);
    const int sha256 = pool.create(DigestPool::Sha256);
    ASSERT_EQ(0, md5);
    ASSERT_EQ(1, sha256);
    const Bytes abc{'a', 'b', 'c'};
    Bytes digest(32);

    pool.find(sha256)->update(abc.data(), abc.size());
    pool.find(sha256)->finish(digest.data());
    EXPECT_EQ(hex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"), digest);

    digest.resize(16);
    pool.find(md5)->update(abc.data(), 1);
    pool.find(md5)->reset();
    for (int again = 0; again < 2; again++) {
        pool.find(md5)->update(abc.data(), abc.size());
        pool.find(md5)->finish(digest.data());
        EXPECT_EQ(hex("900150983cd24fb0d6963f7d28e17f72"), digest);
    }
}

TEST(DigestPoolTest, GivesNoMoreThanItHas)
{
    DigestPool pool;
    EXPECT_EQ(-1, pool.create(2));
    EXPECT_EQ(-1, pool.create(-1));
    for (int i = 0; i < DigestPool::Capacity; i++) {
        EXPECT_EQ(i, pool.create(DigestPool::Sha256));
    }

    EXPECT_EQ(-2, pool.create(DigestPool::Md5));
    EXPECT_EQ(nullptr, pool.find(-1));
    EXPECT_EQ(nullptr, pool.find(DigestPool::Capacity));
}

}  // namespace
}  // namespace enigmaiot
