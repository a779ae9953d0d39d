#pragma once

#include <cstddef>

extern "C" void mbedtls_platform_zeroize(void *bytes, std::size_t count);
