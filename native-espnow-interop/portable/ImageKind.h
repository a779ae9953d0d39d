#pragma once

#include <cstdint>

namespace enigmaiot {

/// The kinds of image; numbers as in Shared/Ports/ImageKind.cs. Only those that may have slots.
enum class ImageKind : std::uint8_t {
    /// None, or one that no slot is for.
    Unknown = 0,

    /// The managed application, as nanoff deploys it. Starts with NFMRK1.
    Deployment = 1,

    /// An application image of ESP-IDF: nanoCLR. Starts with 0xE9.
    Application = 2,
};

}  // namespace enigmaiot
