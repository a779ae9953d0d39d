#pragma once

#include <array>
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
/// 2 KB, and 8 KB for what of it has come and is not decoded yet, so that more comes over the air while the flash is at work. Where the
/// heap has no room for these, what comes is decoded at once.
class DeltaWriter final : private DeltaEnds {
public:
    /// Bytes of the delta that may wait: 38 chunks, which make 60 KB of an image that is much the same as the one that runs.
    static constexpr std::size_t MostWaiting = 8192;

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

    /// Takes bytes of the delta, as many as there is room for. Decodes, with one write() at most, where there is room for none or where
    /// no bytes are given.
    /// @param taken How many bytes were taken; where none were given, for how many there is room: for MostWaiting where nothing waits
    /// to be decoded.
    SlotResult write(const std::uint8_t *bytes, std::size_t count, std::size_t &taken) noexcept;

    /// Gives the memory back.
    void close() noexcept
    {
        decoding_.reset();
    }

private:
    using Waiting = std::array<std::uint8_t, MostWaiting>;

    /// What is there while a delta is decoded.
    struct Decoding {
        Decoding(DeltaEnds &ends, std::uint32_t baseSize, std::uint32_t imageSize) noexcept : decoder(ends, baseSize, imageSize)
        {
        }

        DeltaDecoder decoder;
        std::uint32_t imageAddress = 0;
        std::uint32_t baseAddress = 0;

        /// A ring of what waits to be decoded; nullptr where the heap has no room for it.
        std::unique_ptr<Waiting> waiting;
        std::size_t first = 0;
        std::size_t count = 0;
    };

    SlotResult decode() noexcept;
    void keep(const std::uint8_t *bytes, std::size_t count) noexcept;
    bool readBase(std::uint32_t offset, std::uint8_t *bytes, std::size_t count) noexcept override;
    bool readImage(std::uint32_t offset, std::uint8_t *bytes, std::size_t count) noexcept override;
    SlotResult write(std::uint32_t offset, const std::uint8_t *bytes, std::size_t count) noexcept override;

    SlotReader &reader_;
    SlotWriter &writer_;
    std::unique_ptr<Decoding> decoding_;
};

}  // namespace enigmaiot
