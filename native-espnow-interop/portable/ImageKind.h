#pragma once

#include <cstdint>

namespace enigmaiot {

/// The kinds of image that have slots; numbers as in Shared/Ports/ImageKind.cs.
enum class ImageKind : std::uint8_t {
    /// The managed application, as nanoff deploys it. Starts with NFMRK1.
    Deployment = 1,

    /// An application image of ESP-IDF: nanoCLR. Starts with 0xE9.
    Application = 2,
};

}  // namespace enigmaiot
