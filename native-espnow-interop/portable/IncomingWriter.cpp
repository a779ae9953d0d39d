#include "IncomingWriter.h"

#include <algorithm>

namespace enigmaiot {

namespace {

constexpr std::size_t OpenedByCount = 4;

}  // namespace

IncomingWriter::IncomingWriter(std::uint8_t *bytes, std::size_t capacity) noexcept : bytes_(bytes), capacity_(capacity)
{
    bytes_[0] = 0;
    bytes_[1] = 0;
}

void IncomingWriter::setTaken(std::uint8_t records) noexcept
{
    bytes_[0] = records;
}

bool IncomingWriter::add(const SendResult &result) noexcept
{
    if (openedBy_ != nullptr || bytes_[1] == 255 || capacity_ - count_ < ResultCount) {
        return false;
    }

    std::uint8_t *place = bytes_ + count_;
    place[0] = static_cast<std::uint8_t>(result.ticket & 0xFF);
    place[1] = static_cast<std::uint8_t>(result.ticket >> 8);
    place[2] = result.delivered ? 1 : 0;
    count_ += ResultCount;
    bytes_[1]++;
    return true;
}

std::uint8_t *IncomingWriter::add(const ReceivedFrame &frame) noexcept
{
    if (capacity_ - count_ < FrameHeaderCount + frame.count) {
        return nullptr;
    }

    std::uint8_t *place = std::copy(frame.source.begin(), frame.source.end(), bytes_ + count_);
    *place++ = static_cast<std::uint8_t>(frame.rssi);
    *place++ = frame.channel;
    openedBy_ = place;
    setOpenedBy(0);
    place += OpenedByCount;
    *place++ = static_cast<std::uint8_t>(frame.count);
    *place++ = static_cast<std::uint8_t>(frame.count >> 8);
    count_ += FrameHeaderCount + frame.count;
    return place;
}

void IncomingWriter::setOpenedBy(std::int32_t number) noexcept
{
    for (std::size_t i = 0; i < OpenedByCount; i++) {
        openedBy_[i] = static_cast<std::uint8_t>(static_cast<std::uint32_t>(number) >> (8 * i));
    }
}

}  // namespace enigmaiot
