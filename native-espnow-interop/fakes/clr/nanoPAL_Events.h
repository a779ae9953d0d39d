#pragma once

#include <cstdint>

#define EVENT_CUSTOM 10

extern "C" void PostManagedEvent(
    std::uint8_t category,
    std::uint8_t subCategory,
    std::uint16_t data1,
    std::uint32_t data2);
