#include "ApplicationCheck.h"

#include <array>

#include "LittleEndian.h"

namespace enigmaiot {

namespace {

// esp_image_header_t, esp_image_segment_header_t.
constexpr std::uint32_t HeaderCount = 24;
constexpr std::uint8_t Mark = 0xE9;
constexpr std::size_t SegmentsOffset = 1;
constexpr std::size_t ChipOffset = 12;
constexpr std::size_t HashAppendedOffset = 23;
constexpr std::uint32_t MaximumSegments = 16;
constexpr std::uint32_t SegmentHead = 8;
constexpr std::size_t SegmentSizeOffset = 4;

// ESP-IDF's boot loader loads words: it refuses other lengths of a segment.
constexpr std::uint32_t Word = 4;
constexpr std::uint8_t ChecksumSeed = 0xEF;
constexpr std::uint32_t Alignment = 16;
constexpr std::uint32_t HashCount = 32;

}  // namespace

ImageProof ApplicationCheck::check(std::uint32_t address, std::uint32_t limit) noexcept
{
    std::array<std::uint8_t, HeaderCount> header{};
    if (limit < header.size()) {
        return {};
    }

    if (!reader_.read(address, header.data(), header.size())) {
        return {Verdict::Unreadable, 0};
    }

    if (header[0] != Mark || (header[ChipOffset] | header[ChipOffset + 1] << 8) != chipId_) {
        return {};
    }

    std::uint32_t end = 0;
    const Verdict verdict = checkSegments(address, limit, header[SegmentsOffset], end);
    if (verdict != Verdict::Whole || header[HashAppendedOffset] == 0) {
        return {verdict, end};
    }

    if (limit - end < HashCount) {
        return {};
    }

    std::array<std::uint8_t, HashCount> hash{};
    bool same = false;
    if (!reader_.hash(sha256_, address, end, hash.data()) || !reader_.holds(address + end, hash.data(), hash.size(), same)) {
        return {Verdict::Unreadable, 0};
    }

    return same ? ImageProof{Verdict::Proven, end + HashCount} : ImageProof{};
}

ApplicationCheck::Verdict ApplicationCheck::checkSegments(
    std::uint32_t address,
    std::uint32_t limit,
    std::uint32_t count,
    std::uint32_t &end) noexcept
{
    if (count == 0 || count > MaximumSegments) {
        return Verdict::Broken;
    }

    std::uint32_t at = HeaderCount;
    std::uint8_t checksum = ChecksumSeed;
    for (std::uint32_t segment = 0; segment < count; segment++) {
        std::array<std::uint8_t, SegmentHead> head{};
        if (limit - at < SegmentHead) {
            return Verdict::Broken;
        }

        if (!reader_.read(address + at, head.data(), head.size())) {
            return Verdict::Unreadable;
        }

        at += SegmentHead;
        const std::uint32_t size = getU32(head.data() + SegmentSizeOffset);
        if (size > limit - at || size % Word != 0) {
            return Verdict::Broken;
        }

        if (!reader_.exclusiveOr(address + at, size, checksum)) {
            return Verdict::Unreadable;
        }

        at += size;
    }

    // At least one byte, up to a multiple of 16: the last of them is the checksum.
    const std::uint32_t padding = Alignment - at % Alignment;
    std::uint8_t stored = 0;
    if (padding > limit - at) {
        return Verdict::Broken;
    }

    end = at + padding;
    if (!reader_.read(address + end - 1, &stored, 1)) {
        return Verdict::Unreadable;
    }

    return stored == checksum ? Verdict::Whole : Verdict::Broken;
}

}  // namespace enigmaiot
