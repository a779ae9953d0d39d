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
    if (count > longest_) {
        oversized_.fetch_add(1, std::memory_order_relaxed);
        return false;
    }

    const std::size_t head = head_.load(std::memory_order_acquire);
    const std::size_t tail = tail_.load(std::memory_order_relaxed);
    const std::size_t need = HeaderCount + count;

    // The tail must not come to stand where the head does, which would say that the ring is empty.
    const bool fitsBehind = tail < head ? tail + need < head : tail + need < size_ || (tail + need == size_ && head > 0);
    const bool fitsAtStart = tail >= head && need < head;
    if (!fitsBehind && !fitsAtStart) {
        overruns_.fetch_add(1, std::memory_order_relaxed);
        return false;
    }

    std::size_t place = tail;
    if (!fitsBehind) {
        bytes_[tail] = Skip;
        place = 0;
    }

    bytes_[place] = static_cast<std::uint8_t>(count >> 8);
    bytes_[place + 1] = static_cast<std::uint8_t>(count);
    std::uint8_t *rest = std::copy(source.begin(), source.end(), bytes_ + place + 2);
    rest[0] = static_cast<std::uint8_t>(static_cast<std::int8_t>(std::clamp(rssi, -128, 127)));
    rest[1] = static_cast<std::uint8_t>(channel);
    std::copy_n(payload, count, rest + 2);
    const std::size_t end = place + need;
    tail_.store(end == size_ ? 0 : end, std::memory_order_release);
    return true;
}

const ReceivedFrame *ReceiveRing::front() noexcept
{
    const std::size_t head = head_.load(std::memory_order_relaxed);
    if (head == tail_.load(std::memory_order_acquire)) {
        return nullptr;
    }

    const std::size_t place = oldest(head);
    const std::uint8_t *from = bytes_ + place + 2;
    front_.count = static_cast<std::uint16_t>(countAt(place));
    std::copy_n(from, front_.source.size(), front_.source.begin());
    from += front_.source.size();
    front_.rssi = static_cast<std::int8_t>(*from++);
    front_.channel = *from++;
    front_.payload = from;
    return &front_;
}

void ReceiveRing::pop() noexcept
{
    const std::size_t place = oldest(head_.load(std::memory_order_relaxed));
    const std::size_t end = place + HeaderCount + countAt(place);
    head_.store(end == size_ ? 0 : end, std::memory_order_release);
}

}  // namespace enigmaiot
