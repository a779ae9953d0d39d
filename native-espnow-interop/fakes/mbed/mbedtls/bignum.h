#pragma once

#include <cstddef>

struct mbedtls_mpi {
    void *limbs;
};

extern "C" {
void mbedtls_mpi_init(mbedtls_mpi *number);
void mbedtls_mpi_free(mbedtls_mpi *number);
int mbedtls_mpi_read_binary_le(mbedtls_mpi *number, const unsigned char *bytes, std::size_t count);
int mbedtls_mpi_write_binary_le(const mbedtls_mpi *number, unsigned char *bytes, std::size_t count);
}
