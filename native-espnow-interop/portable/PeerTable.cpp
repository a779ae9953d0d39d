#include "PeerTable.h"

#include <algorithm>

namespace enigmaiot {

PeerChange PeerTable::plan(const MacAddress &peer) const noexcept
{
    using Step = PeerChange::Step;
    if (contains(peer)) {
        return {Step::None, {}};
    }

    if (count_ < Capacity) {
        return {Step::Add, {}};
    }

    const Entry *oldest = nullptr;
    for (const Entry &entry : entries_) {
        if (entry.inFlight > 0 || entry.address == BroadcastAddress) {
            continue;
        }

        // An age, not a comparison of counts, which wrap.
        if (oldest == nullptr || uses_ - entry.lastUse > uses_ - oldest->lastUse) {
            oldest = &entry;
        }
    }

    return oldest == nullptr ? PeerChange{Step::Wait, {}} : PeerChange{Step::Replace, oldest->address};
}

void PeerTable::added(const MacAddress &peer) noexcept
{
    if (count_ < Capacity && !contains(peer)) {
        entries_[count_] = {peer, 0, DefaultRate, ++uses_};
        count_++;
    }
}

void PeerTable::removed(const MacAddress &peer) noexcept
{
    Entry *entry = find(peer);
    if (entry != nullptr) {
        count_--;
        *entry = entries_[count_];
    }
}

void PeerTable::sent(const MacAddress &peer) noexcept
{
    Entry *entry = find(peer);
    if (entry != nullptr) {
        entry->inFlight++;
        entry->lastUse = ++uses_;
    }
}

void PeerTable::settled(const MacAddress &peer) noexcept
{
    Entry *entry = find(peer);
    if (entry != nullptr && entry->inFlight > 0) {
        entry->inFlight--;
    }
}

bool PeerTable::contains(const MacAddress &peer) const noexcept
{
    return find(peer) != nullptr;
}

std::uint8_t PeerTable::rate(const MacAddress &peer) const noexcept
{
    const Entry *entry = find(peer);
    return entry == nullptr ? DefaultRate : entry->rate;
}

void PeerTable::setRate(const MacAddress &peer, std::uint8_t rate) noexcept
{
    Entry *entry = find(peer);
    if (entry != nullptr) {
        entry->rate = rate;
    }
}

std::size_t PeerTable::inFlight(const MacAddress &peer) const noexcept
{
    const Entry *entry = find(peer);
    return entry == nullptr ? 0 : entry->inFlight;
}

const PeerTable::Entry *PeerTable::find(const MacAddress &peer) const noexcept
{
    const Entry *end = entries_.data() + count_;
    const Entry *entry = std::find_if(entries_.data(), end, [&](const Entry &e) { return e.address == peer; });
    return entry == end ? nullptr : entry;
}

PeerTable::Entry *PeerTable::find(const MacAddress &peer) noexcept
{
    return const_cast<Entry *>(static_cast<const PeerTable *>(this)->find(peer));
}

}  // namespace enigmaiot
