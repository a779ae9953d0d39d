#include "MbedCipher.h"

#include <algorithm>
#include <array>

#include "esp_random.h"
#include "mbedtls/bignum.h"
#include "mbedtls/chachapoly.h"
#include "mbedtls/ecdh.h"
#include "mbedtls/ecp.h"
#include "mbedtls/platform_util.h"
#include "mbedtls/version.h"

#if MBEDTLS_VERSION_MAJOR >= 4
#error "mbed TLS 4 (ESP-IDF 6) has no mbedtls/ecp.h any more. nf-interpreter builds with ESP-IDF 5."
#endif

namespace enigmaiot {

namespace {

int fillRandom(void *, unsigned char *bytes, std::size_t count)
{
    esp_fill_random(bytes, count);
    return 0;
}

/// What X25519 calculates with. mbed TLS wipes numbers and points when it frees them.
struct Curve25519 {
    mbedtls_ecp_group group;
    mbedtls_ecp_point point;
    mbedtls_mpi scalar;
    mbedtls_mpi secret;
    bool loaded;

    Curve25519() noexcept
    {
        mbedtls_ecp_group_init(&group);
        mbedtls_ecp_point_init(&point);
        mbedtls_mpi_init(&scalar);
        mbedtls_mpi_init(&secret);
        loaded = mbedtls_ecp_group_load(&group, MBEDTLS_ECP_DP_CURVE25519) == 0;
    }

    Curve25519(const Curve25519 &) = delete;
    Curve25519 &operator=(const Curve25519 &) = delete;

    ~Curve25519()
    {
        mbedtls_mpi_free(&secret);
        mbedtls_mpi_free(&scalar);
        mbedtls_ecp_point_free(&point);
        mbedtls_ecp_group_free(&group);
    }

    /// Takes a private key as bytes, clamped as RFC 7748 section 5 has it.
    bool setScalar(const std::uint8_t *privateKey) noexcept
    {
        std::array<std::uint8_t, MbedCipher::KeyCount> clamped;
        std::copy_n(privateKey, clamped.size(), clamped.begin());
        clamped[0] &= 0xF8;
        clamped[31] = static_cast<std::uint8_t>((clamped[31] & 0x7F) | 0x40);
        const bool set = mbedtls_mpi_read_binary_le(&scalar, clamped.data(), clamped.size()) == 0;
        mbedtls_platform_zeroize(clamped.data(), clamped.size());
        return set;
    }
};

bool isZero(const std::uint8_t *bytes, std::size_t count) noexcept
{
    std::uint8_t all = 0;
    for (std::size_t i = 0; i < count; i++) {
        all |= bytes[i];
    }

    return all == 0;
}

/// A context with a key; wiped when it goes.
struct AeadKey {
    mbedtls_chachapoly_context context;

    AeadKey() noexcept
    {
        mbedtls_chachapoly_init(&context);
    }

    AeadKey(const AeadKey &) = delete;
    AeadKey &operator=(const AeadKey &) = delete;

    ~AeadKey()
    {
        mbedtls_chachapoly_free(&context);
    }
};

using Nonce = std::array<std::uint8_t, MbedCipher::NonceCount>;

Nonce copyOf(const std::uint8_t *nonce) noexcept
{
    // mbed TLS reads it after it began to write, and the frame's nonce may stand in the buffer that is written.
    Nonce copy;
    std::copy_n(nonce, copy.size(), copy.begin());
    return copy;
}

}  // namespace

bool MbedCipher::createKeyPair(std::uint8_t *privateKey, std::uint8_t *publicKey) noexcept
{
    Curve25519 curve;
    std::size_t written = 0;
    random(privateKey, KeyCount);
    const bool made = curve.loaded && curve.setScalar(privateKey)
        && mbedtls_ecp_mul(&curve.group, &curve.point, &curve.scalar, &curve.group.G, fillRandom, nullptr) == 0
        && mbedtls_ecp_point_write_binary(
               &curve.group, &curve.point, MBEDTLS_ECP_PF_COMPRESSED, &written, publicKey, KeyCount)
            == 0
        && written == KeyCount;
    if (!made) {
        mbedtls_platform_zeroize(privateKey, KeyCount);
    }

    return made;
}

bool MbedCipher::agree(
    const std::uint8_t *privateKey,
    const std::uint8_t *peerPublicKey,
    std::uint8_t *sharedSecret) noexcept
{
    Curve25519 curve;
    const bool agreed = curve.loaded && curve.setScalar(privateKey)
        && mbedtls_ecp_point_read_binary(&curve.group, &curve.point, peerPublicKey, KeyCount) == 0
        && mbedtls_ecdh_compute_shared(
               &curve.group, &curve.secret, &curve.point, &curve.scalar, fillRandom, nullptr)
            == 0
        && mbedtls_mpi_write_binary_le(&curve.secret, sharedSecret, KeyCount) == 0
        && !isZero(sharedSecret, KeyCount);
    if (!agreed) {
        mbedtls_platform_zeroize(sharedSecret, KeyCount);
    }

    return agreed;
}

bool MbedCipher::seal(
    const std::uint8_t *key,
    const std::uint8_t *nonce,
    const std::uint8_t *associatedData,
    std::size_t associatedCount,
    std::uint8_t *text,
    std::size_t count) noexcept
{
    AeadKey aead;
    const Nonce nonceCopy = copyOf(nonce);
    return mbedtls_chachapoly_setkey(&aead.context, key) == 0
        && mbedtls_chachapoly_encrypt_and_tag(
               &aead.context, count, nonceCopy.data(), associatedData, associatedCount, text, text, text + count)
        == 0;
}

bool MbedCipher::open(
    const std::uint8_t *key,
    const std::uint8_t *nonce,
    const std::uint8_t *associatedData,
    std::size_t associatedCount,
    std::uint8_t *text,
    std::size_t count) noexcept
{
    AeadKey aead;
    const Nonce nonceCopy = copyOf(nonce);
    return mbedtls_chachapoly_setkey(&aead.context, key) == 0
        && mbedtls_chachapoly_auth_decrypt(
               &aead.context, count, nonceCopy.data(), associatedData, associatedCount, text + count, text, text)
        == 0;
}

void MbedCipher::random(std::uint8_t *bytes, std::size_t count) noexcept
{
    esp_fill_random(bytes, count);
}

}  // namespace enigmaiot
