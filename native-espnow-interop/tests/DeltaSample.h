#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "DeltaDecoder.h"

namespace enigmaiot::test {

/// Two images in memory with a decoder between them. What it reads or writes outside of them ends the test.
class DeltaSample final : private DeltaEnds {
public:
    DeltaSample(std::vector<std::uint8_t> base, std::uint32_t size)
        : base_(std::move(base)), decoder_(*this, static_cast<std::uint32_t>(base_.size()), size), size_(size)
    {
    }

    DeltaSample(const DeltaSample &) = delete;
    DeltaSample &operator=(const DeltaSample &) = delete;

    /// Gives a delta to the decoder, so many bytes at a time.
    SlotResult take(const std::vector<std::uint8_t> &delta, std::size_t part = 212)
    {
        SlotResult result = SlotResult::Ok;
        for (std::size_t at = 0; result == SlotResult::Ok && at < delta.size();) {
            std::size_t taken = 0;
            result = decoder_.take(delta.data() + at, std::min(part, delta.size() - at), taken);
            at += taken;
        }

        return result;
    }

    DeltaDecoder &decoder()
    {
        return decoder_;
    }

    const std::vector<std::uint8_t> &image() const
    {
        return image_;
    }

    std::size_t writes() const
    {
        return writes_;
    }

    void breakReading()
    {
        reads_ = false;
    }

    void breakWriting()
    {
        takes_ = false;
    }

private:
    bool readBase(std::uint32_t offset, std::uint8_t *bytes, std::size_t count) noexcept override
    {
        return read(base_, offset, bytes, count);
    }

    bool readImage(std::uint32_t offset, std::uint8_t *bytes, std::size_t count) noexcept override
    {
        return read(image_, offset, bytes, count);
    }

    SlotResult write(std::uint32_t offset, const std::uint8_t *bytes, std::size_t count) noexcept override
    {
        if (offset != image_.size() || offset % 4 != 0 || count == 0 || count > size_ - offset) {
            std::abort();
        }

        image_.insert(image_.end(), bytes, bytes + count);
        writes_++;
        return takes_ ? SlotResult::Ok : SlotResult::FlashFailed;
    }

    bool read(const std::vector<std::uint8_t> &from, std::uint32_t offset, std::uint8_t *bytes, std::size_t count) noexcept
    {
        if (count == 0 || offset > from.size() || count > from.size() - offset) {
            std::abort();
        }

        std::copy_n(from.begin() + offset, count, bytes);
        return reads_;
    }

    std::vector<std::uint8_t> base_;
    std::vector<std::uint8_t> image_;
    DeltaDecoder decoder_;
    std::uint32_t size_;
    std::size_t writes_ = 0;
    bool reads_ = true;
    bool takes_ = true;
};

inline std::vector<std::uint8_t> text(const std::string &text)
{
    return {text.begin(), text.end()};
}

inline std::vector<std::uint8_t> noise(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<std::uint8_t> bytes(count);
    std::generate(bytes.begin(), bytes.end(), [&] { return static_cast<std::uint8_t>(random()); });
    return bytes;
}

inline void append(std::vector<std::uint8_t> &bytes, const std::vector<std::uint8_t> &more)
{
    bytes.insert(bytes.end(), more.begin(), more.end());
}

inline std::vector<std::uint8_t> head()
{
    return {0xD6, 0xC3, 0xC4, 0, 0};
}

inline void appendNumber(std::vector<std::uint8_t> &bytes, std::uint32_t number)
{
    int shift = 28;
    while (shift > 0 && (number >> shift) == 0) {
        shift -= 7;
    }

    for (; shift >= 0; shift -= 7) {
        bytes.push_back(static_cast<std::uint8_t>(((number >> shift) & 0x7F) | (shift > 0 ? 0x80 : 0)));
    }
}

/// A window from its parts, with sizes that agree.
inline std::vector<std::uint8_t> window(
    std::uint8_t kind,
    std::uint32_t segmentSize,
    std::uint32_t segmentStart,
    std::uint32_t size,
    const std::vector<std::uint8_t> &data,
    const std::vector<std::uint8_t> &instructions,
    const std::vector<std::uint8_t> &addresses)
{
    std::vector<std::uint8_t> body;
    appendNumber(body, size);
    body.push_back(0);
    for (const auto *part : {&data, &instructions, &addresses}) {
        appendNumber(body, static_cast<std::uint32_t>(part->size()));
    }

    for (const auto *part : {&data, &instructions, &addresses}) {
        append(body, *part);
    }

    std::vector<std::uint8_t> bytes{kind};
    if (kind != 0) {
        appendNumber(bytes, segmentSize);
        appendNumber(bytes, segmentStart);
    }

    appendNumber(bytes, static_cast<std::uint32_t>(body.size()));
    append(bytes, body);
    return bytes;
}

/// A window that adds bytes.
inline std::vector<std::uint8_t> addWindow(const std::vector<std::uint8_t> &data)
{
    std::vector<std::uint8_t> instructions{1};
    appendNumber(instructions, static_cast<std::uint32_t>(data.size()));
    return window(0, 0, 0, static_cast<std::uint32_t>(data.size()), data, instructions, {});
}

/// A window that is one copy.
inline std::vector<std::uint8_t> copyWindow(
    std::uint8_t kind,
    std::uint32_t segmentSize,
    std::uint32_t segmentStart,
    std::uint32_t size,
    std::uint32_t address)
{
    std::vector<std::uint8_t> instructions{19};
    appendNumber(instructions, size);
    std::vector<std::uint8_t> addresses;
    appendNumber(addresses, address);
    return window(kind, segmentSize, segmentStart, size, {}, instructions, addresses);
}

/// A delta as small as copies of equal stretches at the same place make it.
inline std::vector<std::uint8_t> deltaOf(const std::vector<std::uint8_t> &base, const std::vector<std::uint8_t> &image)
{
    constexpr std::size_t Part = 600;
    std::vector<std::uint8_t> delta = head();
    for (std::size_t at = 0; at < image.size(); at += Part) {
        const std::size_t count = std::min(Part, image.size() - at);
        const bool isThere = at + count <= base.size()
            && std::equal(image.begin() + static_cast<std::ptrdiff_t>(at),
                image.begin() + static_cast<std::ptrdiff_t>(at + count),
                base.begin() + static_cast<std::ptrdiff_t>(at));
        append(
            delta,
            isThere ? copyWindow(1, static_cast<std::uint32_t>(base.size()), 0, static_cast<std::uint32_t>(count), static_cast<std::uint32_t>(at))
                    : addWindow(std::vector<std::uint8_t>(
                          image.begin() + static_cast<std::ptrdiff_t>(at),
                          image.begin() + static_cast<std::ptrdiff_t>(at + count))));
    }

    return delta;
}

}  // namespace enigmaiot::test
