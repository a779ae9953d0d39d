#include "DeploymentCheck.h"

#include <algorithm>
#include <new>

#include "AssemblyCrc.h"
#include "LittleEndian.h"

namespace enigmaiot {

namespace {

// CLR_RECORD_ASSEMBLY.
constexpr std::array<std::uint8_t, 7> Mark{'N', 'F', 'M', 'R', 'K', '1', 0};
constexpr std::size_t HeaderCrcOffset = 8;
constexpr std::size_t BodyCrcOffset = 12;
constexpr std::size_t VersionOffset = 28;
constexpr std::size_t NameOffset = 36;
constexpr std::size_t StringTableVersionOffset = 38;
constexpr std::size_t TablesOffset = 40;
constexpr std::size_t PatchedMethodsOffset = 104;
constexpr std::size_t PaddingOffset = 108;

// The table of well-known strings: its version, and the first name that stands in it.
constexpr std::uint32_t StringTableVersion = 1;
constexpr std::uint32_t FirstWellKnownName = 0xFFFF - 860;

// Tables, and what is read of their records.
constexpr std::size_t TableCount = 15;
constexpr std::size_t References = 0;
constexpr std::size_t Methods = 6;
constexpr std::size_t Strings = 11;
constexpr std::size_t ReferenceCount = 12;
constexpr std::size_t ReferenceVersionOffset = 4;
constexpr std::size_t MethodCount = 16;
constexpr std::size_t MethodFlagsOffset = 4;
constexpr std::uint32_t EntryPointFlag = 0x08000000;

std::uint32_t getU16(const std::uint8_t *bytes) noexcept
{
    return static_cast<std::uint32_t>(bytes[0]) | static_cast<std::uint32_t>(bytes[1]) << 8;
}

std::uint32_t startOf(const std::uint8_t *header, std::size_t table) noexcept
{
    return getU32(header + TablesOffset + 4 * table);
}

std::uint32_t endOf(const std::uint8_t *header, std::size_t table) noexcept
{
    return startOf(header, table + 1) - header[PaddingOffset + table];
}

std::uint32_t sizeOf(const std::uint8_t *header) noexcept
{
    return startOf(header, TableCount);
}

bool areTablesInOrder(const std::uint8_t *header, std::size_t first) noexcept
{
    bool inOrder = startOf(header, 0) == first;
    for (std::size_t table = 0; table < TableCount; table++) {
        const std::uint64_t least = std::uint64_t{startOf(header, table)} + header[PaddingOffset + table];
        inOrder = inOrder && least <= startOf(header, table + 1);
    }

    return inOrder;
}

std::uint32_t aligned(std::uint32_t size) noexcept
{
    return (size + 3) & ~3U;
}

}  // namespace

ImageProof DeploymentCheck::check(std::uint32_t address, std::uint32_t limit) noexcept
{
    chain_.reset(new (std::nothrow) Chain);
    const ImageProof proof = chain_ == nullptr ? ImageProof{Verdict::Unreadable, 0} : checkChain(address, limit);
    chain_.reset();
    return proof;
}

ImageProof DeploymentCheck::checkChain(std::uint32_t address, std::uint32_t limit) noexcept
{
    count_ = 0;
    programs_ = 0;
    std::uint32_t end = 0;
    for (std::uint32_t at = 0; at < limit; at = aligned(end)) {
        Header header{};
        Verdict verdict = readHeader(address + at, limit - at, header);
        if (verdict == Verdict::Broken && count_ > 0) {
            // The chain ends here; whether that is its true end is told by its references, and by what follows.
            break;
        }

        if (verdict == Verdict::Whole) {
            verdict = checkGap(address + end, at - end);
        }

        if (verdict == Verdict::Whole) {
            verdict = checkAssembly(address + at, header);
        }

        if (verdict != Verdict::Whole) {
            return {verdict, 0};
        }

        end = at + sizeOf(header.data());
    }

    const Verdict verdict = checkReferences(address, end);
    return verdict != Verdict::Whole ? ImageProof{verdict, 0}
        : programs_ == 1             ? ImageProof{Verdict::Proven, end}
                                     : ImageProof{};
}

DeploymentCheck::Verdict DeploymentCheck::readHeader(
    std::uint32_t address,
    std::uint32_t limit,
    Header &header) noexcept
{
    if (limit < header.size()) {
        return Verdict::Broken;
    }

    if (!reader_.read(address, header.data(), header.size())) {
        return Verdict::Unreadable;
    }

    const std::uint32_t wanted = getU32(header.data() + HeaderCrcOffset);
    putU32(header.data() + HeaderCrcOffset, 0);
    const bool good = std::equal(Mark.begin(), Mark.end(), header.begin())
        && assemblyCrc(header.data(), header.size()) == wanted
        && getU16(header.data() + StringTableVersionOffset) == StringTableVersion
        && getU32(header.data() + PatchedMethodsOffset) == 0 && areTablesInOrder(header.data(), header.size())
        && sizeOf(header.data()) <= limit;
    return good ? Verdict::Whole : Verdict::Broken;
}

DeploymentCheck::Verdict DeploymentCheck::checkAssembly(std::uint32_t address, const Header &header) noexcept
{
    std::uint32_t crc = 0;
    const auto first = static_cast<std::uint32_t>(header.size());
    if (!reader_.assemblyCrc(address + first, sizeOf(header.data()) - first, crc)) {
        return Verdict::Unreadable;
    }

    if (crc != getU32(header.data() + BodyCrcOffset) || count_ == chain_->size()) {
        return Verdict::Broken;
    }

    if (!identify(address, header, header.data() + NameOffset, header.data() + VersionOffset, (*chain_)[count_])) {
        return Verdict::Unreadable;
    }

    count_++;
    return countEntryPoints(address, header);
}

DeploymentCheck::Verdict DeploymentCheck::checkGap(std::uint32_t address, std::uint32_t count) noexcept
{
    std::array<std::uint8_t, 4> gap{};
    if (!reader_.read(address, gap.data(), count)) {
        return Verdict::Unreadable;
    }

    // No CRC covers it: all zeros or all erased, so that no flipped bit turns one into the other.
    const auto end = gap.begin() + count;
    const std::uint8_t first = gap[0];
    return (first == 0 || first == 0xFF) && std::all_of(gap.begin(), end, [&](std::uint8_t byte) { return byte == first; })
        ? Verdict::Whole
        : Verdict::Broken;
}

DeploymentCheck::Verdict DeploymentCheck::checkReferences(std::uint32_t address, std::uint32_t end) noexcept
{
    for (std::uint32_t at = 0; at < end;) {
        Header header{};
        if (!reader_.read(address + at, header.data(), header.size())) {
            return Verdict::Unreadable;
        }

        const std::uint8_t *bytes = header.data();
        for (std::uint32_t place = startOf(bytes, References); place + ReferenceCount <= endOf(bytes, References);
             place += ReferenceCount) {
            std::array<std::uint8_t, ReferenceCount> reference{};
            Identity wanted{};
            if (!reader_.read(address + at + place, reference.data(), reference.size())
                || !identify(address + at, header, reference.data(), reference.data() + ReferenceVersionOffset, wanted)) {
                return Verdict::Unreadable;
            }

            if (!contains(wanted)) {
                return Verdict::Broken;
            }
        }

        at = aligned(at + sizeOf(bytes));
    }

    return Verdict::Whole;
}

DeploymentCheck::Verdict DeploymentCheck::countEntryPoints(std::uint32_t address, const Header &header) noexcept
{
    std::array<std::uint8_t, 4> flags{};
    const std::uint8_t *bytes = header.data();
    for (std::uint32_t place = startOf(bytes, Methods); place + MethodCount <= endOf(bytes, Methods); place += MethodCount) {
        if (!reader_.read(address + place + MethodFlagsOffset, flags.data(), flags.size())) {
            return Verdict::Unreadable;
        }

        if ((getU32(flags.data()) & EntryPointFlag) != 0) {
            programs_++;
            break;
        }
    }

    return Verdict::Whole;
}

bool DeploymentCheck::identify(
    std::uint32_t address,
    const Header &header,
    const std::uint8_t *name,
    const std::uint8_t *version,
    Identity &identity) noexcept
{
    const std::uint32_t number = getU16(name);
    identity.version = getU32(version);
    if (number >= FirstWellKnownName) {
        // Both sides name it by its place in that table.
        identity.name = 0xFFFF0000U | number;
        return true;
    }

    std::uint32_t place = startOf(header.data(), Strings) + number;
    const std::uint32_t end = endOf(header.data(), Strings);
    identity.name = 0;
    std::array<std::uint8_t, 16> part{};
    while (place < end) {
        const std::size_t count = std::min<std::size_t>(end - place, part.size());
        if (!reader_.read(address + place, part.data(), count)) {
            return false;
        }

        const auto stop = part.begin() + static_cast<std::ptrdiff_t>(count);
        const auto zero = std::find(part.begin(), stop, std::uint8_t{0});
        identity.name = assemblyCrc(part.data(), static_cast<std::size_t>(zero - part.begin()), identity.name);
        if (zero != stop) {
            break;
        }

        place += static_cast<std::uint32_t>(count);
    }

    return true;
}

bool DeploymentCheck::contains(const Identity &wanted) const noexcept
{
    return std::any_of(chain_->begin(), chain_->begin() + static_cast<std::ptrdiff_t>(count_), [&](const Identity &assembly) {
        return assembly.name == wanted.name && assembly.version == wanted.version;
    });
}

}  // namespace enigmaiot
