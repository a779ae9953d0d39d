#include "DeltaDecoder.h"

#include <algorithm>

namespace enigmaiot {

namespace {

/// Mark, version, and no secondary compression, code table or application's header.
constexpr std::array<std::uint8_t, 5> Head{0xD6, 0xC3, 0xC4, 0, 0};

constexpr std::uint32_t MostNumber = 0x7FFFFFFF;

// The default code table (RFC 3284, 5.6).
constexpr std::uint32_t FirstCopy = 19;
constexpr std::uint32_t CopiesOfMode = 16;
constexpr std::uint32_t FirstAddCopy = 163;
constexpr std::uint32_t FirstAddCopySame = 235;
constexpr std::uint32_t FirstCopyAdd = 247;
constexpr std::uint32_t ShortestCopy = 4;

constexpr std::uint8_t FromHere = 1;
constexpr std::uint8_t FromNear = 2;

/// Bytes of a number as the format has it.
std::uint32_t countOf(std::uint32_t number) noexcept
{
    std::uint32_t count = 1;
    for (; number > 0x7F; number >>= 7) {
        count++;
    }

    return count;
}

}  // namespace

bool DeltaDecoder::goOn(const DeltaPlace &place) noexcept
{
    const std::uint32_t count = place.image % PageSize;
    if (place.image >= imageSize_ || (count > 0 && !ends_.readImage(place.image - count, page_.data(), count))) {
        return false;
    }

    pageStart_ = place.image - count;
    pageCount_ = count;
    taken_ = place.delta;
    place_ = place;
    phase_ = Phase::WindowKind;
    return true;
}

SlotResult DeltaDecoder::take(const std::uint8_t *bytes, std::size_t count, std::size_t &taken) noexcept
{
    taken = 0;
    bool wrote = false;
    while (result_ == SlotResult::Ok && taken < count) {
        if (phase_ == Phase::Work) {
            if (wrote) {
                break;
            }

            result_ = work(wrote);
            if (phase_ == Phase::Work) {
                break;
            }

            // The window is made: its last byte, which stood in body_ all the time, is taken.
            taken++;
            continue;
        }

        if (phase_ == Phase::Body) {
            const std::size_t part = std::min<std::size_t>(bodyCount_ - arrived_, count - taken);
            std::copy_n(bytes + taken, part, body_.begin() + arrived_);
            arrived_ += static_cast<std::uint32_t>(part);
            taken += part;
            if (arrived_ == bodyCount_) {
                phase_ = Phase::Work;
                taken--;
            }

            continue;
        }

        if (phase_ == Phase::WindowKind) {
            place_ = {taken_ + static_cast<std::uint32_t>(taken), made()};
        }

        if (!takeByte(bytes[taken])) {
            result_ = SlotResult::WrongDelta;
            break;
        }

        // A window without a body is none: it makes at least one byte.
        taken++;
    }

    taken_ += static_cast<std::uint32_t>(taken);
    return result_;
}

bool DeltaDecoder::takeByte(std::uint8_t byte) noexcept
{
    switch (phase_) {
    case Phase::Head:
        if (byte != Head[arrived_]) {
            return false;
        }

        arrived_++;
        if (arrived_ == Head.size()) {
            arrived_ = 0;
            phase_ = Phase::WindowKind;
        }

        return true;
    case Phase::WindowKind:
        windowKind_ = byte;
        segmentSize_ = 0;
        segmentStart_ = 0;
        phase_ = byte == 0 ? Phase::Size : Phase::SegmentSize;
        return byte == 0 || byte == OfImage || (byte == OfBase && baseSize_ > 0);
    case Phase::Compression:
        phase_ = Phase::DataSize;
        return byte == 0;
    default:
        return takeNumber(byte);
    }
}

bool DeltaDecoder::takeNumber(std::uint8_t byte) noexcept
{
    if (number_ > (MostNumber >> 7)) {
        return false;
    }

    number_ = (number_ << 7) | (byte & 0x7FU);
    if ((byte & 0x80) != 0) {
        // A number does not begin with zeros, of which there could be any number.
        return number_ != 0;
    }

    const bool isRight = takeWindowNumber();
    number_ = 0;
    return isRight;
}

bool DeltaDecoder::takeWindowNumber() noexcept
{
    const std::uint32_t segmentEnd = windowKind_ == OfBase ? baseSize_ : made();
    switch (phase_) {
    case Phase::SegmentSize:
        segmentSize_ = number_;
        phase_ = Phase::SegmentStart;
        return number_ <= segmentEnd;
    case Phase::SegmentStart:
        segmentStart_ = number_;
        phase_ = Phase::Size;
        return number_ <= segmentEnd - segmentSize_;
    case Phase::Size:
        left_ = number_;
        phase_ = Phase::ImageSize;
        return true;
    case Phase::ImageSize:
        if (number_ == 0 || number_ > imageSize_ - made()) {
            return false;
        }

        windowStart_ = made();
        windowEnd_ = windowStart_ + number_;
        phase_ = Phase::Compression;
        return true;
    case Phase::DataSize:
        dataEnd_ = number_;
        phase_ = Phase::InstructionsSize;
        return number_ <= MostInWindow;
    case Phase::InstructionsSize:
        instructionEnd_ = number_;
        phase_ = Phase::AddressesSize;
        return number_ <= MostInWindow;
    default:
        return number_ <= MostInWindow && openBody();
    }
}

bool DeltaDecoder::openBody() noexcept
{
    const std::uint32_t heads
        = countOf(windowEnd_ - windowStart_) + 1 + countOf(dataEnd_) + countOf(instructionEnd_) + countOf(number_);
    bodyCount_ = dataEnd_ + instructionEnd_ + number_;
    if (bodyCount_ == 0 || bodyCount_ > MostInWindow || left_ != heads + bodyCount_) {
        return false;
    }

    data_ = 0;
    instruction_ = dataEnd_;
    instructionEnd_ += dataEnd_;
    address_ = instructionEnd_;
    arrived_ = 0;
    size_ = 0;
    secondSize_ = 0;
    near_.fill(0);
    nextNear_ = 0;
    phase_ = Phase::Body;
    return true;
}

SlotResult DeltaDecoder::work(bool &wrote) noexcept
{
    while (made() < windowEnd_) {
        if (size_ == 0 && !nextHalf() && !nextInstruction()) {
            return SlotResult::WrongDelta;
        }

        const SlotResult result = make();
        if (result != SlotResult::Ok) {
            return result;
        }

        if (pageCount_ == PageSize) {
            wrote = true;
            const SlotResult written = flush();
            if (written != SlotResult::Ok || made() < windowEnd_) {
                return written;
            }
        }
    }

    const bool isUsedUp = size_ == 0 && secondSize_ == 0 && data_ == dataEnd_ && instruction_ == instructionEnd_
        && address_ == bodyCount_;
    if (!isUsedUp) {
        return SlotResult::WrongDelta;
    }

    arrived_ = 0;
    phase_ = Phase::WindowKind;
    wrote |= made() == imageSize_;
    return made() == imageSize_ ? flush() : SlotResult::Ok;
}

bool DeltaDecoder::nextInstruction() noexcept
{
    if (instruction_ == instructionEnd_) {
        return false;
    }

    const std::uint32_t opcode = body_[instruction_++];
    bool sizeFollows = false;
    if (opcode < FirstCopy) {
        kind_ = opcode == 0 ? Kind::Run : Kind::Add;
        size_ = opcode == 0 ? 0 : opcode - 1;
        sizeFollows = size_ == 0;
    } else if (opcode < FirstAddCopy) {
        kind_ = Kind::Copy;
        mode_ = static_cast<std::uint8_t>((opcode - FirstCopy) / CopiesOfMode);
        size_ = (opcode - FirstCopy) % CopiesOfMode;
        sizeFollows = size_ == 0;
        size_ = sizeFollows ? 0 : size_ + ShortestCopy - 1;
    } else if (opcode < FirstAddCopySame) {
        const std::uint32_t pair = opcode - FirstAddCopy;
        kind_ = Kind::Add;
        size_ = pair % 12 / 3 + 1;
        secondKind_ = Kind::Copy;
        secondSize_ = pair % 3 + ShortestCopy;
        mode_ = static_cast<std::uint8_t>(pair / 12);
    } else if (opcode >= FirstCopyAdd) {
        kind_ = Kind::Copy;
        mode_ = static_cast<std::uint8_t>(opcode - FirstCopyAdd);
        size_ = ShortestCopy;
        secondKind_ = Kind::Add;
        secondSize_ = 1;
    } else {
        // An addition with a copy by the "same" cache.
        return false;
    }

    if (sizeFollows && !readNumber(instruction_, instructionEnd_, size_)) {
        return false;
    }

    return size_ > 0 && (kind_ != Kind::Copy || readAddress());
}

bool DeltaDecoder::nextHalf() noexcept
{
    if (secondSize_ == 0) {
        return false;
    }

    kind_ = secondKind_;
    size_ = secondSize_;
    secondSize_ = 0;
    if (kind_ == Kind::Copy && !readAddress()) {
        // There is nothing that could be made of it.
        instruction_ = instructionEnd_;
        return false;
    }

    return true;
}

bool DeltaDecoder::readNumber(std::uint32_t &at, std::uint32_t end, std::uint32_t &value) noexcept
{
    value = 0;
    while (at < end && value <= (MostNumber >> 7)) {
        const std::uint8_t byte = body_[at++];
        value = (value << 7) | (byte & 0x7FU);
        if ((byte & 0x80) == 0) {
            return true;
        }
    }

    return false;
}

bool DeltaDecoder::readAddress() noexcept
{
    std::uint32_t value = 0;
    if (mode_ >= FromNear + NearCount || !readNumber(address_, bodyCount_, value)) {
        return false;
    }

    const std::uint32_t here = segmentSize_ + (made() - windowStart_);
    if (mode_ == FromHere) {
        if (value > here) {
            return false;
        }

        value = here - value;
    } else if (mode_ >= FromNear) {
        value += near_[mode_ - FromNear];
    }

    if (value >= here) {
        return false;
    }

    near_[nextNear_] = value;
    nextNear_ = (nextNear_ + 1) % NearCount;
    from_ = value;
    return true;
}

SlotResult DeltaDecoder::make() noexcept
{
    if (size_ > windowEnd_ - made()) {
        return SlotResult::WrongDelta;
    }

    std::uint32_t count = std::min(size_, static_cast<std::uint32_t>(PageSize) - pageCount_);
    switch (kind_) {
    case Kind::Add:
        if (count > dataEnd_ - data_) {
            return SlotResult::WrongDelta;
        }

        std::copy_n(body_.begin() + data_, count, page_.begin() + pageCount_);
        data_ += count;
        break;
    case Kind::Run:
        if (data_ == dataEnd_) {
            return SlotResult::WrongDelta;
        }

        std::fill_n(page_.begin() + pageCount_, count, body_[data_]);
        data_ += size_ == count ? 1 : 0;
        break;
    case Kind::Copy: {
        // Behind the segment the window itself goes on.
        bool isRead = true;
        if (from_ >= segmentSize_) {
            isRead = copyOfImage(windowStart_ + (from_ - segmentSize_), count);
        } else {
            count = std::min(count, segmentSize_ - from_);
            isRead = windowKind_ == OfBase
                ? ends_.readBase(segmentStart_ + from_, page_.data() + pageCount_, count)
                : copyOfImage(segmentStart_ + from_, count);
        }

        if (!isRead) {
            return SlotResult::FlashFailed;
        }

        from_ += count;
        break;
    }
    }

    size_ -= count;
    pageCount_ += count;
    return SlotResult::Ok;
}

bool DeltaDecoder::copyOfImage(std::uint32_t offset, std::uint32_t &count) noexcept
{
    if (offset < pageStart_) {
        count = std::min(count, pageStart_ - offset);
        return ends_.readImage(offset, page_.data() + pageCount_, count);
    }

    // It may reach into what it makes itself, which repeats it.
    const std::uint32_t place = offset - pageStart_;
    for (std::uint32_t i = 0; i < count; i++) {
        page_[pageCount_ + i] = page_[place + i];
    }

    return true;
}

SlotResult DeltaDecoder::flush() noexcept
{
    if (pageCount_ == 0) {
        return SlotResult::Ok;
    }

    const SlotResult result = ends_.write(pageStart_, page_.data(), pageCount_);
    pageStart_ += pageCount_;
    pageCount_ = 0;
    return result;
}

}  // namespace enigmaiot
