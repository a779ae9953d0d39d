#include "FrameSealer.h"

#include <algorithm>
#include <array>

#include "Wipe.h"

namespace enigmaiot {

namespace {

constexpr std::uint8_t InvalidateKey = 0xFB;
constexpr std::size_t InvalidateKeyCount = 2;
constexpr std::uint8_t NodeNameResult = 0x17;

constexpr std::size_t IvOffset = 1;
constexpr std::size_t IvCount = 12;
constexpr std::size_t BodyOffset = IvOffset + IvCount;
constexpr std::size_t TagCount = 16;

constexpr std::size_t OrderedFromOffset = IvOffset + 4;
constexpr std::size_t OrderEndOffset = OrderedFromOffset + 1;

/// The cipher takes the first 24 bytes of a key, and zeros behind them; the rest ends the associated data.
constexpr std::size_t CipherKeyCount = 24;

/// What the cipher is given for one frame; wiped when it goes.
class CipherInput {
public:
    CipherInput(const StoredKey &stored, const std::uint8_t *frame) noexcept
    {
        std::copy_n(stored.bytes.begin(), CipherKeyCount, key.begin());
        std::copy_n(frame, BodyOffset, associatedData.begin());
        std::copy(stored.bytes.begin() + CipherKeyCount, stored.bytes.end(), associatedData.begin() + BodyOffset);
    }

    CipherInput(const CipherInput &) = delete;
    CipherInput &operator=(const CipherInput &) = delete;

    ~CipherInput()
    {
        wipe(key.data(), key.size());
        wipe(associatedData.data(), associatedData.size());
    }

    const std::uint8_t *nonce() const noexcept
    {
        return associatedData.data() + IvOffset;
    }

    std::array<std::uint8_t, StoredKey::Count> key{};
    std::array<std::uint8_t, BodyOffset + StoredKey::Count - CipherKeyCount> associatedData{};
};

std::int32_t orderedKey(const std::uint8_t *frame) noexcept
{
    const std::uint8_t *number = frame + IvOffset;
    return static_cast<std::int32_t>(
        static_cast<std::uint32_t>(number[0]) | static_cast<std::uint32_t>(number[1]) << 8
        | static_cast<std::uint32_t>(number[2]) << 16 | static_cast<std::uint32_t>(number[3]) << 24);
}

bool isOrder(const std::uint8_t *frame, std::size_t count) noexcept
{
    return count >= BodyOffset + TagCount && frame[OrderedFromOffset] >= BodyOffset
        && frame[OrderedFromOffset] <= count - TagCount
        && std::all_of(frame + OrderEndOffset, frame + BodyOffset, [](std::uint8_t byte) { return byte == 0; });
}

}  // namespace

bool FrameSealer::seal(std::uint8_t *frame, std::size_t count) noexcept
{
    if (count == InvalidateKeyCount && frame[0] == InvalidateKey) {
        return true;
    }

    const StoredKey *key = isOrder(frame, count) ? keys_.find(orderedKey(frame)) : nullptr;
    if (key == nullptr) {
        return false;
    }

    const std::size_t from = frame[OrderedFromOffset];
    cipher_.random(frame + IvOffset, IvCount);
    const CipherInput input(*key, frame);
    return cipher_.seal(
        input.key.data(),
        input.nonce(),
        input.associatedData.data(),
        input.associatedData.size(),
        frame + from,
        count - TagCount - from);
}

std::int32_t FrameSealer::open(const ReceivedFrame &frame, std::uint8_t *opened) noexcept
{
    std::copy_n(frame.payload, frame.count, opened);

    // A name result has its counter, two bytes, in the clear.
    const std::size_t from = BodyOffset + (frame.count > 0 && opened[0] == NodeNameResult ? 2 : 0);
    if (frame.count < from + TagCount) {
        return 0;
    }

    KeyTable::Trials keys;
    const std::size_t trials = keys_.trials(frame.source, keys);
    for (std::size_t i = 0; i < trials; i++) {
        if (open(*keys[i], opened, from, frame.count)) {
            return keys[i]->number;
        }

        std::copy_n(frame.payload, frame.count, opened);
    }

    return 0;
}

bool FrameSealer::open(
    std::int32_t number,
    std::uint8_t *frame,
    std::size_t encryptedFrom,
    std::size_t count) noexcept
{
    const StoredKey *key = keys_.find(number);
    return key != nullptr && encryptedFrom >= BodyOffset && count >= TagCount && encryptedFrom <= count - TagCount
        && open(*key, frame, encryptedFrom, count);
}

bool FrameSealer::open(
    const StoredKey &key,
    std::uint8_t *frame,
    std::size_t encryptedFrom,
    std::size_t count) noexcept
{
    const CipherInput input(key, frame);
    return cipher_.open(
        input.key.data(),
        input.nonce(),
        input.associatedData.data(),
        input.associatedData.size(),
        frame + encryptedFrom,
        count - TagCount - encryptedFrom);
}

}  // namespace enigmaiot
