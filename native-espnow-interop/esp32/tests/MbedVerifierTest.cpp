#include "../MbedVerifier.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "../EspFlash.h"
#include "../MbedDigest.h"
#include "FakeBoard.h"
#include "ImageCheck.h"
#include "ImageSigning.h"
#include "TestSigner.h"

namespace enigmaiot {
namespace {

using Bytes = std::vector<std::uint8_t>;

/// The image that docs/signed-images.md describes, signed with OpenSSL.
class MbedVerifierTest : public testing::Test {
protected:
    MbedVerifierTest()
    {
        std::ifstream file(SIGNED_IMAGE);
        std::string name;
        std::string hex;
        while (file >> name >> hex) {
            Bytes bytes;
            for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
                bytes.push_back(static_cast<std::uint8_t>(std::strtoul(hex.substr(i, 2).c_str(), nullptr, 16)));
            }

            parts[name] = bytes;
        }

        sha256.start(MBEDTLS_MD_SHA256);
        Bytes whole = parts["image"];
        whole.insert(whole.end(), parts["trailer"].begin(), parts["trailer"].end());
        // Not one of deployments, whose lookup is led to the board's own slots.
        board.add(ESP_PARTITION_TYPE_APP, ESP_PARTITION_SUBTYPE_APP_OTA_0, 0x4000, "ota_0");
        board.flash("ota_0", whole);
        partition = esp_partition_find_first(ESP_PARTITION_TYPE_APP, ESP_PARTITION_SUBTYPE_APP_OTA_0, nullptr);
        flash.add(partition);
        count = static_cast<std::uint32_t>(whole.size());
    }

    SlotResult check(ImageSigning &signing)
    {
        SlotReader reader(flash);
        ImageTrailer trailer;
        const ImageProof proof
            = ImageCheck(reader, sha256, 0).image(ImageKind::Deployment, partition->address, count, trailer);
        EXPECT_EQ(count, proof.size);
        return proof.isWhole() ? signing.check(reader, ImageKind::Deployment, partition->address, trailer, 0) : proof.result();
    }

    std::map<std::string, Bytes> parts;
    FakeBoard board;
    EspFlash flash;
    const esp_partition_t *partition = nullptr;
    std::uint32_t count = 0;
    MbedDigest sha256;
    MbedVerifier verifier;
    test::TestNatives natives;
};

TEST_F(MbedVerifierTest, TheBoardTakesAnImageThatOpenSslSigned)
{
    ImageSigning signing(sha256, verifier, natives);
    const std::string name = "relay-2";

    ASSERT_EQ(91U, parts["key"].size());
    EXPECT_TRUE(signing.trust(&parts["key"][27]));
    EXPECT_EQ(SlotResult::WrongHardware, check(signing));
    signing.setHardwareClass(reinterpret_cast<const std::uint8_t *>(name.data()), name.size());
    EXPECT_EQ(SlotResult::Ok, check(signing));
}

TEST_F(MbedVerifierTest, AnotherSignatureOrAnotherKeyIsRefused)
{
    const Bytes &trailer = parts["trailer"];
    const Bytes body(trailer.begin(), trailer.end() - 72);
    Bytes digest(32);
    sha256.update(body.data(), body.size());
    sha256.finish(digest.data());
    Bytes signature(trailer.end() - 68, trailer.end() - 4);
    Bytes key(parts["key"].begin() + 27, parts["key"].end());

    EXPECT_TRUE(verifier.verify(key.data(), digest.data(), signature.data()));
    for (std::size_t i = 0; i < signature.size(); i++) {
        signature[i] ^= 1;
        EXPECT_FALSE(verifier.verify(key.data(), digest.data(), signature.data())) << i;
        signature[i] ^= 1;
    }

    EXPECT_FALSE(verifier.verify(test::TestSigner(1).key.data(), digest.data(), signature.data()));
    EXPECT_FALSE(verifier.verify(key.data(), digest.data(), Bytes(64, 0).data())) << "r and s of 0";
    EXPECT_FALSE(verifier.verify(key.data(), digest.data(), Bytes(64, 0xFF).data())) << "beyond the curve's order";
    digest[31] ^= 1;
    EXPECT_FALSE(verifier.verify(key.data(), digest.data(), signature.data()));
}

TEST_F(MbedVerifierTest, APointBesideTheCurveIsNoKey)
{
    Bytes key(parts["key"].begin() + 27, parts["key"].end());

    EXPECT_TRUE(verifier.isKey(key.data()));
    key[63] ^= 1;
    EXPECT_FALSE(verifier.isKey(key.data()));
    EXPECT_FALSE(verifier.verify(key.data(), Bytes(32).data(), Bytes(64, 1).data()));
    EXPECT_FALSE(verifier.isKey(Bytes(64, 0).data()));
    EXPECT_FALSE(verifier.isKey(Bytes(64, 0xFF).data()));
}

}  // namespace
}  // namespace enigmaiot
