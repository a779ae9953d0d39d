#pragma once

#include <cstddef>

enum mbedtls_md_type_t { MBEDTLS_MD_MD5 = 3, MBEDTLS_MD_SHA256 = 9 };

struct mbedtls_md_info_t;

struct mbedtls_md_context_t {
    void *state;
};

extern "C" {
const mbedtls_md_info_t *mbedtls_md_info_from_type(mbedtls_md_type_t type);
unsigned char mbedtls_md_get_size(const mbedtls_md_info_t *info);
void mbedtls_md_init(mbedtls_md_context_t *context);
int mbedtls_md_setup(mbedtls_md_context_t *context, const mbedtls_md_info_t *info, int hmac);
int mbedtls_md_starts(mbedtls_md_context_t *context);
int mbedtls_md_update(mbedtls_md_context_t *context, const unsigned char *bytes, std::size_t count);
int mbedtls_md_finish(mbedtls_md_context_t *context, unsigned char *digest);
}
