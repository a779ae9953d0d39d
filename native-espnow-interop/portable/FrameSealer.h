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

    /// Opens a received frame in place with one key: it was loaded after the frame was handed over.
    /// @param encryptedFrom Where the encrypted part starts.
    /// @param count Bytes of the frame, its tag included.
    /// @return False where the key is gone, the frame too short for that, or the tag wrong; the encrypted part is then undefined.
    bool open(std::int32_t number, std::uint8_t *frame, std::size_t encryptedFrom, std::size_t count) noexcept;

private:
    bool open(const StoredKey &key, std::uint8_t *frame, std::size_t encryptedFrom, std::size_t count) noexcept;

    const KeyTable &keys_;
    FrameCipher &cipher_;
};

}  // namespace enigmaiot
