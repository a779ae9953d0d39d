#pragma once

#include <cstdint>
#include <map>
#include <set>

#include <nanoHAL_v2.h>
// Behind the type of a pin's number.
#include <CPU_GPIO_decl.h>

/// nanoCLR's pins: 0 to 39, of which those from 34 on cannot be outputs.
struct FakePins {
    static std::set<GPIO_PIN> reserved;
    static std::map<GPIO_PIN, PinMode> modes;
    static std::map<GPIO_PIN, GpioPinValue> levels;

    static void reset();
};
