#pragma once

#include <cstddef>

struct mbedtls_chachapoly_context {
    void *state;
};

extern "C" {
void mbedtls_chachapoly_init(mbedtls_chachapoly_context *context);
void mbedtls_chachapoly_free(mbedtls_chachapoly_context *context);
int mbedtls_chachapoly_setkey(mbedtls_chachapoly_context *context, const unsigned char key[32]);
int mbedtls_chachapoly_encrypt_and_tag(
    mbedtls_chachapoly_context *context,
    std::size_t count,
    const unsigned char nonce[12],
    const unsigned char *associatedData,
    std::size_t associatedCount,
    const unsigned char *input,
    unsigned char *output,
    unsigned char tag[16]);
int mbedtls_chachapoly_auth_decrypt(
    mbedtls_chachapoly_context *context,
    std::size_t count,
    const unsigned char nonce[12],
    const unsigned char *associatedData,
    std::size_t associatedCount,
    const unsigned char tag[16],
    const unsigned char *input,
    unsigned char *output);
}
