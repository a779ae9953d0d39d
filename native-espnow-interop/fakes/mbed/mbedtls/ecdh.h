#pragma once

#include "ecp.h"

extern "C" int mbedtls_ecdh_compute_shared(
    mbedtls_ecp_group *group,
    mbedtls_mpi *secret,
    const mbedtls_ecp_point *peer,
    const mbedtls_mpi *scalar,
    mbedtls_random *random,
    void *context);
