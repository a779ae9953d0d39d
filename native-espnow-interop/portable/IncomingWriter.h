#pragma once

#include <cstddef>
#include <cstdint>

#include "ReceivedFrame.h"
#include "SendResult.h"

namespace enigmaiot {

/// Writes what NativeRadio.Exchange gives back: records taken u8, number of results u8, the results (ticket u16
/// little-endian, delivered u8), then frames (source 6 bytes, RSSI i8, channel u8,
/// number of the key that opened it i32 or 0, count u16, payload). Results come first.
class IncomingWriter {
public:
    static constexpr std::size_t MinimumCapacity = 512;
    static constexpr std::size_t HeaderCount = 2;
    static constexpr std::size_t ResultCount = 3;
    static constexpr std::size_t FrameHeaderCount = 14;

    /// @param capacity At least 2 bytes.
    IncomingWriter(std::uint8_t *bytes, std::size_t capacity) noexcept;

    void setTaken(std::uint8_t records) noexcept;

    /// False where it does not fit, or a frame was added already.
    bool add(const SendResult &result) noexcept;

    /// Adds a frame that no key has opened.
    /// @return The place of its payload, which is still to be written; nullptr where it does not fit.
    std::uint8_t *add(const ReceivedFrame &frame) noexcept;

    /// Says of the frame that was added last which key opened it.
    void setOpenedBy(std::int32_t number) noexcept;

    /// Bytes written so far.
    std::size_t count() const noexcept
    {
        return count_;
    }

private:
    std::uint8_t *bytes_;
    std::size_t capacity_;
    std::size_t count_ = HeaderCount;
    std::uint8_t *openedBy_ = nullptr;
};

}  // namespace enigmaiot
