#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "DeltaEnds.h"
#include "DeltaPlace.h"
#include "SlotResult.h"

namespace enigmaiot {

/// Decodes a delta in the format VCDIFF (RFC 3284) while it arrives. Taken are deltas without secondary compression, with the
/// default code table, and without addresses of the "same" cache, which would need 3 KB; of whose windows none has more than
/// MostInWindow bytes of its own, instructions and addresses together. Whatever the bytes are: it reads and writes nothing
/// outside of the two images, writes once in a call, and ends with a reason.
class DeltaDecoder {
public:
    static constexpr std::size_t MostInWindow = 1280;

    /// Bytes of the new image that are written together, and a call writes once at most.
    static constexpr std::size_t PageSize = 512;

    /// @param ends Outlives the decoder.
    /// @param baseSize Bytes of the image that is copied from; 0 where there is none.
    /// @param imageSize Bytes of the image that is made.
    DeltaDecoder(DeltaEnds &ends, std::uint32_t baseSize, std::uint32_t imageSize) noexcept
        : ends_(ends), baseSize_(baseSize), imageSize_(imageSize)
    {
    }

    /// Goes on where a window starts: what the image has before that is read from where it was written. To be called before
    /// anything is taken. False where it cannot be read; then nothing is changed.
    bool goOn(const DeltaPlace &place) noexcept;

    /// Where the window starts that is being made, or was last.
    const DeltaPlace &place() const noexcept
    {
        return place_;
    }

    /// Takes bytes of the delta, and makes what can be made of them. A window's last byte is taken once the window is made, so
    /// what is not taken is given again. Once it has failed it takes nothing any more.
    /// @param taken How many bytes were taken.
    SlotResult take(const std::uint8_t *bytes, std::size_t count, std::size_t &taken) noexcept;

private:
    enum class Phase : std::uint8_t {
        Head,
        WindowKind,
        SegmentSize,
        SegmentStart,
        Size,
        ImageSize,
        Compression,
        DataSize,
        InstructionsSize,
        AddressesSize,
        Body,
        Work,
    };

    enum class Kind : std::uint8_t {
        Add,
        Run,
        Copy,
    };

    static constexpr std::uint8_t OfBase = 1;
    static constexpr std::uint8_t OfImage = 2;
    static constexpr std::size_t NearCount = 4;

    bool takeByte(std::uint8_t byte) noexcept;
    bool takeNumber(std::uint8_t byte) noexcept;
    bool takeWindowNumber() noexcept;
    bool openBody() noexcept;
    SlotResult work(bool &wrote) noexcept;
    bool nextInstruction() noexcept;
    bool nextHalf() noexcept;
    bool readNumber(std::uint32_t &at, std::uint32_t end, std::uint32_t &value) noexcept;
    bool readAddress() noexcept;
    SlotResult make() noexcept;
    bool copyOfImage(std::uint32_t offset, std::uint32_t &count) noexcept;
    SlotResult flush() noexcept;

    std::uint32_t made() const noexcept
    {
        return pageStart_ + pageCount_;
    }

    DeltaEnds &ends_;
    std::uint32_t baseSize_;
    std::uint32_t imageSize_;
    SlotResult result_ = SlotResult::Ok;
    Phase phase_ = Phase::Head;

    /// Bytes of the delta that earlier calls took.
    std::uint32_t taken_ = 0;
    DeltaPlace place_;

    /// The number that arrives, and bytes of head or number that have arrived.
    std::uint32_t number_ = 0;
    std::uint32_t arrived_ = 0;

    // The window: what it copies from, where it starts and ends in the new image, the places of its three parts in body_.
    std::uint8_t windowKind_ = 0;
    std::uint32_t segmentSize_ = 0;
    std::uint32_t segmentStart_ = 0;
    std::uint32_t windowStart_ = 0;
    std::uint32_t windowEnd_ = 0;
    std::uint32_t left_ = 0;
    std::uint32_t data_ = 0;
    std::uint32_t dataEnd_ = 0;
    std::uint32_t instruction_ = 0;
    std::uint32_t instructionEnd_ = 0;
    std::uint32_t address_ = 0;
    std::uint32_t bodyCount_ = 0;

    // The instruction that is being done, and the second one of its opcode.
    Kind kind_ = Kind::Add;
    Kind secondKind_ = Kind::Add;
    std::uint8_t mode_ = 0;
    std::uint32_t size_ = 0;
    std::uint32_t secondSize_ = 0;
    std::uint32_t from_ = 0;

    std::array<std::uint32_t, NearCount> near_{};
    std::size_t nextNear_ = 0;

    // What was made and is not written yet: it stands behind pageStart_, a multiple of PageSize.
    std::uint32_t pageStart_ = 0;
    std::uint32_t pageCount_ = 0;
    std::array<std::uint8_t, PageSize> page_;
    std::array<std::uint8_t, MostInWindow> body_;
};

}  // namespace enigmaiot
