#pragma once

#include <mbedtls/ecdsa.h>
#include <mbedtls/ecp.h>
#include <mbedtls/md.h>

#include <array>
#include <cstring>
#include <random>
#include <string>
#include <vector>

#include "Crc32.h"
#include "ImageKind.h"
#include "ImageSigning.h"
#include "LittleEndian.h"
#include "SampleImage.h"
#include "TestDigest.h"

namespace enigmaiot::test {

/// Verifies with mbed TLS, as the board does.
class TestVerifier final : public SignatureVerifier {
public:
    bool isKey(const std::uint8_t *key) noexcept override
    {
        return verifyOr(key, nullptr, nullptr);
    }

    bool verify(const std::uint8_t *key, const std::uint8_t *digest, const std::uint8_t *signature) noexcept override
    {
        return verifyOr(key, digest, signature);
    }

private:
    static bool verifyOr(const std::uint8_t *key, const std::uint8_t *digest, const std::uint8_t *signature)
    {
        std::array<std::uint8_t, 65> point{4};
        std::copy_n(key, 64, point.begin() + 1);
        mbedtls_ecp_group group;
        mbedtls_ecp_point q;
        mbedtls_mpi r;
        mbedtls_mpi s;
        mbedtls_ecp_group_init(&group);
        mbedtls_ecp_point_init(&q);
        mbedtls_mpi_init(&r);
        mbedtls_mpi_init(&s);
        bool right = mbedtls_ecp_group_load(&group, MBEDTLS_ECP_DP_SECP256R1) == 0
            && mbedtls_ecp_point_read_binary(&group, &q, point.data(), point.size()) == 0
            && mbedtls_ecp_check_pubkey(&group, &q) == 0;
        if (right && digest != nullptr) {
            right = mbedtls_mpi_read_binary(&r, signature, 32) == 0 && mbedtls_mpi_read_binary(&s, signature + 32, 32) == 0
                && mbedtls_ecdsa_verify(&group, digest, 32, &q, &r, &s) == 0;
        }

        mbedtls_mpi_free(&s);
        mbedtls_mpi_free(&r);
        mbedtls_ecp_point_free(&q);
        mbedtls_ecp_group_free(&group);
        return right;
    }
};

/// A nanoCLR with one native assembly.
class TestNatives final : public NativeAssemblies {
public:
    static constexpr std::uint32_t Checksum = 0x12345678;

    std::uint32_t interopVersion() const noexcept override
    {
        return 0x0001000A;
    }

    std::uint32_t interopChecksum() const noexcept override
    {
        return Checksum;
    }

    bool has(const char *name, std::uint32_t checksum) const noexcept override
    {
        return std::strcmp(name, "EnigmaIoT.Interop") == 0 && checksum == Checksum;
    }
};

/// What is said of an image when it is signed.
struct SigningFacts {
    std::uint32_t counter = 1;
    std::string hardwareClass{};
    std::uint32_t interop = 0;
    std::uint32_t checksum = 0;
    std::uint8_t kind = 0;
};

inline void appendEntry(Image &bytes, std::uint32_t type, const Image &value)
{
    bytes.insert(bytes.end(), 4, 0);
    putU16(&bytes[bytes.size() - 4], type);
    putU16(&bytes[bytes.size() - 2], static_cast<std::uint32_t>(value.size()));
    bytes.insert(bytes.end(), value.begin(), value.end());
}

inline Image number(std::uint32_t value)
{
    Image bytes(4);
    putU32(bytes.data(), value);
    return bytes;
}

/// Writes the CRC-32 that ends a trailer.
inline void sealTrailer(Image &trailer)
{
    putU32(&trailer[trailer.size() - 4], crc32(trailer.data(), trailer.size() - 4));
}

/// A key pair, and what it signs.
class TestSigner {
public:
    explicit TestSigner(std::uint32_t seed) : random_(seed)
    {
        mbedtls_ecp_group_init(&group_);
        mbedtls_mpi_init(&secret_);
        mbedtls_ecp_point q;
        mbedtls_ecp_point_init(&q);
        mbedtls_ecp_group_load(&group_, MBEDTLS_ECP_DP_SECP256R1);
        mbedtls_ecp_gen_keypair(&group_, &secret_, &q, draw, &random_);
        std::array<std::uint8_t, 65> point{};
        std::size_t count = 0;
        mbedtls_ecp_point_write_binary(&group_, &q, MBEDTLS_ECP_PF_UNCOMPRESSED, &count, point.data(), point.size());
        std::copy_n(point.begin() + 1, key.size(), key.begin());
        mbedtls_ecp_point_free(&q);
        const std::array<std::uint8_t, 27> head{0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06,
            0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00, 0x04};
        Image whole(head.begin(), head.end());
        whole.insert(whole.end(), key.begin(), key.end());
        const auto digest = digestOf(MBEDTLS_MD_SHA256, whole);
        std::copy_n(digest.begin(), id.size(), id.begin());
    }

