#include "TrailerReader.h"

#include <algorithm>
#include <array>

#include "LittleEndian.h"

namespace enigmaiot {

namespace {

constexpr std::array<std::uint8_t, 8> Mark{'E', 'I', 'O', 'T', 'S', 'I', 'G', '1'};
constexpr std::size_t ProtectedOffset = 8;
constexpr std::size_t SizeOffset = 10;
constexpr std::uint32_t EntriesOffset = 12;
constexpr std::uint32_t EntryHead = 4;
constexpr std::uint32_t CrcCount = 4;

// Types of entries; those from the signature on are not signed.
constexpr std::uint16_t Sha256 = 0x01;
constexpr std::uint16_t Kind = 0x02;
constexpr std::uint16_t Name = 0x03;
constexpr std::uint16_t Version = 0x04;
constexpr std::uint16_t Counter = 0x05;
constexpr std::uint16_t KeyId = 0x06;
constexpr std::uint16_t HardwareClass = 0x07;
constexpr std::uint16_t Interop = 0x08;
constexpr std::uint16_t Native = 0x09;
constexpr std::uint16_t Signature = 0x80;

// The signature's bit: the others are their types.
constexpr std::uint32_t SignatureBit = 1U << 16;
constexpr std::uint32_t Needed
    = SignatureBit | 1U << Sha256 | 1U << Kind | 1U << Name | 1U << Version | 1U << Counter | 1U << KeyId;

constexpr std::size_t MaximumName = 32;
constexpr std::size_t VersionCount = 8;
constexpr std::size_t MaximumNative = 4 + 64;

std::uint32_t getU16(const std::uint8_t *bytes) noexcept
{
    return static_cast<std::uint32_t>(bytes[0]) | static_cast<std::uint32_t>(bytes[1]) << 8;
}

bool isCountRight(std::uint16_t type, std::size_t count) noexcept
{
    switch (type) {
    case Sha256:
        return count == ImageTrailer::Sha256Count;
    case Kind:
        return count == 1;
    case Name:
        return count >= 1 && count <= MaximumName;
    case Version:
        return count == VersionCount;
    case Counter:
    case Interop:
        return count == 4;
    case KeyId:
        return count == ImageTrailer::KeyIdCount;
    case HardwareClass:
        return count >= 1 && count <= ImageTrailer::MaximumClass;
    case Native:
        return count > 4 && count <= MaximumNative;
    default:
        return count == ImageTrailer::SignatureCount;
    }
}

bool isKnown(std::uint16_t type) noexcept
{
    return (type >= Sha256 && type <= Native) || type == Signature;
}

}  // namespace

ImageProof TrailerReader::read(
    const ImageProof &proof,
    std::uint32_t address,
    std::uint32_t limit,
    ImageTrailer &trailer) noexcept
{
    trailer = {};
    const std::uint32_t start = (proof.size + 3) & ~3U;
    if (!proof.isWhole() || start > limit || limit - start < Mark.size()) {
        return proof;
    }

    bool isThere = false;
    if (!reader_.holds(address + start, Mark.data(), Mark.size(), isThere)) {
        return {Verdict::Unreadable, 0};
    }

    if (!isThere) {
        return proof;
    }

    constexpr std::array<std::uint8_t, 3> Zeros{};
    bool isFilled = false;
    if (!reader_.holds(address + proof.size, Zeros.data(), start - proof.size, isFilled)) {
        return {Verdict::Unreadable, 0};
    }

    trailer.start = start;
    const Verdict verdict = isFilled ? readWhole(address + start, limit - start, trailer) : Verdict::Broken;
    if (verdict != Verdict::Whole) {
        trailer = {};
        return {verdict, 0};
    }

    return {proof.verdict, trailer.end()};
}

bool TrailerReader::fit(std::uint32_t address, const ImageTrailer &trailer, const NativeAssemblies &natives) noexcept
{
    const std::uint32_t start = address + trailer.start;
    std::array<std::uint8_t, EntryHead> head{};
    std::array<std::uint8_t, MaximumNative + 1> value{};
    for (std::uint32_t at = EntriesOffset; at < trailer.protectedSize;) {
        if (!reader_.read(start + at, head.data(), head.size())) {
            return false;
        }

        at += EntryHead;
        const std::uint32_t count = getU16(head.data() + 2);
        if (getU16(head.data()) == Native && count <= MaximumNative) {
            if (!reader_.read(start + at, value.data(), count)) {
                return false;
            }

            value[count] = 0;
            if (!natives.has(reinterpret_cast<const char *>(value.data() + 4), getU32(value.data()))) {
                return false;
            }
        }

        at += count;
    }

    return true;
}

ImageProof::Verdict TrailerReader::readWhole(std::uint32_t address, std::uint32_t limit, ImageTrailer &trailer) noexcept
{
    std::array<std::uint8_t, EntriesOffset> head{};
    if (limit < head.size()) {
        return Verdict::Broken;
    }

    if (!reader_.read(address, head.data(), head.size())) {
        return Verdict::Unreadable;
    }

    trailer.protectedSize = getU16(head.data() + ProtectedOffset);
    trailer.size = getU16(head.data() + SizeOffset);
    if (trailer.size > MaximumSize || trailer.size > limit || trailer.protectedSize < EntriesOffset
        || trailer.protectedSize + CrcCount > trailer.size) {
        return Verdict::Broken;
    }

    const std::uint32_t end = trailer.size - CrcCount;
    std::uint32_t crc = 0;
    std::array<std::uint8_t, CrcCount> stored{};
    if (!reader_.crc(address, end, crc) || !reader_.read(address + end, stored.data(), stored.size())) {
        return Verdict::Unreadable;
    }

    if (crc != getU32(stored.data())) {
        return Verdict::Broken;
    }

    seen_ = 0;
    Verdict verdict = readEntries(address + EntriesOffset, trailer.protectedSize - EntriesOffset, true, trailer);
    if (verdict == Verdict::Whole) {
        verdict = readEntries(address + trailer.protectedSize, end - trailer.protectedSize, false, trailer);
    }

    return verdict == Verdict::Whole && (seen_ & Needed) != Needed ? Verdict::Broken : verdict;
}

ImageProof::Verdict TrailerReader::readEntries(
    std::uint32_t address,
    std::uint32_t count,
    bool isSigned,
    ImageTrailer &trailer) noexcept
{
    std::array<std::uint8_t, EntryHead> head{};
    std::array<std::uint8_t, MaximumNative> value{};
    for (std::uint32_t at = 0; at < count;) {
        if (count - at < EntryHead) {
            return Verdict::Broken;
        }

        if (!reader_.read(address + at, head.data(), head.size())) {
            return Verdict::Unreadable;
        }

        at += EntryHead;
        const auto type = static_cast<std::uint16_t>(getU16(head.data()));
        const std::uint32_t length = getU16(head.data() + 2);
        if (length > count - at) {
            return Verdict::Broken;
        }

        // Types that are not known are passed over: a later version may have more to say.
        if (isKnown(type)) {
            if (!isCountRight(type, length)) {
                return Verdict::Broken;
            }

            if (!reader_.read(address + at, value.data(), length)) {
                return Verdict::Unreadable;
            }

            if (!take(type, value.data(), length, isSigned, trailer)) {
                return Verdict::Broken;
            }
        }

        at += length;
    }

    return Verdict::Whole;
}

bool TrailerReader::take(
    std::uint16_t type,
    const std::uint8_t *value,
    std::size_t count,
    bool isSigned,
    ImageTrailer &trailer) noexcept
{
    const std::uint32_t bit = type == Signature ? SignatureBit : 1U << type;
    if (isSigned != (type < Signature) || (type != Native && (seen_ & bit) != 0)) {
        return false;
    }

    seen_ |= bit;
    switch (type) {
    case Sha256:
        std::copy_n(value, count, trailer.sha256.begin());
        break;
    case Kind:
        trailer.kind = value[0];
        break;
    case Counter:
        trailer.counter = getU32(value);
        break;
    case KeyId:
        std::copy_n(value, count, trailer.keyId.begin());
        break;
    case HardwareClass:
        std::copy_n(value, count, trailer.hardwareClass.begin());
        trailer.classCount = static_cast<std::uint8_t>(count);
        break;
    case Interop:
        trailer.interop = getU16(value) << 16 | getU16(value + 2);
        break;
    case Signature:
        std::copy_n(value, count, trailer.signature.begin());
        break;
    default:
        break;
    }

    return true;
}

}  // namespace enigmaiot
