#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "DeltaFacts.h"
#include "DeltaDecoder.h"
#include "DeltaEnds.h"
#include "Digest.h"
#include "SlotReader.h"
#include "SlotWriter.h"

namespace enigmaiot {

/// Writes an image into a spare slot from a delta against the one that runs. Memory of the heap, taken while a delta is decoded:
/// 2 KB.
class DeltaWriter final : private DeltaEnds {
public:
    DeltaWriter(SlotReader &reader, SlotWriter &writer) noexcept : reader_(reader), writer_(writer)
    {
    }

    DeltaWriter(const DeltaWriter &) = delete;
    DeltaWriter &operator=(const DeltaWriter &) = delete;

    /// Determines whether an image starts with the base, or the delta is against none.
    bool isBase(Digest &sha256, std::uint32_t address, const DeltaFacts &delta) noexcept;

    /// Starts a delta of the image that is open, or goes on with it. Out of memory where there is none.
    /// @param imageAddress Where its slot starts.
    /// @param baseAddress Where the image starts that is copied from.
    /// @param baseSize Its bytes; 0 where there is none.
    /// @param done Receives how many bytes of the delta are not needed again.
    SlotResult begin(
        std::uint32_t imageAddress,
        std::uint32_t baseAddress,
        std::uint32_t baseSize,
        std::uint32_t &done) noexcept;

    /// Takes bytes of the delta; see DeltaDecoder.
    SlotResult write(const std::uint8_t *bytes, std::size_t count, std::size_t &taken) noexcept;

    /// Gives the memory back.
    void close() noexcept
    {
        decoder_.reset();
    }

private:
    bool readBase(std::uint32_t offset, std::uint8_t *bytes, std::size_t count) noexcept override;
    bool readImage(std::uint32_t offset, std::uint8_t *bytes, std::size_t count) noexcept override;
    SlotResult write(std::uint32_t offset, const std::uint8_t *bytes, std::size_t count) noexcept override;

    SlotReader &reader_;
    SlotWriter &writer_;
    std::uint32_t imageAddress_ = 0;
    std::uint32_t baseAddress_ = 0;
    std::unique_ptr<DeltaDecoder> decoder_;
};

}  // namespace enigmaiot
