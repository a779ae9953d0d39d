#include "RadioCore.h"

#include <algorithm>

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
    for (OutgoingReader ahead = reader; ahead.next(record) && queue_.fits(record.count); reader = ahead) {
        take(record);
        taken++;
        queue_.pump(link_, peers_, reports_, now);
    }

    writer.setTaken(taken);
    for (const ReceivedFrame *frame = received_.front(); frame != nullptr; frame = received_.front()) {
        std::uint8_t *payload = writer.add(*frame);
        if (payload != nullptr) {
            writer.setOpenedBy(sealer_.open(*frame, payload));
        } else if (IncomingWriter::FrameHeaderCount + frame->count <= incomingCapacity - IncomingWriter::HeaderCount) {
            break;
        }

        // One that does not fit into an empty buffer either is a large frame from before its room was given back.
        received_.pop();
    }

    return static_cast<int>(writer.count());
}

void RadioCore::take(const OutgoingRecord &record) noexcept
{
    if (record.count > queue_.longest()) {
        queue_.refuse(record.destination, record.ticket);
        return;
    }

    // Sealed where it waits: the record stays managed code's own.
    std::uint8_t *frame = queue_.place();
    std::copy_n(record.payload, record.count, frame);
    if (sealer_.seal(frame, record.count)) {
        queue_.commit(record.destination, record.ticket, record.count, record.rate);
    } else {
        // It is still in the clear.
        wipe(frame, record.count);
        queue_.refuse(record.destination, record.ticket);
    }
}

bool RadioCore::setRoom(FrameRoom room) noexcept
{
    switch (room) {
    case FrameRoom::LargeSent:
        return queue_.enlarge();
    case FrameRoom::LargeReceived:
        return received_.enlarge();
    case FrameRoom::Usual:
        break;
    }

    received_.shrink();
    return queue_.shrink();
}

}  // namespace enigmaiot
