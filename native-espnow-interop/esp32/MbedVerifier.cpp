#include "MbedVerifier.h"

#include <algorithm>
#include <array>

#include "mbedtls/bignum.h"
#include "mbedtls/ecdsa.h"
#include "mbedtls/ecp.h"

namespace enigmaiot {

namespace {

constexpr std::size_t NumberCount = 32;
constexpr std::size_t PointCount = 2 * NumberCount;

/// A public key of P-256, and the two numbers of a signature.
struct P256 {
    mbedtls_ecp_group group;
    mbedtls_ecp_point point;
    mbedtls_mpi r;
    mbedtls_mpi s;
    bool isKey;

    /// @param key x and y.
    explicit P256(const std::uint8_t *key) noexcept
    {
        mbedtls_ecp_group_init(&group);
        mbedtls_ecp_point_init(&point);
        mbedtls_mpi_init(&r);
        mbedtls_mpi_init(&s);
        std::array<std::uint8_t, 1 + PointCount> uncompressed{0x04};
        std::copy_n(key, PointCount, uncompressed.begin() + 1);
        isKey = mbedtls_ecp_group_load(&group, MBEDTLS_ECP_DP_SECP256R1) == 0
            && mbedtls_ecp_point_read_binary(&group, &point, uncompressed.data(), uncompressed.size()) == 0
            && mbedtls_ecp_check_pubkey(&group, &point) == 0;
    }

    P256(const P256 &) = delete;
    P256 &operator=(const P256 &) = delete;

    ~P256()
    {
        mbedtls_mpi_free(&s);
        mbedtls_mpi_free(&r);
        mbedtls_ecp_point_free(&point);
        mbedtls_ecp_group_free(&group);
    }
};

}  // namespace

bool MbedVerifier::isKey(const std::uint8_t *key) noexcept
{
    return P256(key).isKey;
}

bool MbedVerifier::verify(const std::uint8_t *key, const std::uint8_t *digest, const std::uint8_t *signature) noexcept
{
    P256 curve(key);
    return curve.isKey && mbedtls_mpi_read_binary(&curve.r, signature, NumberCount) == 0
        && mbedtls_mpi_read_binary(&curve.s, signature + NumberCount, NumberCount) == 0
        && mbedtls_ecdsa_verify(&curve.group, digest, NumberCount, &curve.point, &curve.r, &curve.s) == 0;
}

}  // namespace enigmaiot
