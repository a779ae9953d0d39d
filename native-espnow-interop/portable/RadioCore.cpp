#include "RadioCore.h"

#include "IncomingWriter.h"
#include "OutgoingReader.h"

namespace enigmaiot {

void RadioCore::reset(int defaultRate) noexcept
{
    queue_.clear();
    peers_.clear();
    rates_.reset(defaultRate);
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
    queue_.pump(link_, peers_, rates_, reports_, now);

    // Results first: each one that is fetched makes room for a frame.
    SendResult result{};
    while (queue_.result(result) && writer.add(result)) {
        queue_.popResult();
    }

    OutgoingReader reader(outgoing, outgoingCount);
    OutgoingRecord record{};
    std::uint8_t taken = 0;
    while (queue_.room() > 0 && reader.next(record)) {
        queue_.enqueue(record.destination, record.ticket, record.payload, record.count);
        taken++;
    }

    writer.setTaken(taken);
    queue_.pump(link_, peers_, rates_, reports_, now);
    const ReceivedFrame *frame = received_.front();
    while (frame != nullptr && writer.add(*frame)) {
        received_.pop();
        frame = received_.front();
    }

    return static_cast<int>(writer.count());
}

bool RadioCore::setPeerRate(const MacAddress &peer, int rate) noexcept
{
    return rates_.set(peer, rate) && (!peers_.contains(peer) || link_.setPeerRate(peer, rate));
}

}  // namespace enigmaiot
