#pragma once

#include <cstddef>
#include <cstdint>

#include "FrameCipher.h"
#include "KeyTable.h"
#include "ReceivedFrame.h"

namespace enigmaiot {

/// Seals frames on their way out and opens them on their way in, so that neither costs managed code a call of its own.
/// <p>
/// A frame goes out as its type (1 byte), an order in the place of its IV, its content in the clear, and room for the tag.
/// The order is the key's number (i32 little-endian), where encryption starts (u8), and seven zero bytes. Nothing leaves
/// that was not sealed here, but for InvalidateKey, which the protocol never encrypts.
class FrameSealer {
public:
    FrameSealer(const KeyTable &keys, FrameCipher &cipher) noexcept : keys_(keys), cipher_(cipher)
    {
    }

    /// Seals a frame in place under a new random IV. False where it may not leave: it carries no order that makes sense, or
    /// its key is gone.
    bool seal(std::uint8_t *frame, std::size_t count) noexcept;

    /// Tries the sender's keys on a received frame.
    /// @param opened Receives as many bytes as the frame has: the frame in the clear, or as it came where no key fits.
    /// @return The number of the key that opened it, or 0.
    std::int32_t open(const ReceivedFrame &frame, std::uint8_t *opened) noexcept;

private:
    const KeyTable &keys_;
    FrameCipher &cipher_;
};

}  // namespace enigmaiot
