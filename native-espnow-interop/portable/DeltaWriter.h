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
///
/// A delta that comes in any order, by broadcasts, is kept in the last sectors of the slot, behind the image, until all of it is there, and
/// decoded from there: 300 bytes of memory in the place of those 8 KB. Behind a cut of power nothing of it is held.
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
    /// @param delta Where it is kept in the slot, that has room for it (SlotWriter::hasRoom).
    /// @param done Receives how many bytes of the delta are not needed again.
    SlotResult begin(
        std::uint32_t imageAddress,
        std::uint32_t baseAddress,
        const DeltaFacts &delta,
        std::uint32_t &done) noexcept;

    /// Whether the delta is kept in the slot: then stage() takes it, in any order, and write() with no bytes makes the image of it.
    bool isStaged() const noexcept
    {
        return decoding_ != nullptr && decoding_->stage != nullptr;
    }

    /// Keeps a part of the delta in the slot, each byte once.
    /// @param offset Where it belongs in the delta, a multiple of 4.
    SlotResult stage(std::uint32_t offset, const std::uint8_t *bytes, std::size_t count) noexcept
    {
        return writer_.writeAside(offset, bytes, count, decoding_->stage->size);
    }

    /// Erases a step of what stage() comes to, then of what the image comes to. Returns whether there may be more.
    bool eraseAhead() noexcept
    {
        return writer_.eraseAside(decoding_->stage->size) || writer_.eraseAhead();
    }

    /// Takes bytes of the delta, as many as there is room for. Decodes, with one write() at most, where there is room for none or where
    /// no bytes are given.
    /// @param taken How many bytes were taken; where none were given, for how many there is room: for MostWaiting where nothing waits
    /// to be decoded. Where the delta is kept in the slot, for none until all of it is decoded.
    SlotResult write(const std::uint8_t *bytes, std::size_t count, std::size_t &taken) noexcept;

    /// Gives the memory back, and what was set aside of the slot.
    void close() noexcept;

private:
    using Waiting = std::array<std::uint8_t, MostWaiting>;

    /// A delta that is kept in the slot.
    struct Stage {
        /// Its bytes; 0 once all of them are decoded.
        std::uint32_t size = 0;

        /// How many of them the decoder has taken.
        std::uint32_t taken = 0;

        /// Room for what is read of it.
        std::array<std::uint8_t, 256> bytes;
    };

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

        /// nullptr where the delta comes in order.
        std::unique_ptr<Stage> stage;
    };

    bool makeRoom(const DeltaFacts &delta) noexcept;
    SlotResult decode() noexcept;
    SlotResult decodeStage(std::size_t &room) noexcept;
    void keep(const std::uint8_t *bytes, std::size_t count) noexcept;
    bool readBase(std::uint32_t offset, std::uint8_t *bytes, std::size_t count) noexcept override;
    bool readImage(std::uint32_t offset, std::uint8_t *bytes, std::size_t count) noexcept override;
    SlotResult write(std::uint32_t offset, const std::uint8_t *bytes, std::size_t count) noexcept override;

    SlotReader &reader_;
    SlotWriter &writer_;
    std::unique_ptr<Decoding> decoding_;
};

}  // namespace enigmaiot
