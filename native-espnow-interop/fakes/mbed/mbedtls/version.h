#pragma once

#define MBEDTLS_VERSION_MAJOR 3