    ~TestSigner()
    {
        mbedtls_mpi_free(&secret_);
        mbedtls_ecp_group_free(&group_);
    }

    TestSigner(const TestSigner &) = delete;
    TestSigner &operator=(const TestSigner &) = delete;

    /// The image with a trailer behind it.
    Image sign(ImageKind kind, Image image, const SigningFacts &facts = {})
    {
        while (!image.empty() && kind == ImageKind::Application && image.size() % 16 != 0) {
            image.pop_back();
        }

        image.resize((image.size() + 3) / 4 * 4);
        const Image trailer = trailerFor(image, facts.kind == 0 ? static_cast<std::uint8_t>(kind) : facts.kind, facts);
        image.insert(image.end(), trailer.begin(), trailer.end());
        return image;
    }

    std::array<std::uint8_t, ImageSigning::KeyCount> key{};
    std::array<std::uint8_t, ImageTrailer::KeyIdCount> id{};

private:
    static int draw(void *random, unsigned char *bytes, std::size_t count)
    {
        for (std::size_t i = 0; i < count; i++) {
            bytes[i] = static_cast<unsigned char>((*static_cast<std::mt19937 *>(random))());
        }

        return 0;
    }

    Image trailerFor(const Image &image, std::uint8_t kind, const SigningFacts &facts)
    {
        const auto digest = digestOf(MBEDTLS_MD_SHA256, image);
        const std::string mark = "EIOTSIG1";
        Image trailer(mark.begin(), mark.end());
        trailer.resize(12);
        appendEntry(trailer, 1, Image(digest.begin(), digest.end()));
        appendEntry(trailer, 2, {kind});
        appendEntry(trailer, 3, {'T', 'e', 's', 't'});
        appendEntry(trailer, 4, {1, 0, 2, 0, 3, 0, 0, 0});
        appendEntry(trailer, 5, number(facts.counter));
        appendEntry(trailer, 6, Image(id.begin(), id.end()));
        if (!facts.hardwareClass.empty()) {
            appendEntry(trailer, 7, Image(facts.hardwareClass.begin(), facts.hardwareClass.end()));
        }

        if (facts.interop != 0) {
            appendEntry(trailer, 8, number(facts.interop << 16 | facts.interop >> 16));
        }

        if (facts.checksum != 0) {
            const std::string name = "EnigmaIoT.Interop";
            Image value = number(facts.checksum);
            value.insert(value.end(), name.begin(), name.end());
            appendEntry(trailer, 9, value);
        }

        putU16(&trailer[8], static_cast<std::uint32_t>(trailer.size()));
        putU16(&trailer[10], static_cast<std::uint32_t>(trailer.size() + 4 + 64 + 4));
        const auto what = digestOf(MBEDTLS_MD_SHA256, trailer);
        mbedtls_mpi r;
        mbedtls_mpi s;
        mbedtls_mpi_init(&r);
        mbedtls_mpi_init(&s);
        mbedtls_ecdsa_sign(&group_, &r, &s, &secret_, what.data(), what.size(), draw, &random_);
        Image signature(64);
        mbedtls_mpi_write_binary(&r, signature.data(), 32);
        mbedtls_mpi_write_binary(&s, signature.data() + 32, 32);
        mbedtls_mpi_free(&s);
        mbedtls_mpi_free(&r);
        appendEntry(trailer, 0x80, signature);
        trailer.resize(trailer.size() + 4);
        sealTrailer(trailer);
        return trailer;
    }

    std::mt19937 random_;
    mbedtls_ecp_group group_;
    mbedtls_mpi secret_;
};

}  // namespace enigmaiot::test
