#include "ReceiveQueue.h"

#include <new>

namespace enigmaiot {

bool ReceiveQueue::push(
    const MacAddress &source,
    int rssi,
    int channel,
    const std::uint8_t *payload,
    std::size_t count) noexcept
{
    // In one order with what shrink() and tryFree() do: either these see the flag, or the pointer is gone here.
    isPushing_.store(true, std::memory_order_seq_cst);
    ReceiveRing *target = target_.load(std::memory_order_seq_cst);
    const bool isTaken = (target == nullptr ? usual_ : *target).push(source, rssi, channel, payload, count);
    isPushing_.store(false, std::memory_order_release);
    return isTaken;
}

bool ReceiveQueue::enlarge() noexcept
{
    tryFree();
    if (large_ != nullptr) {
        isShrinking_ = isRetiring();
        return !isShrinking_;
    }

    large_.reset(new (std::nothrow) Large);
    if (large_ == nullptr) {
        return false;
    }

    target_.store(&large_->ring, std::memory_order_seq_cst);
    return true;
}

void ReceiveQueue::shrink() noexcept
{
    isShrinking_ = large_ != nullptr;
    tryFree();
}

const ReceivedFrame *ReceiveQueue::front() noexcept
{
    tryFree();
    if (large_ == nullptr) {
        return take(usual_, usual_.front());
    }

    // Whichever ring holds the younger frames is looked at first: what is seen there came behind all of the other one, and that is
    // looked at behind it.
    if (isRetiring()) {
        const ReceivedFrame *younger = usual_.front();
        const ReceivedFrame *older = large_->ring.front();
        return older == nullptr ? take(usual_, younger) : take(large_->ring, older);
    }

    const ReceivedFrame *younger = large_->ring.front();
    const ReceivedFrame *older = usual_.front();
    return older == nullptr ? take(large_->ring, younger) : take(usual_, older);
}

void ReceiveQueue::pop() noexcept
{
    from_->pop();
}

void ReceiveQueue::clear() noexcept
{
    usual_.clear();
    if (large_ != nullptr) {
        large_->ring.clear();
    }

    shrink();
}

void ReceiveQueue::tryRetire() noexcept
{
    // What is in static memory comes behind the heap's from then on: so it has to be empty and to stay so, as it does once the Wi-Fi task is
    // seen outside, for it puts no more there.
    if (isShrinking_ && !isRetiring() && !isPushing_.load(std::memory_order_seq_cst) && usual_.front() == nullptr) {
        target_.store(nullptr, std::memory_order_seq_cst);
    }
}

void ReceiveQueue::tryFree() noexcept
{
    if (large_ != nullptr) {
        tryRetire();
    }

    if (large_ == nullptr || !isRetiring() || isPushing_.load(std::memory_order_seq_cst) || large_->ring.front() != nullptr) {
        return;
    }

    overrunsBefore_ += large_->ring.overruns();
    oversizedBefore_ += large_->ring.oversized();
    from_ = &usual_;
    isShrinking_ = false;
    large_.reset();
}

}  // namespace enigmaiot
