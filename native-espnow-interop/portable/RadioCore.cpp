#include "RadioCore.h"

#include <algorithm>
#include <array>

#include "IncomingWriter.h"
#include "OutgoingReader.h"
#include "Wipe.h"

namespace enigmaiot {

void RadioCore::reset() noexcept
{
    queue_.clear();
    peers_.clear();
    received_.clear();
    reports_.clear();
}

int RadioCore::exchange(
    const std::uint8_t *outgoing,
    std::size_t outgoingCount,
    std::uint8_t *incoming,
    std::size_t incomingCapacity,
    std::uint32_t now) noexcept
{
    if (incomingCapacity < IncomingWriter::MinimumCapacity || !OutgoingReader::isValid(outgoing, outgoingCount)) {
        return -1;
    }

    IncomingWriter writer(incoming, incomingCapacity);
    queue_.pump(link_, peers_, reports_, now);

    // Results first: each one that is fetched makes room for a frame.
    SendResult result{};
    while (queue_.result(result) && writer.add(result)) {
        queue_.popResult();
    }

    OutgoingReader reader(outgoing, outgoingCount);
    OutgoingRecord record{};
    std::uint8_t taken = 0;
    while (queue_.room() > 0 && reader.next(record)) {
        take(record);
        taken++;
        queue_.pump(link_, peers_, reports_, now);
    }

    writer.setTaken(taken);
    for (const ReceivedFrame *frame = received_.front(); frame != nullptr; frame = received_.front()) {
        std::uint8_t *payload = writer.add(*frame);
        if (payload == nullptr) {
            break;
        }

        writer.setOpenedBy(sealer_.open(*frame, payload));
        received_.pop();
    }

    return static_cast<int>(writer.count());
}

void RadioCore::take(const OutgoingRecord &record) noexcept
{
    // A copy: the record stays managed code's own.
    std::array<std::uint8_t, MaximumPayload> frame;
    std::copy_n(record.payload, record.count, frame.begin());
    if (sealer_.seal(frame.data(), record.count)) {
        queue_.enqueue(record.destination, record.ticket, frame.data(), record.count, record.rate);
    } else {
        // It is still in the clear.
        wipe(frame.data(), record.count);
        queue_.refuse(record.destination, record.ticket);
    }
}

}  // namespace enigmaiot
