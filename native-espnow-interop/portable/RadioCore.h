#pragma once

#include <cstddef>
#include <cstdint>

#include "FrameRoom.h"
#include "FrameSealer.h"
#include "OutgoingRecord.h"
#include "PeerTable.h"
#include "RadioLink.h"
#include "ReceiveQueue.h"
#include "ResultQueue.h"
#include "SendQueue.h"

namespace enigmaiot {

/// All of NativeRadio that is not ESP-NOW itself. The Wi-Fi task touches received() (push) and reports() (push) only; all
/// else belongs to the pump.
class RadioCore {
public:
    RadioCore(RadioLink &link, FrameSealer &sealer) noexcept : link_(link), sealer_(sealer)
    {
    }

    /// Forgets peers, frames and results: before ESP-NOW starts, and after it stopped.
    void reset() noexcept;

    /// NativeRadio.Exchange.
    /// @param outgoing Records, see OutgoingReader; their payloads as FrameSealer takes them. One that may not leave comes
    /// back as not delivered.
    /// @param incoming Receives at most `incomingCapacity` bytes, see IncomingWriter.
    /// @param now Milliseconds of a clock that may wrap.
    /// @return Bytes written to `incoming`, or -1 where it is too small or `outgoing` is no row of records; then nothing
    /// was taken.
    int exchange(
        const std::uint8_t *outgoing,
        std::size_t outgoingCount,
        std::uint8_t *incoming,
        std::size_t incomingCapacity,
        std::uint32_t now) noexcept;

    /// Makes room for large frames in the heap, or gives that back. False where there is no memory, or where frames wait that may be
    /// in what is to be given back.
    bool setRoom(FrameRoom room) noexcept;

    ReceiveQueue &received() noexcept
    {
        return received_;
    }

    ResultQueue &reports() noexcept
    {
        return reports_;
    }

    const SendQueue &queue() const noexcept
    {
        return queue_;
    }

    const PeerTable &peers() const noexcept
    {
        return peers_;
    }

private:
    void take(const OutgoingRecord &record) noexcept;

    RadioLink &link_;
    FrameSealer &sealer_;
    ReceiveQueue received_;
    ResultQueue reports_;
    SendQueue queue_;
    PeerTable peers_;
};

}  // namespace enigmaiot
