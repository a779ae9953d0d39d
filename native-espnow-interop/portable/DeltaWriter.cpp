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
    const DeltaFacts &delta,
    std::uint32_t &done) noexcept
{
    done = 0;
    decoding_.reset(new (std::nothrow) Decoding(*this, delta.baseSize, writer_.image().size));
    if (decoding_ == nullptr || !makeRoom(delta)) {
        decoding_.reset();
        return SlotResult::OutOfMemory;
    }

    decoding_->imageAddress = imageAddress;
    decoding_->baseAddress = baseAddress;
    const DeltaPlace place = writer_.place();
    if (place.delta > 0 && decoding_->decoder.goOn(place)) {
        done = place.delta;
    }

    if (isStaged()) {
        decoding_->stage->taken = std::min(done, delta.stagedSize);
    }

    return SlotResult::Ok;
}

/// Takes memory and, where the delta is kept in the slot, the sectors for it. False where it cannot be done without.
bool DeltaWriter::makeRoom(const DeltaFacts &delta) noexcept
{
    if (delta.stagedSize == 0) {
        decoding_->waiting.reset(new (std::nothrow) Waiting);
        return true;
    }

    decoding_->stage.reset(new (std::nothrow) Stage);
    if (!isStaged()) {
        return false;
    }

    decoding_->stage->size = delta.stagedSize;
    writer_.setAside(delta.stagedSize);
    return true;
}

void DeltaWriter::close() noexcept
{
    if (isStaged()) {
        writer_.takeBack(decoding_->stage->size);
    }

    decoding_.reset();
}

SlotResult DeltaWriter::write(const std::uint8_t *bytes, std::size_t count, std::size_t &taken) noexcept
{
    taken = 0;
    if (decoding_ == nullptr) {
        return SlotResult::WrongState;
    }

    if (isStaged()) {
        return count == 0 ? decodeStage(taken) : SlotResult::WrongState;
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

/// Decodes of what stands in the slot, with one write at most. Behind the last byte the sectors are what stands behind the image.
SlotResult DeltaWriter::decodeStage(std::size_t &room) noexcept
{
    Stage &stage = *decoding_->stage;
    const std::size_t count = std::min<std::size_t>(stage.size - stage.taken, stage.bytes.size());
    if (!writer_.readAside(stage.taken, stage.bytes.data(), count)) {
        return SlotResult::FlashFailed;
    }

    std::size_t taken = 0;
    const SlotResult result = decoding_->decoder.take(stage.bytes.data(), count, taken);
    stage.taken += static_cast<std::uint32_t>(taken);
    if (stage.taken == stage.size) {
        writer_.takeBack(stage.size);
        stage.size = 0;
        stage.taken = 0;
        room = MostWaiting;
    }

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
