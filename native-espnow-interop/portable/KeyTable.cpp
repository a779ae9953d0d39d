#include "KeyTable.h"

#include <algorithm>
#include <limits>
#include <new>

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
    for (Block *block : blocks_) {
        delete block;
    }
}

void KeyTable::reset() noexcept
{
    for (std::size_t i = 0; i < blocks_.size() && blocks_[i] != nullptr; i++) {
        for (StoredKey &key : *blocks_[i]) {
            empty(key);
        }
    }
}

std::int32_t KeyTable::load(const std::uint8_t *key, const MacAddress &peer) noexcept
{
    StoredKey *const place = freePlace();
    if (place == nullptr) {
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
    // Const only in the table's eyes: the key is its own.
    StoredKey *const key = const_cast<StoredKey *>(find(number));
    if (key == nullptr) {
        return false;
    }

    empty(*key);
    return true;
}

const StoredKey *KeyTable::find(std::int32_t number) const noexcept
{
    for (std::size_t i = 0; number > 0 && i < blocks_.size() && blocks_[i] != nullptr; i++) {
        for (const StoredKey &key : *blocks_[i]) {
            if (key.number == number) {
                return &key;
            }
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
    for (std::size_t i = 0; i < blocks_.size() && blocks_[i] != nullptr; i++) {
        for (const StoredKey &key : *blocks_[i]) {
            if (from < MaximumTrials && key.number != 0 && key.peer == peer) {
                keys[from++] = &key;
            }
        }
    }

    return from;
}

StoredKey *KeyTable::freePlace() noexcept
{
    for (Block *&block : blocks_) {
        if (block == nullptr) {
            // Without an exception where there is none: the caller says so to the managed side.
            block = new (std::nothrow) Block{};
            return block == nullptr ? nullptr : block->data();
        }

        for (StoredKey &key : *block) {
            if (key.number == 0) {
                return &key;
            }
        }
    }

    return nullptr;
}

}  // namespace enigmaiot
