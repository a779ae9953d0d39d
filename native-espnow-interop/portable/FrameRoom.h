#pragma once

namespace enigmaiot {

/// How long the frames may be for which the radio has room (managed code: FrameRoom).
enum class FrameRoom : int {
    Usual = 0,

    /// Frames with several chunks can be sent.
    LargeSent = 1,

    /// Frames with several chunks can be received.
    LargeReceived = 2,
};

}  // namespace enigmaiot
