#include "OutgoingReader.h"

#include <algorithm>

#include "ReceivedFrame.h"

namespace enigmaiot {

bool OutgoingReader::isValid(const std::uint8_t *bytes, std::size_t count) noexcept
{
    OutgoingReader reader(bytes, count);
    OutgoingRecord record{};
    while (reader.next(record)) {
    }

    return reader.left() == 0;
}

bool OutgoingReader::next(OutgoingRecord &record) noexcept
{
    if (left_ < HeaderCount) {
        return false;
    }

    const std::size_t count = static_cast<std::size_t>(bytes_[9] | (bytes_[10] << 8));
    if (count == 0 || count > LargePayload || count > left_ - HeaderCount) {
        return false;
    }

    std::copy_n(bytes_, record.destination.size(), record.destination.begin());
    record.ticket = static_cast<std::uint16_t>(bytes_[6] | (bytes_[7] << 8));
    record.rate = bytes_[8];
    record.count = static_cast<std::uint16_t>(count);
    record.payload = bytes_ + HeaderCount;
    bytes_ += HeaderCount + count;
    left_ -= HeaderCount + count;
    return true;
}

}  // namespace enigmaiot
