#include "PeerRates.h"

namespace enigmaiot {

void PeerRates::reset(int defaultRate) noexcept
{
    count_ = 0;
    default_ = static_cast<std::uint8_t>(defaultRate);
}

bool PeerRates::set(const MacAddress &peer, int rate) noexcept
{
    const std::size_t index = indexOf(peer);
    if (rate == default_) {
        if (index < count_) {
            count_--;
            peers_[index] = peers_[count_];
            rates_[index] = rates_[count_];
        }

        return true;
    }

    if (index == Capacity) {
        return false;
    }

    if (index == count_) {
        peers_[index] = peer;
        count_++;
    }

    rates_[index] = static_cast<std::uint8_t>(rate);
    return true;
}

int PeerRates::get(const MacAddress &peer) const noexcept
{
    const std::size_t index = indexOf(peer);
    return index < count_ ? rates_[index] : default_;
}

std::size_t PeerRates::indexOf(const MacAddress &peer) const noexcept
{
    std::size_t index = 0;
    while (index < count_ && peers_[index] != peer) {
        index++;
    }

    return index;
}

}  // namespace enigmaiot
