#include "KeyTable.h"

#include <algorithm>
#include <limits>

#include "Wipe.h"

namespace enigmaiot {

namespace {

constexpr MacAddress Anyone{};

void empty(StoredKey &key) noexcept
{
    key.number = 0;
    key.peer = Anyone;
    wipe(key.bytes.data(), key.bytes.size());
}

}  // namespace

KeyTable::~KeyTable()
{
    reset();
}

void KeyTable::reset() noexcept
{
    for (StoredKey &key : keys_) {
        empty(key);
    }
}

std::int32_t KeyTable::load(const std::uint8_t *key, const MacAddress &peer) noexcept
{
    const auto place
        = std::find_if(keys_.begin(), keys_.end(), [](const StoredKey &stored) { return stored.number == 0; });
    if (place == keys_.end()) {
        return NoKey;
    }

    lastNumber_ = lastNumber_ == std::numeric_limits<std::int32_t>::max() ? 1 : lastNumber_ + 1;
    place->number = lastNumber_;
    place->peer = peer;
    std::copy_n(key, place->bytes.size(), place->bytes.begin());
    return place->number;
}

bool KeyTable::clear(std::int32_t number) noexcept
{
    for (StoredKey &key : keys_) {
        if (number > 0 && key.number == number) {
            empty(key);
            return true;
        }
    }

    return false;
}

const StoredKey *KeyTable::find(std::int32_t number) const noexcept
{
    for (const StoredKey &key : keys_) {
        if (number > 0 && key.number == number) {
            return &key;
        }
    }

    return nullptr;
}

std::size_t KeyTable::trials(const MacAddress &source, Trials &keys) const noexcept
{
    // Nobody sends from the address that stands for anyone; a frame that says so gets those keys once, not twice.
    const std::size_t own = source == Anyone ? 0 : gather(source, keys, 0);
    return gather(Anyone, keys, own);
}

std::size_t KeyTable::gather(const MacAddress &peer, Trials &keys, std::size_t from) const noexcept
{
    for (std::size_t i = 0; i < Capacity && from < MaximumTrials; i++) {
        if (keys_[i].number != 0 && keys_[i].peer == peer) {
            keys[from++] = &keys_[i];
        }
    }

    return from;
}

}  // namespace enigmaiot
