#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "../../portable/FrameSealer.h"
#include "../../tests/SealingOrder.h"
#include "../MbedCipher.h"
#include "../MbedFrameCipher.h"

// Frames that the reference made (Tests/Desktop/Vectors), with the mbed TLS of the PC.

namespace enigmaiot {
namespace {

using Bytes = std::vector<std::uint8_t>;
using Vector = std::map<std::string, std::string>;

constexpr std::size_t BodyOffset = 13;
constexpr std::size_t TagCount = 16;
const MacAddress Peer{0x24, 0x0A, 0xC4, 0, 0, 1};

Bytes hex(const std::string &text)
{
    Bytes bytes;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        bytes.push_back(static_cast<std::uint8_t>(std::stoi(text.substr(i, 2), nullptr, 16)));
    }

    return bytes;
}

/// The sealed frames in the file, which has one field a line.
std::vector<Vector> sealedFrames()
{
    std::vector<Vector> frames;
    std::ifstream file(FRAME_VECTORS);
    Vector vector;
    for (std::string line; std::getline(file, line);) {
        const std::size_t name = line.find('"');
        const std::size_t colon = line.find("\": ");
        if (name != std::string::npos && colon != std::string::npos) {
            std::string value = line.substr(colon + 3);
            value.erase(std::remove_if(value.begin(), value.end(), [](char c) { return c == '"' || c == ','; }), value.end());
            vector[line.substr(name + 1, colon - name - 1)] = value;
        } else if (line.find('}') != std::string::npos) {
            if (vector.count("key32") != 0 && vector.count("iv") != 0 && vector.count("frame") != 0) {
                frames.push_back(vector);
            }

            vector.clear();
        }
    }

    return frames;
}

/// The platform's cipher with the IV of a vector in the place of a random one.
class FixedIv final : public FrameCipher {
public:
    void random(std::uint8_t *bytes, std::size_t count) noexcept override
    {
        EXPECT_EQ(iv.size(), count);
        std::copy(iv.begin(), iv.end(), bytes);
    }

    bool seal(
        const std::uint8_t *key,
        const std::uint8_t *nonce,
        const std::uint8_t *associatedData,
        std::size_t associatedCount,
        std::uint8_t *text,
        std::size_t count) noexcept override
    {
        return platform.seal(key, nonce, associatedData, associatedCount, text, count);
    }

    bool open(
        const std::uint8_t *key,
        const std::uint8_t *nonce,
        const std::uint8_t *associatedData,
        std::size_t associatedCount,
        std::uint8_t *text,
        std::size_t count) noexcept override
    {
        return platform.open(key, nonce, associatedData, associatedCount, text, count);
    }

    MbedFrameCipher platform;
    Bytes iv;
};

ReceivedFrame received(const Bytes &bytes)
{
    ReceivedFrame frame{};
    frame.source = Peer;
    frame.count = static_cast<std::uint16_t>(bytes.size());
    frame.payload = bytes.data();
    return frame;
}

TEST(FrameVectorsTest, OpensEveryFrameOfTheReference)
{
    const std::vector<Vector> vectors = sealedFrames();
    ASSERT_GE(vectors.size(), 40U);
    for (const Vector &vector : vectors) {
        KeyTable keys;
        MbedFrameCipher cipher;
        FrameSealer sealer(keys, cipher);
        const std::int32_t number = keys.load(hex(vector.at("key32")).data(), Peer);
        const Bytes frame = hex(vector.at("frame"));
        Bytes opened(frame.size());
        EXPECT_EQ(number, sealer.open(received(frame), opened.data())) << vector.at("name");
        const auto from = opened.begin() + std::stoi(vector.at("encrypted_from_offset"));
        EXPECT_EQ(hex(vector.at("plaintext")), Bytes(from, opened.end() - TagCount)) << vector.at("name");

        Bytes changed = frame;
        changed.back() ^= 1;
        EXPECT_EQ(0, sealer.open(received(changed), opened.data())) << vector.at("name");
        EXPECT_EQ(changed, opened) << vector.at("name");
    }
}

TEST(FrameVectorsTest, SealsEveryFrameAsTheReferenceDoes)
{
    for (const Vector &vector : sealedFrames()) {
        KeyTable keys;
        FixedIv cipher;
        cipher.iv = hex(vector.at("iv"));
        FrameSealer sealer(keys, cipher);
        const std::int32_t number = keys.load(hex(vector.at("key32")).data(), Peer);
        const Bytes expected = hex(vector.at("frame"));
        const int from = std::stoi(vector.at("encrypted_from_offset"));
        Bytes content(expected.begin() + BodyOffset, expected.begin() + from);
        const Bytes plain = hex(vector.at("plaintext"));
        content.insert(content.end(), plain.begin(), plain.end());
        Bytes frame = test::ordered(expected[0], number, static_cast<std::uint8_t>(from), content);
        EXPECT_TRUE(sealer.seal(frame.data(), frame.size())) << vector.at("name");
        EXPECT_EQ(expected, frame) << vector.at("name");
    }
}

}  // namespace
}  // namespace enigmaiot
