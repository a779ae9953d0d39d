#pragma once

#include <cstddef>

extern "C" void esp_fill_random(void *bytes, std::size_t count);
