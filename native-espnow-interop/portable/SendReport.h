#pragma once

#include "MacAddress.h"

namespace enigmaiot {

/// What ESP-NOW's send callback says. It names no frame: frames to one peer are reported in the order of sending.
struct SendReport {
    MacAddress destination;
    bool delivered;
};

}  // namespace enigmaiot
