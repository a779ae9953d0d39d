#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "MacAddress.h"
#include "StoredKey.h"

namespace enigmaiot {

/// The keys that the radio seals and opens frames with, and the only place where they are kept. Each key that is loaded gets a
/// new number, so that nothing meant for one key is ever done with the next one in its place. Used by the pump only.
class KeyTable {
public:
    /// The most keys: a gateway has one for each of up to 250 nodes, four of registrations that are not proven yet, network and
    /// broadcast key.
    static constexpr std::size_t Capacity = 256;

    /// Memory is taken for so many keys at a time, from the heap and only once they are there.
    static constexpr std::size_t BlockCount = 8;

    /// The most keys that are tried on a received frame: what a forged frame costs.
    static constexpr std::size_t MaximumTrials = 4;

    static constexpr std::int32_t NoKey = -1;

    using Trials = std::array<const StoredKey *, MaximumTrials>;

    KeyTable() = default;
    KeyTable(const KeyTable &) = delete;
    KeyTable &operator=(const KeyTable &) = delete;

    ~KeyTable();

    /// Wipes all keys, for a managed program that starts anew; their memory is kept for its keys. Numbers go on.
    void reset() noexcept;

    /// Copies a key of StoredKey::Count bytes.
    /// @param peer Whose frames it opens; all zero for anyone's.
    /// @return The key's number, 1 or more; NoKey where there are Capacity keys already, or no memory for another one.
    std::int32_t load(const std::uint8_t *key, const MacAddress &peer) noexcept;

    /// Wipes a key. False where there is none of that number.
    bool clear(std::int32_t number) noexcept;

    /// The key of a number; nullptr where it is gone.
    const StoredKey *find(std::int32_t number) const noexcept;

    /// Gathers the keys that may open a frame from `source`: its own first, then anyone's.
    /// @return How many there are.
    std::size_t trials(const MacAddress &source, Trials &keys) const noexcept;

private:
    using Block = std::array<StoredKey, BlockCount>;

    std::size_t gather(const MacAddress &peer, Trials &keys, std::size_t from) const noexcept;

    /// A place without a key; nullptr where there is none.
    StoredKey *freePlace() noexcept;

    /// The blocks that were taken come first. They stay where they are, since received frames are tried with keys in them.
    std::array<Block *, Capacity / BlockCount> blocks_{};
    std::int32_t lastNumber_ = 0;
};

}  // namespace enigmaiot
