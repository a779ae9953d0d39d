#include "DeltaWriter.h"

#include <algorithm>
#include <array>
#include <new>

namespace enigmaiot {

bool DeltaWriter::isBase(Digest &sha256, std::uint32_t address, const DeltaFacts &delta) noexcept
{
    std::array<std::uint8_t, 32> found{};
    return delta.baseSize == 0
        || (reader_.hash(sha256, address, delta.baseSize, found.data()) && found == delta.baseSha256);
}

SlotResult DeltaWriter::begin(
    std::uint32_t imageAddress,
    std::uint32_t baseAddress,
    std::uint32_t baseSize,
    std::uint32_t &done) noexcept
{
    done = 0;
    decoding_.reset(new (std::nothrow) Decoding(*this, baseSize, writer_.image().size));
    if (decoding_ == nullptr) {
        return SlotResult::OutOfMemory;
    }

    decoding_->imageAddress = imageAddress;
    decoding_->baseAddress = baseAddress;
    decoding_->waiting.reset(new (std::nothrow) Waiting);

    const DeltaPlace place = writer_.place();
    if (place.delta > 0 && decoding_->decoder.goOn(place)) {
        done = place.delta;
    }

    return SlotResult::Ok;
}

SlotResult DeltaWriter::write(const std::uint8_t *bytes, std::size_t count, std::size_t &taken) noexcept
{
    taken = 0;
    if (decoding_ == nullptr) {
        return SlotResult::WrongState;
    }

    if (decoding_->waiting == nullptr) {
        return decoding_->decoder.take(bytes, count, taken);
    }

    const bool decodes = count == 0 || decoding_->count == MostWaiting;
    const SlotResult result = decodes ? decode() : SlotResult::Ok;
    if (result == SlotResult::Ok) {
        const std::size_t room = MostWaiting - decoding_->count;
        taken = count == 0 ? room : std::min(count, room);
        keep(bytes, std::min(count, room));
    }

    return result;
}

/// Decodes what waits, up to the end of the ring and with one write at most.
SlotResult DeltaWriter::decode() noexcept
{
    const std::size_t count = std::min(decoding_->count, MostWaiting - decoding_->first);
    std::size_t taken = 0;
    const SlotResult result = decoding_->decoder.take(decoding_->waiting->data() + decoding_->first, count, taken);
    decoding_->first = (decoding_->first + taken) % MostWaiting;
    decoding_->count -= taken;
    return result;
}

void DeltaWriter::keep(const std::uint8_t *bytes, std::size_t count) noexcept
{
    const std::size_t end = (decoding_->first + decoding_->count) % MostWaiting;
    const std::size_t first = std::min(count, MostWaiting - end);
    std::copy_n(bytes, first, decoding_->waiting->data() + end);
    std::copy_n(bytes + first, count - first, decoding_->waiting->data());
    decoding_->count += count;
}

bool DeltaWriter::readBase(std::uint32_t offset, std::uint8_t *bytes, std::size_t count) noexcept
{
    return reader_.read(decoding_->baseAddress + offset, bytes, count);
}

bool DeltaWriter::readImage(std::uint32_t offset, std::uint8_t *bytes, std::size_t count) noexcept
{
    return reader_.read(decoding_->imageAddress + offset, bytes, count);
}

SlotResult DeltaWriter::write(std::uint32_t offset, const std::uint8_t *bytes, std::size_t count) noexcept
{
    writer_.setPlace(decoding_->decoder.place());
    return writer_.write(offset, bytes, count);
}

}  // namespace enigmaiot
