#pragma once

#include <cstddef>

#include "bignum.h"

#define MBEDTLS_ECP_PF_COMPRESSED 1

enum mbedtls_ecp_group_id { MBEDTLS_ECP_DP_CURVE25519 = 9 };

struct mbedtls_ecp_point {
    mbedtls_mpi coordinates[3];
};

struct mbedtls_ecp_group {
    mbedtls_ecp_point G;
};

using mbedtls_random = int(void *context, unsigned char *bytes, std::size_t count);

extern "C" {
void mbedtls_ecp_group_init(mbedtls_ecp_group *group);
void mbedtls_ecp_group_free(mbedtls_ecp_group *group);
int mbedtls_ecp_group_load(mbedtls_ecp_group *group, mbedtls_ecp_group_id id);
void mbedtls_ecp_point_init(mbedtls_ecp_point *point);
void mbedtls_ecp_point_free(mbedtls_ecp_point *point);
int mbedtls_ecp_mul(
    mbedtls_ecp_group *group,
    mbedtls_ecp_point *result,
    const mbedtls_mpi *scalar,
    const mbedtls_ecp_point *point,
    mbedtls_random *random,
    void *context);
int mbedtls_ecp_point_read_binary(
    const mbedtls_ecp_group *group,
    mbedtls_ecp_point *point,
    const unsigned char *bytes,
    std::size_t count);
int mbedtls_ecp_point_write_binary(
    const mbedtls_ecp_group *group,
    const mbedtls_ecp_point *point,
    int format,
    std::size_t *written,
    unsigned char *bytes,
    std::size_t capacity);
}
