#include "ReceiveRing.h"

#include <algorithm>

namespace enigmaiot {

bool ReceiveRing::push(
    const MacAddress &source,
    int rssi,
    int channel,
    const std::uint8_t *payload,
    std::size_t count) noexcept
{
    if (count > MaximumPayload) {
        oversized_.fetch_add(1, std::memory_order_relaxed);
        return false;
    }

    ReceivedFrame *frame = ring_.back();
    if (frame == nullptr) {
        overruns_.fetch_add(1, std::memory_order_relaxed);
        return false;
    }

    frame->source = source;
    frame->rssi = static_cast<std::int8_t>(std::clamp(rssi, -128, 127));
    frame->channel = static_cast<std::uint8_t>(channel);
    frame->count = static_cast<std::uint8_t>(count);
    std::copy_n(payload, count, frame->payload.begin());
    ring_.push();
    return true;
}

}  // namespace enigmaiot
