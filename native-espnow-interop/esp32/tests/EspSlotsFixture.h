#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "../EspSlots.h"
#include "../MbedDigest.h"
#include "../MbedVerifier.h"
#include "FakeBoard.h"
#include "SampleImage.h"
#include "TestSigner.h"

namespace enigmaiot {

using Bytes = std::vector<std::uint8_t>;

constexpr int Deployment = 1;
constexpr int Application = 2;
constexpr std::uint32_t SlotSize = 0x4000;

/// An image of a kind that proves itself.
inline Bytes image(int kind, std::uint8_t number, std::size_t count = 0x2345)
{
    return test::makeImage(static_cast<ImageKind>(kind), count, number);
}

/// A board with slots, and images to update it with.
class EspSlotsFixture : public testing::Test {
protected:
    EspSlotsFixture()
    {
        md5.start(MBEDTLS_MD_MD5);
        sha256.start(MBEDTLS_MD_SHA256);
    }

    void addTwoOfEach()
    {
        board.add(ESP_PARTITION_TYPE_DATA, ESP_PARTITION_SUBTYPE_DATA_OTA, 0x2000, "otadata");
        board.add(ESP_PARTITION_TYPE_APP, ESP_PARTITION_SUBTYPE_APP_OTA_0, SlotSize, "ota_0");
        board.add(ESP_PARTITION_TYPE_APP, ESP_PARTITION_SUBTYPE_APP_OTA_1, SlotSize, "ota_1");
        board.add(ESP_PARTITION_TYPE_DATA, 0x84, SlotSize, "deploy");
        board.add(ESP_PARTITION_TYPE_DATA, 0x84, SlotSize, "deploy_1");
        board.add(ESP_PARTITION_TYPE_DATA, 0x85, 0x3000, "boot_record");
        board.flash("ota_0", image(Application, 1));
        board.flash("deploy", image(Deployment, 1));
        restart();
    }

    /// Power off and on: the boot loader chooses, then nanoCLR asks for its deployment.
    std::string restart()
    {
        board.restart();
        slots.emplace(md5, sha256, verifier, natives);
        const esp_partition_t *running = slots->deployment();
        return running == nullptr ? "" : running->label;
    }

    SlotResult update(int kind, const Bytes &bytes)
    {
        const SlotResult begun = slots->begin(kind, static_cast<std::uint32_t>(bytes.size()), digest(md5, bytes).data());
        if (begun != SlotResult::Ok) {
            return begun;
        }

        constexpr std::size_t chunk = 212;
        for (std::size_t at = 0; at < bytes.size(); at += chunk) {
            const std::size_t count = std::min(chunk, bytes.size() - at);
            const SlotResult written = slots->write(static_cast<std::uint32_t>(at), &bytes[at], count);
            if (written != SlotResult::Ok) {
                return written;
            }
        }

        return slots->finish(digest(md5, bytes).data(), digest(sha256, bytes).data());
    }

    /// Begins an image whose digest does not matter.
    SlotResult begin(int kind, std::uint32_t size)
    {
        return slots->begin(kind, size, Bytes(16).data());
    }

    static Bytes digest(MbedDigest &algorithm, const Bytes &bytes)
    {
        Bytes result(algorithm.size());
        algorithm.reset();
        algorithm.update(bytes.data(), bytes.size());
        algorithm.finish(result.data());
        return result;
    }

    FakeBoard board;
    MbedDigest md5;
    MbedDigest sha256;
    MbedVerifier verifier;
    test::TestNatives natives;
    std::optional<EspSlots> slots;
};

}  // namespace enigmaiot
