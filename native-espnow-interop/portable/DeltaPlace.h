#pragma once

#include <cstdint>

namespace enigmaiot {

/// Where a window of a delta starts: what was decoded before it is not needed again.
struct DeltaPlace {
    /// Bytes of the delta before the window; 0 stands for no place.
    std::uint32_t delta = 0;

    /// Bytes of the image before what it makes.
    std::uint32_t image = 0;
};

}  // namespace enigmaiot
