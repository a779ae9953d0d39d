#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "MacAddress.h"
#include "StoredKey.h"

namespace enigmaiot {

/// The keys that the radio seals and opens frames with. Slots are made at start-up and given back all at once; each key that is
/// loaded gets a new number, so that nothing meant for one key is ever done with the next one of its slot. Used by the pump
/// only.
class KeyTable {
public:
    /// A gateway has one for each of 35 nodes, four of registrations that are not proven yet, network and broadcast key.
    static constexpr std::size_t Capacity = 48;

    /// The most keys that are tried on a received frame: what a forged frame costs.
    static constexpr std::size_t MaximumTrials = 4;

    static constexpr int NoSlot = -1;

    using Trials = std::array<const StoredKey *, MaximumTrials>;

    KeyTable() = default;
    KeyTable(const KeyTable &) = delete;
    KeyTable &operator=(const KeyTable &) = delete;

    ~KeyTable();

    /// Wipes all keys and gives all slots back, for a managed program that starts anew. Numbers go on.
    void reset() noexcept;

    /// Makes an empty slot; NoSlot where there are no more.
    int create() noexcept;

    /// Copies a key of StoredKey::Count bytes into a slot and wipes the one before it.
    /// @param peer Whose frames it opens; all zero for anyone's.
    /// @return The key's number, 1 or more; NoSlot where there is no such slot.
    std::int32_t load(int slot, const std::uint8_t *key, const MacAddress &peer) noexcept;

    /// Wipes the key of a slot. False where there is no such slot.
    bool clear(int slot) noexcept;

    /// The key of a number; nullptr where it is gone.
    const StoredKey *find(std::int32_t number) const noexcept;

    /// Gathers the keys that may open a frame from `source`: its own first, then anyone's.
    /// @return How many there are.
    std::size_t trials(const MacAddress &source, Trials &keys) const noexcept;

private:
    bool hasSlot(int slot) const noexcept
    {
        return slot >= 0 && static_cast<std::size_t>(slot) < count_;
    }

    std::size_t gather(const MacAddress &peer, Trials &keys, std::size_t from) const noexcept;

    std::array<StoredKey, Capacity> keys_{};
    std::size_t count_ = 0;
    std::int32_t lastNumber_ = 0;
};

}  // namespace enigmaiot
