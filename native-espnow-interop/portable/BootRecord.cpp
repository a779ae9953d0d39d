#include "BootRecord.h"

#include <algorithm>

#include "Crc32.h"
#include "LittleEndian.h"

namespace enigmaiot {

namespace {

constexpr std::uint32_t Mark = 0x52424945;  // "EIBR"
constexpr std::uint8_t Version = 1;
constexpr std::size_t SequenceOffset = 8;

void encodeSlot(std::uint8_t *bytes, const SlotContent &slot)
{
    bytes[0] = static_cast<std::uint8_t>(slot.meaning);
    putU32(bytes + 4, slot.size);
    std::copy(slot.md5.begin(), slot.md5.end(), bytes + 8);
}

void decodeSlot(const std::uint8_t *bytes, SlotContent &slot)
{
    slot.meaning = static_cast<SlotContent::Meaning>(bytes[0]);
    slot.size = getU32(bytes + 4);
    std::copy_n(bytes + 8, slot.md5.size(), slot.md5.begin());
}

}  // namespace

bool BootRecord::load() noexcept
{
    bool found = false;
    std::array<std::uint32_t, KindCount> counters{};
    kinds_ = {};
    sequence_ = 0;
    copy_ = 1;
    for (std::uint32_t copy = 0; copy < 2; copy++) {
        Bytes bytes{};
        std::uint32_t sequence = 0;
        Kinds kinds{};
        if (flash_.read(address_ + copy * NorFlash::SectorSize, bytes.data(), bytes.size()) != FlashResult::Ok
            || !decode(bytes, sequence, kinds)) {
            continue;
        }

        if (decodeCounters(bytes, kinds)) {
            for (std::size_t i = 0; i < KindCount; i++) {
                counters[i] = std::max(counters[i], kinds[i].counter);
            }
        }

        // Serial numbers: the one that is ahead by less than half the circle is newer, also after a wrap.
        if (!found || sequence - sequence_ < 0x80000000U) {
            found = true;
            sequence_ = sequence;
            copy_ = copy;
            kinds_ = kinds;
        }
    }

    for (std::size_t i = 0; i < KindCount; i++) {
        kinds_[i].counter = counters[i];
    }

    return found;
}

bool BootRecord::save() noexcept
{
    Bytes bytes{};
    encode(bytes, sequence_ + 1);
    const std::uint32_t copy = 1 - copy_;
    const std::uint32_t address = address_ + copy * NorFlash::SectorSize;
    const std::size_t count = hasCounters() ? WholeCount : Count;
    if (flash_.eraseSector(address) != FlashResult::Ok
        || (count > Count
            && flash_.write(address + Count, bytes.data() + Count, count - Count) != FlashResult::Ok)
        || flash_.write(address, bytes.data(), Count) != FlashResult::Ok) {
        return false;
    }

    Bytes written{};
    if (flash_.read(address, written.data(), count) != FlashResult::Ok
        || !std::equal(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count), written.begin())) {
        return false;
    }

    copy_ = copy;
    sequence_++;
    return true;
}

bool BootRecord::hasCounters() const noexcept
{
    return std::any_of(kinds_.begin(), kinds_.end(), [](const KindRecord &kind) {
        return kind.counter != 0 || kind.newCounter != 0;
    });
}

bool BootRecord::decode(const Bytes &bytes, std::uint32_t &sequence, Kinds &kinds) noexcept
{
    if (getU32(bytes.data()) != Mark || bytes[4] != Version
        || getU32(bytes.data() + CrcOffset) != crc32(bytes.data(), CrcOffset)) {
        return false;
    }

    sequence = getU32(bytes.data() + SequenceOffset);
    const std::uint8_t *place = bytes.data() + KindsOffset;
    for (KindRecord &kind : kinds) {
        kind.active = place[0] & 1;
        kind.state = static_cast<ImageState>(place[1]);
        kind.triesLeft = place[2];
        kind.rollbackCause = static_cast<RollbackCause>(place[3]);
        decodeSlot(place + 4, kind.slots[0]);
        decodeSlot(place + 4 + SlotBytes, kind.slots[1]);
        place += KindBytes;
    }

    return true;
}

bool BootRecord::decodeCounters(const Bytes &bytes, Kinds &kinds) noexcept
{
    const std::uint8_t *place = bytes.data() + CountersOffset;
    if (getU32(place + CounterBytes) != crc32(place, CounterBytes)) {
        return false;
    }

    for (KindRecord &kind : kinds) {
        kind.counter = getU32(place);
        kind.newCounter = getU32(place + 4);
        place += 8;
    }

    return true;
}

void BootRecord::encode(Bytes &bytes, std::uint32_t sequence) const noexcept
{
    putU32(bytes.data(), Mark);
    bytes[4] = Version;
    putU32(bytes.data() + SequenceOffset, sequence);
    std::uint8_t *place = bytes.data() + KindsOffset;
    for (const KindRecord &kind : kinds_) {
        place[0] = kind.active;
        place[1] = static_cast<std::uint8_t>(kind.state);
        place[2] = kind.triesLeft;
        place[3] = static_cast<std::uint8_t>(kind.rollbackCause);
        encodeSlot(place + 4, kind.slots[0]);
        encodeSlot(place + 4 + SlotBytes, kind.slots[1]);
        place += KindBytes;
    }

    putU32(bytes.data() + CrcOffset, crc32(bytes.data(), CrcOffset));
    place = bytes.data() + CountersOffset;
    for (const KindRecord &kind : kinds_) {
        putU32(place, kind.counter);
        putU32(place + 4, kind.newCounter);
        place += 8;
    }

    putU32(place, crc32(bytes.data() + CountersOffset, CounterBytes));
}

}  // namespace enigmaiot
