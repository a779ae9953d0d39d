#include "DeltaWriter.h"

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
    imageAddress_ = imageAddress;
    baseAddress_ = baseAddress;
    decoder_.reset(new (std::nothrow) DeltaDecoder(*this, baseSize, writer_.image().size));
    if (decoder_ == nullptr) {
        return SlotResult::OutOfMemory;
    }

    const DeltaPlace place = writer_.place();
    if (place.delta > 0 && decoder_->goOn(place)) {
        done = place.delta;
    }

    return SlotResult::Ok;
}

SlotResult DeltaWriter::write(const std::uint8_t *bytes, std::size_t count, std::size_t &taken) noexcept
{
    taken = 0;
    return decoder_ != nullptr ? decoder_->take(bytes, count, taken) : SlotResult::WrongState;
}

bool DeltaWriter::readBase(std::uint32_t offset, std::uint8_t *bytes, std::size_t count) noexcept
{
    return reader_.read(baseAddress_ + offset, bytes, count);
}

bool DeltaWriter::readImage(std::uint32_t offset, std::uint8_t *bytes, std::size_t count) noexcept
{
    return reader_.read(imageAddress_ + offset, bytes, count);
}

SlotResult DeltaWriter::write(std::uint32_t offset, const std::uint8_t *bytes, std::size_t count) noexcept
{
    writer_.setPlace(decoder_->place());
    return writer_.write(offset, bytes, count);
}

}  // namespace enigmaiot
