#include "esp_random.h"

#include <random>

extern "C" void esp_fill_random(void *bytes, std::size_t count)
{
    static std::mt19937 generator(1);
    auto *at = static_cast<unsigned char *>(bytes);
    for (std::size_t i = 0; i < count; i++) {
        at[i] = static_cast<unsigned char>(generator());
    }
}
