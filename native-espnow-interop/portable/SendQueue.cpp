#include "SendQueue.h"

#include <algorithm>
#include <new>

namespace enigmaiot {

bool SendQueue::enqueue(
    const MacAddress &destination,
    std::uint16_t ticket,
    const std::uint8_t *payload,
    std::size_t count,
    std::uint8_t rate) noexcept
{
    if (count_ == Capacity || count == 0 || count > longest() || count > capacity() - waitingBytes_) {
        return false;
    }

    std::copy_n(payload, count, place());
    commit(destination, ticket, count, rate);
    return true;
}

void SendQueue::commit(const MacAddress &destination, std::uint16_t ticket, std::size_t count, std::uint8_t rate) noexcept
{
    Entry &entry = at(count_);
    entry.destination = destination;
    entry.ticket = ticket;
    entry.count = static_cast<std::uint16_t>(count);
    entry.rate = destination == BroadcastAddress ? PeerTable::DefaultRate : rate;
    entry.state = State::Waiting;
    waitingBytes_ += count;
    count_++;
}

bool SendQueue::enlarge() noexcept
{
    if (large_ == nullptr) {
        Large *large = new (std::nothrow) Large;
        if (large == nullptr) {
            return false;
        }

        std::copy_n(waiting_.begin(), waitingBytes_, large->begin());
        large_.reset(large);
    }

    return true;
}

bool SendQueue::shrink() noexcept
{
    if (large_ != nullptr && waitingBytes_ > 0) {
        return false;
    }

    large_.reset();
    return true;
}

void SendQueue::refuse(const MacAddress &destination, std::uint16_t ticket) noexcept
{
    Entry &entry = at(count_);
    entry.destination = destination;
    entry.ticket = ticket;
    entry.count = 0;
    entry.state = State::NotDelivered;
    count_++;
}

void SendQueue::pump(
    RadioLink &link,
    PeerTable &peers,
    ResultQueue &reports,
    std::uint32_t now) noexcept
{
    takeReports(peers, reports);
    expire(peers, now);
    for (std::size_t i = 0; i < count_ && inFlight_ < MaximumInFlight; i++) {
        Entry &entry = at(i);

        // Where one has to wait, all behind it wait too: frames leave in order.
        if (entry.state != State::Waiting) {
            continue;
        }

        if (!trySend(entry, link, peers, now)) {
            break;
        }

        // It was the oldest one that waited.
        std::copy(waiting() + entry.count, waiting() + waitingBytes_, waiting());
        waitingBytes_ -= entry.count;
    }
}

bool SendQueue::result(SendResult &result) const noexcept
{
    if (count_ == 0) {
        return false;
    }

    const Entry &entry = entries_[first_];
    if (entry.state == State::Waiting || entry.state == State::InFlight) {
        return false;
    }

    result = {entry.ticket, entry.state == State::Delivered};
    return true;
}

void SendQueue::popResult() noexcept
{
    first_ = (first_ + 1) % Capacity;
    count_--;
}

void SendQueue::clear() noexcept
{
    first_ = 0;
    count_ = 0;
    inFlight_ = 0;
    waitingBytes_ = 0;
    large_.reset();
}

void SendQueue::settle(Entry &entry, bool delivered, PeerTable &peers) noexcept
{
    peers.settled(entry.destination);
    entry.state = delivered ? State::Delivered : State::NotDelivered;
    inFlight_--;
}

void SendQueue::takeReports(PeerTable &peers, ResultQueue &reports) noexcept
{
    for (const SendReport *report = reports.front(); report != nullptr; report = reports.front()) {
        std::size_t i = 0;
        while (i < count_ && !(at(i).state == State::InFlight && at(i).destination == report->destination)) {
            i++;
        }

        if (i < count_) {
            settle(at(i), report->delivered, peers);
        } else {
            strayReports_++;
        }

        reports.pop();
    }
}

void SendQueue::expire(PeerTable &peers, std::uint32_t now) noexcept
{
    for (std::size_t i = 0; i < count_; i++) {
        Entry &entry = at(i);
        if (entry.state == State::InFlight && now - entry.sentAt >= ReportTimeout) {
            settle(entry, false, peers);
            timeouts_++;
        }
    }
}

bool SendQueue::trySend(
    Entry &entry,
    RadioLink &link,
    PeerTable &peers,
    std::uint32_t now) noexcept
{
    const PeerChange change = peers.plan(entry.destination);
    if (change.step == PeerChange::Step::Wait) {
        return false;
    }

    if (change.step == PeerChange::Step::Replace) {
        link.removePeer(change.evicted);
        peers.removed(change.evicted);
    }

    if (change.step != PeerChange::Step::None) {
        if (!link.addPeer(entry.destination)) {
            entry.state = State::NotDelivered;
            return true;
        }

        peers.added(entry.destination);
    }

    if (entry.rate != peers.rate(entry.destination) && link.setRate(entry.destination, entry.rate)) {
        peers.setRate(entry.destination, entry.rate);
    }

    switch (link.send(entry.destination, waiting(), entry.count)) {
    case SendStatus::Accepted:
        peers.sent(entry.destination);
        entry.state = State::InFlight;
        entry.sentAt = now;
        inFlight_++;
        return true;

    case SendStatus::Busy:
        return false;

    case SendStatus::Refused:
        break;
    }

    entry.state = State::NotDelivered;
    if (peers.inFlight(entry.destination) == 0) {
        // ESP-NOW may have lost the peer (Wi-Fi was started anew): the next frame adds it again.
        link.removePeer(entry.destination);
        peers.removed(entry.destination);
    }

    return true;
}

}  // namespace enigmaiot
