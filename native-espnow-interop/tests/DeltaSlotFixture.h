#pragma once

#include <algorithm>

#include "DeltaSample.h"
#include "SlotCoreFixture.h"

namespace enigmaiot::test {

/// A board that is updated by deltas against the deployment that it runs.
class DeltaSlotTest : public SlotCoreTest {
protected:
    static DeltaFacts baseOf(const Image &image)
    {
        DeltaFacts facts;
        facts.baseSize = static_cast<std::uint32_t>(image.size());
        facts.baseSha256 = digestOf(MBEDTLS_MD_SHA256, image);
        return facts;
    }

    static SlotResult begin(SlotBoard &board, const Image &image, const DeltaFacts &facts)
    {
        std::uint32_t done = 0;
        return begin(board, image, facts, done);
    }

    static SlotResult begin(SlotBoard &board, const Image &image, const DeltaFacts &facts, std::uint32_t &done)
    {
        return board.slots().beginDelta(
            Kind, static_cast<std::uint32_t>(image.size()), digestOf(MBEDTLS_MD_MD5, image).data(), facts, done);
    }

    static SlotResult write(SlotBoard &board, const Image &delta, std::size_t from = 0)
    {
        std::size_t all = 0;
        SlotResult result = board.slots().writeDelta(delta.data(), 0, all);
        for (std::size_t at = from; result == SlotResult::Ok && at < delta.size();) {
            std::size_t taken = 0;
            result = board.slots().writeDelta(delta.data() + at, std::min(SlotBoard::Chunk, delta.size() - at), taken);
            at += taken;
        }

        return result == SlotResult::Ok ? decodeAll(board, all) : result;
    }

    /// Has all decoded that waits.
    /// @param all For how many bytes there is room where nothing waits.
    static SlotResult decodeAll(SlotBoard &board, std::size_t all)
    {
        SlotResult result = SlotResult::Ok;
        for (std::size_t room = all + 1; result == SlotResult::Ok && room != all;) {
            result = board.slots().writeDelta(nullptr, 0, room);
        }

        return result;
    }

    /// Begin, or go on, write and finish.
    static SlotResult update(SlotBoard &board, const Image &image, const DeltaFacts &base, const Image &delta)
    {
        std::uint32_t done = 0;
        return update(board, image, base, delta, done);
    }

    static SlotResult update(SlotBoard &board, const Image &image, DeltaFacts facts, const Image &delta, std::uint32_t &done)
    {
        const auto md5 = digestOf(MBEDTLS_MD_MD5, delta);
        std::copy_n(md5.begin(), facts.md5.size(), facts.md5.begin());
        SlotResult result = begin(board, image, facts, done);
        result = result == SlotResult::Ok ? write(board, delta, done) : result;
        return result == SlotResult::Ok ? board.finish(image) : result;
    }
};

}  // namespace enigmaiot::test
