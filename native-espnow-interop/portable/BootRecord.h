#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "ImageKind.h"
#include "KindRecord.h"
#include "NorFlash.h"

namespace enigmaiot {

/// The boot record: which slot of each kind runs, and how. Two copies stand in two sectors, each with a sequence number and
/// a CRC-32; the valid one with the higher number counts, and only the other one is ever erased. So a cut of power leaves
/// the old record or the new one. One copy is one page, little-endian: mark u32, version u8, 3 bytes 0, sequence u32, two
/// kinds (active u8, state u8, tries left u8, rolled back u8, two slots: meaning u8, 3 bytes 0, size u32, MD5), CRC-32 of all
/// that. Behind it the security counters, which older firmware does not know and leaves out: two kinds (counter u32, counter of the
/// new image u32), CRC-32 of that. They are written first, so that a copy that counts has them, and not where all are 0; a counter only
/// rises, so the higher one of both copies is right.
class BootRecord {
public:
    static constexpr std::size_t KindCount = 2;

    /// Bytes of flash.
    static constexpr std::uint32_t Size = 2 * NorFlash::SectorSize;

    using Kinds = std::array<KindRecord, KindCount>;

    /// @param address Where the two sectors start.
    BootRecord(NorFlash &flash, std::uint32_t address) noexcept : flash_(flash), address_(address)
    {
    }

    /// Reads the copy that counts into kinds(). False where none does: then the first slots run, confirmed, with unknown
    /// content.
    bool load() noexcept;

    /// Writes kinds() over the copy that does not count, and reads it back. Where it fails either copy may count from the
    /// next start on.
    bool save() noexcept;

    Kinds &kinds() noexcept
    {
        return kinds_;
    }

    const Kinds &kinds() const noexcept
    {
        return kinds_;
    }

    KindRecord &kind(ImageKind kind) noexcept
    {
        return kinds_[static_cast<std::size_t>(kind) - 1];
    }

    const KindRecord &kind(ImageKind kind) const noexcept
    {
        return kinds_[static_cast<std::size_t>(kind) - 1];
    }

private:
    static constexpr std::size_t SlotBytes = 8 + SlotContent::Md5Count;
    static constexpr std::size_t KindBytes = 4 + KindRecord::SlotCount * SlotBytes;
    static constexpr std::size_t KindsOffset = 12;
    static constexpr std::size_t CrcOffset = KindsOffset + KindCount * KindBytes;
    static constexpr std::size_t Count = CrcOffset + 4;
    static constexpr std::size_t CountersOffset = Count;
    static constexpr std::size_t CounterBytes = KindCount * 8;
    static constexpr std::size_t WholeCount = CountersOffset + CounterBytes + 4;

    using Bytes = std::array<std::uint8_t, WholeCount>;

    static bool decode(const Bytes &bytes, std::uint32_t &sequence, Kinds &kinds) noexcept;
    static bool decodeCounters(const Bytes &bytes, Kinds &kinds) noexcept;
    void encode(Bytes &bytes, std::uint32_t sequence) const noexcept;
    bool hasCounters() const noexcept;

    NorFlash &flash_;
    std::uint32_t address_;
    Kinds kinds_{};
    std::uint32_t sequence_ = 0;
    std::uint32_t copy_ = 1;
};

}  // namespace enigmaiot
