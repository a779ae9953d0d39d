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

    count_ = 0;
}

int KeyTable::create() noexcept
{
    return count_ == Capacity ? NoSlot : static_cast<int>(count_++);
}

std::int32_t KeyTable::load(int slot, const std::uint8_t *key, const MacAddress &peer) noexcept
{
    if (!hasSlot(slot)) {
        return NoSlot;
    }

    lastNumber_ = lastNumber_ == std::numeric_limits<std::int32_t>::max() ? 1 : lastNumber_ + 1;
    StoredKey &place = keys_[static_cast<std::size_t>(slot)];
    place.number = lastNumber_;
    place.peer = peer;
    std::copy_n(key, place.bytes.size(), place.bytes.begin());
    return place.number;
}

bool KeyTable::clear(int slot) noexcept
{
    if (!hasSlot(slot)) {
        return false;
    }

    empty(keys_[static_cast<std::size_t>(slot)]);
    return true;
}

const StoredKey *KeyTable::find(std::int32_t number) const noexcept
{
    for (std::size_t i = 0; i < count_ && number > 0; i++) {
        if (keys_[i].number == number) {
            return &keys_[i];
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
    for (std::size_t i = 0; i < count_ && from < MaximumTrials; i++) {
        if (keys_[i].number != 0 && keys_[i].peer == peer) {
            keys[from++] = &keys_[i];
        }
    }

    return from;
}

}  // namespace enigmaiot
